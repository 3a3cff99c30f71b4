import type { DaySheet } from '../../usecases/day/read-day-sheet.ts';
import { safe } from '../form/safe-text.ts';
import { widthOf } from '../form/width.ts';
import { wrapped } from '../form/wrap.ts';
import { type SheetBlock, sheetBlocks } from './sheet-block.ts';
import { othersOnSheet, sheetHeading } from './sheet-heading.ts';
import type { SheetVisit } from './sheet-visit.ts';

/** Below the hours, behind the boxes. */
const INDENT = 7;
/** A name that is longer pushes the phone on. */
const NAME = 24;

/** The day for a line printer: no line is longer than `width`, and nothing is left out. */
export function sheetText(sheet: DaySheet, width: number): string {
  const { day, open, off, count, printed } = sheetHeading(sheet);
  const blocks = sheetBlocks(sheet);
  const others = othersOnSheet(sheet);
  const heading = [`${sheet.shopName}, ${day}`, `${open}; ${count}`, off].filter((line) => line !== '');
  const lines = [
    ...heading.map((line) => inWidth(words(line), width, 2)),
    '[ ][ ] here, done',
    ...blocks.map((block) => blockText(block, width)),
    ...(others.length === 0 ? [] : ['\nOthers']),
    ...others.map((line) => behind('  ', words(line), width)),
    '',
    printed,
  ];
  return `${lines.join('\n')}\n`;
}

function blockText({ title, visits }: SheetBlock, width: number): string {
  if (visits.length === 0) return `\n${inWidth([...words(title), ' no', 'appointments'], width, 2)}`;
  const hours = Math.max(...visits.map((visit) => widthOf(visit.hours)));
  const texts = visits.map((visit) => visitText(visit, hours, width));
  return ['', inWidth(words(title), width, 2), ...texts].join('\n');
}

/** `[ ][ ] 09:00–09:30  #12 Ana Pérez  +1 212 555 0134  by 15:30, waiting, tag 14`, and below what is done with which car. */
function visitText(visit: SheetVisit, hoursWidth: number, width: number): string {
  const ways = [visit.promise, visit.mode, visit.keyTag].filter(Boolean).join(', ');
  const first = [
    padded(visit.hours, hoursWidth),
    padded(`${visit.number} ${visit.customer}`, NAME),
    visit.phone,
    ways,
  ];
  const work = [visit.work, visit.doneBy, visit.car, visit.plate].filter(Boolean).join(', ');
  const told = visit.told.map(([what, text]) => words(what === '' ? text : `${what}: ${text}`));
  const lines = [
    `${box(visit.isHere)}${box(visit.isDone)} ${inWidth(chunks(first), width, INDENT)}`,
    ...[words(work), ...told].map((line) => behind(' '.repeat(INDENT), line, width)),
  ];
  return lines.join('\n');
}

function box(isSet: boolean): string {
  return isSet ? '[x]' : '[ ]';
}

function padded(text: string, width: number): string {
  const shown = safe(text);
  return shown + ' '.repeat(Math.max(0, width - widthOf(shown)));
}

/** What stays together on a line, two blanks apart. */
function chunks(texts: readonly string[]): string[] {
  const said = texts.map((text) => (safe(text) === '' ? '' : text)).filter((text) => text !== '');
  return said.map((text, i) => (i < said.length - 1 ? `${text} ` : text));
}

function words(text: string): string[] {
  return safe(text).split(/\s+/);
}

function behind(before: string, line: readonly string[], width: number): string {
  return before + inWidth(line, width, before.length);
}

/** The words on as many lines as they need; one that is longer than a line is broken itself. */
function inWidth(line: readonly string[], width: number, indent: number): string {
  const room = width - indent;
  const fitting = line.flatMap((word) => (widthOf(word.trimEnd()) <= room ? [word] : broken(word, room)));
  return wrapped(fitting, width, indent)
    .split('\n')
    .map((one) => one.trimEnd())
    .join('\n');
}

function broken(text: string, room: number): string[] {
  return text.split(/\s+/).flatMap((word) => {
    const pieces = [''];
    for (const letter of word) {
      const longer = `${pieces.at(-1)}${letter}`;
      if (widthOf(longer) <= room) pieces[pieces.length - 1] = longer;
      else pieces.push(letter);
    }
    return pieces;
  });
}
