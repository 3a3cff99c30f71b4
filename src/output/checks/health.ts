import type { Health, Reason, Verdict } from '../../domain/calendar-health.ts';
import type { CalendarEvidence } from '../../domain/health-evidence.ts';
import { isoText } from '../../domain/zone.ts';
import type { CalendarReport, HealthReport } from '../../usecases/health/read-health.ts';
import { EXIT } from '../form/exit-code.ts';
import { counted, momentText, type ShopTime } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import type { Theme } from '../form/theme.ts';
import type { JsonObject, Shortfall, View } from '../form/view.ts';
import { levelSign, reasonJson, reasonWords, sinceText } from './health-words.ts';

/** How book and calendars stand: a line a calendar, and below it what is the matter and what to do. */
export function healthView(report: HealthReport, time: ShopTime): View {
  const message = healthMessage(report);
  return {
    message,
    data: healthJson(report, time),
    shortfall: healthShortfall(report, time),
    text: (theme) => {
      const { reasons } = report.health;
      const inBook = report.areInTheBook && reasons.length === 0;
      if (inBook && report.health.level === 'none') return `${theme.done} ${message}\n`;
      const said = new Set<string>();
      const lines = report.calendars.map((one) => calendarLines(one, said, time, theme));
      const own = reasons.map((reason) => reasonLine(reason, time, theme, ''));
      return `${lines.join('')}${own.join('')}\n${message}\n`;
    },
  };
}

export type HealthJson = ReturnType<typeof healthJson>;

/** The document that is `data` with `--json`, and that the door which stays open serves. */
export function healthJson({ health, calendars, isKept }: HealthReport, time: ShopTime) {
  return {
    ...standing(health, time),
    kept_in_step: isKept,
    calendars: calendars.map((one) => calendarJson(one, time)),
  } satisfies JsonObject;
}

/** What a person must act on first; null where nobody must. */
function healthShortfall({ health, calendars }: HealthReport, time: ShopTime): Shortfall | null {
  if (health.verdict !== 'needs-person') return null;
  const reasons = [...health.reasons, ...calendars.flatMap((one) => one.health.reasons)];
  const worst = reasons.find(({ level }) => level === health.level);
  if (worst === undefined) return null;
  const { remedy } = reasonWords(worst, time);
  return {
    exitCode: EXIT.configuration,
    code: 'person-must-act',
    hint: remedy.join('\n'),
    details: { reason: worst.code, level: worst.level },
  };
}

function healthMessage({ health, calendars, areInTheBook }: HealthReport): string {
  if (health.verdict === 'needs-person') {
    const concerned = calendars.filter((one) => one.health.verdict === 'needs-person').length;
    return concerned === 0
      ? 'A person must act.'
      : `A person must act: ${counted(concerned, 'calendar')} of ${calendars.length} ${concerned === 1 ? 'is' : 'are'} not in step.`;
  }
  if (health.verdict === 'mending') return 'Not all is in step yet; nobody need act.';
  return areInTheBook
    ? "Sound: the shop's calendars are the book's own, and always in step."
    : 'Sound: book and calendars are in step.';
}

const VERDICTS: Readonly<Record<Verdict, string>> = {
  sound: 'sound',
  unknown: 'cannot be asked just now',
  mending: 'not in step yet',
  'needs-person': 'a person must act',
};

function calendarLines(
  { calendar, health, evidence }: CalendarReport,
  said: Set<string>,
  time: ShopTime,
  theme: Theme,
): string {
  const { readAt, compared, quietUntil } = evidence;
  const read = readAt === null ? '' : `, last read ${momentText(readAt, time)}`;
  const whole = compared === null ? '' : comparedText(compared, time);
  const state =
    health.reasons.length === 0 ? `${VERDICTS[health.verdict]}${read}${whole}` : VERDICTS[health.verdict];
  const sign = health.verdict === 'unknown' ? theme.warning : levelSign(health.level, theme);
  const reasons = health.reasons.map((reason) => {
    const line = reasonLine(reason, time, theme, '    ');
    // One sign-in may be several calendars'.
    if (said.has(line)) return '';
    said.add(line);
    return line;
  });
  const next = quietUntil === null ? '' : `    asked again from ${momentText(quietUntil, time)} on\n`;
  return `${sign} ${theme.bold(clean`${calendar}`)}  ${state}\n${reasons.join('')}${next}`;
}

function comparedText({ at, differing }: NonNullable<CalendarEvidence['compared']>, time: ShopTime): string {
  const what = differing === 0 ? '' : `, when ${counted(differing, 'event')} differed`;
  return `, compared ${momentText(at, time)}${what}`;
}

function reasonLine(reason: Reason, time: ShopTime, theme: Theme, indent: string): string {
  const { what, remedy } = reasonWords(reason, time);
  const lead = indent === '' ? `${levelSign(reason.level, theme)} ` : indent;
  const cures = remedy.map((line) => `${indent === '' ? '    ' : `${indent}  `}${theme.dim(line)}\n`);
  return `${lead}${reason.level}: ${what}${sinceText(reason, time)}\n${cures.join('')}`;
}

/** `needs_person`, as all words in JSON are joined. */
function joined(word: string): string {
  return word.replaceAll('-', '_');
}

function standing({ level, verdict, score, reasons }: Health, time: ShopTime) {
  return {
    level,
    verdict: joined(verdict),
    score,
    reasons: reasons.map((reason) => reasonJson(reason, time)),
  } satisfies JsonObject;
}

function calendarJson({ calendar, health, evidence }: CalendarReport, time: ShopTime) {
  const iso = (at: number | null) => (at === null ? null : isoText(time.zone, at));
  const { requests, compared } = evidence;
  const { made, failed } = requests;
  return {
    calendar,
    ...standing(health, time),
    last_attempt_at: iso(evidence.attemptedAt),
    last_read_at: iso(evidence.readAt),
    last_compared_at: iso(compared?.at ?? null),
    differing: compared?.differing ?? null,
    expected_every_seconds: evidence.account === null ? null : evidence.expectedMs / 1_000,
    failures_in_a_row: evidence.failures,
    left_alone_until: iso(evidence.quietUntil),
    requests: { made, failed },
    owed: { count: evidence.owed?.count ?? 0, since: iso(evidence.owed?.since ?? null) },
  } satisfies JsonObject;
}
