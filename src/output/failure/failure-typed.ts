import { addDays } from '../../domain/local-date.ts';
import { nearest } from '../../domain/near.ts';
import { isPhoneEnd } from '../../domain/typed-phone.ts';
import { isoText } from '../../domain/zone.ts';
import type { FailureCode, NotSo } from '../../failure.ts';
import { figure, sizeText } from '../form/amounts.ts';
import { EXIT } from '../form/exit-code.ts';
import { expectedText } from '../form/expected.ts';
import type { ExplainAll } from '../form/explanation.ts';
import { factJson } from '../form/fact-json.ts';
import {
  counted,
  dayText,
  listed,
  type ShopTime,
  slotText,
  today,
  wallMomentText,
  weekdayName,
} from '../form/moments.ts';
import { phoneFaultText } from '../form/phone-fault.ts';
import { quoted } from '../form/safe-text.ts';
import { visitLine } from '../form/visit-line.ts';
import { usageProblemText, whyMissedText } from './usage-problem.ts';

type Typed = Extract<
  FailureCode,
  | 'usage'
  | 'missing-options'
  | 'invalid-value'
  | 'too-long'
  | `time-${string}`
  | 'weekday-ambiguous'
  | 'several-readings'
  | 'several-times'
  | 'several-match'
  | 'no-open-visit'
  | `file-${string}`
  | 'not-found'
  | 'not-confirmed'
>;

/** What was typed, or stands in a file that was named, cannot be taken. */
export const TYPED: ExplainAll<Typed> = {
  usage: ({ problem, command }, time) => {
    const said = usageProblemText(problem, time);
    return {
      exitCode: EXIT.usage,
      message: sentence(said),
      cures: [
        problem.kind === 'option-refused'
          ? { do: 'mend-setting', setting: problem.option, problem: problem.problem }
          : { do: 'see-usage', command },
      ],
      details: { problem: said, command, fact: factJson(problem) },
    };
  },

  'missing-options': ({ options, why }) => {
    const reason = why === null ? null : whyMissedText(why);
    return {
      exitCode: EXIT.usage,
      message: `Missing: ${listed(options, 'and')}${reason === null ? '' : ` (${reason})`}.`,
      cures: [{ do: 'add-what-is-missing' }],
      details: { options, why: reason, ...(why === null ? {} : { fact: factJson(why) }) },
    };
  },

  'invalid-value': ({ what, value, expected, why }) => ({
    exitCode: EXIT.usage,
    message: `${quoted(value)} is not a valid ${what}${why === undefined ? '' : `: ${phoneFaultText(why)}`}.`,
    cures: [
      { do: 'give-as-expected', expected },
      ...(why?.kind === 'without-area' ? [{ do: 'set-phone-area' } as const] : []),
    ],
    details: {
      what,
      value,
      expected: expectedText(expected),
      fact: { ...factJson(expected), ...(why === undefined ? {} : { fault: factJson(why) }) },
      ...(why === undefined ? {} : { why: phoneFaultText(why) }),
    },
  }),

  'too-long': ({ what, lengthCharacters, mostCharacters }) => ({
    exitCode: EXIT.usage,
    message: `The ${what} cannot be taken: ${figure(lengthCharacters)} characters, at most ${figure(mostCharacters)}.`,
    cures: [{ do: 'make-shorter' }],
    details: { what, length_characters: lengthCharacters, most_characters: mostCharacters },
  }),

  'time-not-understood': ({ words, meant = [] }, time) => ({
    exitCode: EXIT.usage,
    message: `${quoted(words)} is not a time that bay understands.`,
    cures: [
      ...(meant.length === 0 ? [] : [{ do: 'mean-word', meant } as const]),
      { do: 'say-a-time', example: addDays(today(time), 1) },
    ],
    details: { words, ...(meant.length === 0 ? {} : { meant }) },
  }),

  'time-skipped': ({ wall, zone, jumpFrom, jumpTo }, time) => ({
    exitCode: EXIT.usage,
    message: `${wallMomentText(wall, time)} does not exist in ${zone}: clocks jump from ${clockOf(jumpFrom)} to ${clockOf(jumpTo)}.`,
    cures: [{ do: 'choose-an-hour-that-is', before: clockOf(jumpFrom), from: clockOf(jumpTo) }],
    details: { wall, timezone: zone, jump_from: jumpFrom, jump_to: jumpTo },
  }),

  'time-ambiguous': ({ wall, zone, candidates }, time) => ({
    exitCode: EXIT.usage,
    message: `${wallMomentText(wall, time)} happens twice in ${zone}: clocks go back over it.`,
    cures: [{ do: 'say-which-moment', candidates }],
    details: { wall, timezone: zone, candidates },
  }),

  'weekday-ambiguous': ({ words, dates }, time) => ({
    exitCode: EXIT.usage,
    message: `${quoted(words)} could be ${listed(dayTexts(dates, time), 'or')}.`,
    cures: [{ do: 'give-the-date', dates }],
    details: { words, candidates: dates.map((date) => ({ date, day_of_week: weekdayName(date) })) },
  }),

  'several-readings': ({ words, readings }) => ({
    exitCode: EXIT.usage,
    message: `${quoted(words)} can be read in ${readings.length} ways.`,
    cures: [{ do: 'say-instead', readings }],
    details: { words, readings },
  }),

  'several-times': ({ words, starts, count }, time) => ({
    exitCode: EXIT.usage,
    message: `${quoted(words)} leaves ${counted(count, 'time')} to choose from.`,
    cures: [{ do: 'choose-a-start', starts, more: count > starts.length }],
    details: { words, count, starts: starts.map((start) => isoText(time.zone, start)) },
  }),

  'several-match': (several, time) => {
    const { what, query } = several;
    if (several.what === 'appointment') {
      const { visits, total } = several;
      const matches = visits.map((visit) => ({ id: visit.id, label: visitLine(visit, time) }));
      return {
        exitCode: EXIT.usage,
        message: `${quoted(query)} may mean ${counted(total, 'appointment')}.`,
        cures: [{ do: 'choose-visit', visits, total }],
        details: { what, query, total, matches },
      };
    }
    const { matches, total = matches.length } = several;
    return {
      exitCode: EXIT.usage,
      message: `${quoted(query)} matches ${counted(total, what)}.`,
      cures: [{ do: 'choose-one', what: several.what, matches, total }],
      details: { what, query, total, matches: matches.map(({ id, label }) => ({ id, label })) },
    };
  },

  'no-open-visit': ({ query, customer, customers, last }, time) => {
    const lately =
      last === null ? '' : `; the last was #${last.id}, ${last.service.name}, ${slotText(last, time)}`;
    return {
      exitCode: EXIT.notFound,
      message:
        customer === null
          ? `None of the ${counted(customers, 'customer')} that ${quoted(query)} may mean has a visit to come.`
          : `${customer.name} has no visit to come${lately}.`,
      cures:
        customer === null
          ? [{ do: 'look-up', what: 'appointment' }]
          : [{ do: 'see-visits', customerId: customer.id }],
      details: {
        query,
        customers,
        customer_id: customer?.id ?? null,
        customer_name: customer?.name ?? null,
        last_appointment_id: last?.id ?? null,
      },
    };
  },

  'file-unreadable': ({ file, why }) => ({
    exitCode: EXIT.usage,
    message: `${file} cannot be read: ${sentence(why)}`,
    cures: [{ do: 'check-file', may: 'read' }],
    details: { file, why },
  }),

  'file-too-large': ({ file, what, mostBytes }) => ({
    exitCode: EXIT.usage,
    message: `${file} is too large for a ${what}: at most ${sizeText(mostBytes)} are read.`,
    cures: [{ do: 'check-size' }],
    details: { file, what, most_bytes: mostBytes },
  }),

  'file-unwritable': ({ file, why }) => ({
    exitCode: EXIT.usage,
    message: `${file} cannot be written: ${sentence(why)}`,
    cures: [{ do: 'check-file', may: 'write' }],
    details: { file, why },
  }),

  'file-invalid': ({ file, what, problems, others = 0 }) => ({
    exitCode: EXIT.usage,
    message: `${file} is not a valid ${what}: ${counted(problems.length, 'problem')}, nothing was taken.`,
    cures: [
      { do: 'mend-lines', problems },
      // Only lists of customers are taken in part.
      ...(others === 0 ? [] : [{ do: 'take-the-others', file, others } as const]),
    ],
    details: {
      file,
      what,
      problem_count: problems.length,
      problems: problems.map(({ line, problem }) => ({ line, problem })),
    },
  }),

  'not-found': (
    { what, query, known, add, meant = nearest(query, known), nothing, newcomer, isNot },
    time,
  ) => ({
    exitCode: EXIT.notFound,
    message:
      newcomer === true && isPhoneEnd(query)
        ? `Nobody has the phone ${query}.`
        : isNot === undefined
          ? notFoundText(what, query, nothing)
          : notSoText(isNot, time),
    cures: [
      known.length > 0 ? { do: 'choose-known', known, meant } : { do: 'look-up', what },
      ...(newcomer === true ? [{ do: 'say-new', name: query } as const] : []),
      ...(what === 'shop' ? [{ do: 'create-shop', name: query } as const] : []),
      ...(add === undefined ? [] : [{ do: 'add-entry', ...add } as const]),
    ],
    details: { what, query, known },
  }),

  'not-confirmed': ({ action }) => ({
    exitCode: EXIT.usage,
    message: `Not confirmed: ${sentence(action)} Nothing was changed.`,
    cures: [{ do: 'confirm' }],
    details: { action },
  }),
};

const NOTHING_LEFT = {
  undo: 'done and could take back',
  redo: 'taken back and could do again',
} as const;

function notFoundText(what: string, query: string, nothing?: keyof typeof NOTHING_LEFT): string {
  if (nothing !== undefined) return `There is nothing that ${query} has ${NOTHING_LEFT[nothing]}.`;
  const isNumber = /^[1-9]\d{0,14}$/.test(query);
  if (what === 'appointment' && !isNumber) return `Nobody matches ${quoted(query)}.`;
  const [noun = what, those = ''] = what.split(/(?= that )/);
  return `There is no ${noun} ${isNumber ? query : quoted(query)}${those}.`;
}

/** `The shop is not closed on Fri 27 Nov.` */
function notSoText(not: NotSo, time: ShopTime): string {
  const day = not.date === null ? null : dayText(not.date, today(time));
  if (not.is === 'other-hours') return `${day ?? 'That day'} has the hours of every week already.`;
  if (not.is === 'away') return `${not.name} is not away${day === null ? '' : ` on ${day}`}.`;
  return day === null ? 'The shop is closed on no day to come.' : `The shop is not closed on ${day}.`;
}

/** The words as a sentence: with a full stop. */
function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}

/** The hour of a wall time; any other text as it is. */
function clockOf(wall: string): string {
  return /T\d\d:\d\d/.test(wall) ? wall.slice(11, 16) : wall;
}

function dayTexts(dates: readonly string[], time: ShopTime): string[] {
  return dates.map((date) => dayText(date, today(time)));
}
