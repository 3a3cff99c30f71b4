import { widthOf } from './width.ts';
import { wrapped } from './wrap.ts';

/** A cell as it is shown. */
export interface Shown {
  readonly text: string;
  readonly short: string;
  readonly paint: (text: string) => string;
}

const GAP = 2;

/** Cells one behind the other, on as many lines as they need. */
export function linesUnder(cells: readonly (Shown | undefined)[], indent: number, columns: number): string[] {
  const lines: { painted: string; width: number }[] = [];
  for (const cell of cells) {
    if (cell === undefined || cell.text === '') continue;
    const pieces = wrapped(cell.text.split(' '), columns - indent, 0).split('\n');
    for (const [at, piece] of pieces.entries()) {
      const width = widthOf(piece);
      const last = lines.at(-1);
      if (at === 0 && last !== undefined && indent + last.width + GAP + width <= columns) {
        last.painted += ' '.repeat(GAP) + cell.paint(piece);
        last.width += GAP + width;
      } else lines.push({ painted: cell.paint(piece), width });
    }
  }
  return lines.map(({ painted }) => ' '.repeat(indent) + painted);
}

/** The row, and what does not fit of its last column in rows that have nothing else. */
export function inPieces(
  row: readonly Shown[],
  last: { readonly index: number; readonly width: number } | undefined,
): Shown[][] {
  const cell = last === undefined ? undefined : row[last.index];
  if (last === undefined || cell === undefined) return [[...row]];
  const pieces = wrapped(cell.text.split(' '), last.width, 0).split('\n');
  return pieces.map((text, at) =>
    row.map((one, index) => {
      if (index === last.index) return { ...cell, text };
      return at === 0 ? one : { ...one, text: '' };
    }),
  );
}
