import type { DifferenceKind } from '../../domain/comparison.ts';
import { isoText } from '../../domain/zone.ts';
import type { Comparison, Difference } from '../../usecases/in-step/compare-calendars.ts';
import { troubleWords } from '../failure/calendar-trouble.ts';
import { EXIT } from '../form/exit-code.ts';
import { counted, type ShopTime, slotText } from '../form/moments.ts';
import { clean, safe } from '../form/safe-text.ts';
import { table } from '../form/table.ts';
import type { Theme } from '../form/theme.ts';
import type { JsonObject, Shortfall, View } from '../form/view.ts';
import { troubleLines, troubleShortfall } from '../hints/trouble.ts';

/** What `bay verify` found. No success where anything differs, or a calendar could not be read. */
export function comparisonView(comparisons: readonly Comparison[], time: ShopTime): View {
  const compared = comparisons.reduce((sum, one) => sum + one.compared, 0);
  const differing = comparisons.reduce((sum, { differences }) => sum + differences.length, 0);
  const read = comparisons.filter(({ trouble }) => trouble === null);
  const agreement = differing === 0 ? 'all as the book says' : `${differing} not as the book says`;
  const unread = comparisons.length - read.length;
  const said = [
    `${counted(compared, 'event')} compared in ${counted(read.length, 'calendar')}: ${agreement}`,
    ...(unread === 0 ? [] : [`${counted(unread, 'calendar')} could not be read`]),
  ];
  return {
    message: `${said.join('; ')}.`,
    data: {
      compared,
      differing,
      calendars: comparisons.map((one) => comparisonJson(one, time)),
    },
    shortfall: shortfallOf(comparisons, differing, time),
    text: (theme) => comparisons.map((one) => linesOf(one, time, theme)).join(''),
  };
}

function comparisonJson(
  { calendar, compared, differences, trouble }: Comparison,
  time: ShopTime,
): JsonObject {
  return {
    calendar,
    compared,
    differences: differences.map((one) => differenceJson(one, time)),
    trouble: trouble === null ? null : { kind: trouble.kind, why: trouble.why },
  };
}

function differenceJson(
  { kind, appointmentId, eventId, ours, theirs, title, needs }: Difference,
  { zone }: ShopTime,
): JsonObject {
  const times = (one: Difference['ours']) =>
    one === null ? null : { start: isoText(zone, one.start), end: isoText(zone, one.end) };
  return {
    kind,
    appointment_id: appointmentId,
    event_id: eventId,
    ours: times(ours),
    theirs: times(theirs),
    title,
    needs,
  };
}

function shortfallOf(
  comparisons: readonly Comparison[],
  differing: number,
  time: ShopTime,
): Shortfall | null {
  const troubles = comparisons.flatMap(({ trouble }) => trouble ?? []);
  const isAsked = comparisons.some(({ differences }) => differences.some(({ needs }) => needs === 'person'));
  const hint = isAsked
    ? 'Look and decide: bay inbox; and bring the rest into agreement: bay sync'
    : 'Bring them into agreement: bay sync';
  const differs = { exitCode: EXIT.person, code: 'calendar-differs', hint, details: { differing } };
  return troubleShortfall(troubles, time) ?? (differing === 0 ? null : differs);
}

function linesOf({ calendar, compared, differences, trouble }: Comparison, time: ShopTime, theme: Theme) {
  const name = theme.bold(safe(calendar));
  if (trouble !== null) {
    const what = troubleLines(trouble, time).map((line) => `  ${line}\n`);
    return `${theme.failed} ${name}: ${clean`${troubleWords(trouble, time).why}`}\n${what.join('')}`;
  }
  const sum = `${name}: ${counted(compared, 'event')} compared`;
  if (differences.length === 0) return `${theme.done} ${sum}, all as the book says\n`;
  const rows = differences.map((one) => rowOf(one, time));
  const shape = { indent: 2, keep: [0], wraps: true, below: [2] };
  return `${theme.warning} ${sum}, ${differences.length} not as the book says\n${table(rows, shape, theme)}`;
}

function rowOf({ kind, appointmentId, ours, theirs, title, needs }: Difference, time: ShopTime) {
  const where = theirs === null ? '' : slotText(theirs, time);
  return [
    appointmentId === null ? '-' : `#${appointmentId}`,
    ours === null ? where : slotText(ours, time),
    `${WORDS[kind](where, title ?? '')}: ${NEEDS[needs]}`,
  ];
}

const WORDS: Readonly<Record<DifferenceKind, (where: string, title: string) => string>> = {
  missing: () => 'not in the calendar',
  'other-times': (where) => `lies at ${where} there`,
  'other-form': () => 'a series, whole days or free time there',
  'other-title': (_, title) => `called "${title}" there`,
  unreadable: () => 'makes no sense there',
  left: () => 'still there',
  second: () => 'there twice',
  later: () => 'newer there than in this book',
  elsewhere: () => 'moved there by somebody',
  unknown: () => 'of an appointment that this book does not have',
  copy: () => 'copied there by somebody',
};

const NEEDS: Readonly<Record<Difference['needs'], string>> = {
  delivery: 'owed, bay sync brings it',
  look: 'bay sync looks into it',
  person: 'somebody is asked, bay inbox',
};
