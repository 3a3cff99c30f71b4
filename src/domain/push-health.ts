import type { CalendarEvidence } from './health-evidence.ts';
import { type Instant, MINUTE_MS } from './interval.ts';
import type { WatchTrouble } from './push-channel.ts';

/** What can be the matter with channels, as facts. */
export type PushCause =
  /** Google sends nothing to the address that is set: it tells of no calendar. */
  | { readonly code: 'push-address'; readonly why: string }
  /** No channel can be had, again and again. */
  | {
      readonly code: 'push-failing';
      readonly calendarId: string;
      readonly failures: number;
      readonly trouble: WatchTrouble;
    }
  /** Google says that the calendar is not there for us, or not to be watched by us. */
  | { readonly code: 'push-denied'; readonly calendarId: string; readonly trouble: WatchTrouble }
  | { readonly code: 'push-gone'; readonly calendarId: string }
  /** There is a channel, and changes of our own come without a notification. */
  | { readonly code: 'push-silent'; readonly calendarId: string }
  /** There is a channel, and nothing has ever come through one. */
  | { readonly code: 'push-unheard'; readonly calendarId: string }
  /** The channel in use ends soon, and no other could be had. */
  | {
      readonly code: 'push-ending';
      readonly calendarId: string;
      readonly at: Instant;
      readonly failures: number;
    };

interface Found {
  readonly cause: PushCause;
  /** Null where nobody knows. */
  readonly since: Instant | null;
}

/** So many requests for a channel in vain are no blip any more. */
const MANY_FAILURES = 5;
/** A new channel is there within this time, if one can be had. */
const GONE_TOO_LONG_MS = 10 * MINUTE_MS;

/** One address is that of all calendars. */
export function addressRefused(calendars: readonly CalendarEvidence[]): Found[] {
  const refused = calendars.flatMap(({ push }): Found[] =>
    push?.trouble?.kind === 'address-refused'
      ? [{ cause: { code: 'push-address', why: push.trouble.why }, since: push.goneSince }]
      : [],
  );
  return refused.slice(0, 1);
}

/** What is the matter with a calendar's channels: the one thing of which the others come. That nobody can watch it is no fault. */
export function pushTrouble({ calendarId, push }: CalendarEvidence, now: Instant): Found[] {
  if (push === null || push.isUnwatchable || push.trouble?.kind === 'address-refused') return [];
  const { failures, trouble, isDenied, goneSince, silentSince, unheardSince, endsAt } = push;
  if (trouble !== null && isDenied)
    return [{ cause: { code: 'push-denied', calendarId, trouble }, since: goneSince }];
  if (trouble !== null && failures >= MANY_FAILURES)
    return [{ cause: { code: 'push-failing', calendarId, failures, trouble }, since: goneSince }];
  if (goneSince !== null)
    return now - goneSince > GONE_TOO_LONG_MS
      ? [{ cause: { code: 'push-gone', calendarId }, since: goneSince }]
      : [];
  if (silentSince !== null) return [{ cause: { code: 'push-silent', calendarId }, since: silentSince }];
  if (unheardSince !== null) return [{ cause: { code: 'push-unheard', calendarId }, since: unheardSince }];
  if (endsAt === null) return [];
  return [{ cause: { code: 'push-ending', calendarId, at: endsAt, failures }, since: null }];
}
