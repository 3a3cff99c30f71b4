import type { ArgumentFault, FailureCode } from '../../failure.ts';
import { EXIT } from '../form/exit-code.ts';
import type { ExplainAll } from '../form/explanation.ts';
import type { JsonObject } from '../form/json.ts';
import { listed } from '../form/moments.ts';
import { quoted } from '../form/safe-text.ts';

/** Why a tool for agents was not even tried. */
export const OF_TOOLS: ExplainAll<Extract<FailureCode, `tool-${string}`>> = {
  'tool-arguments': ({ faults }) => ({
    exitCode: EXIT.usage,
    message: `The arguments cannot be taken: ${faults.map(faultText).join('; ')}.`,
    cures: [{ do: 'give-other-arguments' }],
    details: { faults: faults.map(faultJson) },
  }),

  'tool-closed': ({ tool }) => ({
    exitCode: EXIT.refused,
    message: `The tool ${tool} changes the book, which is not allowed here.`,
    cures: [{ do: 'allow-tool' }],
    details: { tool },
  }),
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
  'not-a': ({ expected }, name) => `${name} is no ${expected}${FORMS[expected] ?? ''}`,
  'out-of-range': ({ least, most }, name) => `${name} is not from ${least} to ${most}`,
  'no-choice': ({ choices }, name) => `${name} is none of ${listed(choices, 'and')}`,
  'nothing-of': ({ names }) => `one of ${listed(names, 'or')} is needed`,
};

const FORMS: Readonly<Record<string, string>> = {
  date: ' (YYYY-MM-DD, e.g., 2025-01-15)',
  'date and time': ' (YYYY-MM-DDTHH:MM:SS, e.g., 2025-01-15T09:00:00)',
};

export function faultJson(fault: ArgumentFault): JsonObject {
  return { ...fault };
}
