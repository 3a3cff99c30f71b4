import type { Plain } from '../../domain/shop-document.ts';

/** Letters first, and nothing that YAML reads as anything but this text. */
const PLAIN = /^\p{L}[\p{L}\p{M}\p{N} _./@+-]*$/u;
const RESERVED = /^(?:true|false|null|yes|no|on|off|y|n)$/i;
const DATE = /^\d{4}-\d\d-\d\d$/;
/** What JSON leaves as it is and YAML does not take inside quotes. */
const UNPRINTABLE = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

function textOf(text: string): string {
  if (DATE.test(text)) return text;
  if (PLAIN.test(text) && !text.endsWith(' ') && !RESERVED.test(text)) return text;
  return JSON.stringify(text).replaceAll(
    UNPRINTABLE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A value on one line: `{name: lunch, from: "12:00", to: "13:00"}`. */
function flow(value: Plain): string {
  if (typeof value === 'string') return textOf(value);
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  const fields = Object.entries(value).map(([key, field]) => `${key}: ${flow(field)}`);
  return `{${fields.join(', ')}}`;
}

/** One top setting: on its line, a group below its key, or a list with one entry a line. */
export function block(key: string, value: Plain, comment: string | null): string {
  const withComment = (line: string) => (comment === null ? line : `${line.padEnd(28)} # ${comment}`);
  if (Array.isArray(value) && value.length > 0)
    return [withComment(`${key}:`), ...value.map((entry) => `  - ${flow(entry)}`)].join('\n');
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0)
    return [
      withComment(`${key}:`),
      ...Object.entries(value).map(([name, v]) => `  ${name}: ${flow(v)}`),
    ].join('\n');
  return withComment(`${key}: ${flow(value)}`);
}
