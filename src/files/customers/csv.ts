/** A record of CSV text; the number is that of its first line, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
  /** What is wrong with its quotation marks; then the cells are those of its first line, marks and all. */
  readonly problem: string | null;
}

const STRAY = 'a quotation mark begins here that ends in the middle of a cell on another line';
const NEVER_CLOSED = 'a quotation mark in this line is never closed';
const SWALLOWED = 'a quotation mark begins here that is not closed before the next customer';

/**
 * The records of CSV text (RFC 4180), one at a time, lines ending with any of CR LF, LF and CR. A cell in quotes may hold
 * anything, `""` standing for one of them. Quotes that do not enclose a whole cell belong to it as they stand, as hand-made
 * lists have them: `6" disc`, `"Bob" Miller`; but not over the end of a line: such a mark costs its own line only, and
 * reading goes on with the next. So does one that `swallows` says has taken other records in. Where the text has `\"` within a
 * cell, as databases write it, a backslash stands before quotes and itself. Linear in the text.
 */
export function* csvRecords(
  text: string,
  delimiter: string,
  swallows: (cell: string) => boolean = () => false,
): Generator<CsvRecord> {
  const cellEnd = new RegExp(`[${delimiter}\\r\\n]|$`, 'g');
  const hasEscapes = ESCAPED.test(text);
  let [at, line] = [0, 1];
  while (at < text.length) {
    const begun = { at, line };
    const cells: string[] = [];
    let problem: string | null = null;
    for (;;) {
      const cell = quotedCell(text, at, delimiter, hasEscapes);
      if (cell === null) {
        cellEnd.lastIndex = at;
        const end = (cellEnd.exec(text) as RegExpExecArray).index;
        cells.push(text.slice(at, end));
        at = end;
      } else {
        problem = typeof cell === 'string' ? cell : swallowed(cell, swallows);
        if (problem !== null || typeof cell === 'string') break;
        cells.push(cell.text);
        line += cell.lineEnds;
        at = cell.end;
      }
      if (text[at] !== delimiter) break;
      at += 1;
    }
    if (problem !== null) {
      at = lineEndFrom(text, begun.at);
      line = begun.line;
      cells.splice(0, cells.length, ...text.slice(begun.at, at).split(delimiter));
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line += 1;
    yield { line: begun.line, cells, problem };
  }
}

/** A mark that ends no cell. */
const ESCAPED = /\\"(?=[^",;\t|\r\n])/;

/** Whether the backslashes before a mark make it part of its cell. */
function isEscaped(text: string, mark: number): boolean {
  let before = mark;
  while (text[before - 1] === '\\') before -= 1;
  return (mark - before) % 2 === 1;
}

function lineEndFrom(text: string, from: number): number {
  const end = /[\r\n]/g;
  end.lastIndex = from;
  return end.exec(text)?.index ?? text.length;
}

interface QuotedCell {
  readonly text: string;
  readonly end: number;
  readonly lineEnds: number;
}

/** Null for a cell without quotes around it; a problem for quotes that go astray. Blanks around the quotes are no part of it. */
function quotedCell(
  text: string,
  from: number,
  delimiter: string,
  hasEscapes: boolean,
): QuotedCell | string | null {
  let open = from;
  while (text[open] === ' ') open += 1;
  if (text[open] !== '"') return null;
  let step = 1;
  for (let at = text.indexOf('"', open + 1); at >= 0; at = text.indexOf('"', at + step)) {
    const isPart = hasEscapes && isEscaped(text, at);
    step = isPart ? 1 : 2;
    if (isPart || text[at + 1] === '"') continue;
    let end = at + 1;
    while (text[end] === ' ') end += 1;
    const next = text[end];
    const inner = text.slice(open + 1, at);
    const lineEnds = /[\r\n]/.test(inner) ? (inner.match(/\r\n|\n|\r/g)?.length ?? 0) : 0;
    if (next !== undefined && next !== delimiter && next !== '\r' && next !== '\n')
      return lineEnds === 0 ? null : STRAY;
    const plain = hasEscapes ? inner.replaceAll(/\\(["\\])/g, '$1') : inner;
    return { text: plain.replaceAll('""', '"'), end, lineEnds };
  }
  return NEVER_CLOSED;
}

function swallowed(cell: QuotedCell, swallows: (cell: string) => boolean): string | null {
  return cell.lineEnds > 0 && swallows(cell.text) ? SWALLOWED : null;
}
