import { widthOf } from './width.ts';

/** What a terminal is told about colours takes no room. */
// oxlint-disable-next-line no-control-regex -- it is what is looked for
const COLOURS = /\x1b\[[\d;]*m/g;

/** A sign and a blank before what is said: the lines that follow begin below the words. */
const MARK = /^ *(?:[✓✔!✗?·-] )?/;

function seenWidth(text: string): number {
  return widthOf(text.includes('\x1b') ? text.replace(COLOURS, '') : text);
}

/**
 * The text with every line that is too long broken between its words; what goes on stands below where the line began, behind its
 * sign. A word that is longer than a line stays whole, and so can be copied. Colours take no room.
 */
export function inColumns(text: string, columns: number): string {
  if (columns === Number.POSITIVE_INFINITY) return text;
  return text
    .split('\n')
    .map((line) => (seenWidth(line) <= columns ? line : broken(line, columns)))
    .join('\n');
}

function broken(line: string, columns: number): string {
  const seen = line.replace(COLOURS, '');
  const hang = Math.min(MARK.exec(seen)?.[0].length ?? 0, Math.floor(columns / 2));
  const lines: string[] = [];
  let current = '';
  let isEmpty = true;
  for (const part of line.split(/( +)/)) {
    if (part === '') continue;
    if (!part.startsWith(' ') && !isEmpty && seenWidth(current + part) > columns) {
      lines.push(current.trimEnd());
      current = ' '.repeat(hang);
    }
    current += part;
    // The first word follows its sign, and whatever it is, it is not parted from that.
    isEmpty = seenWidth(current) <= hang;
  }
  lines.push(current.trimEnd());
  return lines.join('\n');
}

/** The words on as many lines of at most `columns` columns as they need, each after `indent` spaces; a long word stays whole. */
export function wrapped(words: readonly string[], columns: number, indent: number): string {
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && indent + widthOf(longer) > columns) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  if (line !== '') lines.push(line);
  return lines.join(`\n${' '.repeat(indent)}`);
}
