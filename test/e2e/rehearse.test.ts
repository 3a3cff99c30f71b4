import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

test('the rules of the shop are run through the coming days, and only what is odd is said', async () => {
  const { story, json, done } = workshop({ given: TWO_VISITS });
  expect(await story('rehearse')).toBe(
    '$ bay rehearse\n✓ Nothing is odd in the 30 days until Tuesday 22 December.\n',
  );
  await done(
    'shop set services.battery.skills [volts]',
    'shop set technicians.+ "{name: Joe}"',
    'shop set hours.monday []',
    'shop set closures.snow "{name: Snow, date: 2026-11-29}"',
    'shop set breaks.wash "{name: wash, from: 09:15, to: 12:00, days: [friday]}"',
  );
  expect(await story('rehearse --days 7', 'rehearse --days 0')).toMatchInlineSnapshot(`
    "$ bay rehearse --days 7
    ! Mon 23 Nov has no hours (closed on Mondays), but 2 visits: #1 and #2
    ! Battery can be done by no technician: it asks for volts
    ! Snow closes nothing: Sun 29 Nov has no hours anyway
    ! No service fits into 09:00–09:15: Fri 27 Nov
    4 things are odd in the 7 days until Sunday 29 November.

    $ bay rehearse --days 0
    2> ✗ Option '-d, --days <n>' argument '0' is invalid. Expected a whole number from 1 to 366.
    2>   See: bay rehearse --help
    exit 2
    "
  `);
  const { exitCode, data } = await json('rehearse --days 120');
  expect(exitCode).toBe(0);
  expect(data.oddities.at(-1)).toEqual({
    kind: 'clocks-change',
    date: '2027-03-14',
    at: '2027-03-14T03:00:00-04:00',
    by_minutes: 60,
    while_open: false,
    text: 'Sun 14 Mar 2027: clocks go ahead by 1 h',
  });
});
