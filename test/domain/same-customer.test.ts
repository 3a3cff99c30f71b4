import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { namesAgree, notesWith } from '../../src/domain/same-customer.ts';

describe('two names that can be one customer', () => {
  test.each([
    ['Ana Pérez', 'ANA PEREZ'],
    ['Ana Pérez', 'Pérez, Ana'],
    ['Ana Pérez', 'A. Perez'],
    ['Ana Pérez', 'Ana Maria Pérez'],
    ['Ana Pérez', 'Ana M Perez'],
    ['Ana Pérez', 'Mrs. Ana Pérez'],
    ['Ana Pérez', 'Pérez'],
    ['J. J. Smith', 'John James Smith'],
    ['John A Smith', 'Smith, A. John'],
    ['John Smith Jr.', 'Smith Jr, John'],
    ['Speedy Couriers', 'Speedy Couriers, Inc.'],
    ['Smith & Sons', 'Smith Sons'],
  ])('%s and %s', (one, other) => {
    expect([namesAgree(one, other), namesAgree(other, one)]).toEqual([true, true]);
  });
});

describe('two names that are two customers, whatever they share', () => {
  test.each([
    ['Ana Pérez', 'Luis Pérez'],
    ['Ana Pérez', 'Ana Lee'],
    ['John Smith', 'Jane Smith'],
    ['John Smith', 'John Smith Jr.'],
    ['John Smith Sr', 'John Smith Jr'],
    ['John Smith II', 'John Smith III'],
    ['J. S.', 'John Smith'],
    ['A. Perez', 'Luis Perez'],
    ['A Lee', 'B Lee'],
    ['Acme Towing', 'Best Towing'],
    ['?', 'Ana'],
  ])('%s and %s', (one, other) => {
    expect([namesAgree(one, other), namesAgree(other, one)]).toEqual([false, false]);
  });
});

test('a name agrees with itself in any order of its words, and the order of the two does not matter', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é'), minLength: 2, maxLength: 4 });
  const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
  fc.assert(
    fc.property(name, name, (one, other) => {
      expect(namesAgree(one, one.split(' ').toReversed().join(' '))).toBe(true);
      expect(namesAgree(one, other)).toBe(namesAgree(other, one));
    }),
  );
});

describe('notes with more added', () => {
  test.each([
    { notes: null, pieces: [null], all: null },
    { notes: null, pieces: ['a', null, 'b'], all: 'a\nb' },
    { notes: 'waits', pieces: ['likes coffee'], all: 'waits\nlikes coffee' },
    { notes: 'waits\r\nlikes coffee', pieces: ['likes coffee'], all: 'waits\r\nlikes coffee' },
    { notes: 'a\nb', pieces: ['b\nc', 'c'], all: 'a\nb\nc' },
    { notes: 'VIP, likes coffee', pieces: ['VIP', 'coffee'], all: 'VIP, likes coffee' },
    { notes: 'Plate: ABC1234', pieces: ['Plate: ABC123'], all: 'Plate: ABC1234\nPlate: ABC123' },
    { notes: 'caféin, café', pieces: ['café'], all: 'caféin, café' },
  ])('$notes and $pieces', ({ notes, pieces, all }) => {
    expect(notesWith(notes, pieces)).toBe(all);
  });

  test('have them once, however often they are added', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', ' '), maxLength: 12 });
    fc.assert(
      fc.property(fc.option(text), fc.array(text), (notes, pieces) => {
        const once = notesWith(notes, pieces);
        expect(notesWith(once, pieces)).toBe(once);
      }),
    );
  });
});
