import { widthOf } from '../form/width.ts';
import type { SheetBlock } from './sheet-block.ts';
import { CELL_AIR_MM, COLUMNS_MM, LINE_HEIGHT, PAGE_MM, TICKS_LINES } from './sheet-style.ts';
import type { SheetVisit } from './sheet-visit.ts';

/** In points, from what is easy to read at arm's length to what is still read at a desk. */
const SIZES = [10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5] as const;
/** Where one page does not hold the day in any of them. */
const SEVERAL_PAGES = 8.5;

const MM_PER_POINT = 25.4 / 72;
/** In points, as the style has them: the line below a visit and its air; what is around a bay's name. */
const ROW_EXTRA = 1.8;
const HEADING_EXTRA = 5;
/** How much wider bold letters are. */
const BOLD = 1.05;

/** The largest size at which the day fits on one page of either paper. */
export function sheetFont(blocks: readonly SheetBlock[], lines: readonly string[]): number {
  return SIZES.find((size) => heightMm(blocks, lines, size) <= PAGE_MM.height) ?? SEVERAL_PAGES;
}

function heightMm(blocks: readonly SheetBlock[], lines: readonly string[], size: number): number {
  const linePoints = size * LINE_HEIGHT;
  const linesIn = (text: string, mm: number, boldness = 1) =>
    printedLines(text, (mm - CELL_AIR_MM) / (size * MM_PER_POINT * boldness));
  const rowLines = ({ told, ...visit }: SheetVisit) =>
    Math.max(
      TICKS_LINES,
      linesIn(`${visit.hours} ${visit.promise}, ${visit.mode}`, COLUMNS_MM.when, BOLD),
      linesIn(`${visit.customer} ${visit.phone.replaceAll(' ', '\u00a0')}`, COLUMNS_MM.who, BOLD),
      linesIn(`${visit.car} ${visit.plate} ${visit.keyTag.replace(' ', '\u00a0')}`, COLUMNS_MM.car, BOLD),
      linesIn(`${visit.work}, ${visit.doneBy}`, COLUMNS_MM.work),
      linesIn(
        told.map(([what, text]) => `${what === 'Concerns' ? '' : `${what}: `}${text} `).join(''),
        COLUMNS_MM.told,
      ),
    );
  const head = 3 + sum(lines.filter(Boolean).map((line) => linesIn(line, PAGE_MM.width)));
  const rows = blocks.flatMap(({ visits }) =>
    visits.map((visit) => rowLines(visit) * linePoints + ROW_EXTRA),
  );
  const headings = blocks.length * (linePoints + HEADING_EXTRA);
  return (head * linePoints + HEADING_EXTRA + sum(rows) + headings) * MM_PER_POINT;
}

/** On how many lines the words go that are so many times the size of their letters wide. */
function printedLines(text: string, room: number): number {
  let [lines, used] = [1, 0];
  for (const word of text.split(/(?<=[ -])/)) {
    const width = printedWidth(word);
    if (used > 0 && used + printedWidth(word.trimEnd()) > room) {
      lines += 1;
      used = 0;
    }
    used += width;
    while (used > room) {
      lines += 1;
      used -= room;
    }
  }
  return lines;
}

/** In sizes of the letters, as Helvetica has them. */
function printedWidth(text: string): number {
  return sum(Array.from(text, letterWidth));
}

function letterWidth(letter: string): number {
  if (/[ \u00a0iljtfI.,:;'!|]/.test(letter)) return 0.27;
  if (/[r()[\]-]/.test(letter)) return 0.34;
  if (/[MWmw@%—]/.test(letter)) return 0.86;
  if (/[A-Z&]/.test(letter)) return 0.69;
  if (/[cksvxyz]/.test(letter)) return 0.5;
  return widthOf(letter) > 1 ? 1 : 0.56;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
