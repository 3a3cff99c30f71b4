import type { JsonObject } from '../../output/form/json.ts';

/** What facts there are in an answer's `data`, each in plain JSON Schema. */
export type Facts = Readonly<Record<string, JsonObject>>;

/** What a tool tells. */
export interface Answers {
  /** In every answer of what was done. */
  readonly always: Facts;
  /** In some of them, or beside a refusal. */
  readonly sometimes?: Facts;
}

export const TEXT = { type: 'string' } as const;
export const WHOLE = { type: 'integer' } as const;
export const TRUTH = { type: 'boolean' } as const;

/** Null where there is none. */
export function orNone<S extends { readonly type: string }>(schema: S) {
  return { ...schema, type: [schema.type, 'null'] };
}

export function listOf(items: JsonObject) {
  return { type: 'array', items } as const;
}

/** An object that has all of these facts, and perhaps others. */
export function all(facts: Facts, others: Facts = {}) {
  return { type: 'object', properties: { ...facts, ...others }, required: Object.keys(facts) } as const;
}

/** What stands in every answer, since no model knows what day it is. */
const NOW: Facts = { now: TEXT, today: TEXT, timezone: TEXT };

/**
 * The document of every answer of a tool, a refusal's too: some clients hold that against it as well, and would else tell their
 * model that it does not fit, and not what it says. So nothing of `data` is required, and more may stand there.
 */
export function answerSchema({ always, sometimes = {} }: Answers) {
  return {
    type: 'object',
    properties: {
      success: { type: 'boolean', description: 'Whether it was done' },
      already: { type: 'boolean', description: 'It had been done before' },
      message: { type: 'string', description: 'May be read aloud as it is' },
      data: { type: 'object', properties: { ...always, ...sometimes, ...NOW } },
      error: {
        type: 'object',
        description: 'Only where it was not done',
        properties: {
          code: TEXT,
          hint: { type: 'string', description: 'What to do now; not to be read aloud' },
          details: { type: 'object' },
        },
        required: ['code', 'hint'],
      },
    },
    required: ['success', 'data', 'message'],
  } as const;
}
