import { describe, expect, test } from 'vitest';
import { HOSTILE_TEXTS } from '../support/hostile-texts.ts';
import { wallOf } from '../support/wall-door.ts';
import { workshop } from '../support/workshop.ts';

const NOW = '2026-11-23T07:00:00-05:00';

/** Told by Ana, or of her, and nobody's business who sits in the waiting room. */
const TOLD = ['555', '0134', 'ana@example.com', 'squeals', 'divorce'];

const GIVEN = [
  'customers add --name "Ana Pérez" --phone "(212) 555-0134" --email ana@example.com',
  'vehicles add --customer 1 --plate ABC1234 --make Honda --model Civic --year 2018',
  'book --customer 1 --service oil_change --at 2026-11-23T09:00 --concerns "it squeals" --notes "divorce: call her alone" --promise 10:00',
];

describe('customers see the wall', () => {
  test.each([
    { set: 'event_title full', customer: 'Ana P.' },
    { set: 'event_title minimal', customer: null },
    { set: 'wall_names full', customer: 'Ana Pérez' },
    { set: 'wall_names car', customer: null },
  ])('with $set Ana Pérez is $customer to them, and her car is her car', async ({ set, customer }) => {
    const shop = workshop({ given: [...GIVEN, `shop set ${set}`] });
    await shop.done('agenda');
    const wall = await wallOf(shop, NOW);
    const { bays, awaited } = await wall.today();
    const [visit] = bays[0].visits;
    expect(visit).toMatchObject({ customer, vehicle_info: '2018 Honda Civic', plate: 'ABC1234' });
    expect(awaited).toEqual([visit]);
    const told = (await Promise.all(['/', '/api/today'].map((path) => wall.asked(path)))).map(
      ({ text }) => text,
    );
    for (const text of told) {
      expect(text).toContain('2018 Honda Civic');
      expect(text.includes('Pérez')).toBe(customer === 'Ana Pérez');
      expect(text.includes('Ana')).toBe(customer !== null);
      expect(TOLD.filter((secret) => text.includes(secret))).toEqual([]);
    }
  });

  test('a promise in jeopardy names them no further', async () => {
    const shop = workshop({ given: [...GIVEN, 'shop set wall_names car'] });
    await shop.done('agenda');
    const wall = await wallOf(shop, '2026-11-23T09:50:00-05:00');
    const { text } = await wall.asked('/');
    expect(text).toContain('A promise in jeopardy');
    expect(text).not.toContain('Ana');
  });
});

test('whatever people write is text on the page, and invisible signs in it are gone', async () => {
  const texts = [
    '<img src=x onerror=alert(1)>',
    '"><script>alert(1)</script>',
    '\u202Egnp.exe',
    ...HOSTILE_TEXTS.slice(0, 20).map(({ text }) => text),
  ];
  const shop = workshop({ given: [] });
  await shop.done(['shop', 'set', 'name', '</title><script>alert(1)</script>']);
  await shop.done(['shop', 'set', 'bays.Bay 1.name', '<b onclick=alert(1)>Bay']);
  for (const [index, text] of texts.entries()) {
    const name = text.slice(0, 150);
    await shop.done([
      'customers',
      'add',
      '--name',
      `${name} ${name}`,
      '--phone',
      `+12125551${String(100 + index)}`,
    ]);
    await shop.done([
      'vehicles',
      'add',
      '--customer',
      String(index + 1),
      '--make',
      'Honda',
      '--model',
      name.slice(0, 60),
    ]);
  }
  const starts = texts.flatMap((_, index) => index + 1);
  for (const customer of starts)
    await shop.done([
      'book',
      '--customer',
      String(customer),
      '--service',
      'oil_change',
      '--at',
      '2026-11-23T14:00',
      '--overbook',
      'to see them all',
    ]);
  const wall = await wallOf(shop, NOW);
  const { text } = await wall.asked('/');
  const tags = new Set([...text.matchAll(/<(\w+)/g)].map(([, name]) => name));
  expect(
    [...tags].filter((name) => ['img', 'svg', 'a', 'iframe', 'style', 'form'].includes(name ?? '')),
  ).toEqual([]);
  expect(text.match(/<script/g)).toHaveLength(1);
  expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  expect((await wall.today()).bays[0].visits).toHaveLength(texts.length);
});
