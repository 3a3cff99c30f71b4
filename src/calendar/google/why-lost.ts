import { redactedReason } from '../../redacted.ts';

/** The system's and the library's own words, and ours: the first that fits. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:ENOTFOUND|EAI_AGAIN)\b/, 'its address was not found: is this machine on the internet?'],
  [/\b(?:ENETUNREACH|EHOSTUNREACH|ENETDOWN|EADDRNOTAVAIL)\b/, 'there is no way to it from this machine'],
  [/\bECONNREFUSED\b/, 'the connection was refused'],
  [/\b(?:ECONNRESET|EPIPE|ECONNABORTED)\b|socket hang up|Premature close/, 'the connection broke off'],
  [/\bETIMEDOUT\b/, 'the connection took too long'],
  [
    /\bcertificate\b/i,
    'its certificate is not valid: does this network ask for a sign-in, or is the clock wrong?',
  ],
  [/^Invalid response body|^content size|^Parse Error/, 'the answer is not one of Google'],
];

/** Why there is no answer, in words for the counter. What is not known stays as it was said, without addresses and secrets. */
export function whyLost(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'no answer';
  const said = thrown.message.replace(/^request to \S+ failed, reason: /, '');
  const told = `${said} ${codeOf(thrown)}`;
  const known = WORDS.find(([pattern]) => pattern.test(told));
  return known === undefined ? redactedReason(said.replace(/\bhttps?:\/\/\S+/g, 'Google')) : known[1];
}

/**
 * True if no connection came about, so that nothing can have been sent. A connection that was there can break for want of a
 * way or of time, too: those count only where the system says that it was connecting.
 */
export function wasNeverSent(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  return /\b(?:connect|getaddrinfo) E[A-Z_]+\b/.test(thrown.message) || NEVER_CONNECTED.has(codeOf(thrown));
}

/** What the system says of nothing else than an address that is looked up, or a connection that is opened. */
const NEVER_CONNECTED: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN']);

/** Of several addresses that were tried in vain the code alone is told, and not in the message. */
function codeOf(thrown: Error): string {
  const { code, cause } = thrown as NodeJS.ErrnoException;
  if (typeof code === 'string') return code;
  return cause instanceof Error ? codeOf(cause) : '';
}
