import type { Appointment } from '../../domain/appointment.ts';
import {
  type CalendarTrouble,
  type EventAnswer,
  INTERRUPTED,
  isOfOneEvent,
} from '../../domain/calendar-answer.ts';
import { type EventManner, eventTexts } from '../../domain/calendar-event.ts';
import type { LocalTruth } from '../../domain/event-edits.ts';
import type { MoveQuestion } from '../../domain/event-move.ts';
import { type EventTexts, marksOf, marksOfSome } from '../../domain/event-texts.ts';
import type { Interval } from '../../domain/interval.ts';
import type { Settlement } from '../../domain/settlement.ts';
import type { Shop } from '../../domain/shop.ts';
import { wallText } from '../../domain/zone.ts';
import type { ImageKey, SettlingFacts, Turn } from '../../store/images.ts';
import {
  askCalendar,
  dueAgainAt,
  noteAnswer,
  noteRefusal,
  taken,
  textsSent,
} from '../calendar/ask-calendar.ts';
import { LEASE_MS, LOOK_BACK_MS, PATIENCE } from '../calendar/patience.ts';
import type { Ports } from '../ports.ts';
import { type MovedEvent, movedEvent } from './moved-event.ts';
import { isProven, proveBook } from './prove-book.ts';

export type ReconcilingPorts = Pick<
  Ports,
  | 'store'
  | 'zones'
  | 'calendar'
  | 'clock'
  | 'stopwatch'
  | 'worker'
  | 'protocol'
  | 'interruption'
  | 'observe'
  | 'newUuid'
>;

/** What a reconciliation needs to know of the shop, read once for many. */
export interface ReconcilingShop {
  readonly shop: Shop;
  readonly manner: EventManner;
}

export interface Reconciled {
  /** Requests that were answered. */
  readonly requests: number;
  /** The calendar shows more of what it should than before; a mere look changes nothing. */
  readonly changed: boolean;
  /** Why it had to be left; null when nothing is owed any more, or somebody else is at it. */
  readonly trouble: CalendarTrouble | null;
  /** The appointment where somebody's move in the calendar was adopted. */
  readonly adopted: Appointment | null;
  /** An event that is to go stays until the appointment is shown where it belongs. */
  readonly waits: boolean;
}

/** More turns than any state needs to come to rest; a calendar that answers itself into a circle is left for later. */
const MOST_TURNS = 12;

/**
 * Makes one calendar agree with one appointment: the same function for the first try, for every repair, and for what people
 * have done in the calendar (docs/protocol.md §4, docs/decisions/0007). Each turn is
 *
 *   begin     the lease, the decision and what must not be forgotten, kept before anything is sent
 *   ask       one request; where somebody has moved the event, also who else has that time now
 *   settle    what the answer means, kept unless somebody else has taken over
 *
 * so that a crash between any two of them is no event: whoever comes next begins with what is kept.
 */
export async function reconcileImage(
  key: ImageKey,
  { shop, manner }: ReconcilingShop,
  ports: ReconcilingPorts,
  withinMs: number,
): Promise<Reconciled> {
  const elapsed = ports.stopwatch();
  let adopted: Appointment | null = null;
  let doubted = false;
  let changed = false;
  const done = <T extends CalendarTrouble | null>(requests: number, trouble: T, waits = false) => {
    return { requests, changed, trouble, adopted, waits };
  };
  const proof = await proveBook(manner, ports, withinMs);
  if (proof.kind === 'unread') return done(0, proof.trouble);
  for (let requests = 0; ; requests += 1) {
    if (ports.interruption.aborted) return done(requests, INTERRUPTED);
    const turn = await begin(key, ports);
    if (turn === null || turn === 'waits') return done(requests, null, turn !== null);
    if (requests === MOST_TURNS) return leave(turn, done(requests, RESTLESS), ports);
    const sent = textsSent(turn, manner);
    const answered = await askCalendar(turn, manner, sent, ports.calendar, withinMs - elapsed());
    const answer = await taken(answered, key.calendarId, ports);
    ports.observe({
      kind: 'calendar-asked',
      appointmentId: turn.appointment.id,
      calendarId: key.calendarId,
      asked: turn.action.do,
      answer: answer.kind,
    });
    // Only somebody who has looked can have found that the event was moved.
    const moved = isLook(turn, answer)
      ? await movedEvent(turn, answer, shop, ports, Math.min(withinMs - elapsed(), PATIENCE.check))
      : null;
    const settled = await ports.store.images.settle(
      turn,
      ports.clock.now(),
      (facts) => {
        const truth = { ...truthOf(facts, turn, { manner, sent }, moved, ports), doubted };
        return ports.protocol.interpret(facts.image, turn.action, answer, truth);
      },
      (_, times) => ({
        ...times,
        zone: shop.timezone,
        wallStart: wallText(shop.zone, times.start),
        wallEnd: wallText(shop.zone, times.end),
      }),
      askedTimes(answer, moved?.others ?? null),
    );
    if (!settled.kept) return done(requests + 1, null);
    adopted = settled.adopted ?? adopted;
    const trouble: CalendarTrouble | null = settled.settlement?.trouble ?? null;
    const answersIt = !('why' in answer);
    changed ||= answersIt && trouble === null && isChange(turn, settled.settlement);
    doubted ||= isOfOneEvent(answer);
    await noteAnswer(key.calendarId, trouble, 'event', ports);
    const refused = trouble !== null && isOfOneEvent(answer);
    if (refused || (trouble === null && WRITES.has(turn.action.do) && answersIt))
      await noteRefusal(key.calendarId, refused, ports);
    if (trouble !== null) return leave(turn, done(requests + 1, trouble), ports);
    if (settled.atRest) return done(requests + 1, null);
  }
}

/** A request that wrote, or a look that found written what was sent before. */
function isChange({ action, image }: Turn, settlement: Settlement | null): boolean {
  if (!LOOKS.has(action.do)) return true;
  return settlement !== null && settlement.image.syncedRevision > image.syncedRevision;
}

/** Null when nothing is to be done, or somebody else is at it. A book that is behind its calendar, or may be, only looks. */
async function begin(key: ImageKey, ports: ReconcilingPorts): Promise<Turn | 'waits' | null> {
  const { store, worker, clock, protocol } = ports;
  const mayWrite = (await isProven(ports)) && !(await store.inbox.behind());
  const meant = { waits: false };
  const turn = await store.images.begin(key, worker, clock.now(), LEASE_MS, (image, isStillToBeShown) => {
    const nothing = { image, action: null };
    meant.waits = protocol.waits(image, isStillToBeShown);
    if (meant.waits) return nothing;
    const step = protocol.nextStep(image);
    return mayWrite || (step.action !== null && LOOKS.has(step.action.do)) ? step : nothing;
  });
  return turn === null && meant.waits ? 'waits' : turn;
}

const LOOKS: ReadonlySet<Turn['action']['do']> = new Set(['look', 'look-at-stray']);
const WRITES: ReadonlySet<Turn['action']['do']> = new Set(['create', 'update', 'remove', 'bury']);

async function leave(
  turn: Turn,
  done: Reconciled & { readonly trouble: CalendarTrouble },
  { store, clock }: ReconcilingPorts,
): Promise<Reconciled> {
  const { trouble } = done;
  await store.images.release(turn, dueAgainAt(clock.now(), turn, trouble), trouble.why);
  return done;
}

const RESTLESS: CalendarTrouble = {
  kind: 'unknown',
  why: 'its answers about this event do not come to rest',
};

/** Where the event lies, if others have been asked about that time: then it is judged by who of ours has it, too. */
function askedTimes(answer: EventAnswer, others: MoveQuestion['others']): Interval | null {
  if (others === null || 'kind' in others || answer.kind !== 'live') return null;
  const { start, end } = answer.event;
  return { start, end };
}

/** Only somebody who has looked can have found that an event was moved. */
function isLook({ action }: Turn, answer: EventAnswer): boolean {
  return action.do === 'look' && answer.kind === 'live';
}

function truthOf(
  facts: SettlingFacts,
  { key, failures }: Turn,
  { manner, sent }: Pick<ReconcilingShop, 'manner'> & { readonly sent: Partial<EventTexts> },
  moved: MovedEvent | null,
  { clock }: ReconcilingPorts,
): Omit<LocalTruth, 'doubted'> {
  const { appointment, times } = facts;
  const now = clock.now();
  return {
    bookId: manner.bookId,
    calendarId: key.calendarId,
    appointment,
    times,
    texts: marksOf(eventTexts(appointment, manner)),
    sent: marksOfSome(sent),
    judge: (to: Interval) => {
      if (moved === null) throw new Error('an event that nobody has looked at was moved');
      return moved.judge(to, facts, now);
    },
    isFirstTry: failures === 0,
    isHistory: appointment.end < now - LOOK_BACK_MS,
  };
}
