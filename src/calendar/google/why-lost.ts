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
  const known = WORDS.find(([pattern]) => pattern.test(said));
  return known === undefined ? redactedReason(said.replace(/\bhttps?:\/\/\S+/g, 'Google')) : known[1];
}
