/** What Google says to one request, before it is put on the wire. Bodies are the model's own: read, never changed. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One of Google's refusals. */
export interface Refusal {
  readonly status: number;
  readonly reason: string;
  readonly message: string;
  readonly domain?: string;
  readonly location?: string;
  readonly locationType?: 'parameter' | 'header';
}

/** Carries a refusal out of the reading of a request's body or query; never leaves the model. */
export class Refused extends Error {
  readonly answer: Answer;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.answer = refused(refusal);
  }
}

export function ok(body: unknown, etag?: string | null): Answer {
  return etag ? { status: 200, body, headers: { etag } } : { status: 200, body };
}

export const NO_CONTENT: Answer = { status: 204, body: null };

/** The envelope of the catalogue: `{ error: { errors: [{ domain, reason, message, … }], code, message } }`. */
export function refused({
  status,
  reason,
  message,
  domain = 'global',
  location,
  locationType,
}: Refusal): Answer {
  const where =
    location === undefined ? {} : { locationType: locationType ?? ('parameter' as const), location };
  return {
    status,
    body: { error: { errors: [{ domain, reason, message, ...where }], code: status, message } },
  };
}

/** Runs `answer`, and turns a refusal thrown on the way into the answer that it carries. */
export function answering(answer: () => Answer): Answer {
  try {
    return answer();
  } catch (error) {
    if (error instanceof Refused) return error.answer;
    throw error;
  }
}

const usage = (reason: string, message: string) => ({ domain: 'usageLimits', reason, message });

/** The rows of the catalogue that need no more than their name. */
export const REFUSALS = {
  notFound: { status: 404, reason: 'notFound', message: 'Not Found' },
  duplicate: { status: 409, reason: 'duplicate', message: 'The requested identifier already exists.' },
  deleted: { status: 410, reason: 'deleted', message: 'Resource has been deleted' },
  conditionNotMet: {
    status: 412,
    reason: 'conditionNotMet',
    message: 'Precondition Failed',
    location: 'If-Match',
    locationType: 'header',
  },
  authError: {
    status: 401,
    reason: 'authError',
    message: 'Invalid Credentials',
    location: 'Authorization',
    locationType: 'header',
  },
  // [unverified] reason and words
  forbidden: { status: 403, reason: 'forbidden', message: 'Forbidden' },
  // [unverified] words
  requiredAccessLevel: {
    status: 403,
    domain: 'calendar',
    reason: 'requiredAccessLevel',
    message: 'You need to have writer access to this calendar.',
  },
  forbiddenForNonOrganizer: {
    status: 403,
    domain: 'calendar',
    reason: 'forbiddenForNonOrganizer',
    message: 'Shared properties can only be changed by the organizer of the event.',
  },
  timeRangeEmpty: {
    status: 400,
    domain: 'calendar',
    reason: 'timeRangeEmpty',
    message: 'The specified time range is empty.',
    location: 'timeMax',
  },
  fullSyncRequired: {
    status: 410,
    domain: 'calendar',
    reason: 'fullSyncRequired',
    message: 'Sync token is no longer valid, a full sync is required.',
    location: 'syncToken',
  },
  updatedMinTooLongAgo: {
    status: 410,
    domain: 'calendar',
    reason: 'updatedMinTooLongAgo',
    message: 'The requested minimum modification time lies too far in the past.',
    location: 'updatedMin',
  },
  syncTokenWithRequestRestrictions: {
    status: 400,
    reason: 'syncTokenWithRequestRestrictions',
    message: 'Sync token cannot be used with other request restrictions.',
  },
  userRateLimitExceeded: {
    status: 403,
    ...usage('userRateLimitExceeded', 'User Rate Limit Exceeded'),
  },
  rateLimitExceeded: { status: 403, ...usage('rateLimitExceeded', 'Rate Limit Exceeded') },
  tooManyRequests: { status: 429, ...usage('rateLimitExceeded', 'Rate Limit Exceeded') },
  quotaExceeded: { status: 403, ...usage('quotaExceeded', 'Calendar usage limits exceeded.') },
  backendError: { status: 500, reason: 'backendError', message: 'Backend Error' },
  unavailable: { status: 503, reason: 'backendError', message: 'Backend Error' },
} as const satisfies Record<string, Refusal>;

/** A 400 about one field or parameter. [unverified]: the guide lists only some reasons and words of 400s. */
export function badRequest(reason: string, message: string, location?: string): Refusal {
  return location === undefined
    ? { status: 400, reason, message }
    : { status: 400, reason, message, location };
}
