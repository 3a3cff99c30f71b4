import type { CheckResult, Difference, Fault, Finding } from '../../usecases/test-suite/check.ts';
import { troubleWords } from '../failure/calendar-trouble.ts';
import { explainFailure } from '../failure/failure.ts';
import { EXIT } from '../form/exit-code.ts';
import {
  capitalised,
  counted,
  hoursText,
  listed,
  minutesOf,
  momentText,
  type ShopTime,
  slotText,
} from '../form/moments.ts';
import { quoted } from '../form/safe-text.ts';
import { hintLines } from '../hints/hints.ts';

/** What came of one check, in words. Text from outside may be in it: to be made safe by whoever shows it. */
export interface ResultWords {
  /** Without a full stop. */
  readonly sentence: string;
  /** What belongs to it, or what to do about it; a line each. */
  readonly lines: readonly string[];
}

const SHOWN_WINDOWS = 5;

type ByKind<T extends { readonly kind: string }, Said> = {
  readonly [K in T['kind']]: (one: Extract<T, { kind: K }>, time: ShopTime) => Said;
};

const FOUND: ByKind<Finding, ResultWords> = {
  connected: ({ source, calendars, writable }) =>
    alone(
      `${source === 'google' ? 'Google Calendar' : "bay's own calendar"} answers: ${counted(calendars, 'calendar')}, ${writable} can be written`,
    ),
  free: ({ range, windows }, time) => ({
    sentence: `${slotText(range, time)}: ${windows.length === 0 ? 'nothing is free' : counted(windows.length, 'free window')}`,
    lines: [
      ...windows
        .slice(0, SHOWN_WINDOWS)
        .map((window) => `${hoursText(window, time)}  ${minutesOf(window)} min`),
      ...(windows.length > SHOWN_WINDOWS ? [`and ${windows.length - SHOWN_WINDOWS} more`] : []),
    ],
  }),
  created: ({ event }, time) => alone(`Created ${quoted(event.title)}, ${slotText(event, time)}`),
  read: ({ event }, time) => alone(`It reads ${quoted(event.title)}, ${slotText(event, time)}`),
  updated: ({ event }, time) => alone(`Changed to ${quoted(event.title)}, ${slotText(event, time)}`),
  gone: () => alone('The event is gone'),
  starts: ({ first, second }, time) =>
    alone(`First free: ${momentText(first, time)}; second: ${momentText(second, time)}`),
  booked: ({ appointment }, time) =>
    alone(`Booked for ${slotText(appointment, time)}, shown in the calendar`),
  moved: ({ appointment }, time) => alone(`Moved to ${slotText(appointment, time)}, shown in the calendar`),
  cancelled: () => alone('Cancelled'),
};

interface FaultWords extends ResultWords {
  readonly exitCode: number;
}

const ANSWERS_WRONGLY = 'What it gives is not what bay relies on. Look at it by hand, then: bay doctor';

/** What no calendar shows waits for none. */
const NOWHERE = { status: 'pending', error: null } as const;

const WRONG: ByKind<Fault, FaultWords> = {
  trouble: ({ trouble }, time) => {
    const { exitCode, why, cures } = troubleWords(trouble, time);
    return { exitCode, sentence: capitalised(why), lines: hintLines(cures, time) };
  },
  answer: ({ asked, answer }) => wrongly(`The calendar answers "${answer}" to "${asked}"`),
  'not-writable': ({ calendarId }) => ({
    exitCode: EXIT.denied,
    sentence: `The calendar ${quoted(calendarId)} can be read, not written`,
    lines: ['Which can be written: bay calendar list; another one for the bay: bay shop edit'],
  }),
  differs: ({ differences }, time) =>
    wrongly(
      `The event is not as it was sent: ${listed(
        differences.map((one) => differenceText(one, time)),
        'and',
      )}`,
    ),
  'still-there': () => wrongly('The event is still there after it was removed'),
  'too-few-starts': ({ date, found }) => ({
    exitCode: EXIT.refused,
    sentence: `${counted(found, 'free start')} on ${date}, and the story needs two`,
    lines: ["It is told on the next Monday, within the shop's hours and around what is in the calendar."],
  }),
  'not-shown': ({ appointment }) => {
    const { status, error } = appointment.image ?? NOWHERE;
    const why = error === null ? '' : ` (${error})`;
    if (status === 'failed')
      return {
        exitCode: EXIT.refused,
        sentence: `The book has it, and the calendar refuses it${why}`,
        lines: ['Whether it may be written in: bay calendar list; what else may be wrong: bay doctor'],
      };
    const sentence = `The book has it, and the calendar does not show it: ${status}${why}`;
    return status === 'pending'
      ? {
          exitCode: EXIT.outOfReach,
          sentence,
          lines: ['It is safe to run this again. If it stays so: bay doctor'],
        }
      : wrongly(sentence);
  },
  failure: ({ failure }, time) => {
    const { exitCode, message, cures } = explainFailure(failure, time);
    return { exitCode, sentence: message.replace(/\.$/, ''), lines: hintLines(cures, time) };
  },
};

export function resultWords(result: CheckResult, time: ShopTime, heading: string): ResultWords {
  if (result.status === 'passed') return findingWords(result.finding, time);
  if (result.status === 'failed') return faultWords(result.fault, time);
  return alone(`Skipped, because ${heading} ${result.because} did not pass`);
}

function findingWords(finding: Finding, time: ShopTime): ResultWords {
  return (FOUND[finding.kind] as (finding: Finding, time: ShopTime) => ResultWords)(finding, time);
}

export function faultWords(fault: Fault, time: ShopTime): FaultWords {
  return (WRONG[fault.kind] as (fault: Fault, time: ShopTime) => FaultWords)(fault, time);
}

function differenceText(difference: Difference, time: ShopTime): string {
  if (difference.field === 'mark') return 'the mark of the test run is missing';
  const said = (value: string | number) =>
    typeof value === 'number' ? momentText(value, time) : quoted(value);
  return `${difference.field} ${said(difference.found)} instead of ${said(difference.sent)}`;
}

function alone(sentence: string): ResultWords {
  return { sentence, lines: [] };
}

/** The calendar has answered, and wrongly: trying again changes nothing, and no appointment was touched. */
function wrongly(sentence: string): FaultWords {
  return { exitCode: EXIT.refused, sentence, lines: [ANSWERS_WRONGLY] };
}
