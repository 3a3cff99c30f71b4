import { MINUTE_MS } from '../../../src/domain/interval.ts';
import { type Answer, REFUSALS, refused } from './answer.ts';

export interface QuotaLimits {
  readonly perUser: number;
  readonly perProject: number;
  /** Google answers either (docs/google.md §7). */
  readonly status: 403 | 429;
}

/** Requests in a sliding window of one minute, by account and in all. Off until `limits` are set. */
export class Quota {
  limits: QuotaLimits | null = null;
  readonly #now: () => number;
  #taken: { readonly account: string; readonly at: number }[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Counts one request; the refusal if it is one too many. */
  take(account: string): Answer | null {
    if (this.limits === null) return null;
    const now = this.#now();
    this.#taken = this.#taken.filter(({ at }) => at > now - MINUTE_MS);
    const own = this.#taken.filter((taken) => taken.account === account).length;
    const { perUser, perProject, status } = this.limits;
    if (own >= perUser)
      return refused(status === 429 ? REFUSALS.tooManyRequests : REFUSALS.userRateLimitExceeded);
    if (this.#taken.length >= perProject)
      return refused(status === 429 ? REFUSALS.tooManyRequests : REFUSALS.rateLimitExceeded);
    this.#taken.push({ account, at: now });
    return null;
  }
}
