/** What is left in place of a secret. */
const GONE = '…';

/** Each with what may stay as its first group: the name of a field, so that a reader sees what was there. */
const SECRETS: readonly RegExp[] = [
  // Google's own shapes: access tokens, refresh tokens, client secrets, authorisation codes, signed tokens.
  /()\bya29\.[\w.~+/-]+=*/g,
  /()(?<![\w/:.])1(?:\/\/|\\\/\\\/|%2f%2f)[\w-]{6,}/gi,
  /()\bGOCSPX-[\w-]+/g,
  /()(?<![\w/])4(?:\/|\\\/|%2f)0[\w-]{4,}/gi,
  /()\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g,
  /(\b(?:proxy-)?authorization["']?\s*[:=]\s*["']?)(?:(?:bearer|basic)\s+)?[^\s"',;&]+/gi,
  /(\bbearer\s+)[\w.~+/-]+=*/gi,
  // Fields of a form, a query, JSON, a printed object or a `.env`; the value quoted or not, also when its end was cut off.
  /((?:(?:\b|_)(?:refresh_?token(?:_\w+)?|access_?token|id_?token|client_?secret|code_?verifier|passphrase)|\b(?:code|state|token))["']?\s*(?:[:=]|%3[ad])\s*)(?:"(?:[^"\\]|\\.)*"?|'(?:[^'\\]|\\.)*'?|[^\s&"',;}]+)/gi,
  // From the first letter of an address on, so that a long word is looked through once and not from each of its letters.
  /()(?<![\w.+%-])[\w.+%-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+/g,
];

/** A foreign text (a library's error, a server's answer) without tokens, codes, secrets and e-mail addresses. */
export function redacted(text: string): string {
  return SECRETS.reduce((left, secret) => left.replace(secret, `$1${GONE}`), text);
}

/** More than a reason takes; what comes after it is not even looked at. */
const MOST_READ = 1_000;
const LONGEST = 200;

/** The same, as one short reason. However long the text is, it costs next to nothing. */
export function redactedReason(text: string): string {
  const reason = redacted(text.slice(0, MOST_READ));
  return reason.length > LONGEST ? `${reason.slice(0, LONGEST - 1)}…` : reason;
}
