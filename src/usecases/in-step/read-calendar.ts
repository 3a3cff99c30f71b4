import type { ChangesPage } from '../../calendar/calendar-service.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { Instant, Interval } from '../../domain/interval.ts';
import type { CalendarState } from '../../store/calendar-states.ts';
import { noteAnswer, noteAttempt } from '../calendar/ask-calendar.ts';
import type { Ports } from '../ports.ts';
import { nextPage, type PageWanted } from './next-page.ts';
import { othersTold } from './others-told.ts';
import { keptOf, listingOf, seenIn } from './reading-events.ts';
import { manyRemoved, notesOf } from './reading-notes.ts';
import type { ReconcilingShop } from './reconcile-image.ts';
import { renewMirror } from './renew-mirror.ts';

type ReadingPorts = Pick<Ports, 'store' | 'calendar' | 'clock' | 'zones' | 'interruption'>;

/** What came of reading one calendar. */
export interface CalendarReading {
  readonly calendarId: string;
  /** Changes of our events that were noticed and are to be looked into. */
  readonly hints: number;
  /** The reading was not taken in, because a person has to decide first. */
  readonly halted: boolean;
  /** How many events have been read, where the time was over before the last page: the next reading goes on from there. */
  readonly readSoFar: number | null;
  /** What a person has decided about very many events that were gone, and that is still to be done. */
  readonly onRemovals: CalendarState['onRemovals'];
  readonly trouble: CalendarTrouble | null;
}

/** How much one reading may ask for. */
export interface ReadingLimits {
  readonly withinMs: number;
  /** All of a calendar that does not take its own tokens is read so often at most. */
  readonly wholeEveryMs: number;
}

/** Whose calendar it is, and of which days others' time is wanted; null: nobody needs to know. */
interface Reader extends ReadingLimits {
  readonly calendarId: string;
  readonly ahead: Interval | null;
  readonly shop: ReconcilingShop;
}

/** More pages than any calendar of a workshop has: beyond them the server never comes to an end. */
const MOST_PAGES = 2_000;
/** So often a reading may have to begin anew before that is taken for trouble. */
const MOST_BEGINNINGS = 3;

/**
 * Takes in what changed in one calendar, page by page, and goes on where an earlier run has stopped. Of our events it keeps hints,
 * never conclusions: what a change means is decided when the event is looked at. Hints and the sync token are kept together,
 * with the last page: so a crash costs one page at most, and of a reading that is not at its end nothing is concluded
 * (docs/protocol.md §9). Of others' events it keeps when they take time during `ahead`: what lies over ours, `tellOfOthers` says.
 */
export async function readCalendar(
  calendarId: string,
  ahead: Interval | null,
  shop: ReconcilingShop,
  ports: ReadingPorts,
  limits: ReadingLimits,
): Promise<CalendarReading> {
  const { store, calendar, clock } = ports;
  const reader: Reader = { calendarId, ahead, shop, ...limits };
  const began = clock.now();
  const left = leftOf(limits.withinMs, began, ports);
  await noteAttempt(calendarId, ports);
  let hints = 0;
  let hasGoneOn = false;
  for (let beginnings = 0; beginnings < MOST_BEGINNINGS; ) {
    const page = await nextPage(calendarId, ahead, limits.wholeEveryMs, ports);
    if (page.open !== null && left() === 0)
      return { ...nothing(calendarId), hints, readSoFar: page.open.events };
    const answer = await calendar.changes(calendarId, page.from, page.open?.nextPage ?? null, left());
    if (answer.kind === 'page-expired' || answer.kind === 'token-expired') {
      beginnings += 1;
      await beginAnew(calendarId, answer.kind, ports);
      continue;
    }
    await noteAnswer(calendarId, answer.kind === 'changes' ? null : answer, 'calendar', ports);
    if (answer.kind !== 'changes') return { ...nothing(calendarId), hints, trouble: answer };
    const reading =
      answer.nextPage === null
        ? await takeInWhole(reader, page, answer, ports)
        : await takeInPage(reader, page, { ...answer, nextPage: answer.nextPage }, ports);
    if (reading === 'goes on') continue;
    hints += reading.hints;
    // Once: somebody may have set the clock back.
    const isOfEarlierRun = !hasGoneOn && page.open !== null && page.beganAt < began;
    if (!isOfEarlierRun || reading.halted || reading.trouble !== null || left() === 0)
      return { ...reading, hints };
    // What has changed since it began, is not in it.
    hasGoneOn = true;
  }
  await store.calendars.dropReading(calendarId);
  return { ...nothing(calendarId), trouble: NO_BEGINNING };
}

const NO_BEGINNING: CalendarTrouble = {
  kind: 'unknown',
  why: 'the calendar takes none of the tokens that it gives',
};
const NO_END: CalendarTrouble = { kind: 'unknown', why: 'the list of the calendar does not end' };

function nothing(calendarId: string): CalendarReading {
  return { calendarId, hints: 0, halted: false, readSoFar: null, onRemovals: null, trouble: null };
}

/** By the clock, which somebody may set: so the result is kept within bounds. */
function leftOf(withinMs: number, began: Instant, { clock }: Pick<ReadingPorts, 'clock'>): () => number {
  return () => Math.min(withinMs, Math.max(0, withinMs - (clock.now() - began)));
}

/** What the calendar does not know any more is forgotten here, too. */
async function beginAnew(
  calendarId: string,
  expired: 'page-expired' | 'token-expired',
  { store, clock }: ReadingPorts,
): Promise<void> {
  await store.calendars.dropReading(calendarId);
  if (expired === 'token-expired') await store.calendars.noteTokenRefused(calendarId, clock.now());
}

/** A page that is not the last: the reading goes on from there, whoever goes on with it. */
async function takeInPage(
  { calendarId, shop }: Reader,
  page: PageWanted,
  answer: ChangesPage & { readonly nextPage: string },
  ports: ReadingPorts,
): Promise<CalendarReading | 'goes on'> {
  const { store } = ports;
  const { open, from, beganAt, ahead, othersChanged } = page;
  const { nextPage, events, unreadable } = answer;
  if ((open?.pages ?? 0) + 1 >= MOST_PAGES) {
    await store.calendars.dropReading(calendarId);
    return { ...nothing(calendarId), trouble: NO_END };
  }
  const others = await othersTold(calendarId, answer, { ahead, zone: shop.shop.zone }, ports);
  const kept = await keptOf(calendarId, answer, store);
  const many = events.length + unreadable.length;
  const asOf = open === null ? answer.asOf : open.asOf;
  const tellsOfOthers = from.kind === 'all' || many > seenIn(answer).length;
  await store.calendars.keepPage({
    calendarId,
    open,
    from,
    nextPage,
    beganAt,
    asOf,
    ahead,
    othersChanged,
    events: many,
    kept,
    tellsOfOthers,
    others,
  });
  return 'goes on';
}

/** The last page: with it the whole of the reading is judged, and kept. */
async function takeInWhole(
  { calendarId, ahead, shop, withinMs }: Reader,
  page: PageWanted,
  answer: ChangesPage,
  ports: ReadingPorts,
): Promise<CalendarReading | 'goes on'> {
  const { store, clock } = ports;
  const { state, open, from, beganAt, othersChanged } = page;
  const now = clock.now();
  const earlier = open === null ? [] : await store.calendars.keptEvents(calendarId);
  const listing = listingOf(earlier, answer);
  const { events, unreadable } = listing;
  const full = from.kind === 'all';
  const seen = seenIn(listing);
  const read = { calendarId, seen, fullSince: from.kind === 'all' ? from.since : null };
  const preview = await store.calendars.preview(read, now);
  const strange = preview.unknown.length + preview.elsewhere.size;
  const tellsOfOthers =
    full || open?.tellsOfOthers === true || events.length + unreadable.length + strange > seen.length;
  const many = manyRemoved(calendarId, preview, state);
  if (many !== null) {
    await store.inbox.add([many], now);
    // Our events wait for a person; others' do not.
    const trouble = await renewMirror(calendarId, ahead, ports, { anyway: tellsOfOthers, withinMs });
    return { ...nothing(calendarId), halted: true, trouble };
  }
  const { notes, overtaken } = await notesOf(
    { calendarId, events, preview, full },
    shop.manner.bookId,
    ports,
  );
  await store.inbox.add(notes, now);
  await store.inbox.close(overtaken, now);
  const taken = await store.calendars.takeIn(
    {
      ...read,
      open,
      beganAt,
      notes: [],
      syncToken: answer.syncToken,
      asOf: open === null ? answer.asOf : open.asOf,
      tellsOfOthers: tellsOfOthers || events.length > 0,
      others: await othersTold(calendarId, answer, { ahead: page.ahead, zone: shop.shop.zone }, ports),
      ahead: page.ahead,
      othersChanged,
    },
    now,
  );
  if (taken === null) return 'goes on';
  const trouble = await renewMirror(calendarId, ahead, ports, { anyway: false, withinMs });
  return { ...nothing(calendarId), hints: taken.hints + taken.strays, onRemovals: state.onRemovals, trouble };
}
