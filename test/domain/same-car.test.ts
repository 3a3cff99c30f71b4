import fc from 'fast-check';
import { expect, test } from 'vitest';
import { areAlike, isDescribed } from '../../src/domain/same-car.ts';

const CIVIC = { make: 'Honda', model: 'Civic', year: 2018 };

test.each([
  { said: CIVIC, described: true, alike: true },
  { said: { make: 'HONDA', model: 'cívic', year: 2018 }, described: true, alike: true },
  { said: { make: 'Honda', model: null, year: null }, described: true, alike: false },
  { said: { make: 'Honda', model: 'Civic', year: 2019 }, described: false, alike: false },
  { said: { make: 'Honda', model: 'Accord', year: null }, described: false, alike: false },
])('a 2018 Honda Civic, and $said: described $described, alike $alike', ({ said, described, alike }) => {
  expect({ described: isDescribed(CIVIC, said), alike: areAlike(CIVIC, said) }).toEqual({ described, alike });
});

const anyCar = fc.record({
  make: fc.constantFrom('Honda', 'honda', 'Ford', null),
  model: fc.constantFrom('Civic', 'Focus', null),
  year: fc.constantFrom(2018, 2019, null),
});

test('what is alike describes each other, and what describes each other is alike', () => {
  fc.assert(
    fc.property(anyCar, anyCar, (one, other) => {
      expect(areAlike(one, other)).toBe(areAlike(other, one));
      expect(areAlike(one, other)).toBe(isDescribed(one, other) && isDescribed(other, one));
    }),
  );
});
