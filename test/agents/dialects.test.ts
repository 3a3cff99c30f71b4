import { describe, expect, test } from 'vitest';
import { DIALECTS, toolsFor } from '../../src/agents/dialects.ts';
import { offered, TOOLS, toolNamed } from '../../src/agents/tool-table.ts';
import { defaultShop } from '../../src/domain/default-shop.ts';
import type { Shop } from '../../src/domain/shop.ts';
import { brokenRules, type Json } from '../support/vendor-rules.ts';

const SHOP = { ...defaultShop('America/New_York'), calendar: 'google' } as unknown as Shop;

describe.each(DIALECTS)('tools in the form of %s', (dialect) => {
  const tools = toolsFor(dialect, TOOLS, SHOP);

  test('keep the rules that its vendor has written down', () => {
    expect(tools).toHaveLength(TOOLS.length);
    expect(tools.flatMap((tool) => brokenRules(dialect, tool))).toEqual([]);
  });
});

/** A function of the dialect whose schema, or one parameter of it, is otherwise. */
function spoilt(dialect: (typeof DIALECTS)[number], change: object, parameter?: string): object {
  const [tool] = structuredClone(toolsFor(dialect, [toolNamed('get_available_slots')], SHOP)) as Json[];
  const outer = tool.function ?? tool;
  const schema = outer.parameters ?? outer.input_schema;
  Object.assign(parameter === undefined ? schema : schema.properties[parameter], change);
  return tool;
}

test.each([
  ['openai', { additionalProperties: true }, undefined, 'closes each object'],
  ['openai', { required: ['date'] }, undefined, 'requires all of each object'],
  ['openai', { default: 30 }, 'duration_minutes', 'has no default'],
  ['openai-responses', { enum: ['en', 'es'] }, 'language', 'lists null where null may be'],
  ['openai-realtime', { type: ['string', 'null'] }, 'language', 'has one type'],
  ['openai-realtime', { minimum: 3_000 }, 'duration_minutes', 'has bounds in order'],
  ['anthropic', { minimum: 1 }, 'duration_minutes', 'has no minimum'],
  ['gemini', { additionalProperties: false }, undefined, 'has no additionalProperties'],
  ['gemini', { enum: ['30', '60'] }, 'duration_minutes', 'lists choices of texts alone'],
  ['vapi', { required: ['day'] }, undefined, 'requires what it has'],
  ['vapi', { description: 'x'.repeat(1_025) }, 'date', 'is told of in no more than 1024 characters'],
  ['retell', { oneOf: [] }, 'date', 'has no oneOf'],
] as const)('%s is told of no schema with %o in %s', (dialect, change, parameter, rule) => {
  expect(brokenRules(dialect, spoilt(dialect, change, parameter))).toEqual([rule]);
});

test.each([
  ['openai', { strict: false }, 'is strict'],
  ['openai', { name: 'get slots' }, 'has a name that it takes'],
  ['gemini', { name: '1st' }, 'has a name that it takes'],
  ['retell', { name: 'get_slots_2' }, 'has a name that it takes'],
  ['openai-realtime', { strict: true }, 'has type name description parameters, and nothing else'],
] as const)('%s is told of no function with %o', (dialect, change, rule) => {
  const [tool] = toolsFor(dialect, [toolNamed('get_available_slots')], SHOP) as Json[];
  const spoiltTool =
    'function' in tool ? { ...tool, function: { ...tool.function, ...change } } : { ...tool, ...change };
  expect(brokenRules(dialect, spoiltTool)).toEqual([rule]);
});

test('in the strict form all is required, and what may be left out may be null', () => {
  const [{ function: slots }] = toolsFor('openai', [toolNamed('get_available_slots')], SHOP) as unknown as [
    { function: { parameters: { required: string[]; properties: Record<string, object> } } },
  ];
  expect(slots.parameters.required).toEqual(['date', 'duration_minutes', 'service_type', 'language']);
  expect(slots.parameters.properties['language']).toMatchObject({
    type: ['string', 'null'],
    enum: ['en', 'es', null],
  });
  expect(slots.parameters.properties['date']).toMatchObject({ type: 'string' });
});

describe('the table of tools', () => {
  test('names each once, as every vendor takes names', () => {
    const names = TOOLS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z][a-z_]{0,39}$/);
  });

  test('says of each honestly whether it changes the book', () => {
    for (const { scope, annotations } of TOOLS) expect(annotations.readOnlyHint).toBe(scope === 'read');
    expect(TOOLS.filter(({ annotations }) => annotations.destructiveHint).map(({ name }) => name)).toEqual([
      'reschedule_appointment',
      'update_visit',
      'cancel_appointment',
    ]);
  });

  test('offers what changes the book to nobody unless that is allowed, and then no more than is named', () => {
    expect(offered({ writers: false, names: null }).every(({ scope }) => scope === 'read')).toBe(true);
    expect(offered({ writers: false, names: ['cancel_appointment'] })).toEqual([]);
    const names = ['cancel_appointment', 'lookup_customer'];
    expect(offered({ writers: true, names }).map(({ name }) => name)).toEqual([
      'lookup_customer',
      'cancel_appointment',
    ]);
  });

  test('tells each of the names, parameters and defaults that voice agents know', () => {
    expect(toolsFor('vapi', TOOLS, SHOP)).toMatchSnapshot();
  });
});
