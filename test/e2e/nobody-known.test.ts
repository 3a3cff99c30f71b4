import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

/** Who is said to be unknown, and how to book them. */
test.each([
  ['0999', 'Nobody has the phone 0999.', 'new "<name>" <phone>'],
  ['2125550000', 'Nobody has the phone 2125550000.', 'new "<name>" 2125550000'],
  ['(212) 555-0000', 'Nobody has the phone (212) 555-0000.', 'new "<name>" (212) 555-0000'],
  ['book oil fri 11 2125550188', 'Nobody has the phone 2125550188.', 'new "<name>" 2125550188'],
  ['waitlist add oil mornings 2125550188', 'Nobody has the phone 2125550188.', 'new "<name>" 2125550188'],
  ['book oil tue 9 555-123-4567 Ann Lee', expect.stringContaining('Ann Lee'), 'new "Ann Lee" 555-123-4567'],
  ['book oil tue 9 Ann Lee', expect.stringContaining('Ann Lee'), 'new Ann Lee'],
])('an unknown caller is told, and how they are booked: bay %s', async (line, message, hint) => {
  const { json } = workshop({ given: TWO_VISITS });
  expect(await json(line.startsWith('(') ? [line] : line)).toMatchObject({
    exitCode: 5,
    message,
    error: { code: 'not-found', hint: expect.stringContaining(hint) },
  });
});

test('a word that is neither a command nor anybody is no caller', async () => {
  expect(await workshop().json('bok')).toMatchObject({ exitCode: 2, error: { code: 'usage' } });
});
