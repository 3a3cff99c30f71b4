import { describe, expect, test } from 'vitest';
import { DIALECTS, toolsFor } from '../../src/agents/dialects.ts';
import { offered, TOOLS, toolNamed } from '../../src/agents/tool-table.ts';
import { defaultShop } from '../../src/domain/default-shop.ts';
import type { Shop } from '../../src/domain/shop.ts';

const SHOP = { ...defaultShop('America/New_York'), calendar: 'google' } as unknown as Shop;

/** All keys of schemas, at any depth, without the names of properties. */
function keysIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(keysIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    [key].concat(key === 'properties' ? Object.values(inner as object).flatMap(keysIn) : keysIn(inner)),
  );
}

/** What each vendor takes; what is not here it refuses, or passes over in silence. */
const TAKEN: Readonly<Record<(typeof DIALECTS)[number], string>> = {
  openai:
    'type function name description parameters strict properties required additionalProperties enum minimum maximum',
  'openai-responses':
    'type name description parameters strict properties required additionalProperties enum minimum maximum',
  'openai-realtime':
    'type name description parameters properties required additionalProperties enum minimum maximum',
  anthropic: 'name description input_schema type properties required additionalProperties enum',
  gemini: 'name description parameters type properties required enum',
  vapi: 'type function name description parameters properties required additionalProperties enum minimum maximum',
  retell: 'name description parameters type properties required additionalProperties enum minimum maximum',
};

describe.each(DIALECTS)('tools in the form of %s', (dialect) => {
  const tools = toolsFor(dialect, TOOLS, SHOP);

  test('are all of them, and say nothing that the vendor does not take', () => {
    expect(tools).toHaveLength(TOOLS.length);
    const taken = new Set(TAKEN[dialect].split(' '));
    expect(keysIn(tools).filter((key) => !taken.has(key))).toEqual([]);
  });

  test('are told of in a text that every vendor takes', () => {
    const texts = JSON.stringify(tools).match(/"description":"(?:[^"\\]|\\.)*"/g) ?? [];
    expect(texts.filter((text) => text.length > 1_024)).toEqual([]);
  });
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
