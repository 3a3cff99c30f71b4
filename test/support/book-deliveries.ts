import type { Appointment } from '../../src/domain/appointment.ts';
import type { EventAnswer } from '../../src/domain/calendar-answer.ts';
import type { StoredEvent } from '../../src/domain/calendar-event.ts';
import { imageEventId } from '../../src/domain/event-image.ts';
import { marksOf } from '../../src/domain/event-texts.ts';
import type { Instant, Interval } from '../../src/domain/interval.ts';
import { nextStep } from '../../src/domain/next-step.ts';
import { interpret } from '../../src/domain/reconcile.ts';
import { wallText } from '../../src/domain/zone.ts';
import type { AdoptedTimes, ImageKey, Settled, Turn, Worker } from '../../src/store/images.ts';
import type { Store } from '../../src/store/store.ts';
import { NOW, zone } from './book.ts';

const TEXTS = { title: 'an appointment', description: '' };

export const LEASE_MS = 60_000;

/** A worker that takes the others to be alive, save those that are named. */
export function aWorker(id: string, ended: readonly string[] = []): Worker {
  return { id, hasEnded: (other) => ended.includes(other) };
}

/** The event as the calendar would hold it after the turn's request. */
export function eventOfTurn(
  { key, appointment, action }: Turn,
  changes: Partial<StoredEvent> = {},
): StoredEvent {
  const { uuid, revision, start, end } = appointment;
  return {
    calendarId: key.calendarId,
    eventId: imageEventId(uuid, action.generation),
    etag: `"${revision}"`,
    start,
    end,
    cancelled: false,
    busy: true,
    allDay: false,
    recurring: false,
    ...TEXTS,
    stamp: { bookId: 'book', appointmentUuid: uuid, revision },
    testRun: null,
    link: `https://example.org/${revision}`,
    createdAt: NOW,
    updatedAt: NOW,
    ...changes,
  };
}

/** Begins a turn by the rules; null when there is nothing to do. */
export function begin(store: Store, key: ImageKey, worker = aWorker('one'), at = NOW): Promise<Turn | null> {
  return store.images.begin(key, worker, at, LEASE_MS, nextStep);
}

/** As `begin`, where something is to be done for sure. */
export async function taken(store: Store, key: ImageKey, worker?: Worker, at?: Instant): Promise<Turn> {
  const turn = await begin(store, key, worker, at);
  if (turn === null) throw new Error('there is nothing to do');
  return turn;
}

/** Settles a turn by the rules. */
export function settle(
  store: Store,
  turn: Turn,
  answer: EventAnswer,
  at: Instant = NOW,
  overbookReason: string | null = null,
): Promise<Settled> {
  return store.images.settle(
    turn,
    at,
    ({ image, appointment, times }) =>
      interpret(image, turn.action, answer, {
        bookId: 'book',
        calendarId: turn.key.calendarId,
        appointment,
        times,
        texts: marksOf(TEXTS),
        sent: turn.action.do === 'create' ? marksOf(TEXTS) : {},
        judge: () => ({ kind: 'follows', overbookReason }),
        doubted: false,
        isFirstTry: true,
        isHistory: false,
      }),
    adoptedAt,
    null,
  );
}

export function adoptedAt(_: Appointment, { start, end }: Interval): AdoptedTimes {
  return { start, end, wallStart: wallText(zone, start), wallEnd: wallText(zone, end), zone: zone.name };
}

/** What a calendar answers that does whatever it is asked. */
export function done(turn: Turn): EventAnswer {
  const { do: request } = turn.action;
  if (request === 'remove' || request === 'remove-stray') return { kind: 'removed' };
  return { kind: 'live', event: eventOfTurn(turn) };
}

/** Delivers all that an appointment owes, to a calendar that does whatever it is asked. */
export async function deliver(store: Store, appointmentId: number): Promise<void> {
  for (const key of await store.images.owedOf(appointmentId)) {
    for (let turn = await begin(store, key); turn !== null; turn = await begin(store, key)) {
      if (!(await settle(store, turn, done(turn))).kept) throw new Error('the answer was dropped');
      await store.images.release(turn, NOW, 'no answer');
    }
  }
}
