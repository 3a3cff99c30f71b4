import { type Answer, REFUSALS, refused } from './answer.ts';

/** What can go wrong with one request. Unless `applied` says otherwise, those marked * reach the model. */
export type FaultKind =
  | 'request-lost' // the connection is reset before anything is done
  | 'answer-lost' // * and reset afterwards
  | 'late' // reset now, and done later
  | 'half-open' // taken, and never answered
  | 'reset' // the connection is torn down (RST)
  | 'backend-error' // 500
  | 'unavailable' // 503
  | 'bad-gateway' // 502 with a page of HTML
  | 'too-many-requests' // 429
  | 'rate-limit' // 403 rateLimitExceeded
  | 'user-rate-limit' // 403 userRateLimitExceeded
  | 'quota' // 403 quotaExceeded
  | 'unauthorized' // 401, whatever the token
  | 'answer' // the one given with the fault
  | 'portal' // 200 with the page of a hotel's network
  | 'redirect' // 302 to that page
  | 'truncated' // * JSON that breaks off
  | 'wrong-id' // * another event's id
  | 'empty' // * 200 and nothing
  | 'null' // *
  | 'array' // *
  | 'huge' // * 10 MB
  | 'drip' // * a byte now and then
  | 'stall' // * half of the body, and no more
  | 'wrong-length' // * a body shorter than said
  | 'gzip-bomb' // * small, and 64 MB when unpacked
  | 'gzip-garbage' // * said to be compressed, and is not
  | 'not-http'
  | 'endless-headers';

export interface Fault {
  readonly kind: FaultKind;
  /** Whether the model gets the request, against what is usual for the kind. */
  readonly applied?: boolean;
  /** Where the connection would be reset: nothing more comes, and it stays open. */
  readonly silent?: boolean;
  /** Sent as `Retry-After` with an error. */
  readonly retryAfter?: string;
  /** For `late`: how many more requests arrive before it does; without end unless `faults.deliverLate()` is called. */
  readonly afterRequests?: number;
  /** For `answer`. */
  readonly answer?: Answer;
}

/** Kinds that reach the model unless told otherwise. */
const APPLIED = new Set<FaultKind>([
  'answer-lost',
  'truncated',
  'wrong-id',
  'empty',
  'null',
  'array',
  'huge',
  'drip',
  'stall',
  'wrong-length',
  'gzip-bomb',
  'gzip-garbage',
]);

/** Kinds of which nobody can tell whether the request was done: chance decides. */
export const EITHER_WAY: ReadonlySet<FaultKind> = new Set<FaultKind>([
  ...APPLIED,
  'backend-error',
  'unavailable',
  'bad-gateway',
  'half-open',
  'reset',
  'portal',
  'not-http',
  'endless-headers',
]);

export function isApplied({ kind, applied }: Fault): boolean {
  return kind !== 'late' && (applied ?? APPLIED.has(kind));
}

/** The errors among the faults, as Google would send them. */
const ERRORS: Partial<Record<FaultKind, Answer>> = {
  'backend-error': refused(REFUSALS.backendError),
  unavailable: refused(REFUSALS.unavailable),
  'too-many-requests': refused(REFUSALS.tooManyRequests),
  'rate-limit': refused(REFUSALS.rateLimitExceeded),
  'user-rate-limit': refused(REFUSALS.userRateLimitExceeded),
  quota: refused(REFUSALS.quotaExceeded),
  unauthorized: refused(REFUSALS.authError),
};

export function errorOf({ kind, answer, retryAfter }: Fault): Answer | null {
  const error = kind === 'answer' ? answer : ERRORS[kind];
  if (error === undefined) return null;
  return retryAfter === undefined
    ? error
    : { ...error, headers: { ...error.headers, 'retry-after': retryAfter } };
}
