/** A record of CSV text; the number is that of its first line, from 1. */
export interface CsvRecord {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The line on which a cell in quotes begins that never ends. */
export class QuoteNotClosed extends Error {
  readonly line: number;
  constructor(line: number) {
    super('a quotation mark is never closed');
    this.line = line;
  }
}

/**
 * The records of CSV text (RFC 4180), one at a time, lines ending with any of CR LF, LF and CR. A cell in quotes may hold
 * anything, `""` standing for one of them. Quotes that do not enclose a whole cell belong to it as they stand, as hand-made
 * lists have them: `6" disc`, `"Bob" Miller`. Linear in the text. Throws `QuoteNotClosed`.
 */
export function* csvRecords(text: string, delimiter: string): Generator<CsvRecord> {
  const cellEnd = new RegExp(`[${delimiter}\\r\\n]|$`, 'g');
  const lineEnd = /\r\n|\n|\r/g;
  let [at, line] = [0, 1];
  while (at < text.length) {
    const [begun, cells] = [line, [] as string[]];
    for (;;) {
      const cell = text[at] === '"' ? quotedCell(text, at, delimiter) : null;
      if (cell === 'open') throw new QuoteNotClosed(begun);
      if (cell === null) {
        cellEnd.lastIndex = at;
        const end = (cellEnd.exec(text) as RegExpExecArray).index;
        cells.push(text.slice(at, end));
        at = end;
      } else {
        cells.push(cell.text);
        line += text.slice(at, cell.end).match(lineEnd)?.length ?? 0;
        at = cell.end;
      }
      if (text[at] !== delimiter) break;
      at += 1;
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line += 1;
    yield { line: begun, cells };
  }
}

/** Null for quotes that are closed before the cell ends. */
function quotedCell(
  text: string,
  from: number,
  delimiter: string,
): { readonly text: string; readonly end: number } | 'open' | null {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    const next = text[at + 1];
    if (next === '"') continue;
    if (next !== undefined && next !== delimiter && next !== '\r' && next !== '\n') return null;
    return { text: text.slice(from + 1, at).replaceAll('""', '"'), end: at + 1 };
  }
  return 'open';
}
