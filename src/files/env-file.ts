import { readEnvText } from '../settings/env-text.ts';

/**
 * The text of a `.env` with the variable set to the value and all else kept: comments, order, line ends. Every line that
 * sets it is replaced, because readers differ on which of two counts; where none does, one is added at the end.
 */
export function withVariable(text: string, name: string, value: string): string {
  const written = `${name}=${quotedIfNeeded(value)}`;
  const old = readEnvText(text).settings.filter((setting) => setting.name === name);
  if (old.length > 0) {
    const ends = [0, ...old.map(({ to }) => to)];
    const before = old.map(({ from }, at) => `${text.slice(ends[at], from)}${written}`);
    return before.join('') + text.slice(ends.at(-1));
  }
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const gap = text === '' || /[\r\n]$/.test(text) ? '' : lineEnd;
  return `${text}${gap}${written}${lineEnd}`;
}

/** In quotes that are not in it: such a file knows no way to write them inside. */
function quotedIfNeeded(value: string): string {
  if (/^[\w.~/+:@-]*$/.test(value)) return value;
  const quote = ["'", '`', '"'].find((one) => !value.includes(one)) ?? "'";
  return `${quote}${value}${quote}`;
}
