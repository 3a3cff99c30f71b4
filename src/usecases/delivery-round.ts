import type { Appointment } from '../domain/appointment.ts';
import { type CalendarTrouble, isOfOneEvent } from '../domain/calendar-answer.ts';
import type { OwedImage } from '../store/images.ts';
import { isOutOfReach, refusesAlike } from './ask-calendar.ts';
import { isLeftBehind } from './left-behind.ts';
import { LONGEST_RUN_MS, MOST_DENIALS, PATIENCE } from './patience.ts';
import {
  type Reconciled,
  type ReconcilingPorts,
  type ReconcilingShop,
  reconcileImage,
} from './reconcile-image.ts';

export interface Delivery {
  /** Images that the calendar shows as they should be, and did not before. */
  readonly delivered: number;
  /** Still owed. */
  readonly pending: number;
  /** Requests that were sent. */
  readonly requests: number;
  /** Appointments that have followed somebody's move of their event. */
  readonly adopted: readonly Appointment[];
  /** What kept each calendar from being served, or one event of it. */
  readonly troubles: readonly DeliveryTrouble[];
}

export interface DeliveryTrouble {
  readonly calendarId: string;
  readonly trouble: CalendarTrouble;
  /** It may be that of a single event, which has been left before: the calendar itself may well answer. */
  readonly ofOneEvent: boolean;
}

/** How one calendar has fared in a round. */
interface Standing {
  /** Why it is left for the rest of the round. */
  trouble: CalendarTrouble | null;
  /** What may be the trouble of a single event: the calendar's, if others have it, too. */
  doubt: CalendarTrouble | null;
  /** Denied, as others in a row before them, though the calendar is said to be writable. */
  readonly denied: OwedImage[];
  served: boolean;
  /** The shop has left it, and it cannot be reached: in the inbox. */
  lost: boolean;
}

/** One round through what is owed to the calendars: what concerns one event, and what its whole calendar. */
export class DeliveryRound {
  readonly #shop: ReconcilingShop;
  readonly #ports: ReconcilingPorts;
  readonly #elapsed: () => number;
  readonly #calendars = new Map<string, Standing>();
  readonly #adopted: Appointment[] = [];
  #delivered = 0;
  #requests = 0;
  #lostMs = 0;

  constructor(shop: ReconcilingShop, ports: ReconcilingPorts) {
    this.#shop = shop;
    this.#ports = ports;
    this.#elapsed = ports.stopwatch();
  }

  async deliver(key: OwedImage): Promise<void> {
    const standing = this.#standingOf(key.calendarId);
    const isOver = this.#lostMs >= PATIENCE.deliver || this.#elapsed() >= LONGEST_RUN_MS;
    if (standing.trouble !== null || standing.lost || isOver) return;
    const elapsed = this.#ports.stopwatch();
    const done = await reconcileImage(key, this.#shop, this.#ports, PATIENCE.deliver);
    this.#requests += done.requests;
    if (done.adopted !== null) this.#adopted.push(done.adopted);
    if (done.trouble !== null && isOutOfReach(done.trouble)) this.#lostMs += elapsed();
    if (!(await isLeftBehind(key, done.trouble, this.#ports))) return this.#note(standing, key, done);
    standing.lost = true;
  }

  /** Those that were denied before others in the same calendar went through: theirs alone, then. */
  deniedButServed(): OwedImage[] {
    const calendars = [...this.#calendars.values()].filter(
      ({ served, trouble }) => served && trouble === null,
    );
    return calendars.flatMap((standing) => {
      if (standing.doubt?.kind === 'denied') standing.doubt = null;
      return standing.denied.splice(0);
    });
  }

  result(): Omit<Delivery, 'pending'> {
    const troubles = [...this.#calendars].flatMap(([calendarId, { trouble, doubt }]) => {
      if (trouble !== null) return [{ calendarId, trouble, ofOneEvent: false }];
      return doubt === null ? [] : [{ calendarId, trouble: doubt, ofOneEvent: true }];
    });
    return { delivered: this.#delivered, requests: this.#requests, adopted: this.#adopted, troubles };
  }

  async #note(standing: Standing, key: OwedImage, { trouble, changed }: Reconciled): Promise<void> {
    this.#delivered += Number(trouble === null && changed);
    standing.served ||= changed;
    if (trouble === null || isOfOneEvent(trouble)) return;
    if (trouble.kind === 'denied' && (await refusesAlike(key.calendarId, this.#ports))) {
      standing.denied.push(key);
      if (standing.denied.length < MOST_DENIALS || standing.served) {
        standing.doubt = trouble;
        return;
      }
    }
    // One that was left before says nothing about the others, until a second one fares alike.
    if (trouble.kind === 'unknown' && key.failures > 0 && standing.doubt === null) standing.doubt = trouble;
    else standing.trouble = trouble;
  }

  #standingOf(calendarId: string): Standing {
    const known = this.#calendars.get(calendarId);
    if (known !== undefined) return known;
    const standing: Standing = { trouble: null, doubt: null, denied: [], served: false, lost: false };
    this.#calendars.set(calendarId, standing);
    return standing;
  }
}
