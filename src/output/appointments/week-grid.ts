import type { Appointment } from '../../domain/appointment.ts';
import { dayInterval } from '../../domain/zone.ts';
import type { Agenda } from '../../usecases/day/read-agenda.ts';
import { closedDayText } from '../form/closed-reason.ts';
import { clockText, dayText, today } from '../form/moments.ts';
import { safe } from '../form/safe-text.ts';
import { type Cell, cut } from '../form/table.ts';
import type { Theme } from '../form/theme.ts';
import { widthOf } from '../form/width.ts';
import { workNamed } from './appointment-words.ts';
import { standing } from './standing.ts';

type Day = Agenda['days'][number];

/** A line of a cell, and how it looks. */
interface Line {
  readonly text: string;
  readonly paint: (text: string) => string;
}

/** From here on a name still says who. */
const GRID_COLUMNS = 100;
const INDENT = 2;
const GAP = 2;

/** Whether the terminal is wide enough for days side by side; where nobody knows how wide it is, a list serves better. */
export function hasRoomForGrid({ columns }: Theme): boolean {
  return columns >= GRID_COLUMNS && columns !== Number.POSITIVE_INFINITY;
}

/** The days side by side, bay by bay: when, who, and below it the number, how it stands and what is done. */
export function weekGrid(agenda: Agenda, theme: Theme): string {
  const days = agenda.days.filter(isShown);
  const width = Math.floor((theme.columns - INDENT) / Math.max(1, days.length)) - GAP;
  const row = (lines: readonly (Line | undefined)[]) => rowText(lines, width);
  const bays = [...new Set(agenda.days.flatMap(({ bays }) => bays.map(({ bay }) => bay)))];
  const blocks = bays.map((bay) => {
    const cells = days.map((day) =>
      (day.bays.find((one) => one.bay === bay)?.appointments ?? []).flatMap((visit) =>
        visitLines(visit, day, agenda, theme),
      ),
    );
    const lines = stacked(cells, row);
    return lines.length === 0
      ? `${safe(bay)}  ${theme.dim('no appointments')}`
      : `${safe(bay)}\n${lines.join('\n')}`;
  });
  const others = stacked(
    days.map((day) => othersOf(day, agenda, theme)),
    row,
  );
  const heads = days.map(({ date }) => ({ text: dayText(date, today(agenda)), paint: theme.bold }));
  const closed = agenda.days.filter((day) => !isShown(day)).map((day) => closedLine(day, agenda, theme));
  const parts = [
    ...(days.length === 0 ? [] : [row(heads)]),
    ...(days.length === 0 ? [] : blocks),
    ...(others.length === 0 ? [] : ['Others', ...others]),
    ...closed,
  ];
  return `${parts.join('\n')}\n`;
}

/** A closed day is, if somebody comes. */
function isShown(day: Day): boolean {
  return day.closedReason === null || visitsOf(day).length > 0;
}

function visitsOf({ bays }: Day): Appointment[] {
  return bays.flatMap(({ appointments }) => appointments);
}

function closedLine({ date, closedReason }: Day, agenda: Agenda, theme: Theme): string {
  const why = closedReason === null ? '' : theme.dim(safe(closedDayText(closedReason)));
  return `${theme.bold(dayText(date, today(agenda)))}  ${why}`;
}

function visitLines(visit: Appointment, day: Day, agenda: Agenda, theme: Theme): Line[] {
  const stands = shortOf(standing(visit, visitsOf(day), agenda.now, theme));
  const below = [`#${visit.id}`, stands.text, workNamed(visit.work)].filter((word) => word !== '');
  return [
    { text: `${clockText(visit.start, agenda)} ${visit.customer.name}`, paint: theme.bold },
    { text: below.join(' '), paint: stands.paint ?? theme.dim },
  ];
}

function shortOf(cell: Cell): { readonly text: string; readonly paint?: Line['paint'] } {
  if (typeof cell !== 'object' || cell === null) return { text: '' };
  return { ...cell, text: cell.short ?? cell.text };
}

function othersOf({ date, busy }: Day, agenda: Agenda, theme: Theme): Line[] {
  const whole = dayInterval(agenda.zone, date);
  return busy.map(({ start, title, kind }) => ({
    text: `${start <= whole.start ? 'all day' : clockText(start, agenda)} ${title || (kind === 'meeting' ? 'meeting' : 'busy')}`,
    paint: theme.dim,
  }));
}

/** Line by line across the cells; below the last line of one is room. */
function stacked(
  cells: readonly (readonly Line[])[],
  row: (lines: readonly (Line | undefined)[]) => string,
): string[] {
  const height = Math.max(0, ...cells.map(({ length }) => length));
  return Array.from({ length: height }, (_, i) => row(cells.map((cell) => cell[i])));
}

function rowText(lines: readonly (Line | undefined)[], width: number): string {
  let text = '';
  let spaces = INDENT;
  for (const line of lines) {
    const shown = cut(safe(line?.text ?? ''), width);
    if (shown !== '') {
      text += ' '.repeat(spaces) + (line?.paint(shown) ?? shown);
      spaces = 0;
    }
    spaces += width + GAP - widthOf(shown);
  }
  return text;
}
