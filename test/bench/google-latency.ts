import { spawn } from 'node:child_process';
import { type Ended, run } from '../proof/command.ts';
import { type Counter, openGoogleSite } from '../proof/google-site.ts';
import { median } from './command-cost.ts';

/** What Google takes for each answer, in milliseconds. */
const LATENCY_MS = 100;

/** What a command may cost beside its requests, in starts of bare node. */
const MOST_STARTS = 4;

/** A booking that is safe is told of within this, whatever becomes of Google. */
const MOST_SILENT_MS = 1_000;

/** One command over a Google that is not near, or silent. Medians. */
export interface LatencyCost {
  readonly name: string;
  readonly ms: number;
  /** Requests, which follow each other. */
  readonly trips: number;
  /** What is left of `ms` without them, in starts of bare node. */
  readonly starts: number;
  /** Null for what is there to compare with. */
  readonly limitMs: number | null;
}

const SHOP = { bays: [{ name: 'North', capacity: 1 }], technicians: [] };

/** Whole processes by the clock on the wall, the access token at hand, as it is all day. */
export async function latencyCosts(rounds: number): Promise<LatencyCost[]> {
  const site = await openGoogleSite(SHOP, { customers: Math.max(rounds, SILENCES) + 1, counters: 0 });
  try {
    const { fake, office, file } = site;
    const local = {
      ...office,
      environment: (db: string) => ({ ...office.environment(db), BAY_CALENDAR: 'local' }),
    };
    // Signs in, and sees to it that nothing is left from before.
    await mustDo(office, file, ['sync']);
    const bareMs: number[] = [];
    const samples = new Map<string, { ms: number; trips: number }[]>();
    const measured = async (name: string, place: Omit<Counter, 'tap'>, args: readonly string[]) => {
      const before = fake.requests.length;
      const { ms } = await mustDo(place, file, args);
      const own = samples.get(name) ?? [];
      samples.set(name, [...own, { ms, trips: fake.requests.length - before }]);
    };
    fake.faults.latencyMs = LATENCY_MS;
    for (let round = 0; round < rounds; round += 1) {
      bareMs.push(await bareNodeMs(office.environment(file)));
      const [who, day] = [`${round + 1}`, dayOf(round)];
      await measured('slots', office, ['slots', '2026-11-24']);
      await measured('book', office, [
        'book',
        '-c',
        who,
        '-v',
        who,
        '-s',
        'oil_change',
        '--at',
        `${day}T09:00`,
      ]);
      await measured('cancel', office, ['cancel', who, '--reason', 'other']);
      await measured('agenda, Google’s calendar', office, ['agenda']);
      await measured('agenda, the local calendar', local, ['agenda']);
    }
    fake.faults.latencyMs = 0;
    for (let round = 0; round < SILENCES; round += 1) {
      fake.faults.add({ when: {}, fault: 'half-open', times: Number.POSITIVE_INFINITY });
      for (const [clock, name] of SILENT) {
        const who = `${round + 1}`;
        const at = `${dayOf(round)}T${clock}`;
        await measured(name, office, ['book', '-c', who, '-v', who, '-s', 'oil_change', '--at', at]);
      }
      fake.faults.clear();
      await mustDo(office, file, ['sync']);
    }
    const bare = median(bareMs);
    return [
      { name: 'node -e 0', ms: bare, trips: 0, starts: 1, limitMs: null },
      ...[...samples].map(([name, own]) => costOf(name, own, bare)),
    ];
  } finally {
    await site.close();
  }
}

function costOf(
  name: string,
  samples: readonly { readonly ms: number; readonly trips: number }[],
  bareMs: number,
): LatencyCost {
  const ms = median(samples.map((sample) => sample.ms));
  const trips = median(samples.map((sample) => sample.trips));
  if (SILENT.some(([, silent]) => silent === name))
    return { name, ms, trips, starts: ms / bareMs, limitMs: MOST_SILENT_MS };
  const limitMs = name.startsWith('agenda') ? null : trips * LATENCY_MS + MOST_STARTS * bareMs;
  return { name, ms, trips, starts: (ms - trips * LATENCY_MS) / bareMs, limitMs };
}

/** Bookings of one car on one day while Google takes every request and answers none: when, and what they are called. */
const SILENT = [
  ['11:00', 'book, Google silent'],
  ['13:00', 'book, Google silent still'],
] as const;
/** After each of which Google answers again. */
const SILENCES = 5;

async function mustDo(place: Omit<Counter, 'tap'>, file: string, args: readonly string[]): Promise<Ended> {
  const ended = await run(place, file, args);
  if (ended.exitCode !== 0) throw new Error(`${args.join(' ')}: ${ended.stdout}${ended.stderr}`);
  return ended;
}

/** Under the same environment: what is in it, Node may act upon. */
function bareNodeMs(env: Record<string, string>): Promise<number> {
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['-e', '0'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    child.once('error', reject);
    child.once('exit', () => resolve(performance.now() - began));
  });
}

/** The nth day from 24 November 2026. */
function dayOf(n: number): string {
  return new Date(Date.UTC(2026, 10, 24 + n)).toISOString().slice(0, 10);
}
