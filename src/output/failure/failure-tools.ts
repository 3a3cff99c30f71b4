import { isoText } from '../../domain/zone.ts';
import type { ArgumentFault, Bounded, Confirmed, FailureCode } from '../../failure.ts';
import { EXIT } from '../form/exit-code.ts';
import type { ExplainAll } from '../form/explanation.ts';
import type { JsonObject } from '../form/json.ts';
import { counted, listed } from '../form/moments.ts';
import { quoted } from '../form/safe-text.ts';

/** Why a tool for agents was not even tried. */
export const OF_TOOLS: ExplainAll<
  Extract<FailureCode, `tool-${string}` | `confirmation-${string}` | `proposal-${string}`>
> = {
  'tool-arguments': ({ faults }) => ({
    exitCode: EXIT.usage,
    message: `The arguments cannot be taken: ${faults.map(faultText).join('; ')}.`,
    cures: [{ do: 'give-other-arguments' }],
    details: { faults: faults.map(faultJson) },
  }),

  'tool-closed': ({ tool }) => ({
    exitCode: EXIT.refused,
    message: `The tool ${tool} is not allowed here.`,
    cures: [{ do: 'allow-tool' }],
    details: { tool },
  }),

  'tool-limit': ({ what, most }) => ({
    exitCode: EXIT.quota,
    message: `This conversation has had its ${counted(most, ...BOUNDED[what])}.`,
    cures: [{ do: 'begin-another-conversation' }],
    details: { what, most },
  }),

  'confirmation-required': ({ asks, token, expiresAt }, time) => ({
    exitCode: EXIT.refused,
    message: `Nothing was changed: the caller must say yes first to ${asks.verb} #${asks.visit.id}.`,
    cures: [{ do: 'confirm-with-token' }],
    details: { token, expires_at: isoText(time.zone, expiresAt) },
  }),

  'proposal-gone': () => ({
    exitCode: EXIT.notFound,
    message: 'Nothing was offered under that token in this conversation, or too long ago.',
    cures: [{ do: 'propose-again' }],
    details: {},
  }),

  'proposal-taken': () => ({
    exitCode: EXIT.refused,
    message: 'Another time of that proposal was taken up.',
    cures: [{ do: 'propose-again' }],
    details: {},
  }),

  'confirmation-refused': ({ why }) => ({
    exitCode: EXIT.refused,
    message: `Nothing was changed: ${CONFIRMATION[why]}.`,
    cures: [{ do: 'ask-again' }],
    details: { why },
  }),
};

const BOUNDED: Readonly<Record<Bounded, [one: string, many: string]>> = {
  calls: ['call', 'calls'],
  writes: ['change', 'changes'],
  misses: ['miss', 'misses'],
  people: ['customer', 'customers'],
};

const CONFIRMATION: Readonly<Record<Exclude<Confirmed, 'confirmed'>, string>> = {
  unknown: 'no question of this conversation has that token',
  expired: 'the question was asked too long ago',
  used: 'the question has been answered before',
  'of-another-request': 'the question was about something else, or the visit has changed since',
};

/** What is wrong with an argument: a clause, as models and people are told it. */
export function faultText(one: ArgumentFault): string {
  const word = WORDS[one.fault] as (one: ArgumentFault, name: string) => string;
  return word(one, quoted(one.name));
}

type OfFault<Kind> = Extract<ArgumentFault, { readonly fault: Kind }>;

const WORDS: {
  readonly [Kind in ArgumentFault['fault']]: (one: OfFault<Kind>, name: string) => string;
} = {
  missing: (_, name) => `${name} is missing`,
  unknown: ({ known }, name) => `there is no ${name}, only ${listed(known, 'and')}`,
  'not-a': ({ expected }, name) => `${name} is not ${KINDS[expected]}`,
  'out-of-range': ({ least, most }, name) => `${name} is not from ${least} to ${most}`,
  'no-choice': ({ choices }, name) => `${name} is none of ${listed(choices, 'and')}`,
  'nothing-of': ({ names }) => `one of ${listed(names, 'or')} is needed`,
};

const KINDS: Readonly<Record<OfFault<'not-a'>['expected'], string>> = {
  string: 'a text',
  integer: 'a whole number',
  boolean: 'true or false',
  date: 'a date (YYYY-MM-DD, e.g., 2025-01-15)',
  'date and time': 'a date and time (YYYY-MM-DDTHH:MM:SS, e.g., 2025-01-15T09:00:00)',
  'e-mail address': 'an e-mail address',
};

export function faultJson(fault: ArgumentFault): JsonObject {
  return { ...fault };
}
