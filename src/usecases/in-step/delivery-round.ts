import type { Appointment } from '../../domain/appointment.ts';
import { type CalendarTrouble, isOfOneEvent } from '../../domain/calendar-answer.ts';
import type { ImageKey, OwedImage } from '../../store/images.ts';
import { isOutOfReach, notToBeAsked, refusesAlike } from '../calendar/ask-calendar.ts';
import { LONGEST_RUN_MS, MOST_DENIALS, MOST_STUCK } from '../calendar/patience.ts';
import { isLeftBehind } from '../one-calendar/left-behind.ts';
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
  /** What kept each calendar from being served. */
  readonly troubles: readonly DeliveryTrouble[];
  /** Events that failed as they did in earlier runs, in calendars that may be all right. */
  readonly doubts: readonly Doubt[];
  /** Calendars into which something went. */
  readonly served: readonly string[];
}

export interface DeliveryTrouble {
  readonly calendarId: string;
  readonly trouble: CalendarTrouble;
  /** No event that had failed before is involved, so the trouble is certainly the calendar's. */
  readonly isCertain: boolean;
}

/** Trouble that may be one event's alone, or its calendar's. */
export interface Doubt {
  readonly key: OwedImage;
  readonly trouble: CalendarTrouble;
}

/** How one calendar has fared in a round. */
interface Standing {
  /** Why it is left for the rest of the round. */
  trouble: CalendarTrouble | null;
  readonly doubts: Doubt[];
  /** Why those were `denied`; null for none, and once the calendar is known to be served. */
  denial: CalendarTrouble | null;
  /** Images whose change was denied after several refusals in a row, although the calendar says that it can be written. */
  readonly denied: OwedImage[];
  served: boolean;
  /** The shop has left this calendar and cannot reach it; the inbox says so. */
  lost: boolean;
}

/**
 * One run through everything that is owed to the calendars (docs/protocol.md §14). Keeps apart what is the trouble of one event
 * and what is that of its whole calendar.
 */
export class DeliveryRound {
  readonly #shop: ReconcilingShop;
  readonly #isStuck: (key: ImageKey) => boolean;
  readonly #ports: ReconcilingPorts;
  readonly #withinMs: number;
  readonly #leavesAlone: boolean;
  readonly #elapsed: () => number;
  readonly #calendars = new Map<string, Standing>();
  readonly #adopted: Appointment[] = [];
  readonly #waiting: OwedImage[] = [];
  #delivered = 0;
  #requests = 0;
  #lostMs = 0;

  /**
   * `isStuck`: an event of which somebody has been told already that it comes to nothing; `withinMs`: how long one change is
   * waited for, and the whole round in vain; `leavesAlone`: a calendar that does not answer is left alone, because nobody has asked
   * for this round.
   */
  constructor(
    shop: ReconcilingShop,
    isStuck: (key: ImageKey) => boolean,
    ports: ReconcilingPorts,
    { withinMs, leavesAlone }: { readonly withinMs: number; readonly leavesAlone: boolean },
  ) {
    this.#shop = shop;
    this.#isStuck = isStuck;
    this.#ports = ports;
    this.#withinMs = withinMs;
    this.#leavesAlone = leavesAlone;
    this.#elapsed = ports.stopwatch();
  }

  /**
   * Brings one image up to date. Where its appointment has followed somebody's move, that is owed to the other calendar that
   * shows it, too, whether its turn has been or not: both are in step afterwards.
   */
  async deliver(key: OwedImage): Promise<void> {
    const adopted = await this.#deliverOne(key);
    if (adopted === null) return;
    for (const other of await this.#ports.store.images.owedOf(adopted.id)) {
      if (other.calendarId !== key.calendarId) await this.#deliverOne(other);
    }
  }

  /** Gives the appointment where it has followed somebody's move. */
  async #deliverOne(key: OwedImage): Promise<Appointment | null> {
    const standing = this.#standingOf(key.calendarId);
    const isOver = this.#lostMs >= this.#withinMs || this.#elapsed() >= LONGEST_RUN_MS;
    if (standing.trouble !== null || standing.lost || isOver) return null;
    if (this.#leavesAlone && (await notToBeAsked([key.calendarId], this.#ports)).size > 0) return null;
    const elapsed = this.#ports.stopwatch();
    const done = await reconcileImage(key, this.#shop, this.#ports, this.#withinMs);
    this.#requests += done.requests;
    if (done.adopted !== null) this.#adopted.push(done.adopted);
    if (done.waits) this.#waiting.push(key);
    if (done.trouble !== null && isOutOfReach(done.trouble)) this.#lostMs += elapsed();
    if (await isLeftBehind(key, done.trouble, this.#ports)) standing.lost = true;
    else await this.#note(standing, key, done);
    return done.adopted;
  }

  /**
   * Takes out those that were denied before something else went through in the same calendar. The denial was about each of them
   * alone, so they are to be tried again.
   */
  deniedButServed(): OwedImage[] {
    const calendars = [...this.#calendars.values()].filter(
      ({ served, trouble }) => served && trouble === null,
    );
    return calendars.flatMap((standing) => {
      standing.denial = null;
      return standing.denied.splice(0);
    });
  }

  /**
   * Takes out those whose removal waited until their appointment was shown where it belongs: to be tried at the end of the run.
   */
  waiting(): OwedImage[] {
    return this.#waiting.splice(0);
  }

  result(): Omit<Delivery, 'pending'> {
    const standings = [...this.#calendars];
    return {
      delivered: this.#delivered,
      requests: this.#requests,
      adopted: this.#adopted,
      troubles: standings.flatMap(([calendarId, { trouble, denial, doubts }]) => {
        if (trouble !== null) return [{ calendarId, trouble, isCertain: doubts.length === 0 }];
        return denial === null ? [] : [{ calendarId, trouble: denial, isCertain: false }];
      }),
      doubts: standings.flatMap(([, { doubts }]) => doubts),
      served: standings.flatMap(([calendarId, { served }]) => (served ? [calendarId] : [])),
    };
  }

  async #note(standing: Standing, key: OwedImage, { trouble, changed }: Reconciled): Promise<void> {
    this.#delivered += Number(trouble === null && changed);
    standing.served ||= changed;
    if (trouble === null || isOfOneEvent(trouble)) return;
    if (trouble.kind === 'denied' && (await refusesAlike(key.calendarId, this.#ports))) {
      standing.denied.push(key);
      if (standing.denied.length < MOST_DENIALS || standing.served) {
        standing.denial = trouble;
        return;
      }
    }
    if (mayBeOfOneEvent(trouble) && this.#isDoubtful(key, standing)) standing.doubts.push({ key, trouble });
    else standing.trouble = trouble;
  }

  /**
   * An event that failed in an earlier run says nothing about the others, until several fail alike and nothing goes through.
   */
  #isDoubtful(key: OwedImage, { doubts, served }: Standing): boolean {
    if (key.failures === 0) return false;
    const news = doubts.filter((doubt) => !this.#isStuck(doubt.key));
    return served || this.#isStuck(key) || news.length < MOST_STUCK;
  }

  #standingOf(calendarId: string): Standing {
    const known = this.#calendars.get(calendarId);
    if (known !== undefined) return known;
    const standing: Standing = {
      trouble: null,
      doubts: [],
      denied: [],
      denial: null,
      served: false,
      lost: false,
    };
    this.#calendars.set(calendarId, standing);
    return standing;
  }
}

export function imageName({ appointmentId, calendarId }: ImageKey): string {
  return `${appointmentId} ${calendarId}`;
}

/**
 * Trouble that may concern one event only, and last for ever: Google may even refuse a sign-in for one event and take it for
 * all others.
 */
function mayBeOfOneEvent(trouble: CalendarTrouble): boolean {
  if (trouble.kind === 'signed-out') return trouble.signIn === 'expired';
  return trouble.kind === 'unknown' || trouble.kind === 'throttled';
}
