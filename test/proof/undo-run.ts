import { appointmentOfEventId } from '../../src/domain/calendar-event.ts';
import type { JournalEntry } from '../../src/domain/journal.ts';
import { AppError } from '../../src/failure.ts';
import { undo } from '../../src/usecases/history/undo.ts';
import { syncCalendar } from '../../src/usecases/in-step/sync-calendar.ts';
import { timesOf } from '../simulation/event-times.ts';
import { CALENDARS } from '../simulation/shop.ts';
import { saidOfBook } from '../support/damage-said.ts';
import { pick, type Random } from './random.ts';
import { doSomething } from './undo-deeds.ts';
import { type BookState, bookState, differences, shownState } from './undo-state.ts';
import { openShopfloor, type Shopfloor, someStart } from './undo-world.ts';

/** What one history came to. */
export interface UndoReport {
  readonly done: number;
  readonly undone: number;
  readonly refused: number;
  readonly wrong: readonly string[];
}

const COUNTER = 'cleo';

/** One counter does this and that, and takes all of it back: everything is as it was before, here and at Google. */
export async function undoneHistory(random: Random): Promise<UndoReport> {
  const floor = await openShopfloor(random);
  await settle(floor);
  const first = bookState(floor);
  const shown = shownState(floor);
  const states = new Map<number, BookState>();
  const wrong: string[] = [];
  const deeds = 3 + Math.floor(random() * 12);
  for (let i = 0; i < deeds; i += 1) {
    const before = bookState(floor);
    const last = await lastEntry(floor);
    await doSomething(floor, COUNTER);
    const made = await madeSince(floor, last);
    // Where a deed is several entries, only the state before the first is known.
    const [oldest] = made.toReversed();
    if (oldest !== undefined) states.set(oldest.id, before);
    if (random() < 0.1) await syncCalendar(floor.ports);
  }
  const all = await madeSince(floor, 0);
  let undone = 0;
  for (;;) {
    const entry = await floor.ports.store.journal.lastOf(COUNTER);
    if (entry === null) break;
    const refusal = await undoOnce(floor);
    if (refusal !== null) {
      wrong.push(`entry ${entry.id} (${entry.verb}) was not taken back: ${refusal}`);
      break;
    }
    undone += 1;
    const before = states.get(entry.id);
    if (before !== undefined)
      wrong.push(...differences(before, bookState(floor)).map((what) => `after entry ${entry.id}: ${what}`));
  }
  await syncCalendar(floor.ports);
  wrong.push(...differences(first, bookState(floor)));
  wrong.push(...apart(shown, shownState(floor)));
  wrong.push(...(await saidOfBook(floor.ports.store)));
  floor.db.close();
  return { done: all.filter(({ undoes }) => undoes === null).length, undone, refused: 0, wrong };
}

/** A few visits to begin with, which the calendars show. */
async function settle(floor: Shopfloor): Promise<void> {
  for (let i = 0; i < 4; i += 1) await doSomething(floor, 'setup');
  await syncCalendar(floor.ports);
}

async function lastEntry({ ports }: Shopfloor): Promise<number> {
  return (await ports.store.journal.newest(1))[0]?.id ?? 0;
}

/** The counter's entries after that one, newest first. */
async function madeSince({ ports }: Shopfloor, id: number): Promise<JournalEntry[]> {
  const entries = await ports.store.journal.newest(1000, { of: 'actor', actor: COUNTER });
  return entries.filter((entry) => entry.id > id);
}

/** Null, or what it is refused for. Throws whatever is no refusal. */
async function undoOnce(floor: Shopfloor, entry: number | null = null): Promise<string | null> {
  const shop = await floor.ports.store.shop.read();
  try {
    await undo({ entry, again: false }, shop, floor.by(COUNTER), floor.ports);
    return null;
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    return thrown.failure.code;
  }
}

function apart(was: readonly string[], is: readonly string[]): string[] {
  return [
    ...was.filter((event) => !is.includes(event)).map((event) => `Google lacks ${event}`),
    ...is.filter((event) => !was.includes(event)).map((event) => `Google has besides ${event}`),
  ];
}

/** What a person who comes in between may have relied on, or changed, by entries that are not the counter's. */
const TOUCHED = `
SELECT 'visit ' || r.appointment_id AS thing FROM appointment_revision r JOIN journal j ON j.id = r.entry_id
WHERE j.id > ? AND j.actor IS NOT ?
UNION SELECT p.kind || ' ' || p.id FROM person_change p JOIN journal j ON j.id = p.entry_id WHERE j.id > ? AND j.actor IS NOT ?
UNION SELECT 'shop' FROM shop_revision s JOIN journal j ON j.id = s.entry_id WHERE j.id > ? AND j.actor IS NOT ?`;

/** What may be refused besides, because somebody else has taken time, phone or plate, or relies on what was entered. */
const ALSO_REFUSED: ReadonlySet<string> = new Set([
  'slot-taken',
  'car-taken',
  'shop-closed',
  'not-undoable',
  'not-qualified',
  'phone-taken',
  'car-known',
  'appointments-in-the-way',
]);

/**
 * Somebody else changes one thing in between, at another counter or by dragging an event, which is followed: what the counter did
 * to that thing before is not taken back, nothing else is changed by trying, and the rest comes back.
 */
export async function crossedHistory(random: Random): Promise<UndoReport> {
  const floor = await openShopfloor(random);
  await settle(floor);
  const wrong: string[] = [];
  const deeds = 3 + Math.floor(random() * 8);
  const when = Math.floor(random() * deeds);
  for (let i = 0; i < deeds; i += 1) {
    await doSomething(floor, COUNTER);
    if (i === when) await somebodyElse(floor);
  }
  let [undone, refused] = [0, 0];
  let entry = await floor.ports.store.journal.lastOf(COUNTER);
  while (entry !== null) {
    const touched = touchedSince(floor, entry);
    const before = [bookState(floor), shownState(floor)];
    const refusal = await undoOnce(floor, entry.id);
    const what = `entry ${entry.id} (${entry.verb}), touched: ${touched}`;
    if (refusal === null) undone += 1;
    else refused += 1;
    if (touched && refusal === null) wrong.push(`${what}: was taken back though somebody had changed it`);
    if (!touched && refusal !== null && !ALSO_REFUSED.has(refusal) && refusal !== 'changed-since')
      wrong.push(`${what}: was refused for ${refusal}`);
    if (refusal !== null && JSON.stringify(before) !== JSON.stringify([bookState(floor), shownState(floor)]))
      wrong.push(`${what}: was refused, and something was changed`);
    entry = await floor.ports.store.journal.lastOf(COUNTER, entry.id);
  }
  wrong.push(...(await saidOfBook(floor.ports.store)));
  floor.db.close();
  return { done: deeds, undone, refused, wrong };
}

async function somebodyElse(floor: Shopfloor): Promise<void> {
  if (floor.random() < 0.6) return doSomething(floor, 'luis');
  const events = CALENDARS.flatMap((calendarId) =>
    [...floor.model.liveEvents(calendarId)].map((event) => ({ calendarId, event })),
  ).filter(({ event }) => appointmentOfEventId(event.id ?? '') !== null);
  if (events.length === 0) return;
  const { calendarId, event } = pick(events, floor.random);
  const { start, end } = timesOf(event);
  const to = someStart(floor.random);
  floor.model.people.move(calendarId, event.id ?? '', { start: to, end: to + (end - start) });
  await syncCalendar(floor.ports);
}

/** True where another than the counter has changed since what that entry has changed. */
function touchedSince({ db }: Shopfloor, { id, appointments, people, rules }: JournalEntry): boolean {
  const things = db.prepare(TOUCHED).pluck().all(id, COUNTER, id, COUNTER, id, COUNTER) as string[];
  return (
    appointments.some((visit) => things.includes(`visit ${visit.id}`)) ||
    people.some((one) => things.includes(`${one.kind} ${one.id}`)) ||
    (rules !== null && things.includes('shop'))
  );
}
