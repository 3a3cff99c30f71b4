import { emptyDays } from './empty-days.ts';
import type {
  CalendarEvidence,
  LostAccess,
  ServingEvidence,
  ShopEvidence,
  SignInEvidence,
} from './health-evidence.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from './interval.ts';
import { LEVELS, type Level } from './level.ts';
import type { LocalDate } from './local-date.ts';
import { nobodyAnswers } from './nobody-answers.ts';
import { addressRefused, type PushCause, pushTrouble } from './push-health.ts';
import { type UnusualDay, unusualDay } from './unusual-day.ts';

/** What is the matter, as facts. What it is about is the key of its alert: a sign-in, a calendar, or the shop. */
export type Cause =
  | { readonly code: 'signed-out'; readonly account: string; readonly why: string }
  | { readonly code: 'book-behind'; readonly calendarId: string }
  /** One calendar gives no answer, and others do. */
  | { readonly code: 'failing'; readonly calendarId: string; readonly failures: number }
  /** None does: that is no calendar's fault. */
  | { readonly code: 'out-of-reach'; readonly failures: number }
  | { readonly code: 'access-lost'; readonly calendarId: string; readonly trouble: LostAccess }
  | { readonly code: 'changes-refused'; readonly calendarId: string; readonly refusals: number }
  | {
      readonly code: 'many-errors';
      readonly calendarId: string;
      readonly made: number;
      readonly failed: number;
    }
  | { readonly code: 'serve-stopped'; readonly beatAt: Instant }
  | { readonly code: 'late'; readonly calendarId: string; readonly readAt: Instant | null }
  | { readonly code: 'owed-long'; readonly calendarId: string; readonly count: number }
  | { readonly code: 'halted'; readonly calendarId: string }
  | { readonly code: 'days-empty'; readonly calendarId: string; readonly dates: readonly LocalDate[] }
  | { readonly code: 'mended-out'; readonly calendarId: string }
  | {
      readonly code: 'sign-in-ends';
      readonly account: string;
      readonly at: Instant;
      readonly certain: boolean;
    }
  /** As `failing` and `out-of-reach`, for a short while yet. */
  | { readonly code: 'unanswered'; readonly calendarId: string; readonly failures: number }
  | { readonly code: 'unreached'; readonly failures: number }
  /** What changes there is told by time alone, and all of it is read once an hour. */
  | { readonly code: 'tokens-refused'; readonly calendarId: string }
  | { readonly code: 'inbox-old'; readonly count: number }
  | { readonly code: 'day-unusual'; readonly calendarId: string; readonly day: UnusualDay }
  | PushCause;

export type CauseCode = Cause['code'];

interface Rule {
  readonly level: Exclude<Level, 'none'>;
  /**
   * Whom it takes: nothing gets better before a `person` acts, `bay` can mend it by trying again, what is left to `time` passes, and
   * what takes `nobody` may be as it should be.
   */
  readonly takes: 'person' | 'bay' | 'either' | 'time' | 'nobody';
  /** It is so or not so, whoever looks; else it comes and goes, and has to last before it counts. */
  readonly isFact: boolean;
}

const fact = (level: Rule['level'], takes: Rule['takes']): Rule => ({ level, takes, isFact: true });
const sign = (level: Rule['level'], takes: Rule['takes']): Rule => ({ level, takes, isFact: false });

/** How much each cause matters, and who can do something about it. */
export const RULES: { readonly [C in CauseCode]: Rule } = {
  'signed-out': fact('critical', 'person'),
  'book-behind': fact('critical', 'person'),
  failing: sign('critical', 'either'),
  'out-of-reach': sign('critical', 'either'),
  'access-lost': sign('high', 'person'),
  'changes-refused': sign('high', 'person'),
  'many-errors': sign('high', 'time'),
  'serve-stopped': fact('high', 'person'),
  late: sign('medium', 'bay'),
  'owed-long': sign('medium', 'bay'),
  halted: fact('medium', 'person'),
  'days-empty': fact('medium', 'person'),
  'mended-out': fact('medium', 'person'),
  'sign-in-ends': fact('low', 'person'),
  unanswered: sign('low', 'bay'),
  unreached: sign('low', 'bay'),
  'tokens-refused': sign('low', 'time'),
  'inbox-old': fact('low', 'person'),
  'day-unusual': fact('low', 'nobody'),
  'push-address': sign('high', 'person'),
  'push-failing': sign('critical', 'either'),
  'push-denied': sign('high', 'person'),
  'push-gone': sign('high', 'bay'),
  'push-silent': sign('high', 'bay'),
  'push-unheard': sign('high', 'person'),
  'push-ending': sign('low', 'bay'),
};

export function needsPerson({ code }: Cause): boolean {
  return RULES[code].takes === 'person' || RULES[code].takes === 'either';
}

export function isMendable({ code }: Cause): boolean {
  return RULES[code].takes === 'bay' || RULES[code].takes === 'either';
}

/** One thing that is the matter. `since`: null where nobody knows. */
export type Reason = Cause & { readonly level: Rule['level']; readonly since: Instant | null };

/** `unknown`: nothing is known against the calendar, and it cannot be asked. */
export type Verdict = 'sound' | 'unknown' | 'mending' | 'needs-person';

export interface Health {
  readonly level: Level;
  readonly verdict: Verdict;
  /** 0 to 100, to be looked at; the level decides. */
  readonly score: number;
  readonly reasons: readonly Reason[];
}

export interface ShopHealth extends Health {
  /** In the order of the evidence. The reasons of the shop are those that are about no calendar. */
  readonly calendars: readonly (Health & { readonly calendarId: string })[];
}

/** So many requests in a row without an answer are no blip any more. */
const MANY_FAILURES = 5;
/** So many refusals in a row are the calendar's doing, and no event's. */
const MANY_REFUSALS = 3;
/** The span over which failed requests are counted; of so few requests no share is told. */
export const RATE_WINDOW_MS = 15 * MINUTE_MS;
const LEAST_REQUESTS = 20;
const HIGHEST_RATE = 0.2;
/** What is late has been missed twice. */
const INTERVALS = 2;
/** Nobody should find a change missing in the calendar after this time. */
const OWED_TOO_LONG_MS = 15 * MINUTE_MS;
const INBOX_TOO_LONG_MS = DAY_MS;
/** The process that stays may be this much later than it meant to be. */
const BEAT_GRACE_MS = 5 * MINUTE_MS;

/**
 * How a shop and its calendars are. Each reason has the level of its rule, the worst reason decides, and the shop is as bad as the
 * worst of all. A sign-in that is lost is a reason of each of its calendars; that none of them answers is the shop's alone.
 */
export function shopHealth({ now, calendars, signIns, serving, inbox }: ShopEvidence): ShopHealth {
  const signInOf = ({ account }: CalendarEvidence) => signIns.find((one) => one.account === account);
  const atGoogle = calendars.filter(({ account }) => account !== null);
  const asked = atGoogle.filter((one) => signInOf(one)?.is !== 'lost');
  const isOutage = nobodyAnswers(asked);
  const own: Reason[] = [
    ...addressRefused(calendars).map(({ cause, since }) => reason(cause, since)),
    ...(isOutage ? outage(asked, now) : []),
    ...(serving === null || atGoogle.length === 0 ? [] : stopped(serving, now)),
    ...(inbox !== null && now - inbox.since > INBOX_TOO_LONG_MS
      ? [reason({ code: 'inbox-old', count: inbox.count }, inbox.since)]
      : []),
  ];
  const judged = calendars.map((calendar) => {
    const { calendarId } = calendar;
    if (!atGoogle.includes(calendar)) return { calendarId, ...healthOf([], false) };
    const signIn = signInOf(calendar);
    const isUnknown = isOutage && asked.includes(calendar);
    const answering = isUnknown || signIn?.is === 'lost' ? [] : ofAnswers(calendar, now);
    const pushing =
      isUnknown || signIn?.is === 'lost' || calendar.lost !== null
        ? []
        : pushTrouble(calendar, now).map(({ cause, since }) => reason(cause, since));
    const reasons = [
      ...(signIn === undefined ? [] : ofSignIn(signIn)),
      ...ofState(calendar),
      ...answering,
      ...pushing,
    ];
    const { mendedOutSince } = calendar;
    if (mendedOutSince !== null && reasons.some(isMendable))
      reasons.push(reason({ code: 'mended-out', calendarId }, mendedOutSince));
    return { calendarId, ...healthOf(reasons, isUnknown) };
  });
  const all = [...own, ...judged.flatMap(({ reasons }) => reasons)];
  return { ...healthOf(all, false), reasons: worstFirst(own), calendars: judged };
}

/** The same about these calendars alone, and what is the matter with all of them. */
export function healthAbout(
  isMeant: (calendarId: string) => boolean,
  { reasons, calendars }: ShopHealth,
): ShopHealth {
  const meant = calendars.filter(({ calendarId }) => isMeant(calendarId));
  const all = [...reasons, ...meant.flatMap((calendar) => calendar.reasons)];
  return { ...healthOf(all, false), reasons, calendars: meant };
}

function reason(cause: Cause, since: Instant | null): Reason {
  return { ...cause, level: RULES[cause.code].level, since };
}

/** What else goes wrong meanwhile comes of it, and shows that it is no blip. */
function outage(calendars: readonly CalendarEvidence[], now: Instant): Reason[] {
  const failures = Math.max(...calendars.map((one) => one.failures));
  const isLasting = failures >= MANY_FAILURES || calendars.some((one) => symptomsOf(one, now).length > 0);
  const answered = calendars.flatMap(({ readAt }) => readAt ?? []);
  const code = isLasting ? 'out-of-reach' : 'unreached';
  return [reason({ code, failures }, answered.length === 0 ? null : Math.max(...answered))];
}

function stopped({ beatAt, nextAt }: ServingEvidence, now: Instant): Reason[] {
  const missedAt = Math.max(beatAt, nextAt) + BEAT_GRACE_MS;
  return now <= missedAt ? [] : [reason({ code: 'serve-stopped', beatAt }, beatAt)];
}

function ofSignIn(signIn: SignInEvidence): Reason[] {
  const { account } = signIn;
  if (signIn.is === 'lost') return [reason({ code: 'signed-out', account, why: signIn.why }, signIn.since)];
  if (signIn.is === 'good') return [];
  const { at, certain, since } = signIn;
  return [reason({ code: 'sign-in-ends', account, at, certain }, since)];
}

/** What is so whether the calendar can be asked or not. */
function ofState(evidence: CalendarEvidence): Reason[] {
  const { calendarId, refusals, tokensRefusedSince, behindSince, haltedSince, workdays } = evidence;
  const reasons: Reason[] = [];
  if (behindSince !== null) reasons.push(reason({ code: 'book-behind', calendarId }, behindSince));
  if (refusals >= MANY_REFUSALS)
    reasons.push(reason({ code: 'changes-refused', calendarId, refusals }, null));
  if (tokensRefusedSince !== null)
    reasons.push(reason({ code: 'tokens-refused', calendarId }, tokensRefusedSince));
  if (haltedSince !== null) reasons.push(reason({ code: 'halted', calendarId }, haltedSince));
  const empty = emptyDays(workdays);
  const [first] = empty;
  const dates = empty.map(({ date }) => date);
  if (first !== undefined) reasons.push(reason({ code: 'days-empty', calendarId, dates }, first.start));
  const day = first === undefined ? unusualDay(workdays) : null;
  if (day !== null) reasons.push(reason({ code: 'day-unusual', calendarId, day }, day.start));
  return reasons;
}

/** What is the matter with its answers: the cause, where one is known, and else what shows. */
function ofAnswers(evidence: CalendarEvidence, now: Instant): Reason[] {
  const { calendarId, readAt, failures, lost } = evidence;
  const symptoms = symptomsOf(evidence, now);
  const isFailing = failures >= MANY_FAILURES || (failures > 0 && symptoms.length > 0);
  const code = isFailing ? 'failing' : 'unanswered';
  const unanswered = failures === 0 ? [] : [reason({ code, calendarId, failures }, readAt)];
  if (lost !== null)
    return [reason({ code: 'access-lost', calendarId, trouble: lost.trouble }, lost.since), ...unanswered];
  return failures === 0 ? symptoms : unanswered;
}

/** What shows from outside that a calendar is not served as it should be. */
function symptomsOf(evidence: CalendarEvidence, now: Instant): Reason[] {
  const { calendarId, readAt, requests, owed, haltedSince } = evidence;
  const reasons: Reason[] = [];
  const { made, failed } = requests;
  if (made >= LEAST_REQUESTS && failed > made * HIGHEST_RATE)
    reasons.push(reason({ code: 'many-errors', calendarId, made, failed }, now - RATE_WINDOW_MS));
  const dueAt = lateFrom(evidence);
  // Why nothing of it is taken in, a person knows then.
  if (dueAt !== null && now > dueAt && haltedSince === null)
    reasons.push(reason({ code: 'late', calendarId, readAt }, dueAt));
  if (owed !== null && now - owed.since > OWED_TOO_LONG_MS)
    reasons.push(reason({ code: 'owed-long', calendarId, count: owed.count }, owed.since));
  return reasons;
}

/** The moment from which on it is late; null where nobody was to read it yet. */
function lateFrom({ readAt, keptSince, expectedMs }: CalendarEvidence): Instant | null {
  const from = readAt === null || keptSince === null ? (readAt ?? keptSince) : Math.max(readAt, keptSince);
  return from === null ? null : from + INTERVALS * expectedMs;
}

const SCORES: Readonly<Record<Level, number>> = { none: 100, low: 85, medium: 60, high: 35, critical: 10 };
/** What each further reason takes away, as long as the level does not look like the next one. */
const FURTHER = 3;
const MOST_FURTHER = 3;

function healthOf(found: readonly Reason[], isUnknown: boolean): Health {
  const reasons = worstFirst(found);
  const level = reasons[0]?.level ?? 'none';
  const further = Math.min(MOST_FURTHER, Math.max(0, reasons.length - 1));
  return { level, verdict: verdictOf(reasons, isUnknown), score: SCORES[level] - FURTHER * further, reasons };
}

function verdictOf(reasons: readonly Reason[], isUnknown: boolean): Verdict {
  if (reasons.some(needsPerson)) return 'needs-person';
  if (reasons.some(({ code }) => RULES[code].takes !== 'nobody')) return 'mending';
  return isUnknown ? 'unknown' : 'sound';
}

function worstFirst(reasons: readonly Reason[]): Reason[] {
  return [...reasons].sort((a, b) => LEVELS.indexOf(b.level) - LEVELS.indexOf(a.level));
}

/** What is late when nobody stays to read it: people run it by hand, or twice a day. */
export const EXPECTED_BY_HAND_MS = 12 * HOUR_MS;
