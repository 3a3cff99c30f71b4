import { isMendable, type Reason } from '../../domain/calendar-health.ts';
import { DAY_MS, HOUR_MS } from '../../domain/interval.ts';
import { isMendedByItself } from '../../domain/mended-unasked.ts';
import { mayMend } from '../../domain/mending.ts';
import type { Mend } from '../../store/mends.ts';
import type { Write, Written } from '../../store/write.ts';
import { answeredOnce } from '../answered-once.ts';
import { PATIENCE } from '../calendar/patience.ts';
import { recreateChannel } from '../channels/recreate-channel.ts';
import type { DeliveryPorts } from '../in-step/deliver-changes.ts';
import { type SyncScope, syncCalendar } from '../in-step/sync-calendar.ts';
import type { Ports } from '../ports.ts';
import { noteReasons } from './keep-watch.ts';
import { type HealthPorts, type HealthReport, readHealth } from './read-health.ts';

export type MendPorts = HealthPorts & DeliveryPorts & Ports;

/** One thing that bay has tried to put right. */
export interface Applied {
  /** What people call the calendar. */
  readonly calendar: string;
  readonly code: Reason['code'];
  /**
   * `in-step`: what is owed was delivered again, and what changed was read. `read-whole`: the same, with the whole calendar read
   * anew, because reading on had not helped. `new-channel`: another channel was opened, and the one before ended.
   */
  readonly how: 'in-step' | 'read-whole' | 'new-channel';
  readonly isMended: boolean;
}

export interface MendReport {
  readonly before: HealthReport;
  readonly applied: readonly Applied[];
  /** What was not tried, because it was tried as often as it may be. */
  readonly heldBack: readonly Pick<Applied, 'calendar' | 'code'>[];
  readonly after: HealthReport;
}

/** Something to be tried in a calendar. */
interface Attempt extends Pick<Applied, 'calendar' | 'code' | 'how'> {
  readonly calendarId: string;
}

/**
 * Puts right what is safe: nothing that this does is more than `syncCalendar` may do at any time. Each calendar is tried three times an
 * hour and ten times a day at most; a try is kept before it is made. Dry, it says what would be tried. Throws `not-found`, `key-reused`.
 */
export async function mendOnce(
  named: string | null,
  write: Write,
  ports: MendPorts,
): Promise<Written<MendReport>> {
  return answeredOnce(
    write,
    (value: MendReport) => ({ value, replayed: true }),
    async (): Promise<Written<MendReport>> => {
      const value = await mend(named, write.dryRun, ports);
      if (!write.dryRun && !ports.interruption.aborted) await ports.store.keepResult(value, write);
      return { value, replayed: false };
    },
    ports,
  );
}

/**
 * The same, by whoever stays and was not asked: what it does not do anyway, and each calendar by itself. Null where nothing is to be
 * tried.
 */
export async function mendByItself(
  { calendars }: Pick<HealthReport, 'calendars'>,
  ports: MendPorts,
): Promise<MendReport | null> {
  const reasons = calendars.flatMap(({ health }) => health.reasons);
  if (!reasons.some(({ code }) => isMendedByItself(code, [], 0))) return null;
  const report = await mend(null, false, ports, { byItself: true });
  return report.applied.length === 0 ? null : report;
}

interface How {
  /** Nobody has asked for it. */
  readonly byItself: boolean;
}

async function mend(
  named: string | null,
  dryRun: boolean,
  ports: MendPorts,
  { byItself }: How = { byItself: false },
): Promise<MendReport> {
  const { store, clock } = ports;
  const before = await readHealth(named, ports);
  const now = clock.now();
  const earlier = await store.mends.since(now - DAY_MS);
  const triedIn = (calendarId: string) => earlier.filter((one) => one.calendarId === calendarId);
  const timesOf = (calendarId: string) => triedIn(calendarId).map(({ at }) => at);
  const wanted = attemptsFor(before, triedIn).filter(
    ({ code, calendarId }) => !byItself || isMendedByItself(code, timesOf(calendarId), now),
  );
  const may = ({ calendarId }: Attempt) => mayMend(timesOf(calendarId), now);
  const tried = wanted.filter(may);
  if (!dryRun && tried.length > 0) {
    await store.mends.note(firstOfEach(tried).map(({ calendarId, code }) => ({ calendarId, code, at: now })));
    for (const { calendarId, how } of tried) {
      if (how === 'read-whole') await store.calendars.readAgain(calendarId, null);
    }
    await store.places.tie();
    const inStep = tried.filter(({ how }) => how !== 'new-channel');
    if (named === null && !byItself && inStep.length > 0) await syncCalendar(ports);
    else for (const { calendarId } of firstOfEach(inStep)) await syncCalendar(ports, only(calendarId));
    const anew = tried.filter(({ how }) => how === 'new-channel');
    if (anew.length > 0) await openAnew(anew, ports);
  }
  const after = dryRun ? before : await readHealth(named, ports);
  // Of one calendar alone nobody can say what is over elsewhere.
  if (!dryRun && named === null) await noteReasons(after, ports);
  return {
    before,
    applied: tried.map(({ calendar, code, how, calendarId }) => ({
      calendar,
      code,
      how,
      isMended: !attemptsFor(after, triedIn).some(
        (one) => one.code === code && one.calendarId === calendarId,
      ),
    })),
    heldBack: wanted.filter((one) => !may(one)).map(({ calendar, code }) => ({ calendar, code })),
    after,
  };
}

async function openAnew(tried: readonly Attempt[], ports: MendPorts): Promise<void> {
  const serving = await ports.store.serving.read();
  if (serving === null || serving.pushAddress === null) return;
  for (const { calendarId } of tried) await recreateChannel(calendarId, serving.pushAddress, ports);
}

function only(calendarId: string): SyncScope {
  const deliveries = { calendarId, dueOnly: false, withinMs: PATIENCE.deliver };
  return { deliveries, reads: 'all', limits: { withinMs: PATIENCE.read, wholeEveryMs: HOUR_MS } };
}

/** What is the matter with all calendars is tried in each of them. */
function attemptsFor(
  { health, calendars }: HealthReport,
  triedIn: (calendarId: string) => readonly Mend[],
): Attempt[] {
  return calendars.flatMap(({ calendar, health: { calendarId, reasons }, evidence }) => {
    const ofAll = evidence.account === null ? [] : health.reasons;
    return [...reasons, ...ofAll].filter(isMendable).map(({ code }) => {
      const isAgain = code === 'late' && triedIn(calendarId).some((one) => one.code === 'late');
      return { calendar, calendarId, code, how: wayOf(code, isAgain) };
    });
  });
}

function wayOf(code: Reason['code'], isAgain: boolean): Applied['how'] {
  if (code.startsWith('push-')) return 'new-channel';
  return isAgain ? 'read-whole' : 'in-step';
}

/** One run is one try, whatever is the matter with the calendar. */
function firstOfEach(tried: readonly Attempt[]): Attempt[] {
  return [...new Map(tried.toReversed().map((one) => [one.calendarId, one])).values()];
}
