import { describe, expect, test } from 'vitest';
import type { Deed } from '../../../src/domain/deed.ts';
import { deedText } from '../../../src/output/history/deed-words.ts';
import { takenBackView } from '../../../src/output/history/taken-back.ts';
import { deedsOf, entry, moved, undoneOf, visitsDeed } from '../history-samples.ts';
import { ANA, appointment, CIVIC, PLAIN, REPLAYED, TIME, WRITTEN } from '../samples.ts';

const VISIT = appointment();
const OTHER = appointment({ id: 13 });
const BATCH = visitsDeed({ before: VISIT, after: moved(VISIT) }, { before: OTHER, after: moved(OTHER) });

test('what was done is told as one would say it, whatever the command was called', () => {
  expect(deedsOf('Snow', VISIT).map((deed) => deedText(deed, TIME))).toMatchInlineSnapshot(`
    [
      "booked #12, Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1",
      "moved #12, Oil change for Ana Pérez, 2018 Honda Civic, from Mon 23 Nov 09:00–09:30, Bay 1 to Tue 24 Nov 10:00–10:30, Bay 1",
      "changed 2 visits (#12 and #12)",
      "changed #12, Oil change for Ana Pérez, 2018 Honda Civic: notes",
      "entered customer 1, Snow and removed car 1, 2018 Snow Snow",
      "changed the rules of the shop: closures",
      "put Snow on the waitlist",
    ]
  `);
});

describe('a deed', () => {
  test.each<[string, Deed, string]>([
    ['of several visits names some of them', BATCH, 'moved 2 visits (#12 and #13)'],
    [
      'that brings a visit back says so',
      visitsDeed({ before: { ...VISIT, status: 'cancelled' }, after: VISIT }),
      'brought back #12, Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1',
    ],
    [
      'that gives a visit to another car and promises it says so',
      visitsDeed({ before: VISIT, after: { ...VISIT, vehicle: { ...VISIT.vehicle, id: 9 }, promisedAt: 5 } }),
      'changed #12, Oil change for Ana Pérez, 2018 Honda Civic: car and promised time',
    ],
    [
      'of a list tells how much it was',
      {
        entry: entry({ verb: 'customers-imported', source: 'import', people: [{ kind: 'customer', id: 1 }] }),
        visits: [],
        people: [{ kind: 'customer', id: 1, before: null, now: ANA }],
        rules: null,
        waits: [],
      },
      'imported customers: 1 change',
    ],
    [
      'that changed a car says which',
      {
        entry: entry({ verb: 'vehicle-edited' }),
        visits: [],
        people: [{ kind: 'vehicle', id: 1, before: CIVIC, now: { ...CIVIC, model: 'Accord' } }],
        rules: null,
        waits: [],
      },
      'changed car 1, 2018 Honda Accord',
    ],
    [
      'in the inbox is an answer',
      { entry: entry({ verb: 'inbox-settled' }), visits: [], people: [], rules: null, waits: [] },
      'answered an item of the inbox',
    ],
  ])('%s', (_, deed, text) => {
    expect(deedText(deed, TIME)).toBe(text);
  });
});

test('what is taken back is told visit by visit, with their numbers where there are several', () => {
  expect(takenBackView(undoneOf(BATCH), WRITTEN, TIME).text(PLAIN)).toMatchInlineSnapshot(`
    "✓ Taken back: #12 Ana Pérez was on Tue 24 Nov 10:00–10:30, Bay 1; back on Mon 23 Nov 09:00–09:30, Bay 1
      #13 Ana Pérez was on Tue 24 Nov 10:00–10:30, Bay 1; back on Mon 23 Nov 09:00–09:30, Bay 1
    "
  `);
});

test('what was taken back before is told as that', () => {
  expect(takenBackView(undoneOf(BATCH), REPLAYED, TIME)).toMatchObject({
    already: true,
    message: expect.stringMatching(/^Already taken back: #12 Ana Pérez was on Tuesday/),
  });
});
