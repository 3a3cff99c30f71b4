import Database from 'better-sqlite3';
import { KILLED_CREW, slots } from './book-of-proof.ts';
import { run } from './command.ts';
import {
  type Endings,
  GOOGLE_VERBS,
  GoogleCrashWorker,
  KILLS,
  type Kill,
  type Storm,
} from './google-crash-worker.ts';
import {
  type GoogleSite,
  openGoogleSite,
  readShown,
  shownViolations,
  stampViolations,
  writesSoFar,
} from './google-site.ts';
import { calmStorm, raiseStorm } from './google-storm.ts';
import { bookViolations } from './invariants.ts';
import { Promises } from './promises.ts';
import type { Random } from './random.ts';

const SLOTS = 400;
const CUSTOMERS = 40;
/** Within so many runs of `sync` everything must have come to rest. */
const MOST_SYNCS = 3;
/** Longer than a booking is held for the calendar's word. */
const FORGOTTEN_MS = 660_000;

export interface GoogleCrashReport extends Pick<Storm, 'endings' | 'kills' | 'violations' | 'retries'> {
  readonly rounds: number;
  readonly requests: number;
  readonly faults: number;
  /** Requests that arrived only after the storm. */
  readonly late: number;
  /** The most runs of `sync` that a round took to come to rest. */
  readonly syncs: number;
  readonly appointments: number;
  readonly live: number;
}

/** Rounds of a storm with `killsPerRound` kills, and after each the calm in which nothing may be lost, double or left over. */
export async function crashAgainstGoogle({
  kills,
  killsPerRound,
  workers,
  seed,
  random,
}: {
  readonly kills: number;
  readonly killsPerRound: number;
  readonly workers: number;
  readonly seed: number;
  readonly random: Random;
}): Promise<GoogleCrashReport> {
  const site = await openGoogleSite(KILLED_CREW, { customers: CUSTOMERS, counters: workers });
  try {
    const storm = newStorm(site, random);
    const team = site.counters.map((_, number) => new GoogleCrashWorker(storm, number));
    let [rounds, late, syncs] = [0, 0, 0];
    while (killed(storm) < kills && storm.violations.length === 0) {
      const until = Math.min(kills, killed(storm) + killsPerRound);
      await beginRound(storm, rounds, seed);
      await Promise.all(team.map((worker) => worker.work(() => killed(storm) >= until)));
      calmStorm(site);
      for (const worker of team) worker.settle();
      const calm = await checkCalm(storm, rounds % 4 < 2);
      late += calm.late;
      syncs = Math.max(syncs, calm.syncs);
      rounds += 1;
    }
    return reportOf(storm, { rounds, late, syncs });
  } finally {
    await site.close();
  }
}

function newStorm(site: GoogleSite, random: Random): Storm {
  return {
    site,
    random,
    slots: slots(SLOTS),
    customers: CUSTOMERS,
    promises: new Promises(),
    endings: { book: noEndings(), reschedule: noEndings(), cancel: noEndings(), sync: noEndings() },
    kills: Object.fromEntries(KILLS.map((kill) => [kill, 0])) as Record<Kill, number>,
    violations: [],
    confirmedOnly: false,
    newcomers: 0,
    retries: 0,
  };
}

function noEndings(): Endings {
  return { acknowledged: 0, pending: 0, refused: 0, outOfReach: 0, killed: 0 };
}

function killed({ kills }: Storm): number {
  return KILLS.reduce((sum, kill) => sum + kills[kill], 0);
}

/** Every second round belongs to a shop that books only what its calendar confirms. */
async function beginRound(storm: Storm, round: number, seed: number): Promise<void> {
  const { site, violations } = storm;
  storm.confirmedOnly = round % 2 === 1;
  const policy = storm.confirmedOnly ? 'refuse' : 'keep';
  const { exitCode, stdout } = await run(site.office, site.file, ['shop', 'set', 'on_unavailable', policy]);
  if (exitCode !== 0) violations.push(`shop set ends with ${exitCode}: ${stdout}`);
  raiseStorm(site, seed * 1000 + round);
}

/**
 * Tells how many runs of `sync` it took to come to rest, and how many requests came late: `lateFirst`, before the first of
 * them, or else after it, when what they were about may long be over.
 */
async function checkCalm(storm: Storm, lateFirst: boolean): Promise<{ syncs: number; late: number }> {
  const { site, promises, violations } = storm;
  const before = readShown(site);
  violations.push(...bookViolations(before), ...promises.broken(before));
  site.wait(FORGOTTEN_MS);
  const earlySyncs = lateFirst ? 0 : 1;
  if (!lateFirst) await sync(storm);
  const late = site.fake.faults.deliverLate();
  let syncs = earlySyncs + 1;
  while ((await sync(storm)) > 0 && syncs < MOST_SYNCS) syncs += 1;
  const written = writesSoFar(site);
  await sync(storm);
  const needless = writesSoFar(site) - written;
  if (needless > 0) violations.push(`one more sync wrote ${needless} times`);
  const book = readShown(site);
  violations.push(
    ...bookViolations(book),
    ...promises.broken(book),
    ...shownViolations(book),
    ...stampViolations(site, book),
    ...phantoms(site),
    ...book.appointments.flatMap(({ id, held_until: until }) =>
      until === null || until > site.now() ? [] : [`#${id} is still held, and was to be until ${until}`],
    ),
  );
  promises.settle(book);
  return { syncs, late };
}

/** Gives what is still owed. In the calm nothing may go wrong. */
async function sync({ site, violations }: Storm): Promise<number> {
  const { exitCode, answer, stdout, stderr } = await run(site.office, site.file, ['sync']);
  if (exitCode !== 0) violations.push(`sync in the calm ends with ${exitCode}: ${stdout}${stderr}`);
  return (answer?.data?.['pending'] as number | undefined) ?? Number.NaN;
}

/**
 * Nobody has touched the calendars, so that the inbox has nothing to tell of (I9, docs/protocol.md §18), but what Google did
 * not take for a while: that has gone by itself.
 */
function phantoms({ file }: GoogleSite): string[] {
  const db = new Database(file, { readonly: true, timeout: 10_000 });
  try {
    const stuck = `kind IN ('change-stuck', 'removal-stuck') AND resolved_at IS NOT NULL`;
    const items = db.prepare(`SELECT * FROM inbox_item WHERE NOT (${stuck})`).all();
    return items.map((item) => `the inbox tells of what nobody did: ${JSON.stringify(item)}`);
  } finally {
    db.close();
  }
}

function reportOf(
  { site, endings, kills, violations, retries }: Storm,
  counts: Pick<GoogleCrashReport, 'rounds' | 'late' | 'syncs'>,
): GoogleCrashReport {
  const { appointments } = readShown(site);
  return {
    ...counts,
    endings,
    kills,
    violations,
    retries,
    requests: site.fake.requests.length,
    faults: site.fake.requests.filter(({ fault }) => fault !== null).length,
    appointments: appointments.length,
    live: appointments.filter(({ status }) => status !== 'cancelled').length,
  };
}

export function acknowledgedIn({ endings }: Pick<GoogleCrashReport, 'endings'>): number {
  return GOOGLE_VERBS.reduce((sum, verb) => sum + endings[verb].acknowledged, 0);
}
