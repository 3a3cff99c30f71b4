import { counted } from './moments.ts';
import { inPieces, linesUnder, type Shown } from './row-lines.ts';
import { safe } from './safe-text.ts';
import type { Theme } from './theme.ts';
import { widthOf } from './width.ts';

/**
 * A cell is plain text, made safe here; `paint` colours it after it was measured. `short` says the same in fewer letters, for a
 * table that is too wide.
 */
export type Cell =
  | string
  | number
  | null
  | { readonly text: string; readonly short?: string; readonly paint?: (text: string) => string };

export interface TableShape {
  readonly header?: readonly string[];
  /** Columns whose cells end flush: numbers. Counted from 0. */
  readonly right?: readonly number[];
  /** Columns that are shown whole as long as others can give way: hours, phones. */
  readonly keep?: readonly number[];
  /** Columns that a narrow terminal goes without, the first of them first. */
  readonly drop?: readonly number[];
  /** The same after those, and only where others would be left with a few letters. */
  readonly dropLast?: readonly number[];
  /** The last column goes on below where it begins. */
  readonly wraps?: boolean;
  /** Columns that are never cut or left out: without room they stand below their row, the first of them first. */
  readonly below?: readonly number[];
  /** Spaces before every line. */
  readonly indent?: number;
}

const GAP = 2;
/**
 * What a column keeps before texts are said shorter, before others go, before those go that go last, and when even that is too
 * much.
 */
const EASY = 12;
const LEAST = 8;
const FEW = 4;
const BARE = 3;

/** The text in at most `columns` columns, its end replaced by `…` where it does not fit. */
export function cut(text: string, columns: number): string {
  if (text.length <= columns / 2 || widthOf(text) <= columns) return text;
  let kept = '';
  let room = columns - 1;
  for (const character of text) {
    room -= widthOf(character);
    if (room < 0) break;
    kept += character;
  }
  return columns < 1 ? '' : `${kept.trimEnd()}…`;
}

/**
 * Aligned columns, one line a row, the header first, cut to the width of the terminal. A column in which no row says
 * anything is left out. None of the lines ends with a newline or with spaces.
 */
export function tableLines(
  rows: readonly (readonly Cell[])[],
  {
    header = [],
    right = [],
    keep = [],
    drop = [],
    dropLast = [],
    below = [],
    wraps = false,
    indent = 0,
  }: TableShape,
  theme: Theme,
): string[] {
  const shown = rows.map((row) => row.map(shownOf));
  const count = Math.max(header.length, ...shown.map((row) => row.length));
  const filled = Array.from({ length: count }, (_, i) => i).filter((i) =>
    shown.some((row) => (row[i]?.text ?? '') !== ''),
  );
  const titles = header.map((text) => ({ text, short: text, paint: theme.dim }));
  const lines = header.length > 0 ? [titles, ...shown] : shown;
  const columnsOf = (rows: readonly (readonly Shown[])[]) =>
    filled.map((index) => ({
      index,
      width: Math.max(...rows.map((row) => widthOf(row[index]?.text ?? ''))),
      least: keep.includes(index) || below.includes(index) ? Number.POSITIVE_INFINITY : LEAST,
    }));
  const room = theme.columns - indent;
  // Said shorter before anything is cut or left out.
  const whole = columnsOf(lines);
  const isTight = !hasRoom(whole, room, EASY);
  const said = isTight ? lines.map((row) => row.map((cell) => ({ ...cell, text: cell.short }))) : lines;
  const columns = isTight ? columnsOf(said) : whole;
  const { beside, under } = parted(columns, { drop, dropLast }, below, room);
  return said.map((row) => {
    const [first = row, ...more] = wraps ? inPieces(row, beside.at(-1)) : [];
    const shownIn = (one: readonly Shown[]) =>
      lastTrimmed(
        beside.map(({ index, width }) => padded(one[index], width, right.includes(index))),
        indent,
      );
    const others = under.map((index) => row[index]);
    return [shownIn(first), ...more.map(shownIn), ...linesUnder(others, indent + GAP, theme.columns)].join(
      '\n',
    );
  });
}

/** The columns that stand side by side, and those that go below as they would be cut otherwise. */
function parted(
  columns: readonly Column[],
  dropped: Dropped,
  below: readonly number[],
  room: number,
): { readonly beside: readonly Column[]; readonly under: readonly number[] } {
  for (let moved = 0; ; moved += 1) {
    const under = below.slice(0, moved).filter((index) => columns.some((one) => one.index === index));
    const left = columns.filter(({ index }) => !under.includes(index));
    const beside = fitted(left, dropped, room);
    const isWhole = left.every(
      ({ index, width, least }) =>
        least !== Number.POSITIVE_INFINITY ||
        beside.some((one) => one.index === index && one.width === width),
    );
    if (isWhole || moved >= below.length) return { beside, under };
  }
}

/** `tableLines` as one text that ends with a newline; nothing at all without rows. */
export function table(rows: readonly (readonly Cell[])[], shape: TableShape, theme: Theme): string {
  if (rows.length === 0) return '';
  return `${tableLines(rows, shape, theme).join('\n')}\n`;
}

/** `21–40 of 5000 vehicles`, or the plain count when all of them are here. */
export function pageText(shown: number, offset: number, total: number, one: string): string {
  if (shown === total || shown === 0) return counted(total, one);
  return `${offset + 1}–${offset + shown} of ${counted(total, one)}`;
}

function shownOf(cell: Cell): Shown {
  if (typeof cell === 'object' && cell !== null) {
    const { text, short = text, paint = asItIs } = cell;
    return { text: safe(text), short: safe(short), paint };
  }
  const text = cell === null ? '' : safe(String(cell));
  return { text, short: text, paint: asItIs };
}

function asItIs(text: string): string {
  return text;
}

interface Column {
  readonly index: number;
  readonly width: number;
  readonly least: number;
}

type Dropped = Required<Pick<TableShape, 'drop' | 'dropLast'>>;

/** Goes without columns as long as the rest is too wide at its least, and then narrows what is left. */
function fitted(columns: readonly Column[], { drop, dropLast }: Dropped, room: number): readonly Column[] {
  const without = goneWithout(goneWithout(columns, drop, room, LEAST), dropLast, room, FEW);
  const left = room - GAP * (without.length - 1);
  // What is kept gives way last of all.
  const most = narrowed(without, left, ({ least }) => least);
  const bare = narrowed(most, left, (column) => (isKept(column) ? column.width : BARE));
  return narrowed(bare, left, () => BARE);
}

function goneWithout(
  columns: readonly Column[],
  drop: readonly number[],
  room: number,
  least: number,
): readonly Column[] {
  const goes = drop.find((index) => columns.some((column) => column.index === index));
  if (goes === undefined || hasRoom(columns, room, least)) return columns;
  const others = columns.filter(({ index }) => index !== goes);
  return goneWithout(others, drop, room, least);
}

function isKept({ least }: Column): boolean {
  return least === Number.POSITIVE_INFINITY;
}

/** Whether all have room where none but those that are kept has more than `least`. */
function hasRoom(columns: readonly Column[], room: number, least: number): boolean {
  const widths = columns.map((column) => (isKept(column) ? column.width : Math.min(column.width, least)));
  return sum(widths) + GAP * (columns.length - 1) <= room;
}

/** Takes from the widest column, one by one, until all fit or none can give any more. */
function narrowed(
  columns: readonly Column[],
  room: number,
  leastOf: (column: Column) => number,
): readonly Column[] {
  const widths = columns.map(({ width }) => width);
  const canGive = (i: number) => (widths[i] as number) > leastOf(columns[i] as Column);
  for (let excess = sum(widths) - room; excess > 0; excess -= 1) {
    const givers = columns.map((_, i) => i).filter(canGive);
    if (givers.length === 0) break;
    const widest = Math.max(...givers.map((i) => widths[i] as number));
    widths[givers.find((i) => widths[i] === widest) as number] = widest - 1;
  }
  return columns.map((column, i) => ({ ...column, width: widths[i] as number }));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

interface Padded {
  readonly painted: string;
  readonly before: number;
  readonly after: number;
}

function padded(cell: Shown | undefined, width: number, right: boolean): Padded {
  const text = cut(cell?.text ?? '', width);
  const room = width - widthOf(text);
  const painted = text === '' || cell === undefined ? text : cell.paint(text);
  return { painted, before: right ? room : 0, after: right ? 0 : room };
}

/** Joins the cells; spaces that nothing follows are dropped, so that a line ends with its last word. */
function lastTrimmed(cells: readonly Padded[], indent: number): string {
  let line = '';
  let spaces = indent;
  for (const { painted, before, after } of cells) {
    if (painted !== '') {
      line += ' '.repeat(spaces + before) + painted;
      spaces = after + GAP;
    } else spaces += before + after + GAP;
  }
  return line;
}
