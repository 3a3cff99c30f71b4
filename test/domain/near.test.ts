import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/run/command-list.ts';
import { nearest } from '../../src/domain/near.ts';

const NAMES = COMMANDS.flatMap(({ name, alias }) => (alias === undefined ? [name] : [name, alias]));

test.each([
  ['agneda', ['agenda']],
  ['custmers', ['customers']],
  ['canel', ['cancel']],
  ['reshedule', ['reschedule']],
  ['resch', ['reschedule']],
  ['vehicels', ['vehicles']],
  ['calender', ['calendar']],
])('%s was meant to be %j', (typed, meant) => {
  expect(nearest(typed, NAMES)).toEqual(meant);
});

test.each(['status', 'nope', 'hi', 'me', 'x', 'delete', 'remove', 'week', 'schedule2', ''])(
  'nothing near is guessed for "%s"',
  (typed) => {
    expect(nearest(typed, ['slots', 'move', 'in', 'book', 'today', 'show', 'find'])).toEqual([]);
  },
);

test('a slip in one letter of a longer name is understood, wherever it is, and so are two letters that changed places', () => {
  const name = fc.constantFrom('customers', 'reschedule', 'oil_change', 'slot_step_minutes');
  fc.assert(
    fc.property(name, fc.nat(), fc.constantFrom('', 'x'), (word, place, letter) => {
      const at = place % word.length;
      const slipped = word.slice(0, at) + letter + word.slice(at + 1);
      expect(nearest(slipped, [word])).toEqual([word]);
      const swapped = word.slice(0, at) + (word[at + 1] ?? '') + (word[at] ?? '') + word.slice(at + 2);
      expect(nearest(swapped, [word])).toEqual([word]);
    }),
  );
});
