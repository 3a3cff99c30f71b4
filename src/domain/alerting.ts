import { type Cause, type CauseCode, type Reason, RULES, type ShopHealth } from './calendar-health.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from './interval.ts';
import { LEVELS } from './level.ts';
import type { News } from './news.ts';

/**
 * An episode of one cause. It is noticed, raised once it has lasted, and ended when it has been away for long enough or a person
 * has said that it is seen to.
 */
export interface Alert {
  readonly id: number;
  /** What it is about: there is one open alert of a kind about one thing. */
  readonly subject: string;
  /** As it was at its worst, since when it is so, and how much it matters. */
  readonly reason: Reason;
  readonly noticedAt: Instant;
  /** Null while it may be a blip. */
  readonly raisedAt: Instant | null;
  /** When it last came to matter more than it did when it was raised; null: it has not. */
  readonly worseAt: Instant | null;
  /** Since when the cause has not been seen; null while it is. */
  readonly goneAt: Instant | null;
  /** Null while it is open. */
  readonly endedAt: Instant | null;
  /** Who has said that it is seen to; null: it has ended by itself. */
  readonly endedBy: string | null;
}

/** What a look at the reasons makes of the alerts. */
export interface AlertChanges {
  /** Causes that have no alert yet. Raised at once where they are certain. */
  readonly noticed: readonly {
    readonly reason: Reason;
    readonly subject: string;
    readonly raised: boolean;
  }[];
  /** Those whose cause, or whether it is seen, is news. */
  readonly kept: readonly Alert[];
  /** Blips, of which nobody was told. */
  readonly forgotten: readonly number[];
}

/** What comes and goes is raised when it has lasted so long, and has ended when it was away for so long. */
export const LASTS_MS = 10 * MINUTE_MS;
export const AWAY_MS = HOUR_MS;
/** What a person has seen to comes back after this time if its cause stays. */
export const SEEN_TO_MS = HOUR_MS;
/** While it lasts, it is told again so often. */
export const AGAIN_MS = DAY_MS;

/** The same matter, a short while and for long: what grows worse is not another one. */
const SHORT_OF: Partial<Readonly<Record<CauseCode, CauseCode>>> = {
  failing: 'unanswered',
  'out-of-reach': 'unreached',
};

/** What an alert of that cause is, however bad it is. */
export function kindOf(code: CauseCode): CauseCode {
  return SHORT_OF[code] ?? code;
}

/** What an alert is about, by which it is found again: a calendar, a sign-in, or the shop. */
export function subjectOf(cause: Cause): string {
  if ('calendarId' in cause) return `calendar ${cause.calendarId}`;
  return 'account' in cause ? `sign-in ${cause.account}` : 'shop';
}

/** All reasons there are for somebody to be alerted, each once: a sign-in that is lost is one of several calendars'. */
export function reasonsOf({ reasons, calendars }: ShopHealth): Reason[] {
  const all = [...reasons, ...calendars.flatMap((calendar) => calendar.reasons)];
  return [...new Map(all.map((one) => [keyOf(one.code, subjectOf(one)), one])).values()];
}

/**
 * What becomes of the alerts now that these are the reasons. `alerts`: those that are open, and those that a person has ended less
 * than `SEEN_TO_MS` ago.
 */
export function alertChanges(
  reasons: readonly Reason[],
  alerts: readonly Alert[],
  now: Instant,
): AlertChanges {
  const open = alerts.filter(({ endedAt }) => endedAt === null);
  const known = new Map(alerts.map((one) => [keyOf(one.reason.code, one.subject), one]));
  const seen = new Map(reasons.map((one) => [keyOf(one.code, subjectOf(one)), one]));
  const looked = open.map((alert) => {
    const reason = seen.get(keyOf(alert.reason.code, alert.subject));
    return reason === undefined ? unseen(alert, now) : seenAgain(alert, reason, now);
  });
  return {
    noticed: reasons
      .filter((one) => !isCovered(one, known.get(keyOf(one.code, subjectOf(one)))))
      .map((reason) => ({ reason, subject: subjectOf(reason), raised: RULES[reason.code].isFact })),
    kept: looked.flatMap((after, index) => (after === null || after === open[index] ? [] : after)),
    forgotten: looked.flatMap((after, index) => (after === null ? (open[index]?.id ?? []) : [])),
  };
}

/** What a person has seen to when it mattered less is news again. */
function isCovered(reason: Reason, known: Alert | undefined): boolean {
  return known !== undefined && (known.endedAt === null || weightOf(known.reason) >= weightOf(reason));
}

function seenAgain(alert: Alert, seen: Reason, now: Instant): Alert {
  const lasts = RULES[seen.code].isFact || now - alert.noticedAt >= LASTS_MS;
  const raisedAt = alert.raisedAt ?? (lasts ? now : null);
  const grown = weightOf(seen) - weightOf(alert.reason);
  const worseAt = grown > 0 && alert.raisedAt !== null ? now : alert.worseAt;
  // Since when it is so, was known best at first. What gets better for a while is not over, and was as bad as it was.
  const reason = grown < 0 ? alert.reason : { ...seen, since: alert.reason.since ?? seen.since };
  const isSame = raisedAt === alert.raisedAt && worseAt === alert.worseAt && alert.goneAt === null;
  return isSame && JSON.stringify(reason) === JSON.stringify(alert.reason)
    ? alert
    : { ...alert, reason, raisedAt, worseAt, goneAt: null };
}

function weightOf({ level }: Reason): number {
  return LEVELS.indexOf(level);
}

/** Null for a blip. */
function unseen(alert: Alert, now: Instant): Alert | null {
  if (alert.raisedAt === null) return null;
  const goneAt = alert.goneAt ?? now;
  const isOver = RULES[alert.reason.code].isFact || now - goneAt >= AWAY_MS;
  if (alert.goneAt !== null && !isOver) return alert;
  return { ...alert, goneAt, endedAt: isOver ? now : null };
}

function keyOf(code: CauseCode, subject: string): string {
  return `${kindOf(code)} ${subject}`;
}

/** What has been told of an alert in one place, the latest of each. */
export type Told = Partial<Readonly<Record<News, Instant>>>;

/**
 * What is to be told of an alert where `told` has been: once that it is so, once that it has grown worse since, once a day that it still
 * is, and that it is over to whoever was told of it. Null: nothing.
 */
export function newsOf(alert: Alert, told: Told, now: Instant): News | null {
  const { raisedAt, worseAt, goneAt, endedAt, endedBy } = alert;
  if (raisedAt === null) return null;
  const last = told.lasting ?? told.worse ?? told.raised;
  if (endedAt !== null)
    return endedBy === null && last !== undefined && told.over === undefined ? 'over' : null;
  if (goneAt !== null) return null;
  if (last === undefined) return 'raised';
  if (worseAt !== null && worseAt > last && told.worse === undefined) return 'worse';
  return now - last >= AGAIN_MS ? 'lasting' : null;
}

/** When nothing is to be told, in minutes of the shop's day; it may go past midnight. */
export interface QuietHours {
  readonly from: number;
  readonly to: number;
}

/** `minute`: of the shop's day, from 0. */
export function isQuietAt(minute: number, { from, to }: QuietHours): boolean {
  return from <= to ? minute >= from && minute < to : minute >= from || minute < to;
}
