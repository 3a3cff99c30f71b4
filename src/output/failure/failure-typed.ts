import { addDays } from '../../domain/local-date.ts';
import type { FailureCode, FileProblem } from '../../failure.ts';
import { figure, firstLines, LISTED, sizeText } from '../form/amounts.ts';
import { EXIT } from '../form/exit-code.ts';
import type { ExplainAll } from '../form/explanation.ts';
import {
  counted,
  dayText,
  firstListed,
  listed,
  type ShopTime,
  today,
  wallMomentText,
  weekdayName,
} from '../form/moments.ts';
import { phoneFaultText } from '../form/phone-fault.ts';
import { cut, quoted, safe } from '../form/safe-text.ts';
import { shellQuoted } from '../form/shell-quoted.ts';

/** How many of many names an error line carries. */
const NAMED = 12;

type Typed = Extract<
  FailureCode,
  | 'usage'
  | 'missing-options'
  | 'invalid-value'
  | 'too-long'
  | `time-${string}`
  | 'weekday-ambiguous'
  | 'several-match'
  | `file-${string}`
  | 'not-found'
  | 'not-confirmed'
>;

/** What was typed, or stands in a file that was named, cannot be taken. */
export const TYPED: ExplainAll<Typed> = {
  usage: ({ problem, command }) => ({
    exitCode: EXIT.usage,
    message: sentence(problem),
    hint: `See: bay ${command === null ? '' : `${command} `}--help`,
    details: { problem, command },
  }),

  'missing-options': ({ options, why }) => ({
    exitCode: EXIT.usage,
    message: `Missing: ${listed(options, 'and')}${why === null ? '' : ` (${why})`}.`,
    hint: 'Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.',
    details: { options, why },
  }),

  'invalid-value': ({ what, value, expected, why }) => ({
    exitCode: EXIT.usage,
    message: `${quoted(value)} is not a valid ${what}${why === undefined ? '' : `: ${phoneFaultText(why)}`}.`,
    hint: `Expected: ${expected}.`,
    details: { what, value, expected, ...(why === undefined ? {} : { why: phoneFaultText(why) }) },
  }),

  'too-long': ({ what, lengthCharacters, mostCharacters }) => ({
    exitCode: EXIT.usage,
    message: `The ${what} cannot be taken: ${figure(lengthCharacters)} characters, at most ${figure(mostCharacters)}.`,
    hint: 'Make it shorter; nothing was changed.',
    details: { what, length_characters: lengthCharacters, most_characters: mostCharacters },
  }),

  'time-not-understood': ({ words }, time) => ({
    exitCode: EXIT.usage,
    message: `${quoted(words)} is not a time that bay understands.`,
    hint: `Try ${addDays(today(time), 1)}T09:00, "tomorrow 9am" or "tue 9:30".`,
    details: { words },
  }),

  'time-skipped': ({ wall, zone, jumpFrom, jumpTo }, time) => ({
    exitCode: EXIT.usage,
    message: `${wallMomentText(wall, today(time))} does not exist in ${zone}: clocks jump from ${clockOf(jumpFrom)} to ${clockOf(jumpTo)}.`,
    hint: `Choose ${clockOf(jumpTo)} or later, or a time before ${clockOf(jumpFrom)}.`,
    details: { wall, timezone: zone, jump_from: jumpFrom, jump_to: jumpTo },
  }),

  'time-ambiguous': ({ wall, zone, candidates }, time) => ({
    exitCode: EXIT.usage,
    message: `${wallMomentText(wall, today(time))} happens twice in ${zone}: clocks go back over it.`,
    hint: `Say which: ${listed(candidates, 'or')}.`,
    details: { wall, timezone: zone, candidates },
  }),

  'weekday-ambiguous': ({ words, dates }, time) => ({
    exitCode: EXIT.usage,
    message: `${quoted(words)} could be ${listed(dayTexts(dates, time), 'or')}.`,
    hint: `Give the date: ${listed(dates, 'or')}.`,
    details: { words, candidates: dates.map((date) => ({ date, day_of_week: weekdayName(date) })) },
  }),

  'several-match': ({ what, query, matches }) => {
    const [first] = matches;
    const shown = matches
      .slice(0, NAMED)
      .map(({ id, label }) => (String(id) === label ? safe(label) : `${safe(String(id))}: ${safe(label)}`));
    const more = matches.length > NAMED ? [`and ${matches.length - NAMED} more`] : [];
    const choice = first === undefined ? [] : [`Say which, for example: --${what} ${argument(first.id)}`];
    return {
      exitCode: EXIT.usage,
      message: `${quoted(query)} matches ${counted(matches.length, what)}.`,
      hint: [...shown, ...more, ...choice].join('\n'),
      details: { what, query, matches: matches.map(({ id, label }) => ({ id, label })) },
    };
  },

  'file-unreadable': ({ file, why }) => ({
    exitCode: EXIT.usage,
    message: `${file} cannot be read: ${sentence(why)}`,
    hint: 'Check the path and who may read the file.',
    details: { file, why },
  }),

  'file-too-large': ({ file, what, mostBytes }) => ({
    exitCode: EXIT.usage,
    message: `${file} is too large for a ${what}: at most ${sizeText(mostBytes)} are read.`,
    hint: 'Check that it is the file that you mean, or split it; nothing was changed.',
    details: { file, what, most_bytes: mostBytes },
  }),

  'file-unwritable': ({ file, why }) => ({
    exitCode: EXIT.usage,
    message: `${file} cannot be written: ${sentence(why)}`,
    hint: 'Check the path and who may write there.',
    details: { file, why },
  }),

  'file-invalid': ({ file, what, problems, others = 0 }) => ({
    exitCode: EXIT.usage,
    message: `${file} is not a valid ${what}: ${counted(problems.length, 'problem')}, nothing was taken.`,
    hint: [...firstLines(problems, LISTED, problemLine), ...withoutThem(file, others)].join('\n'),
    details: {
      file,
      what,
      problem_count: problems.length,
      problems: problems.map(({ line, problem }) => ({ line, problem })),
    },
  }),

  'not-found': ({ what, query, known, add, meant = [] }) => {
    const guess = meant.length === 0 ? '' : `Did you mean ${listed(meant, 'or')}? `;
    const there = `${guess}There ${known.length === 1 ? 'is' : 'are'}: ${firstListed(known, NAMED)}.`;
    const make =
      what === 'shop'
        ? [`A new one is made by: bay shop create ${shellQuoted(query)}`]
        : add === undefined
          ? []
          : [`A new one is added by: ${add}`];
    return {
      exitCode: EXIT.notFound,
      message: `There is no ${what} ${/^\d{1,15}$/.test(query) ? query : quoted(query)}.`,
      hint: [known.length > 0 ? there : WHERE[what], ...make].join('\n'),
      details: { what, query, known },
    };
  },

  'not-confirmed': ({ action }) => ({
    exitCode: EXIT.usage,
    message: `Not confirmed: ${sentence(action)} Nothing was changed.`,
    hint: 'Answer yes on a terminal, or add --yes.',
    details: { action },
  }),
};

const WHERE = {
  appointment: 'See the day: bay agenda; or look up the customer: bay find <name, phone or plate>',
  customer: 'Look by name, phone or plate: bay find <text>; or list all: bay customers list',
  vehicle: 'Look by plate or VIN: bay find <text>; or list all: bay vehicles list',
  service: 'See the services: bay shop show',
  bay: 'See the bays: bay shop show',
  technician: 'See the technicians: bay shop show',
  setting: 'See the settings: bay shop show',
  calendar: 'See the calendars: bay calendar list',
  shop: 'There is none yet.',
  'inbox item': 'See what waits: bay inbox; or all that was settled, too: bay inbox --all',
} as const;

/** Only lists of customers are taken in part. */
function withoutThem(file: string, others: number): string[] {
  if (others === 0) return [];
  const command = `bay customers import ${shellQuoted(file)} --skip-bad`;
  return [`${counted(others, 'other line')} can be taken without them: ${command}`];
}

/** A problem of a file is told in a line or two, whatever the file has in it. */
const PROBLEM_CHARACTERS = 300;

function problemLine({ line, problem }: FileProblem): string {
  const words = cut(safe(problem), PROBLEM_CHARACTERS);
  return line === null ? words : `line ${line}: ${words}`;
}

/** The words as a sentence: with a full stop. */
function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}

/** A value as it is typed at a prompt; one that a shell could take for more than a value is not put into anybody's hands. */
function argument(value: number | string): string {
  const text = safe(String(value));
  if (/^[\w.+-]+$/.test(text)) return text;
  return /^[\w .+-]+$/.test(text) ? `"${text}"` : '<one of them>';
}

/** The hour of a wall time; any other text as it is. */
function clockOf(wall: string): string {
  return /T\d\d:\d\d/.test(wall) ? wall.slice(11, 16) : wall;
}

function dayTexts(dates: readonly string[], time: ShopTime): string[] {
  return dates.map((date) => dayText(date, today(time)));
}
