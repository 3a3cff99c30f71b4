import { expect, test } from 'vitest';
import type { Damage } from '../../../src/failure.ts';
import { damagesText, damageText } from '../../../src/output/failure/damage.ts';
import { DAMAGES } from '../damage-samples.ts';

test('everything that can be damaged is said in a line', () => {
  expect(`${DAMAGES.map(damageText).join('\n')}\n`).toMatchInlineSnapshot(`
    "the trigger claim_guard_insert is missing
    the table claim is not as bay has made it
    the trigger mine is not bay's
    it cannot be read as a whole: malformed JSON
    row 3 missing from index claim_by_start
    the file is empty, and was a book
    its write-ahead log (-wal) was taken away or cut short after a crash, and with it what was written last; put it back, or go on without it by: bay doctor
    it says that its version is -1
    its version is 1, and its tables are others
    customer #3 is not as it was written
    the shop is not as it was written
    vehicle row 3 points at a missing customer
    vehicle row ? points at a missing customer
    the index claim_by_start has not the rows that it should have
    a row of the table claim has a moment that no calendar has (start_at)
    appointment #3 is live and holds no bay
    the claims and the appointments disagree about who has which time
    appointment #3 has no revision 2
    edition 2 of the rules is missing
    a text that should be JSON is none
    the rules of the shop are missing
    the rules of the shop cannot be read: they are no JSON object
    the rules of the shop cannot be read: name is missing or makes no sense
    the rules of Bay 1 cannot be read
    the shop has no bay
    the name of the book is missing
    "
  `);
});

test('of many the first is said, and how many more there are', () => {
  expect(damagesText(DAMAGES.slice(0, 3))).toBe('the trigger claim_guard_insert is missing, and 2 more');
  expect(damagesText([{ kind: 'no-bay' }])).toBe('the shop has no bay');
});

test('what another build of bay has noted beside the book is told of, whatever it is', () => {
  const damage = { kind: 'moonlight' } as unknown as Damage;
  expect(damageText(damage)).toBe('another build of bay has found something');
});
