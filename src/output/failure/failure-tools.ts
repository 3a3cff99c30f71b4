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
  const name = quoted(one.name);
  switch (one.fault) {
    case 'missing':
      return `${name} is missing`;
    case 'unknown':
      return `there is no ${name}, only ${listed(one.known, 'and')}`;
    case 'not-a':
      return `${name} is no ${one.expected}${FORMS[one.expected] ?? ''}`;
    case 'out-of-range':
      return `${name} is not from ${one.least} to ${one.most}`;
    case 'no-choice':
      return `${name} is none of ${listed(one.choices, 'and')}`;
    case 'nothing-of':
      return `one of ${listed(one.names, 'or')} is needed`;
  }
}

const FORMS: Readonly<Record<string, string>> = {
  date: ' (YYYY-MM-DD, e.g., 2025-01-15)',
  'date and time': ' (YYYY-MM-DDTHH:MM:SS, e.g., 2025-01-15T09:00:00)',
};

export function faultJson(fault: ArgumentFault): JsonObject {
  return { ...fault };
}
