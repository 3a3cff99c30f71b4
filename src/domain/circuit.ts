import type { CalendarTrouble } from './calendar-answer.ts';
import { type Instant, MINUTE_MS, SECOND_MS } from './interval.ts';
import { textHash } from './text-hash.ts';

/** One request that was answered, or failed. */
export interface Answered {
  readonly at: Instant;
  readonly failed: boolean;
}

/** It is left alone until then, because of what it last failed with. */
export interface Quiet {
  readonly until: Instant;
  readonly trouble: Extract<CalendarTrouble, { kind: 'unknown' | 'throttled' }>;
}

/** Whether a calendar, or all that is reached through one sign-in, is asked for now. */
export interface Circuit {
  /** How often in a row it was left alone, with no time in between in which most was answered. */
  readonly opened: number;
  /** Null: it is asked. Over, but not null: it is asked by one request at a time, until most is answered again. */
  readonly quiet: Quiet | null;
  /** Until when such a request may be on its way; null: none is. */
  readonly triedUntil: Instant | null;
}

export const CLOSED: Circuit = { opened: 0, quiet: null, triedUntil: null };

/** The time over which failures are counted, and of how many answers at most; of fewer answers no share is told. */
export const WINDOW_MS = 15 * MINUTE_MS;
const MOST_ANSWERS = 32;
const LEAST_ANSWERS = 4;
const HIGHEST_SHARE = 0.5;
/** So many calendars of one sign-in fail before that is taken for the sign-in's, or the way's, own trouble. */
const LEAST_CALENDARS = 2;

/** How long it is left alone once: for the rest of a command; by the next ones; and in the end. */
const QUIET_AT_FIRST_MS = 2 * SECOND_MS;
const QUIET_AGAIN_MS = 15 * SECOND_MS;
const LONGEST_QUIET_MS = 5 * MINUTE_MS;
/** Longer only where it has asked for that itself; with what is added to that, less than an hour. */
const LONGEST_ASKED_MS = 45 * MINUTE_MS;
/** After this time the one request that was let through counts as lost with its process. */
const TRIED_MS = 5 * SECOND_MS;

/** The answers that count at `now`, with this one. As long as nothing has failed, none has to be remembered. */
export function withAnswer(lately: readonly Answered[], failed: boolean, now: Instant): Answered[] {
  const all = [...counting(lately, now), { at: now, failed }].slice(-MOST_ANSWERS);
  const first = all.findIndex((one) => one.failed);
  return first < 0 ? [] : all.slice(first);
}

/** What is still to come was kept before somebody set the clock back. */
function counting(lately: readonly Answered[], now: Instant): Answered[] {
  return lately.filter(({ at }) => at > now - WINDOW_MS && at <= now);
}

/** Whether so many requests have failed lately that one answer among them changes nothing. */
export function isFailing(lately: readonly Answered[], now: Instant): boolean {
  const all = counting(lately, now);
  return all.length >= LEAST_ANSWERS && failuresIn(all) >= all.length * HIGHEST_SHARE;
}

/** The same of all calendars of one sign-in together: a single one that fails is nobody else's trouble. */
export function areFailing(calendars: readonly (readonly Answered[])[], now: Instant): boolean {
  const failing = calendars.filter((lately) => failuresIn(counting(lately, now)) > 0);
  return failing.length >= LEAST_CALENDARS && isFailing(calendars.flat(), now);
}

function failuresIn(answers: readonly Answered[]): number {
  return answers.filter(({ failed }) => failed).length;
}

/** A failure that may have it left alone. */
export interface Failed {
  readonly trouble: Quiet['trouble'];
  /** Alone it is enough: nothing at all could be asked, or it was said to wait. */
  readonly isEnough: boolean;
}

/** After an answer (`failed`: null) or a failure. `failing`: whether most of what was asked lately has failed, with this. */
export function afterAnswer(
  circuit: Circuit,
  failed: Failed | null,
  failing: boolean,
  now: Instant,
): Circuit {
  const { opened, quiet } = circuit;
  if (failed === null)
    return failing && quiet !== null ? { opened, quiet: { ...quiet, until: now }, triedUntil: null } : CLOSED;
  if (!failed.isEnough && !failing) return circuit;
  const { trouble } = failed;
  const asked = askedMs(trouble);
  // One that is asked nevertheless is left alone no longer for it, unless it asks for that.
  if (isOpen(circuit, now))
    return {
      opened,
      quiet: { until: Math.max(quiet?.until ?? now, now + asked), trouble },
      triedUntil: null,
    };
  const times = opened + 1;
  return {
    opened: times,
    quiet: { until: now + Math.max(quietMs(times), asked), trouble },
    triedUntil: null,
  };
}

function quietMs(opened: number): number {
  if (opened <= 1) return QUIET_AT_FIRST_MS;
  return Math.min(LONGEST_QUIET_MS, QUIET_AGAIN_MS * 2 ** Math.min(opened - 2, 10));
}

/** How long it has asked to be left alone, as far as it is believed. */
export function askedMs(trouble: CalendarTrouble): number {
  return trouble.kind === 'throttled' ? Math.min(LONGEST_ASKED_MS, trouble.retryAfterMs ?? 0) : 0;
}

/** Further away than it is ever set: somebody has put the clock back. */
function isOpen({ quiet }: Circuit, now: Instant): boolean {
  return quiet !== null && quiet.until > now && quiet.until <= now + LONGEST_ASKED_MS;
}

/** Why and until when it is left alone; null while it may be asked. */
export function leftAlone(circuit: Circuit, now: Instant): Quiet | null {
  const { quiet, triedUntil } = circuit;
  if (quiet === null || isOpen(circuit, now)) return quiet;
  const isTried = triedUntil !== null && triedUntil > now && triedUntil <= now + TRIED_MS;
  return isTried ? { ...quiet, until: triedUntil } : null;
}

/** True where it may be asked, but by one request at a time. */
export function isOnTrial(circuit: Circuit, now: Instant): boolean {
  return circuit.quiet !== null && leftAlone(circuit, now) === null;
}

/** With the one request on its way that is let through. */
export function tried(circuit: Circuit, now: Instant): Circuit {
  return { ...circuit, triedUntil: now + TRIED_MS };
}

/** What is put off is due again after a second at the earliest, as a rule never later than this. */
const FIRST_PAUSE_MS = SECOND_MS;
const LONGEST_PAUSE_MS = 15 * MINUTE_MS;

/**
 * How long something waits that has come to nothing so often before (`failures`, 0 for the first time): a time between a second and
 * twice as long with each try, and never sooner than the calendar has asked for. Where in between follows from `name` and the try, so
 * that it is as good as chance, the same for whoever looks, and the same after a restart.
 */
export function pauseMs(name: string, failures: number, trouble: CalendarTrouble): number {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures + 1, 20));
  const drawn =
    FIRST_PAUSE_MS + Math.floor((textHash(`${name} ${failures}`) / 2 ** 32) * (longest - FIRST_PAUSE_MS));
  const asked = askedMs(trouble);
  return asked === 0 ? drawn : asked + drawn - FIRST_PAUSE_MS;
}
