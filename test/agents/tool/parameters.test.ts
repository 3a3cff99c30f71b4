import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Parameters, readArguments } from '../../../src/agents/tool/parameters.ts';
import { parameterSchema } from '../../../src/agents/tool/schema.ts';
import type { Shop } from '../../../src/domain/shop.ts';
import type { ArgumentFault } from '../../../src/failure.ts';

const PARAMETERS = {
  date: { type: 'string', text: 'time', description: 'a day', required: true },
  minutes: {
    type: 'integer',
    least: 1,
    most: 2_880,
    description: ({ name }: Shop) => `how long at ${name}`,
  },
  past: { type: 'boolean', description: 'the earlier ones' },
  reason: { type: 'string', choices: ['other', 'none'], description: 'why' },
} as const satisfies Parameters;

const NOTHING = { minutes: null, past: null, reason: null };

describe('what a model says is read', () => {
  test.each([
    { name: 'as it is', given: { date: '2026-11-23', minutes: 30, past: true, reason: 'other' }, read: {} },
    { name: 'what is left out is nothing', given: { date: 'x' }, read: { date: 'x', ...NOTHING } },
    {
      name: 'numbers and truths in quotes',
      given: { date: 'x', minutes: '30', past: 'false' },
      read: { date: 'x', minutes: 30, past: false, reason: null },
    },
    {
      name: 'a number where a text is due',
      given: { date: 20_261_123 },
      read: { date: '20261123', ...NOTHING },
    },
    {
      name: 'placeholders are nothing',
      given: { date: ' x ', minutes: 'null', past: '', reason: 'Any' },
      read: { date: 'x', ...NOTHING },
    },
    {
      name: 'unless they are a choice',
      given: { date: 'x', reason: 'none' },
      read: { date: 'x', ...NOTHING, reason: 'none' },
    },
  ])('$name', ({ given, read }) => {
    expect(readArguments(given, PARAMETERS)).toEqual({ read: { ...given, ...read } });
  });

  test.each<{
    readonly name: string;
    readonly given: Readonly<Record<string, unknown>>;
    readonly faults: readonly ArgumentFault[];
  }>([
    { name: 'nothing at all', given: {}, faults: [{ name: 'date', fault: 'missing' }] },
    {
      name: 'a placeholder for what is needed',
      given: { date: 'none' },
      faults: [{ name: 'date', fault: 'missing' }],
    },
    {
      name: 'a name that there is not, whatever it inherits',
      given: { date: 'x', toString: 1 },
      faults: [{ name: 'toString', fault: 'unknown', known: ['date', 'minutes', 'past', 'reason'] }],
    },
    {
      name: 'several at once',
      given: { date: ['x'], minutes: 0, past: 'perhaps', reason: 'because' },
      faults: [
        { name: 'date', fault: 'not-a', expected: 'string' },
        { name: 'minutes', fault: 'out-of-range', least: 1, most: 2_880 },
        { name: 'past', fault: 'not-a', expected: 'boolean' },
        { name: 'reason', fault: 'no-choice', choices: ['other', 'none'] },
      ],
    },
    {
      name: 'half a number',
      given: { date: 'x', minutes: '30.5' },
      faults: [{ name: 'minutes', fault: 'not-a', expected: 'integer' }],
    },
  ])('$name is a fault', ({ given, faults }) => {
    expect(readArguments(given, PARAMETERS)).toEqual({ faults });
  });

  test('a text that is too long is refused before anything reads it', () => {
    expect(() => readArguments({ date: 'x'.repeat(101) }, PARAMETERS)).toThrow('too-long');
  });

  test('anything of any shape is read or refused', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.jsonValue(), (others, minutes) => {
        const result = readArguments({ date: 'x', ...others, minutes }, PARAMETERS);
        if ('read' in result) {
          expect(Object.keys(result.read)).toEqual(Object.keys(PARAMETERS));
          expect(result.read.minutes === null || Number.isSafeInteger(result.read.minutes)).toBe(true);
        } else expect(result.faults).not.toEqual([]);
      }),
    );
  });
});

test('the schema says the same of them, in no more than every vendor takes', () => {
  expect(parameterSchema(PARAMETERS, { name: 'Garage' } as Shop)).toEqual({
    type: 'object',
    properties: {
      date: { type: 'string', description: 'a day' },
      minutes: { type: 'integer', description: 'how long at Garage', minimum: 1, maximum: 2_880 },
      past: { type: 'boolean', description: 'the earlier ones' },
      reason: { type: 'string', description: 'why', enum: ['other', 'none'] },
    },
    required: ['date'],
    additionalProperties: false,
  });
});

test('of arguments that are made up no more is told than is of use', () => {
  const made = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`${'x'.repeat(1_000)}${i}`, i]));
  const result = readArguments(made, {});
  if (!('faults' in result)) throw new Error('they are taken');
  expect(result.faults.length).toBeLessThan(10);
  expect(JSON.stringify(result.faults).length).toBeLessThan(1_000);
});
