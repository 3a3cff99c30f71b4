import { isPhoneLike } from '../../domain/typed-phone.ts';
import { isoText } from '../../domain/zone.ts';
import type { FileProblem } from '../../failure.ts';
import { firstLines, LISTED } from '../form/amounts.ts';
import { expectedText } from '../form/expected.ts';
import { counted, firstListed, listed } from '../form/moments.ts';
import { cut, safe } from '../form/safe-text.ts';
import { shellQuoted } from '../form/shell-quoted.ts';
import { visitLine } from '../form/visit-line.ts';
import type { CommandLine, HintTable } from './hint-table.ts';

/** How many of many names a line carries. */
const NAMED = 12;

/** What was typed, or stands in a file, is to be said otherwise. */
export const SAY_OTHERWISE: HintTable<
  | 'see-usage'
  | 'give-other-arguments'
  | 'add-what-is-missing'
  | 'give-as-expected'
  | 'set-phone-area'
  | 'make-shorter'
  | 'mean-word'
  | 'say-a-time'
  | 'choose-an-hour-that-is'
  | 'say-which-moment'
  | 'give-the-date'
  | 'say-instead'
  | 'choose-a-start'
  | 'choose-one'
  | 'choose-visit'
  | 'confirm'
  | 'choose-known'
  | 'look-up'
  | 'see-visits'
  | 'say-new'
  | 'create-shop'
  | 'add-entry'
  | 'check-file'
  | 'check-size'
  | 'mend-lines'
  | 'take-the-others'
> = {
  'give-other-arguments': () => 'See what each tool takes: bay tools --allow-write',

  'see-usage': ({ command }) => `See: bay ${command === null ? '' : `${command} `}--help`,

  'add-what-is-missing': () =>
    'Add what is missing; on a terminal, and without --no-input or --json, bay asks for it.',

  'give-as-expected': ({ expected }) =>
    `Expected: ${expectedText(expected)}${expected.kind === 'one-moment' ? '; of all that is free tells: bay slots' : ''}.`,

  'set-phone-area': () => 'To have one added wherever it is left out: bay shop set phone_area 212',

  'make-shorter': () => 'Make it shorter; nothing was changed.',

  'mean-word': ({ meant }) => `Did you mean ${listed(meant, 'or')}?`,

  'say-a-time': ({ example }) => `Try ${example}T09:00, "tomorrow 9am" or "tue 9:30".`,

  'choose-an-hour-that-is': ({ before, from }) => `Choose ${from} or later, or a time before ${before}.`,

  'say-which-moment': ({ candidates }) => `Say which: ${listed(candidates, 'or')}.`,

  'give-the-date': ({ dates }) => `Give the date: ${listed(dates, 'or')}.`,

  'say-instead': ({ readings }) =>
    `Say instead: ${listed(
      readings.map((reading) => `"${reading}"`),
      'or',
    )}.`,

  'choose-a-start': ({ starts, more }, { zone }, at) =>
    `Say which: ${listed(
      starts.map((start) => `${at.takes('--at') ? '--at ' : ''}${isoText(zone, start).slice(0, 16)}`),
      'or',
    )}${more ? '; "first" takes the first of all' : ''}.`,

  'choose-one': ({ what, matches, total = matches.length }, _, at) => {
    const [first] = matches;
    const shown = matches
      .slice(0, NAMED)
      .map(({ id, label }) => (String(id) === label ? safe(label) : `${safe(String(id))}: ${safe(label)}`));
    const more = total > shown.length ? [`and ${total - shown.length} more`] : [];
    const option = at.takes(`--${what}`) ? `--${what} ` : '';
    const choice = first === undefined ? [] : [`Say which, for example: ${option}${argument(first.id)}`];
    return [...shown, ...more, ...choice].join('\n');
  },

  'choose-visit': ({ visits, total }, time) => {
    const [first] = visits;
    const shown = visits.slice(0, NAMED);
    const more = total > shown.length ? [`and ${total - shown.length} more`] : [];
    const choice =
      first === undefined ? [] : [`Say which by its number, for example: ${visitNumber(first.id)}`];
    return [
      ...shown.map((visit) => `${visitNumber(visit.id)}: ${visitLine(visit, time)}`),
      ...more,
      ...choice,
    ].join('\n');
  },

  confirm: () => 'Answer yes on a terminal, or add --yes.',

  'choose-known': ({ known, meant }) => {
    const guess = meant.length === 0 ? '' : `Did you mean ${listed(meant, 'or')}?`;
    if (meant.length === known.length) return guess;
    return `${guess === '' ? '' : `${guess} `}There ${known.length === 1 ? 'is' : 'are'}: ${firstListed(known, NAMED)}.`;
  },

  'look-up': ({ what }) => WHERE[what],

  'see-visits': ({ customerId }) => `See them all: bay customers appointments ${customerId} --past`,

  'say-new': ({ name }, _, at) => newcomerHint(name, at),

  'create-shop': ({ name }) => `A new one is made by: bay shop create ${shellQuoted(name)}`,

  'add-entry': ({ section, entry }) =>
    `A new one is added by: bay shop set ${section}.+ ${JSON.stringify(entry)}`,

  'check-file': ({ may }) =>
    may === 'read' ? 'Check the path and who may read the file.' : 'Check the path and who may write there.',

  'check-size': () => 'Check that it is the file that you mean, or split it; nothing was changed.',

  'mend-lines': ({ problems }) => firstLines(problems, LISTED, problemLine).join('\n'),

  'take-the-others': ({ file, others }) => {
    const command = `bay customers import ${shellQuoted(file)} --skip-bad`;
    return `${counted(others, 'other line')} can be taken without them: ${command}`;
  },
};

function isOfPhone(word: string): boolean {
  return /\d/.test(word) && !/\p{L}/u.test(word);
}

/** Who is named may have been named by a phone, or by a phone and a name; in words, or by an option. */
function newcomerHint(query: string, at: CommandLine): string {
  const words = query.split(/\s+/);
  const typed = words.filter(isOfPhone).join(' ');
  const name = words.filter((word) => !isOfPhone(word)).join(' ');
  const phone = isPhoneLike(typed) ? safe(typed) : '<phone>';
  if (at.gave('--customer') && at.takes('--name')) {
    const named = name === '' ? '<name>' : shellQuoted(safe(name));
    return `Somebody new? Name them instead: --name ${named}${typed === '' ? '' : ` --phone ${phone === '<phone>' ? phone : shellQuoted(phone)}`}`;
  }
  const whole = name === '' ? `"<name>" ${phone}` : `"${safe(name)}" ${phone}`;
  if (name === '' || !at.takes('--name'))
    return `Somebody new? Say so with the name, as: bay book <service> <when> new ${whole} <car>`;
  return `Somebody new? Say so before the name: new ${typed === '' ? safe(name) : whole}`;
}

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
  entry: 'See what was done, and by whom: bay history',
  tool: 'See what there is: bay tools',
  holiday: 'See the holidays: bay shop holidays --all',
  country: 'By its two letters or its name: bay shop holidays us ny',
  region: 'The whole country: bay shop holidays with its two letters alone',
  'waitlist entry': 'See who waits: bay waitlist',
  alert: 'See what there is: bay alerts list; or all that is over, too: bay alerts list --all',
  'change that is owed': 'See what is owed, and what each is called: bay queue list',
  'inbox item': 'See what waits: bay inbox; or all that was settled, too: bay inbox --all',
} as const;

/** A problem of a file is told in a line or two, whatever the file has in it. */
const PROBLEM_CHARACTERS = 300;

function problemLine({ line, problem }: FileProblem): string {
  const words = cut(safe(problem), PROBLEM_CHARACTERS);
  return line === null ? words : `line ${line}: ${words}`;
}

/** From here on a number alone could be the end of a phone, too. */
const LONG_NUMBER = 1_000;

/** An appointment's number as it is typed; a shell takes what follows a bare `#` for a comment. */
function visitNumber(id: number): string {
  return id < LONG_NUMBER ? String(id) : `'#${id}'`;
}

/** A value as it is typed at a prompt; one that a shell could take for more than a value is not put into anybody's hands. */
function argument(value: number | string): string {
  const text = safe(String(value));
  if (/^[\w.+-]+$/.test(text)) return text;
  return /^[\w .+-]+$/.test(text) ? `"${text}"` : '<one of them>';
}
