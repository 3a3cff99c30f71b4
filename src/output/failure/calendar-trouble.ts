import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import { MINUTE_MS } from '../../domain/interval.ts';
import type { Cure } from '../form/cure.ts';
import { EXIT } from '../form/exit-code.ts';
import type { Explanation } from '../form/explanation.ts';
import type { ShopTime } from '../form/moments.ts';
import { safe } from '../form/safe-text.ts';
import { SIGN_IN } from './failure-sign-in.ts';

/** Why the calendar is of no use just now, in words. Text of Google's may be in it: to be made safe by whoever shows it. */
export interface TroubleWords {
  /** As the exit codes of the contract have it. */
  readonly exitCode: number;
  /** What is wrong, without a full stop. */
  readonly why: string;
  /** What to do, the first thing first. */
  readonly cures: readonly Cure[];
}

type Wording<K extends CalendarTrouble['kind']> = (
  trouble: Extract<CalendarTrouble, { kind: K }>,
  time: ShopTime,
) => TroubleWords;

const INBOX: readonly Cure[] = [{ do: 'see-inbox' }];

const WORDS: { readonly [K in CalendarTrouble['kind']]: Wording<K> } = {
  unknown: ({ why }) => ({
    exitCode: EXIT.outOfReach,
    why: `Google is out of reach (${inBrackets(why)})`,
    cures: [{ do: 'run-again', ifItStays: 'everything' }],
  }),

  throttled: ({ why, retryAfterMs }) => ({
    exitCode: EXIT.quota,
    why: `Google's quota is used up (${inBrackets(why)})`,
    cures: [
      { do: 'run-again-later', waitMinutes: retryAfterMs === null ? null : wholeMinutes(retryAfterMs) },
    ],
  }),

  denied: ({ why }) => ({
    exitCode: EXIT.denied,
    why: `Google denies access to the calendar (${inBrackets(why)})`,
    cures: [{ do: 'have-it-shared' }],
  }),

  'calendar-gone': ({ why }) => ({
    exitCode: EXIT.denied,
    why: `the calendar is not there for who is signed in (${inBrackets(why)})`,
    cures: [{ do: 'have-it-shared-or-replace-it' }],
  }),

  'signed-out': (trouble, time) => {
    const { exitCode, message, cures } = signInWords(trouble, time);
    const why = message.replace(/\.$/, '').replace(/^(?:Nobody|The)\b/, (first) => first.toLowerCase());
    return { exitCode, why, cures };
  },

  refused: ({ why }) => ({
    exitCode: EXIT.refused,
    why: `Google refuses it (${inBrackets(why)})`,
    cures: INBOX,
  }),

  forbidden: ({ why }) => ({
    exitCode: EXIT.denied,
    why: `Google forbids changes of this event (${inBrackets(why)})`,
    cures: INBOX,
  }),

  unreadable: ({ why }) => ({
    exitCode: EXIT.outOfReach,
    why: `what Google says of this event makes no sense (${inBrackets(why)})`,
    cures: INBOX,
  }),
};

const NOT_ASKED: { readonly [S in 'no-client' | 'not-to-be-asked']: Explanation } = {
  'no-client': {
    exitCode: EXIT.signIn,
    message: 'no client for Google is known here, and no sign-in',
    cures: [{ do: 'set-client' }],
    details: {},
  },
  'not-to-be-asked': {
    exitCode: EXIT.configuration,
    message: 'BAY_CALENDAR=local keeps bay from asking Google',
    cures: [{ do: 'let-google-be-asked' }],
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

/** The code of the worst: signing in comes first, because nothing gets better before it. 0 for none. */
export function troubleExitCode(troubles: readonly CalendarTrouble[], time: ShopTime): number {
  const codes = troubles.map((trouble) => troubleWords(trouble, time).exitCode);
  return codes.length === 0 ? 0 : Math.min(...codes);
}

/** Google ends its sentences with a full stop. */
function inBrackets(why: string): string {
  return why.replace(/\.$/, '');
}

function wholeMinutes(ms: number): number {
  return Math.max(1, Math.ceil(ms / MINUTE_MS));
}
