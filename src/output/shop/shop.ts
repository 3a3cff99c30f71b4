import { type LocalDate, WEEKDAYS, type Weekday } from '../../domain/local-date.ts';
import { timeText } from '../../domain/minute-range.ts';
import type { Closure, MinuteRange, ServiceRules, ShopRules, WeeklyHours } from '../../domain/shop.ts';
import type { VisitOutside } from '../../usecases/shop/visits-outside.ts';
import {
  capitalised,
  counted,
  dayText,
  durationText,
  listed,
  type ShopTime,
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
      return `${head}\n${sections(rules, today(time), theme).join('\n')}`;
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

function sections(rules: ShopRules, now: LocalDate, theme: Theme): string[] {
  const { breaks, closures, services, bays, technicians } = rules;
  const section = (title: string, rows: readonly (readonly Cell[])[], none: string) => {
    const body = rows.length === 0 ? `  ${theme.dim(none)}\n` : table(rows, { indent: 2 }, theme);
    return `${theme.bold(title)}\n${body}`;
  };
  return [
    section('Hours', weekRows(rules.hours), 'never open'),
    section(
      'Breaks',
      breaks.map(({ name, days, from, to }) => [name, rangeText({ from, to }), daysText(days)]),
      'none',
    ),
    section(
      'Closures',
      closures.map((closure) => closureRow(closure, now)),
      'none',
    ),
    section('Services', services.map(serviceRow), 'none'),
    section(
      'Bays',
      bays.map(({ name, capacity, calendar, skills, hours }) => [
        name,
        capacity === 1 ? '' : `${capacity} cars`,
        `calendar ${calendar}`,
        listed(skills, 'and'),
        ownHours(hours),
      ]),
      'none',
    ),
    section(
      'Technicians',
      technicians.map(({ name, calendar, skills, hours }) => [
        name,
        calendar === null ? '' : `calendar ${calendar}`,
        listed(skills, 'and'),
        ownHours(hours),
      ]),
      'none: bays alone decide',
    ),
    section('Policies', policyRows(rules), 'none'),
  ];
}

function policyRows(rules: ShopRules): Cell[][] {
  return [
    ['Starts', `every ${durationText(rules.slotStepMinutes)}`],
    ['Notice', rules.leadTimeMinutes === 0 ? 'none asked' : durationText(rules.leadTimeMinutes)],
    ['Ahead', counted(rules.horizonDays, 'day')],
    ['Event titles', rules.eventTitle === 'full' ? 'service and customer' : 'the number alone'],
    ['Invitations', rules.inviteCustomers ? 'to customers with an e-mail address' : 'none'],
    ['Calendar', rules.calendar === 'google' ? 'Google Calendar' : 'kept by bay itself'],
    ['Calendar away', rules.onUnavailable === 'keep' ? 'book, and deliver later' : 'do not book'],
    ['Answers kept', `${counted(rules.keepAnswersDays, 'day')}, by idempotency key`],
  ];
}

/** Days with the same hours share a line: `Mon–Fri  09:00–17:00`. */
function weekRows(hours: WeeklyHours): [days: string, hours: string][] {
  const rows: { from: Weekday; to: Weekday; text: string }[] = [];
  for (const day of WEEKDAYS) {
    const text = hours[day].length === 0 ? 'closed' : hours[day].map(rangeText).join(', ');
    const last = rows.at(-1);
    if (last?.text === text) last.to = day;
    else rows.push({ from: day, to: day, text });
  }
  return rows.map(({ from, to, text }) => [
    from === to ? weekdayShort(from) : `${weekdayShort(from)}–${weekdayShort(to)}`,
    text,
  ]);
}

function ownHours(hours: WeeklyHours | null): string {
  if (hours === null) return '';
  return weekRows(hours)
    .map(([days, text]) => `${days} ${text}`)
    .join('; ');
}

function rangeText({ from, to }: MinuteRange): string {
  return `${timeText(from)}–${timeText(to)}`;
}

function daysText(days: readonly Weekday[] | null): string {
  return days === null ? 'every open day' : listed(days.map(capitalised), 'and');
}

function closureRow({ name, fromDate, toDate, hours }: Closure, now: LocalDate): Cell[] {
  const from = dayText(fromDate, now);
  const days = fromDate === toDate ? from : `${from} – ${dayText(toDate, now)}`;
  return [name, days, hours === null ? '' : rangeText(hours)];
}

function serviceRow({ type, name, minutes, bufferMinutes, skills }: ServiceRules): Cell[] {
  const buffer = bufferMinutes === 0 ? '' : `and ${durationText(bufferMinutes)} free after it`;
  return [name, type, durationText(minutes), buffer, listed(skills, 'and')];
}
