/** What is left in place of a secret. */
const GONE = '…';

/** Each with what may stay as its first group: the name of a field, so that a reader sees what was there. */
const SECRETS: readonly RegExp[] = [
  // Google's own shapes: access tokens, refresh tokens, client secrets, authorisation codes, signed tokens.
  /()\bya29\.[\w.~+/-]+=*/g,
  /()(?<![\w/:.])1\/\/[\w-]{6,}/g,
  /()\bGOCSPX-[\w-]+/g,
  /()(?<![\w/])4(?:\/|%2[fF])0[\w-]{4,}/g,
  /()\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g,
  /(\b(?:proxy-)?authorization["']?\s*[:=]\s*["']?)(?:(?:bearer|basic)\s+)?[^\s"',;&]+/gi,
  /(\bbearer\s+)[\w.~+/-]+=*/gi,
  // Fields of a form, a query, JSON or a printed object, the value quoted or not.
  /(\b(?:refresh_?token|access_?token|id_?token|client_?secret|code_?verifier|code|state|token|passphrase)["']?\s*[:=]\s*)(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|(?!["'])[^\s&"',;}]+)/gi,
  /()[\w.+%-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+/g,
];

/** A foreign text (a library's error, a server's answer) without tokens, codes, secrets and e-mail addresses. */
export function redacted(text: string): string {
  return SECRETS.reduce((left, secret) => left.replace(secret, `$1${GONE}`), text);
}
