import type { Clock } from '../../clock.ts';
import { type CalendarTrouble, INTERRUPTED, unsent } from '../../domain/calendar-answer.ts';
import { AppError } from '../../failure.ts';
import type { RequestAsked, RequestMade } from '../request-made.ts';
import type { AccessTokens } from '../sign-ins.ts';
import type { Send, Transport, Wired } from './client.ts';
import { isFact, lost, type Outcome, type Verdict, verdictOn } from './outcome.ts';
import { outcomeCounted } from './outcome-counted.ts';

/** What a request may come to after a refused token has been renewed. */
export type Called = Exclude<Outcome, { kind: 'token-refused' }>;

/** A request to be made for a sign-in, as often as it takes. */
export interface Call extends RequestAsked {
  readonly account: string;
  readonly send: Send;
  /**
   * Whether it changes anything. If so, a try that may have been carried out leaves the outcome unknown, however the next one
   * ends.
   */
  readonly writes: boolean;
  readonly withinMs: number;
}

export interface CallParts {
  readonly transportOf: (account: string) => Transport;
  readonly tokensOf: (account: string) => AccessTokens;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  readonly interruption: AbortSignal;
  readonly observe: (request: RequestMade) => void;
}

/** Waits are drawn below these: half a second, one, two, four (full jitter). So two seconds hold about three tries. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 8_000;
const MOST_TRIES = 5;

/**
 * The one place where requests are tried again (docs/google.md §12). Writes are, too: ids are ours, and the reconciler knows
 * what every answer to a repeated one means. Settles within `withinMs`, whatever the network, the library or the token does,
 * and at once when it is interrupted.
 */
export function caller(parts: CallParts): (call: Call) => Promise<Called> {
  return async (call) => {
    if (parts.interruption.aborted) return unsent(INTERRUPTED);
    if (call.withinMs <= 0) return unsent(LATE);
    const { signal, passed, end } = deadlineIn(call.withinMs, parts);
    const attempts = new Attempts(parts, call, signal);
    try {
      return await Promise.race([attempts.result(), passed.then(() => attempts.unfinished())]);
    } finally {
      end();
    }
  };
}

class Attempts {
  readonly #parts: CallParts;
  readonly #call: Call;
  readonly #signal: AbortSignal;
  readonly #began: number;
  #last: Called | null = null;
  #onTheWay = false;
  #maybeDone = false;

  constructor(parts: CallParts, call: Call, signal: AbortSignal) {
    this.#parts = parts;
    this.#call = call;
    this.#signal = signal;
    this.#began = parts.clock.now();
  }

  async result(): Promise<Called> {
    const { account } = this.#call;
    const tokens = this.#parts.tokensOf(account);
    let token: string | null = null;
    let renewed = false;
    try {
      for (let tries = 1; ; tries += 1) {
        token ??= await tokens.current(this.#leftMs());
        const { outcome, again, waitMs } = await this.#once(token);
        if (outcome.kind === 'token-refused') {
          if (renewed) return this.#ended(expired(account, outcome.why));
          renewed = true;
          token = await tokens.renewed(token, this.#leftMs());
          continue;
        }
        this.#last = outcome;
        const pause = Math.max(waitMs ?? 0, this.#jitter(tries));
        if (!again || tries >= MOST_TRIES || pause >= this.#leftMs()) return this.#ended(outcome);
        if (pause > 0) await this.#parts.clock.sleep(pause, this.#signal);
      }
    } catch (thrown) {
      return this.#ended(troubleWithTokens(account, thrown));
    }
  }

  /** What is to be said when the time is over. */
  unfinished(): Called {
    if (this.#parts.interruption.aborted) return this.#ended(INTERRUPTED);
    return this.#ended(this.#onTheWay || this.#last === null ? LATE : this.#last);
  }

  async #once(token: string): Promise<Verdict> {
    if (this.#signal.aborted) return { outcome: LATE, again: false, waitMs: null };
    this.#onTheWay = true;
    const { account, send } = this.#call;
    let wired: Wired | null = null;
    const verdict = await this.#parts
      .transportOf(account)(token, send, this.#signal, (how) => {
        wired = how;
      })
      .then((reply) => verdictOn(reply, this.#parts.clock.now()), lost);
    if (wired !== null) this.#tell(wired, verdict);
    this.#onTheWay = false;
    if (mayBeDone(verdict.outcome)) this.#maybeDone = true;
    return verdict;
  }

  #tell(wired: Wired, { outcome }: Verdict): void {
    const { operation, calendarId } = this.#call;
    const isGivenUp = wired.status === null && this.#parts.interruption.aborted;
    const counted = isGivenUp ? 'given-up' : outcomeCounted(outcome, wired.status);
    this.#parts.observe({ kind: 'request', operation, calendarId, outcome: counted, ...wired });
  }

  /** Trouble says that nothing was done. After an earlier try that may have been carried out, that is not certain any more. */
  #ended(outcome: Called): Called {
    if (outcome.kind === 'ok' || !this.#call.writes) return outcome;
    if (isFact(outcome)) return this.#maybeDone ? { ...outcome, unheard: true } : outcome;
    if (this.#maybeDone || this.#onTheWay)
      return ANSWERED_ODDLY.has(outcome.kind) ? outcome : { kind: 'unknown', why: outcome.why };
    return outcome.kind === 'unknown' ? unsent(outcome) : outcome;
  }

  /** By the clock, which somebody may set: so the result is kept within bounds, and the deadline has a timer of its own. */
  #leftMs(): number {
    const { withinMs } = this.#call;
    return Math.min(withinMs, Math.max(0, withinMs - (this.#parts.clock.now() - this.#began)));
  }

  #jitter(tries: number): number {
    return this.#parts.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
  }
}

/** Answers of which nothing can be made, so that nobody knows what they say. */
const ANSWERED_ODDLY: ReadonlySet<Outcome['kind']> = new Set(['senseless', 'too-large']);

/** Whether the request may have been carried out after that. */
function mayBeDone(outcome: Outcome): boolean {
  return ANSWERED_ODDLY.has(outcome.kind) || (outcome.kind === 'unknown' && outcome.unsent !== true);
}

const LATE: CalendarTrouble = { kind: 'unknown', why: 'Google did not answer in time' };

/** Google refuses a token that it gave a moment ago. */
function expired(account: string, why: string): CalendarTrouble {
  return { kind: 'signed-out', account, why, signIn: 'expired', signedInAt: null };
}

/** Whatever keeps us from getting a token is trouble with the calendar; only bugs are thrown on. */
function troubleWithTokens(account: string, thrown: unknown): CalendarTrouble {
  if (!(thrown instanceof AppError)) return unusableStore(account, thrown);
  const { failure } = thrown;
  if (failure.code === 'sign-in-needed')
    return { kind: 'signed-out', account, why: 'nobody is signed in', signIn: 'needed', signedInAt: null };
  if (failure.code === 'sign-in-expired') {
    const { why, signedInAt } = failure;
    return { kind: 'signed-out', account, why, signIn: 'expired', signedInAt };
  }
  if (failure.code === 'token-store-failed') {
    const { place, problem, why } = failure;
    return { kind: 'signed-out', account, why, signIn: 'unusable', place, problem };
  }
  const late = failure.code === 'google-unreachable';
  const why = late ? 'Google gave no access token in time' : `no access token can be had (${failure.code})`;
  return { kind: 'unknown', why };
}

/** The system itself refuses a file or folder on the way to the token. */
function unusableStore(account: string, thrown: unknown): CalendarTrouble {
  const { code, syscall, path, message } = thrown as NodeJS.ErrnoException;
  if (typeof code !== 'string' || typeof syscall !== 'string') throw thrown;
  const place = path ?? 'the folder of the sign-ins';
  return { kind: 'signed-out', account, why: message, signIn: 'unusable', place, problem: 'unreadable' };
}

function deadlineIn(
  ms: number,
  { clock, interruption }: Pick<CallParts, 'clock' | 'interruption'>,
): { signal: AbortSignal; passed: Promise<void>; end: () => void } {
  const control = new AbortController();
  // Listens before the sender does, so that what is told is that the time is over.
  const passed = new Promise<void>((resolve) => {
    control.signal.addEventListener('abort', () => resolve());
  });
  const over = () => control.abort();
  const putOff = clock.alarm(Math.max(0, ms), over);
  interruption.addEventListener('abort', over);
  return {
    signal: control.signal,
    passed,
    end: () => {
      putOff();
      interruption.removeEventListener('abort', over);
      // Whatever is still on the way is of no use any more.
      control.abort();
    },
  };
}
