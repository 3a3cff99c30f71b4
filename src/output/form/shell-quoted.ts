import { safe } from './safe-text.ts';

/** A value as a shell takes it for one word, so that a hint can be pasted; what needs no quotes has none. */
export function shellQuoted(text: string): string {
  if (/^[\w/.,:=@%+-]+$/.test(text) && !text.startsWith('-')) return text;
  const quoted = `'${text.replaceAll("'", "'\\''")}'`;
  // What must not be shown as it is stands there as the shells write it.
  return safe(quoted) === quoted ? quoted : `$'${text.replace(/[^\x20-\x7e]|['\\]/gu, escaped)}'`;
}

function escaped(letter: string): string {
  if (letter === "'" || letter === '\\') return `\\${letter}`;
  const bytes = new TextEncoder().encode(letter);
  return [...bytes].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
