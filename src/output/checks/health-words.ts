import { type Cause, type CauseCode, type Reason } from '../../domain/calendar-health.ts';
import { LEVELS, type Level } from '../../domain/level.ts';
import { isoText } from '../../domain/zone.ts';
import { watchTroubleWords } from '../calendars/channel-words.ts';
import { troubleWords } from '../failure/calendar-trouble.ts';
import { signInNamed } from '../form/account-words.ts';
import type { Cure } from '../form/cure.ts';
import type { JsonObject } from '../form/json.ts';
import { counted, dayText, firstListed, momentText, type ShopTime, today } from '../form/moments.ts';
import { safe } from '../form/safe-text.ts';
import type { Theme } from '../form/theme.ts';
import { hintLines } from '../hints/hints.ts';
import { signInWarningWords } from '../notices/sign-in-warning.ts';

interface CauseWords {
  /** What is the matter, without the calendar's name and without a full stop. */
  readonly what: string;
  readonly cures: readonly Cure[];
}

type Wording = {
  readonly [C in CauseCode]: (cause: Extract<Cause, { code: C }>, time: ShopTime) => CauseWords;
};

const MEND: readonly Cure[] = [{ do: 'let-bay-mend' }];
const INBOX: readonly Cure[] = [{ do: 'see-inbox' }];
const CONNECTION: readonly Cure[] = [{ do: 'see-to-connection' }];
/** Of some days, the first few can be typed. */
const MOST_DATES = 3;

/** The one place that words what can be the matter with the calendars. */
const WORDS: Wording = {
  'signed-out': ({ account, why }) => ({
    what: `the ${signInNamed(account)} at Google is of no use (${inBrackets(why)})`,
    cures: [{ do: 'sign-in', account, again: true }],
  }),
  'book-behind': () => ({
    what: 'it shows a later state than this book: an old copy of the book is in use',
    cures: [{ do: 'recover-book' }],
  }),
  failing: (cause) => ({ what: unanswered(cause), cures: CONNECTION }),
  'out-of-reach': (cause) => ({ what: unreached(cause), cures: CONNECTION }),
  'access-lost': ({ trouble }, time) => {
    const { why, cures } = troubleWords(trouble, time);
    return { what: why, cures };
  },
  'changes-refused': ({ refusals }) => ({
    what: `it has refused ${refusals} changes in a row`,
    cures: [{ do: 'have-it-shared' }],
  }),
  'many-errors': ({ made, failed }) => ({
    what: `${failed} of ${counted(made, 'request')} failed within a quarter of an hour`,
    cures: [{ do: 'let-time-pass' }],
  }),
  'serve-stopped': ({ beatAt }, time) => ({
    what: `what keeps book and calendars in step has made no progress since ${momentText(beatAt, time)}`,
    cures: [{ do: 'keep-in-step' }],
  }),
  late: ({ readAt }, time) => ({
    what: readAt === null ? 'it has not been read yet' : `it was last read ${momentText(readAt, time)}`,
    cures: MEND,
  }),
  'owed-long': ({ count }) => ({
    what: `${counted(count, 'change')} ${count === 1 ? 'waits' : 'wait'} to be delivered`,
    cures: MEND,
  }),
  halted: () => ({
    what: 'very many events were gone at once: nothing is taken in before somebody says so',
    cures: INBOX,
  }),
  'days-empty': ({ dates }, time) => {
    const days = dates.map((date) => dayText(date, today(time)));
    return {
      what: `no visits on ${firstListed(days, MOST_DATES)}, when there usually are some`,
      cures: [{ do: 'look-for-visits', dates: dates.slice(0, MOST_DATES) }],
    };
  },
  'mended-out': () => ({
    what: 'bay has tried to mend it as often as it may',
    cures: [{ do: 'look-through-all' }],
  }),
  'sign-in-ends': ({ account, at, certain }, { now }) => {
    const kind = certain ? 'ends' : 'may-end';
    const { what } = signInWarningWords({ kind, account, inMs: at - now, urgent: true });
    return {
      what: `${what.charAt(0).toLowerCase()}${what.slice(1)}`,
      cures: [{ do: 'sign-in', account, again: true }],
    };
  },
  unanswered: (cause) => ({ what: unanswered(cause), cures: MEND }),
  unreached: (cause) => ({ what: unreached(cause), cures: MEND }),
  'tokens-refused': () => ({
    what: 'it does not take the tokens that it gives: changes are read by time, and all of it once an hour',
    cures: [{ do: 'let-time-pass' }],
  }),
  'push-address': ({ why }) => ({
    what: `Google sends nothing to the address that is set (${inBrackets(why)}): the calendars are read by the clock`,
    cures: [{ do: 'mend-setting', setting: 'BAY_PUBLIC_URL', problem: { kind: 'nowhere-to-tell' } }],
  }),
  'push-failing': ({ failures, trouble }, time) => {
    const { why, cures } = watchTroubleWords(trouble, time);
    return { what: `Google has not opened a channel ${failures} times in a row: ${why}`, cures };
  },
  'push-denied': ({ trouble }, time) => {
    const { why, cures } = watchTroubleWords(trouble, time);
    return { what: `Google does not tell of changes there: ${why}`, cures };
  },
  'push-gone': () => ({ what: 'no channel is there: it is read by the clock alone', cures: MEND }),
  'push-silent': () => ({
    what: 'changes of our own come with no notification: its channel tells of nothing',
    cures: MEND,
  }),
  'push-unheard': () => ({
    what: 'nothing has come through its channel yet: the public address may lead elsewhere',
    cures: [{ do: 'see-to-address' }],
  }),
  'push-ending': ({ at, failures }, time) => ({
    what: `its channel ends ${momentText(at, time)}, and opening another has failed ${failures} times`,
    cures: MEND,
  }),
  'inbox-old': ({ count }) => ({
    what: `${counted(count, 'item')} ${count === 1 ? 'waits' : 'wait'} for a person, the oldest for more than a day`,
    cures: INBOX,
  }),
  'day-unusual': ({ day: { date, visits, usual } }, time) => ({
    what: `${counted(visits, 'visit')} on ${dayText(date, today(time))}, when there usually are ${usual.least} to ${usual.most}`,
    cures: [{ do: 'look-at-day', date }],
  }),
};

function unanswered({ failures }: { readonly failures: number }): string {
  return failures === 1
    ? 'it did not answer the last time'
    : `it has not answered ${failures} times in a row`;
}

function unreached({ failures }: { readonly failures: number }): string {
  return `Google is out of reach (no answer ${failures === 1 ? 'the last time' : `${failures} times in a row`})`;
}

/** Google ends its sentences with a full stop. */
function inBrackets(why: string): string {
  return why.replace(/\.$/, '');
}

/** What is the matter, safe to show, and what can be typed then, line by line. */
export function reasonWords(
  reason: Reason,
  time: ShopTime,
): { readonly what: string; readonly remedy: string[] } {
  const wording = WORDS[reason.code] as (cause: Cause, time: ShopTime) => CauseWords;
  const { what, cures } = wording(reason, time);
  return { what: safe(what), remedy: hintLines(cures, time) };
}

/** One thing that is the matter. */
export function reasonJson(reason: Reason, time: ShopTime) {
  const { code, level, since } = reason;
  const { what, remedy } = reasonWords(reason, time);
  return {
    code,
    level,
    since: since === null ? null : isoText(time.zone, since),
    what,
    remedy: remedy.join('\n'),
  } satisfies JsonObject;
}

/** ` since Mon 23 Nov 07:00`; nothing where nobody knows. */
export function sinceText({ since }: Pick<Reason, 'since'>, time: ShopTime): string {
  return since === null ? '' : `, since ${momentText(since, time)}`;
}

export function levelSign(level: Level, { done, warning, failed }: Theme): string {
  if (level === 'none') return done;
  return LEVELS.indexOf(level) >= LEVELS.indexOf('high') ? failed : warning;
}
