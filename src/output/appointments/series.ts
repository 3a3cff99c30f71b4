import type { Appointment } from '../../domain/appointment.ts';
import { type Repeat, ruleText } from '../../domain/series.ts';
import type { SeriesChanged } from '../../usecases/series/change-series.ts';
import type { Waiting } from '../../usecases/waitlist/waiting.ts';
import { counted, listed, type ShopTime, weekdayShort } from '../form/moments.ts';
import type { Theme } from '../form/theme.ts';
import { byOutcome, type Outcome, outcomeMark, type View, writtenData } from '../form/view.ts';
import { withFitting } from '../waitlist/fitting.ts';
import { offTheListJson, offTheListLine, offTheListWords } from '../waitlist/off-the-list.ts';
import { appointmentJson } from './appointment-json.ts';
import { placedText, said, whyCancelled } from './appointment-words.ts';
import { spokenStart } from './appointment-written.ts';

/** As many as are shown one by one. */
const SHOWN = 24;

/** A series that was booked: each visit with its number, its time and its place. */
export function seriesBookedView(
  visits: readonly Appointment[],
  repeat: Repeat,
  outcome: Outcome,
  time: ShopTime,
  offTheList: readonly Waiting[] = [],
): View {
  const [first] = visits as [Appointment];
  const last = visits.at(-1) as Appointment;
  const often = repeatText(repeat);
  const count = counted(visits.length, 'visit');
  const dates = `${often}, from ${spokenStart(first, time)} to ${spokenStart(last, time)}`;
  return {
    message: byOutcome(outcome, {
      done: `Booked ${count}: ${said(first)}, ${dates}.${offTheListWords(offTheList)}`,
      before: `These ${count} were already booked: ${said(first)}, ${dates}.`,
      would: `Would book ${count}: ${said(first)}, ${dates}.`,
    }),
    data: {
      ...writtenData(appointmentJson(first, time.zone), outcome),
      repeat: ruleText(repeat),
      appointments: visits.map((visit) => appointmentJson(visit, time.zone)),
      ...offTheListJson(offTheList),
    },
    already: outcome.replayed,
    text: (theme) => {
      const head = byOutcome(outcome, {
        done: `Booked ${count}, ${often}`,
        before: `Already booked, ${count}, ${often}`,
        would: `Would book ${count}, ${often}`,
      });
      const numbers = !outcome.dryRun || outcome.replayed;
      return `${outcomeMark(outcome, theme)}${head}  ${said(first)}\n${visitLines(visits, numbers, time, theme)}${offTheListLine(offTheList)}`;
    },
  };
}

/** A line for each of several visits of one series. */
function visitLines(visits: readonly Appointment[], numbers: boolean, time: ShopTime, theme: Theme): string {
  const width = Math.max(...visits.map(({ id }) => String(id).length)) + 1;
  const lines = visits.slice(0, SHOWN).map((visit) => {
    const number = numbers ? `${theme.bold(`#${visit.id}`.padEnd(width))}  ` : '';
    return `  ${number}${placedText(visit, time)}\n`;
  });
  const more = visits.length - SHOWN;
  return lines.join('') + (more > 0 ? `  … and ${more} more\n` : '');
}

/** `every 3 months`, `every 2 weeks on Tue and Thu`, `every month on the last Fri` */
function repeatText({ unit, interval, weekdays, nths, monthDays }: Repeat): string {
  const often = interval === 1 ? `every ${unit}` : `every ${interval} ${unit}s`;
  const days = listed(
    weekdays.map((day) => weekdayShort(day)),
    'and',
  );
  if (monthDays.length > 0) return `${often} on the ${listed(monthDays.map(dayNumberText), 'and')}`;
  if (nths.length > 0) return `${often} on the ${listed(nths.map(nthText), 'and')} ${days}`;
  return days === '' ? often : `${often} on ${days}`;
}

const NTHS = ['first', 'second', 'third', 'fourth', 'fifth'];

function nthText(nth: number): string {
  return nth < 0 ? 'last' : (NTHS[nth - 1] as string);
}

/** `1st`, `22nd`, `15th` */
function dayNumberText(day: number): string {
  if (day < 0) return 'last day';
  const ending = day > 10 && day < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${ending}`;
}

/** Several visits of a series that were cancelled together. */
export function seriesCancelledView(
  { value: visits, waitlist }: Pick<SeriesChanged, 'value' | 'waitlist'>,
  outcome: Outcome,
  time: ShopTime,
): View {
  const [first] = visits as [Appointment];
  const count = counted(visits.length, 'visit');
  const head = byOutcome(outcome, {
    done: `Cancelled ${count} of a series`,
    before: `Already cancelled, ${count} of a series`,
    would: `Would cancel ${count} of a series`,
  });
  return seriesChangedView(visits, head, whyCancelled(first), outcome, time, waitlist);
}

/** Several visits of a series that were moved or changed together, each as it is now. */
export function seriesWrittenView(
  { value: visits, waitlist }: Pick<SeriesChanged, 'value' | 'waitlist'>,
  what: 'moved' | 'changed',
  outcome: Outcome,
  time: ShopTime,
): View {
  const count = counted(visits.length, 'visit');
  const done = what === 'moved' ? 'Moved' : 'Changed';
  const head = byOutcome(outcome, {
    done: `${done} ${count} of a series`,
    before: `So already, ${count} of a series`,
    would: `Would ${what === 'moved' ? 'move' : 'change'} ${count} of a series`,
  });
  return seriesChangedView(visits, head, '', outcome, time, waitlist);
}

function seriesChangedView(
  visits: readonly Appointment[],
  head: string,
  remark: string,
  outcome: Outcome,
  time: ShopTime,
  waitlist: SeriesChanged['waitlist'],
): View {
  const [first] = visits as [Appointment];
  const view: View = {
    message: `${head}: ${said(first)}, from ${spokenStart(first, time)} to ${spokenStart(visits.at(-1) as Appointment, time)}.`,
    data: {
      ...writtenData(appointmentJson(first, time.zone), outcome),
      appointments: visits.map((visit) => appointmentJson(visit, time.zone)),
    },
    already: outcome.replayed,
    text: (theme) => {
      const why = remark === '' ? '' : `  ${theme.dim(`(${remark})`)}`;
      return `${outcomeMark(outcome, theme)}${head}  ${said(first)}${why}\n${visitLines(visits, true, time, theme)}`;
    },
  };
  return withFitting(view, waitlist, time);
}
