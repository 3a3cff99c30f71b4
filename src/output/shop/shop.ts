import { type LocalDate, WEEKDAYS, type Weekday } from '../../domain/local-date.ts';
import type { ModeRules } from '../../domain/mode-limits.ts';
import type {
  Absence,
  Closure,
  MinuteRange,
  OwnHours,
  ServiceRules,
  ShopRules,
  SpecialHours,
  TechnicianRules,
} from '../../domain/shop.ts';
import { timeFormatOf } from '../../domain/time-format.ts';
import { type NamesOnWall, namesOnWall } from '../../domain/wall-name.ts';
import type { VisitOutside } from '../../usecases/shop/visits-outside.ts';
import {
  capitalised,
  counted,
  dayText,
  durationText,
  listed,
  minutesText,
  type ShopTime,
  shopTime,
  today,
  weekdayShort,
} from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import { type Cell, table } from '../form/table.ts';
import type { Theme } from '../form/theme.ts';
import { byOutcome, type Outcome, outcomeMark, type View, writtenData } from '../form/view.ts';
import { shopJson } from './shop-json.ts';
import { visitsOutsideJson } from './visits-outside.ts';

/** The shop file itself, as `bay shop import` takes it. */
export function shopFileView(rules: ShopRules, file: string): View {
  return {
    message: clean`The shop file of ${rules.name}.`,
    data: { ...shopJson(rules), file },
    isLaidOut: true,
    text: () => file,
  };
}

/** All the rules of the shop. */
export function shopView(rules: ShopRules, time: ShopTime): View {
  const { name, timezone, bays, services, phoneRegion, phoneArea } = rules;
  const phones = `phones of ${phoneRegion}${phoneArea === null ? '' : `, area ${phoneArea}`}`;
  return {
    message: clean`${name} has ${counted(bays.length, 'bay')} and offers ${counted(services.length, 'service')}; its clock is ${timezone}.`,
    data: shopJson(rules),
    text: (theme) => {
      const head = `${theme.bold(clean`${name}`)}  ${theme.dim(clean`${timezone}, ${phones}`)}\n`;
      return `${head}\n${sections(rules, shopTime({ ...rules, zone: time.zone }, time.now), theme).join('\n')}`;
    },
  };
}

/** What was changed: a setting with its old and new value in words, or `the rules`. */
export interface ChangedRules {
  readonly what: string;
  readonly from?: string | null;
  readonly to?: string | null;
}

/** The rules were changed; `outside` are the coming visits that they leave no room for. */
export function shopChangedView(
  rules: ShopRules,
  { what, from = null, to = null }: ChangedRules,
  outside: readonly VisitOutside[],
  outcome: Outcome,
  time: ShopTime,
): View {
  const before = outcome.changedSince ? 'Changed before, and changed again since:' : 'Already as asked:';
  const verb = byOutcome(outcome, { done: 'Changed', before, would: 'Would change' });
  const values = outcome.replayed || to === null ? '' : from === null ? `: ${to}` : `: ${from} → ${to}`;
  const sentence = clean`${verb} ${what} of ${rules.name}${values}`;
  return {
    message: `${sentence}.`,
    data: {
      ...writtenData(shopJson(rules), outcome),
      visits_outside: visitsOutsideJson(outside, time),
    },
    already: outcome.replayed,
    text: (theme) => `${outcomeMark(outcome, theme)}${sentence}\n`,
  };
}

/** Somebody looked at the rules and left them as they are. */
export function shopUnchangedView(rules: ShopRules): View {
  const sentence = clean`Nothing of ${rules.name} was changed`;
  return {
    message: `${sentence}.`,
    data: shopJson(rules),
    already: true,
    text: ({ warning }) => `${warning} ${sentence}\n`,
  };
}

function sections(rules: ShopRules, time: ShopTime, theme: Theme): string[] {
  const { specialHours, breaks, closures, services, bays, technicians, modes } = rules;
  const section = (title: string, rows: readonly (readonly Cell[])[], none: string) => {
    const body = rows.length === 0 ? `  ${theme.dim(none)}\n` : table(rows, { indent: 2 }, theme);
    return `${theme.bold(title)}\n${body}`;
  };
  return [
    section('Hours', weekRows(rules.hours, time), 'never open'),
    ...(specialHours.length === 0
      ? []
      : [
          section(
            'Other hours',
            specialHours.map((special) => specialRow(special, time)),
            'none',
          ),
        ]),
    section(
      'Breaks',
      breaks.map(({ name, days, from, to }) => [name, minutesText({ from, to }, time), daysText(days)]),
      'none',
    ),
    section(
      'Closures',
      closures.map((closure) => closureRow(closure, time)),
      'none',
    ),
    section('Services', services.map(serviceRow), 'none'),
    section(
      'Bays',
      bays.map((bay) => [
        bay.name,
        bay.capacity === 1 ? '' : `${bay.capacity} cars`,
        `calendar ${bay.calendar}`,
        listed(bay.skills, 'and'),
        ownTimes(bay, time),
      ]),
      'none',
    ),
    section(
      'Technicians',
      technicians.map((technician) => [
        technician.name,
        technician.calendar === null ? '' : `calendar ${technician.calendar}`,
        listed(technician.skills, 'and'),
        ownTimes(technician, time),
      ]),
      'none: bays alone decide',
    ),
    section('Limits', modes.map(limitRow), 'none: any number may wait'),
    section('Policies', policyRows(rules), 'none'),
  ];
}

/** `wait  2 an hour, 12 a day` */
function limitRow({ mode, perHour, perDay }: ModeRules): Cell[] {
  const limits = [
    ...(perHour === null ? [] : [`${perHour} an hour`]),
    ...(perDay === null ? [] : [`${perDay} a day`]),
  ];
  return [mode, limits.join(', ')];
}

function policyRows(rules: ShopRules): Cell[][] {
  return [
    ['Starts', `every ${durationText(rules.slotStepMinutes)}`],
    ['Notice', rules.leadTimeMinutes === 0 ? 'none asked' : durationText(rules.leadTimeMinutes)],
    ['Ahead', counted(rules.horizonDays, 'day')],
    ['Times', timeFormatText(rules)],
    ...(rules.holidays === null ? [] : [['Holidays', `those of ${rules.holidays}`]]),
    ['Event titles', rules.eventTitle === 'full' ? 'service and customer' : 'the number alone'],
    ...(namesOnWall(rules) === 'short' ? [] : [['Wall', NAMES_ON_WALL[namesOnWall(rules)]]]),
    ['Invitations', rules.inviteCustomers ? 'to customers with an e-mail address' : 'none'],
    ['Calendar', rules.calendar === 'google' ? 'Google Calendar' : 'kept by bay itself'],
    ...(rules.checkAvailability ? [] : [["Others' events", 'take no time']]),
    ...(rules.othersEvents === 'times' ? [] : [['Of them kept', KEPT_OF_OTHERS[rules.othersEvents]]]),
    ...(rules.meetingHosts.length === 0
      ? []
      : [['Meetings', `also at ${listed(rules.meetingHosts, 'and')}`]]),
    ...(rules.createEvents ? [] : [['Events', 'none: visits are in the book alone']]),
    ['Calendar away', rules.onUnavailable === 'keep' ? 'book, and deliver later' : 'do not book'],
    ['Answers kept', `${counted(rules.keepAnswersDays, 'day')}, by idempotency key`],
  ];
}

const KEPT_OF_OTHERS = { titles: 'titles', details: 'titles, places and links of meetings' } as const;

const NAMES_ON_WALL: Readonly<Record<NamesOnWall, string>> = {
  short: 'names customers as Ana P.',
  full: 'names customers in full',
  car: 'names cars alone',
};

/** `3:30 PM, as in US` */
function timeFormatText(rules: ShopRules): string {
  const example = timeFormatOf(rules) === '12h' ? '3:30 PM' : '15:30';
  return rules.timeFormat === 'region' ? `as ${example}, as in ${rules.phoneRegion}` : `as ${example}`;
}

/** Days with the same hours share a line: `Mon–Fri  09:00–17:00`. */
function weekRows(hours: OwnHours, time: ShopTime): [days: string, hours: string][] {
  const rows: { from: Weekday; to: Weekday; text: string }[] = [];
  for (const day of WEEKDAYS) {
    const ranges = hours[day];
    if (ranges === null) continue;
    const text = ranges.length === 0 ? 'closed' : rangesText(ranges, time);
    const last = rows.at(-1);
    if (last?.text === text && WEEKDAYS.indexOf(last.to) === WEEKDAYS.indexOf(day) - 1) last.to = day;
    else rows.push({ from: day, to: day, text });
  }
  return rows.map(({ from, to, text }) => [
    from === to ? weekdayShort(from) : `${weekdayShort(from)}–${weekdayShort(to)}`,
    text,
  ]);
}

/** `Fri 08:00–12:00; away Mon 28 Dec (dentist)`: what is not as it is for the whole shop. */
function ownTimes({ hours, away }: TechnicianRules, time: ShopTime): string {
  const weekly = hours === null ? [] : weekRows(hours, time).map(([days, text]) => `${days} ${text}`);
  return [...weekly, ...away.map((absence) => absenceText(absence, time))].join('; ');
}

function absenceText({ reason, ...when }: Absence, time: ShopTime): string {
  const hours = when.hours === null ? '' : ` ${minutesText(when.hours, time)}`;
  return `away ${daysOf(when, today(time))}${hours}${reason === null ? '' : ` (${reason})`}`;
}

function rangesText(ranges: readonly MinuteRange[], time: ShopTime): string {
  return ranges.map((range) => minutesText(range, time)).join(', ');
}

function daysText(days: readonly Weekday[] | null): string {
  return days === null ? 'every open day' : listed(days.map(capitalised), 'and');
}

function closureRow({ name, ...when }: Closure, time: ShopTime): Cell[] {
  return [name, daysOf(when, today(time)), when.hours === null ? '' : minutesText(when.hours, time)];
}

function specialRow({ date, ranges }: SpecialHours, time: ShopTime): Cell[] {
  return [dayText(date, today(time)), rangesText(ranges, time)];
}

function daysOf({ fromDate, toDate }: Pick<Closure, 'fromDate' | 'toDate'>, now: LocalDate): string {
  const from = dayText(fromDate, now);
  return fromDate === toDate ? from : `${from} – ${dayText(toDate, now)}`;
}

function serviceRow({ type, name, minutes, bufferMinutes, intervalMonths, skills }: ServiceRules): Cell[] {
  const buffer = bufferMinutes === 0 ? '' : `and ${durationText(bufferMinutes)} free after it`;
  const interval = intervalMonths === null ? '' : `every ${counted(intervalMonths, 'month')}`;
  return [name, type, durationText(minutes), interval, buffer, listed(skills, 'and')];
}
