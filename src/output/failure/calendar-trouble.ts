import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import { MINUTE_MS } from '../../domain/interval.ts';
import { EXIT } from '../form/exit-code.ts';
import type { Explanation } from '../form/explanation.ts';
import { capitalised, durationText, type ShopTime } from '../form/moments.ts';
import { safe } from '../form/safe-text.ts';
import type { Shortfall } from '../form/view.ts';
import { SIGN_IN } from './failure-sign-in.ts';

/** Why the calendar is of no use just now, in words. Text of Google's may be in it: to be made safe by whoever shows it. */
export interface TroubleWords {
  /** As the exit codes of the contract have it. */
  readonly exitCode: number;
  /** What is wrong, without a full stop. */
  readonly why: string;
  /** What to do, the first thing first. May have several lines. */
  readonly cure: string;
}

type Wording<K extends CalendarTrouble['kind']> = (
  trouble: Extract<CalendarTrouble, { kind: K }>,
  time: ShopTime,
) => TroubleWords;

const INBOX = 'What waits for a person: bay inbox';
const AGAIN = 'It is safe to run this again. If it stays so: bay doctor';

const WORDS: { readonly [K in CalendarTrouble['kind']]: Wording<K> } = {
  unknown: ({ why }) => ({
    exitCode: EXIT.outOfReach,
    why: `Google is out of reach (${inBrackets(why)})`,
    cure: AGAIN,
  }),

  throttled: ({ why, retryAfterMs }) => ({
    exitCode: EXIT.quota,
    why: `Google's quota is used up (${inBrackets(why)})`,
    cure: `Run this again in ${retryAfterMs === null ? 'a few minutes' : durationText(wholeMinutes(retryAfterMs))}.`,
  }),

  denied: ({ why }) => ({
    exitCode: EXIT.denied,
    why: `Google denies access to the calendar (${inBrackets(why)})`,
    cure: 'Let its owner share it with the right to make changes to events. Which can be written: bay calendar list',
  }),

  'calendar-gone': ({ why }) => ({
    exitCode: EXIT.denied,
    why: `the calendar is not there for who is signed in (${inBrackets(why)})`,
    cure: 'Have it shared again, or give the bay another one: bay shop edit. If a wrong GOOGLE_CALENDAR_ID led there: GOOGLE_CALENDAR_ID=primary bay sync. Which there are: bay calendar list',
  }),

  'signed-out': (trouble, time) => {
    const { exitCode, message, hint } = signInWords(trouble, time);
    const why = message.replace(/\.$/, '').replace(/^(?:Nobody|The)\b/, (first) => first.toLowerCase());
    return { exitCode, why, cure: hint };
  },

  refused: ({ why }) => ({
    exitCode: EXIT.refused,
    why: `Google refuses it (${inBrackets(why)})`,
    cure: INBOX,
  }),

  forbidden: ({ why }) => ({
    exitCode: EXIT.denied,
    why: `Google forbids changes of this event (${inBrackets(why)})`,
    cure: INBOX,
  }),

  unreadable: ({ why }) => ({
    exitCode: EXIT.outOfReach,
    why: `what Google says of this event makes no sense (${inBrackets(why)})`,
    cure: INBOX,
  }),
};

const NOT_ASKED: { readonly [S in 'no-client' | 'not-to-be-asked']: Explanation } = {
  'no-client': {
    exitCode: EXIT.signIn,
    message: 'no client for Google is known here, and no sign-in',
    hint: 'Set GOOGLE_CLIENT_ID and GOOGLE_CLIENT_SECRET, and sign in: bay auth',
    details: {},
  },
  'not-to-be-asked': {
    exitCode: EXIT.configuration,
    message: 'BAY_CALENDAR=local keeps bay from asking Google',
    hint: 'Take BAY_CALENDAR out of the environment, then: bay sync',
    details: {},
  },
};

function signInWords(trouble: Extract<CalendarTrouble, { kind: 'signed-out' }>, time: ShopTime): Explanation {
  // It stands among the lines of the cure, and must not add one.
  const account = safe(trouble.account);
  const { why } = trouble;
  if (trouble.signIn === 'unusable') {
    const { place, problem } = trouble;
    return SIGN_IN['token-store-failed']({ code: 'token-store-failed', place, problem, why }, time);
  }
  if (trouble.signIn === 'needed')
    return SIGN_IN['sign-in-needed']({ code: 'sign-in-needed', account }, time);
  if (trouble.signIn !== 'expired') return NOT_ASKED[trouble.signIn];
  const { signedInAt } = trouble;
  return SIGN_IN['sign-in-expired']({ code: 'sign-in-expired', account, why, signedInAt }, time);
}

/** The one place that words what a calendar answers instead of what was asked. */
export function troubleWords(trouble: CalendarTrouble, time: ShopTime): TroubleWords {
  const wording = WORDS[trouble.kind] as Wording<CalendarTrouble['kind']>;
  return wording(trouble, time);
}

/** The calendar's name, with its own id where that is what the trouble is about and the name does not say it. */
export function namedInTrouble(calendar: string, realId: string | null, { kind }: CalendarTrouble): string {
  const matters = kind === 'calendar-gone' || kind === 'denied';
  return realId === null || !matters || calendar.includes(realId) ? calendar : `${calendar} (${realId})`;
}

/** One line: what is wrong, and the first thing to do. */
export function troubleText(trouble: CalendarTrouble, time: ShopTime): string {
  const { why, cure } = troubleWords(trouble, time);
  return `${capitalised(safe(why))}. ${safe(cure.split('\n')[0] as string)}`;
}

/** The code of the worst: signing in comes first, because nothing gets better before it. 0 for none. */
export function troubleExitCode(troubles: readonly CalendarTrouble[], time: ShopTime): number {
  const codes = troubles.map((trouble) => troubleWords(trouble, time).exitCode);
  return codes.length === 0 ? 0 : Math.min(...codes);
}

/** How a report ends that met these: as the worst of them says. Null for none. */
export function troubleShortfall(troubles: readonly CalendarTrouble[], time: ShopTime): Shortfall | null {
  const exitCode = troubleExitCode(troubles, time);
  const worst = troubles.find((trouble) => troubleWords(trouble, time).exitCode === exitCode);
  if (worst === undefined) return null;
  const hint = troubleWords(worst, time).cure.split('\n').map(safe).join('\n');
  return { exitCode, code: 'calendar-unreachable', hint, details: { trouble: worst.kind, why: worst.why } };
}

/** Google ends its sentences with a full stop. */
function inBrackets(why: string): string {
  return why.replace(/\.$/, '');
}

function wholeMinutes(ms: number): number {
  return Math.max(1, Math.ceil(ms / MINUTE_MS));
}
