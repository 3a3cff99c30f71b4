import type { Asking } from '../../src/calendar/google/asking.ts';
import type { Called } from '../../src/calendar/google/calling.ts';
import { isFact, lost, type Verdict, verdictOn } from '../../src/calendar/google/outcome.ts';
import type { Reply } from '../../src/calendar/google/reply.ts';
import { type Answer, REFUSALS, refused } from '../support/google/answer.ts';
import type { CalendarModel } from '../support/google/calendar-model.ts';
import type { Moments } from './moments.ts';
import { type Request, requestOf, SHOP_ACCOUNT } from './request.ts';
import type { Process } from './scheduler.ts';

/** What can go wrong with one request. */
export const FAULTS = [
  'request-lost',
  'answer-lost',
  /** Lost for who sent it, and done later. */
  'late',
  'unavailable',
  'unavailable-done',
  'garbage',
  'garbage-done',
  'too-many-requests',
  'rate-limit',
  'signed-out',
  'forbidden',
  'bad-request',
] as const;
/** `unreached`: no connection comes about, so that nothing is sent. */
export type Fault = (typeof FAULTS)[number] | 'unreached';

/** After these nothing more is tried until a person says so. */
export const REFUSING: ReadonlySet<Fault> = new Set<Fault>(['bad-request', 'forbidden']);

/** Decides about every request that is sent, in their order. */
export interface Weather {
  readonly faultFor: (request: string) => Fault | null;
  /** Whether a request that may be tried again at once is. */
  readonly triesAgain: () => boolean;
  /** Whether a request whose sender was killed before he sent it, or while he did, is on its way all the same. */
  readonly sentByTheDead: () => boolean;
}

export const CALM: Weather = {
  faultFor: () => null,
  triesAgain: () => false,
  sentByTheDead: () => false,
};

const DONE = new Set<Fault | null>([null, 'answer-lost', 'unavailable-done', 'garbage-done']);

/** The way between the processes and Google. */
export class Wire {
  weather: Weather = CALM;
  /** Requests that were sent, and those of them that would change something. */
  requests = 0;
  writes = 0;
  /** Something in Google has changed since this was last set to false. */
  changed = false;
  readonly #model: CalendarModel;
  readonly #moments: Moments;
  readonly #late: { readonly what: string; readonly arrive: () => void }[] = [];
  readonly #trace: (line: () => string) => void;

  constructor(model: CalendarModel, moments: Moments, trace: (line: () => string) => void) {
    this.#model = model;
    this.#moments = moments;
    this.#trace = trace;
  }

  get lateCount(): number {
    return this.#late.length;
  }

  /** Lets the nth of the late requests arrive. */
  deliverLate(nth: number): void {
    const [late] = this.#late.splice(nth, 1);
    if (late === undefined) return;
    this.#trace(() => `late: ${late.what}`);
    late.arrive();
  }

  /** How a process asks: as the product's own caller, but for the waits between tries. `who`: whose each sign-in is. */
  callOf(process: Process, who: (account: string) => string = () => SHOP_ACCOUNT): Asking['call'] {
    return async ({ account, send, writes, withinMs }) => {
      if (withinMs <= 0) return { kind: 'unknown', why: 'no time was left', unsent: true };
      const request = requestOf(send, who(account));
      let maybeDone = false;
      for (;;) {
        const { outcome, again } = await this.#once(process, request, writes);
        maybeDone ||= outcome.kind === 'unknown' && outcome.unsent !== true;
        if (!again || !this.weather.triesAgain()) return ended(outcome, writes && maybeDone, account);
      }
    };
  }

  async #once(process: Process, request: Request, writes: boolean): Promise<Verdict> {
    const { what } = request;
    const arrive = (): Answer => {
      const answer = request.arrive(this.#model);
      this.changed ||= writes;
      this.#trace(() => `    ${process.name}: ${what} → ${answer.status}`);
      return answer;
    };
    const sendLate = () => this.#late.push({ what: `${what} of ${process.name}`, arrive });
    await process.point(`send ${what}`, () => {
      if (writes && this.weather.sentByTheDead()) sendLate();
    });
    this.requests += 1;
    this.writes += Number(writes);
    const fault = this.weather.faultFor(what);
    if (fault !== null) this.#trace(() => `    ${process.name}: ${what}: ${fault}`);
    if (fault === 'late') sendLate();
    const done = DONE.has(fault) ? arrive() : null;
    await process.point(`answer to ${what}`);
    return fault === null && done !== null ? this.#verdict(done) : this.#failed(fault);
  }

  #failed(fault: Fault | null): Verdict {
    const answer = fault === null ? undefined : ANSWERS[fault];
    if (answer !== undefined) return this.#verdict(answer);
    if (fault === 'garbage' || fault === 'garbage-done') return verdictOn(PORTAL, this.#moments.local());
    return lost(new Error(fault === 'unreached' ? 'connect ECONNREFUSED' : 'the connection broke'));
  }

  #verdict({ status, body }: Answer): Verdict {
    const text = body === null ? '' : JSON.stringify(body);
    return verdictOn(
      { status, contentType: 'application/json', text, retryAfter: null },
      this.#moments.local(),
    );
  }
}

const PORTAL: Reply = {
  status: 200,
  contentType: 'text/html',
  text: '<html>Welcome</html>',
  retryAfter: null,
};

const ANSWERS: Partial<Record<Fault, Answer>> = {
  unavailable: refused(REFUSALS.unavailable),
  'unavailable-done': refused(REFUSALS.unavailable),
  'too-many-requests': refused(REFUSALS.tooManyRequests),
  'rate-limit': refused(REFUSALS.userRateLimitExceeded),
  'signed-out': refused(REFUSALS.authError),
  forbidden: refused(REFUSALS.forbidden),
  'bad-request': refused({ status: 400, reason: 'invalid', message: 'Invalid Value' }),
};

/** Trouble says that nothing was done, which an earlier try may have disproved; facts may be what that one has made. */
function ended(outcome: Verdict['outcome'], maybeDone: boolean, account: string): Called {
  if (isFact(outcome)) return maybeDone ? { ...outcome, unheard: true } : outcome;
  if (outcome.kind === 'token-refused') {
    if (maybeDone) return { kind: 'unknown', why: outcome.why };
    return { kind: 'signed-out', account, why: outcome.why, signIn: 'expired', signedInAt: null };
  }
  const isTrouble = NOT_DONE.has(outcome.kind) && 'why' in outcome;
  return isTrouble && maybeDone ? { kind: 'unknown', why: outcome.why } : outcome;
}

const NOT_DONE: ReadonlySet<Verdict['outcome']['kind']> = new Set([
  'throttled',
  'denied',
  'forbidden',
  'calendar-gone',
  'refused',
  'bad-parameter',
  // Of the last try alone, where it says that nothing was sent.
  'unknown',
]);
