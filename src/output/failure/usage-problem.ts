import { shortened } from '../../domain/text-limits.ts';
import type { UsageProblem, WhyMissed } from '../../failure.ts';
import { meantText } from '../form/meant.ts';
import { listed, type ShopTime } from '../form/moments.ts';
import { quoted } from '../form/safe-text.ts';
import { visitsOn } from '../form/visits-on.ts';
import { settingProblemText } from './setting-problem.ts';

type Words = {
  readonly [K in UsageProblem['kind']]: (
    problem: Extract<UsageProblem, { kind: K }>,
    time: ShopTime,
  ) => string;
};

/** Why a command cannot be carried out as it was typed, as a sentence without its full stop. */
export function usageProblemText(problem: UsageProblem, time: ShopTime): string {
  return (WORDS[problem.kind] as (problem: UsageProblem, time: ShopTime) => string)(problem, time);
}

const WORDS: Words = {
  'command-line': ({ said }) => said,
  'argument-missing': ({ argument }) => `Missing required argument '${argument}'`,
  'one-of': ({ options }) => `${options.join(' and ')} are two: choose one`,
  contrary: ({ options }) => `${options.join(' and ')} contradict each other`,
  'given-twice': ({ option, values }) =>
    `${option} takes one value and was given two, ${listed(values.map(cited), 'and')}`,
  'goes-with': ({ option, other }) => `${option} goes with ${other}`,
  'takes-no-value': ({ option }) => `${option} takes no value`,
  'said-and-given': ({ words, option, value }) => `the words say "${words}" and --${option} says "${value}"`,
  'ways-said-and-given': ({ option }) => `the words say another ${option} than --${option}`,
  'said-twice': ({ words, what }) => `"${words}" says another ${what} than what was said before`,
  'end-said-twice': ({ count, until }) => `Until when is said twice: ${count} visits, and until ${until}`,
  meaningless: ({ words, meant }) =>
    `${cited(words)} has no meaning here${meant.length === 0 ? '' : ` (Did you mean ${meant.join(' or ')}?)`}`,
  'no-length': ({ words }) => `Expected how much longer, or until when, as +90 or until 15:00: "${words}"`,
  'no-day-with-hours': ({ words }) => `Expected a day and its hours, as "sat 8-18": "${words}"`,
  'nobody-waits': () => 'Nobody is on the waitlist',
  'hours-not-in-order': () =>
    'Expected hours that begin before they end, and do not overlap, as 8:00-12:00, 13:00-18:00',
  'another-at-once': ({ name }) => `Expected one technician or bay at a time, and "${name}" is another`,
  'which-of-series': ({ appointmentId, dates }, time) => {
    const ways = (['this', 'following', 'all'] as const).map(
      (scope) => `--${scope} (${visitsOn(dates[scope], time)})`,
    );
    return `#${appointmentId} is one of a series: say ${listed(ways, 'or')}`;
  },
  'two-histories': ({ actor, words }) =>
    `--by ${actor} asks for one person's doings, and "${words}" for something else's history`,
  'car-of-another': ({ customer }) =>
    `that car is not ${customer}'s: to give the visit to whoever has it, add --customer`,
  'same-customer': ({ named: [one, other] }) => `"${one}" and "${other}" are the same customer`,
  'file-and-shop': () => '--db names a file, and a shop has a file of its own: give one of them',
  'no-help-topic': ({ topic, meant }) => `There is no help on ${quoted(topic)}${meantText(meant)}`,
  setting: ({ value, found, more }) => {
    const problems = [...found, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
    return value === null ? problems : `${shortened(value)}: ${problems}`;
  },
  'not-yaml': ({ why }) => `the value is not YAML: ${why}`,
  'calendar-undecided': () => 'calendar: it is "local" or "google"',
  'option-refused': ({ option, problem }) => `${option}: ${settingProblemText(problem)}`,
};

function cited(text: string): string {
  return `"${shortened(text)}"`;
}

/** Why an option is needed after all, in brackets behind it. */
export function whyMissedText(why: WhyMissed): string {
  switch (why.kind) {
    case 'nothing-to-change':
      return 'nothing to change was given';
    case 'unknown-plate':
      return `no car with the plate ${why.plate} is in the book`;
    case 'no-car':
      return `${why.customer} has no car in the book`;
    case 'web-client':
      break;
  }
  return 'a web client has registered an address with its port';
}
