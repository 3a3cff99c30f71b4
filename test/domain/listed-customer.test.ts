import { describe, expect, test } from 'vitest';
import type { Customer } from '../../src/domain/customer.ts';
import {
  enteredAs,
  isTold,
  type LineInBook,
  meantBy,
  mergedWith,
  standsThere,
} from '../../src/domain/listed-customer.ts';

const ONE = '+12125550134';
const OTHER = '+12125550135';

const customer = (id: number, name: string, details: Partial<Customer> = {}): Customer => {
  const nothing = { phone: null, email: null, notes: null, invite: null };
  return { id, name, ...nothing, createdAt: 0, updatedAt: 0, ...details };
};
const listed = (name: string, details: Partial<Customer> = {}) => customer(0, name, details);
const ana = customer(1, 'Ana Pérez', { phone: ONE });
const luis = customer(2, 'Luis Pérez');

const book = (known: Partial<LineInBook>): LineInBook => {
  return { phones: [], owners: [], sharingEmail: [], ...known };
};
const byPlate = (owner: Customer) => ({ owner, by: 'plate' as const, value: 'ABC1' });

describe('a line of a list is', () => {
  test.each([
    {
      who: 'the customer who has its phone, of the same name',
      known: { phones: [{ phone: ONE, holder: ana }] },
      meant: { kind: 'known', owner: ana, by: 'phone', phone: null },
    },
    {
      who: 'the one who has another of its phones',
      known: {
        phones: [
          { phone: OTHER, holder: null },
          { phone: ONE, holder: ana },
        ],
      },
      meant: { kind: 'known', owner: ana, by: 'phone', phone: OTHER },
    },
    {
      who: 'the owner of its car',
      known: { owners: [byPlate(ana)] },
      meant: { kind: 'known', owner: ana, by: 'plate', phone: null },
    },
    {
      who: 'whoever has its e-mail address, of the same name',
      known: { sharingEmail: [luis, ana] },
      meant: { kind: 'known', owner: ana, by: 'e-mail', phone: null },
    },
    {
      who: 'somebody new, where both have a phone and share an address',
      known: { phones: [{ phone: OTHER, holder: null }], sharingEmail: [ana] },
      meant: { kind: 'new', phone: OTHER, shared: null },
    },
    {
      who: 'somebody new, where another of the household has the phone',
      known: { phones: [{ phone: ONE, holder: luis }] },
      meant: { kind: 'new', phone: null, shared: { phone: ONE, holder: luis } },
    },
    {
      who: 'somebody new by the second phone, where another has the first',
      known: {
        phones: [
          { phone: ONE, holder: luis },
          { phone: OTHER, holder: null },
        ],
      },
      meant: { kind: 'new', phone: OTHER, shared: { phone: ONE, holder: luis } },
    },
    {
      who: 'refused, where its car is somebody else’s',
      known: { phones: [{ phone: ONE, holder: ana }], owners: [byPlate(luis)] },
      meant: { kind: 'refused', ...byPlate(luis) },
    },
    {
      who: 'somebody new, where nothing tells',
      known: {},
      meant: { kind: 'new', phone: null, shared: null },
    },
  ])('$who', ({ known, meant }) => {
    expect(meantBy(listed('Perez, Ana'), book(known))).toEqual(meant);
  });
});

test.each([
  [{ phones: [{ phone: ONE, holder: ana }] }, true],
  [{ owners: [byPlate(ana)] }, true],
  [{ phones: [{ phone: ONE, holder: luis }], owners: [byPlate(luis)] }, false],
  [{}, false],
])('by phone or car alone it is told who a line is: %j, %s', (known, expected) => {
  expect(isTold(listed('Perez, Ana'), book(known))).toBe(expected);
});

test('who is entered without a phone that is another’s has it in the notes', () => {
  const meant = { kind: 'new', phone: null, shared: { phone: ONE, holder: luis } } as const;
  expect(enteredAs(listed('Ana Pérez', { phone: ONE, notes: 'waits' }), meant)).toMatchObject({
    phone: null,
    notes: `waits\nPhone: ${ONE} (also Luis Pérez's)`,
  });
});

describe('a known customer', () => {
  test('is given what was lacking, and what differs is noted once', () => {
    const line = listed('Ana Pérez', { phone: OTHER, email: 'a@x.example', notes: 'waits' });
    const change = mergedWith(ana, line, OTHER);
    const merged = { ...ana, email: 'a@x.example', notes: `waits\nOther phone: ${OTHER}` };
    expect(change).toEqual({ merged });
    expect(mergedWith(merged, line, null)).toBeNull();
  });

  test.each([
    ['Pérez', 'Ana Pérez', 'Luis Pérez'],
    ['J. Smith', 'John Smith', 'James Smith'],
    ['John Smith', 'John A. Smith', 'John B. Smith'],
  ])('who is listed as %s and then as %s is not %s, who shares the phone', (first, fuller, another) => {
    const known = customer(1, first, { phone: ONE, notes: 'waits' });
    const change = mergedWith(known, listed(fuller, { phone: ONE }), null);
    const merged = { ...known, notes: `waits\nAlso called: ${fuller}` };
    expect(change).toEqual({ merged });
    for (const name of [first, fuller]) {
      expect(mergedWith(merged, listed(name, { phone: ONE }), null)).toBeNull();
      expect(meantBy({ name }, book({ phones: [{ phone: ONE, holder: merged }] })).kind).toBe('known');
    }
    expect(meantBy({ name: another }, book({ phones: [{ phone: ONE, holder: merged }] })).kind).toBe('new');
  });

  test('keeps the e-mail address that is known', () => {
    const known = { ...ana, email: 'A@x.example' };
    expect(mergedWith(known, listed('Ana', { email: 'a@X.example' }), null)).toBeNull();
    expect(mergedWith(known, listed('Ana', { email: 'b@x.example' }), null)).toEqual({
      merged: { ...known, notes: 'Other e-mail: b@x.example' },
    });
  });

  test('takes no notes that are too long for one', () => {
    const long = listed('Ana', { notes: 'x'.repeat(1_500) });
    expect(mergedWith({ ...ana, notes: 'y'.repeat(1_500) }, long, null)).toMatchObject({
      excess: { code: 'too-long', what: 'notes', lengthCharacters: 3_001 },
    });
  });

  test.each([
    [{ email: 'a@x.example', notes: 'waits' }, true],
    [{ email: null, notes: null }, true],
    [{ email: 'b@x.example', notes: null }, false],
    [{ email: null, notes: 'other' }, false],
  ])('has all of %j: %s', (told, expected) => {
    const known = { ...luis, email: 'A@x.example', notes: 'waits\nin the morning' };
    expect(standsThere(known, listed('Luis Pérez', told))).toBe(expected);
  });
});
