import { expect, test } from 'vitest';
import { namesOnWall, wallName } from '../../src/domain/wall-name.ts';

test.each([
  { wallNames: 'title', eventTitle: 'full', names: 'short' },
  { wallNames: 'title', eventTitle: 'minimal', names: 'car' },
  { wallNames: 'short', eventTitle: 'minimal', names: 'short' },
  { wallNames: 'full', eventTitle: 'minimal', names: 'full' },
  { wallNames: 'car', eventTitle: 'full', names: 'car' },
] as const)('$wallNames with titles that are $eventTitle names customers: $names', ({ names, ...shop }) => {
  expect(namesOnWall(shop)).toBe(names);
});

test.each([
  { name: 'Ana Pérez', short: 'Ana P.' },
  { name: ' Ana María  de la Cruz ', short: 'Ana C.' },
  { name: "Tom O'Neill", short: 'Tom O.' },
  { name: 'Cher', short: 'Cher' },
  { name: 'Jose E\u0301mile', short: 'Jose E\u0301.' },
  { name: '山田太郎', short: '山.' },
  { name: '山田 太郎', short: '山田 太.' },
  { name: 'Zoë 👩‍🔧', short: 'Zoë 👩.' },
  { name: 'Pérez, Ana María', short: 'Ana P.' },
  { name: 'de la Cruz, Ana', short: 'Ana C.' },
  { name: 'Acme Towing, Inc.', short: 'Acme I.' },
  { name: 'Quinn,', short: 'Quinn,' },
  { name: 'maya@example.com', short: 'm.' },
  { name: '212-555-0199', short: '2.' },
  { name: 'maya@example.com Chen', short: 'm. C.' },
  { name: 'W'.repeat(200), short: `${'W'.repeat(24)}…` },
])('"$name" is "$short" where all can read it', ({ name, short }) => {
  expect(wallName(name, 'short')).toBe(short);
  expect(wallName(name, 'full')).toBe(name);
  expect(wallName(name, 'car')).toBeNull();
});
