import { describe, expect, test } from 'vitest';
import { drag } from '../support/dragging.ts';
import { googleWorkshop, SHOP } from '../support/google-workshop.ts';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

/** #1: Ana, Monday 9:00–9:30; #2: Bob, Monday 10:00–11:00; Dana waits, for whom any time will do. */
const DANA = ['customers add --name Dana --phone 2125550177', 'waitlist add dana oil'];
const WITH_JOE = ['shop set technicians "[{name: Joe}]"', 'move 1 -t joe', 'move 2 -t joe'];

/** Who fits, and from when on. */
const fits = ({ waitlist = [] }: { waitlist?: { customer_name: string; fits_at: string }[] }) =>
  waitlist.map((one) => `${one.customer_name} ${one.fits_at.slice(5, 16)}`);

const untilFour = (text: string) => text.replace('10:00-14:00', '10:00-16:00');

describe('whoever waits is named for the time that is given back by', () => {
  test.each([
    { line: 'undo', given: ['book oil wed 9 0134'], freed: ['Dana 11-25T09:00'] },
    { line: 'undo', given: ['move 1 thu'], freed: ['Dana 11-26T09:00'] },
    { line: 'redo', given: ['cancel 1 -r other', 'undo'], freed: ['Dana 11-23T09:00'] },
    { line: 'undo --dry-run', given: ['book oil wed 9 0134'], freed: ['Dana 11-25T09:00'] },
    { line: 'close today snow --accept', given: [], freed: [] },
    { line: 'close --undo', given: ['close today snow --accept'], freed: ['Dana 11-23T09:30'] },
    { line: 'undo', given: ['close today snow --accept'], freed: ['Dana 11-23T09:30'] },
    { line: 'open sun 10-14', given: [], freed: ['Dana 11-29T10:00'] },
    { line: 'open today 8-19', given: [], freed: ['Dana 11-23T08:00'] },
    { line: 'open today 10-17 --accept', given: [], freed: [] },
    { line: 'off joe wed', given: WITH_JOE, freed: [] },
    { line: 'back joe wed', given: [...WITH_JOE, 'off joe wed'], freed: ['Dana 11-25T09:00'] },
    { line: 'shop set hours.sunday 10:00-14:00', given: [], freed: ['Dana 11-29T10:00'] },
    { line: 'shop set hours.sunday 10:00-14:00 --dry-run', given: [], freed: ['Dana 11-29T10:00'] },
    { line: 'shop set bays.+ "{name: Bay 2, calendar: two}"', given: [], freed: ['Dana 11-23T09:00'] },
    { line: 'extend 2 -30', given: [], freed: ['Dana 11-23T10:30'] },
    { line: 'extend 2 +30', given: [], freed: [] },
  ])('$line after $given', async ({ line, given, freed }) => {
    const { data, done } = workshop({ given: [...TWO_VISITS, ...DANA], now: 'Mon 2026-11-23 07:00' });
    await done(...given);
    expect(fits(await data(line))).toEqual(freed);
  });

  test('a shop file that is brought or edited, once', async () => {
    const { bay, data, json } = workshop({ given: [...TWO_VISITS, ...DANA] });
    const file = (await bay('shop export')).stdout.replace('sunday: []', 'sunday: ["10:00-14:00"]');
    const brought = await json('shop import -', { stdin: file });
    expect([fits(brought.data), brought.message]).toEqual([
      ['Dana 11-29T10:00'],
      'Changed the rules of My Garage. Waiting for such a time, from Sunday 29 November at 10:00 on: Dana (Oil change).',
    ]);
    expect(fits(await data('shop import -', { stdin: file }))).toEqual([]);
    expect(fits(await data('shop edit', { editor: untilFour }))).toEqual(['Dana 11-29T14:00']);
  });

  test('somebody who drags an event in the calendar', async () => {
    const shop = await googleWorkshop();
    await shop.done('book --customer 1 --service oil_change --at 2026-11-23T09:00', ...DANA);
    await drag(shop, 1, '14:00', '14:30');
    expect(fits(await shop.data('sync'))).toEqual(['Dana 11-23T09:00']);
    expect(fits(await shop.data('sync'))).toEqual([]);
  });

  test('the answer to a deletion in the calendar', async () => {
    const shop = await googleWorkshop();
    await shop.done('book --customer 1 --service oil_change --at 2026-11-23T09:00', ...DANA);
    shop.google.model.people.delete(SHOP, shop.shown()[0]?.id ?? '');
    await shop.bay('sync');
    expect(fits(await shop.data('inbox resolve 1 --cancel --dry-run'))).toEqual([]);
    expect(fits(await shop.data('inbox resolve 1 --cancel'))).toEqual(['Dana 11-23T09:00']);
  });

  test('nobody while somebody else of the same plan has it', async () => {
    const { data, done } = workshop({ given: [...TWO_VISITS, ...DANA] });
    await done(
      'book bob tire 11:00 today -v 2 --duration 60',
      'waitlist remove 1',
      'waitlist add dana complex',
    );
    expect(fits(await data('extend 2 +60 --accept'))).toEqual([]);
  });
});
