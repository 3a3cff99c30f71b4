import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

/** #1: Ana, Monday 9:00–9:30; #2: Bob, Monday 10:00–11:00; today is that Monday, 7:00; the shop shuts at 17:00, lunch at 12:00. */
const given = TWO_VISITS;

describe('a job that grows beyond the hours of the shop', () => {
  test.each([
    ['extend 2 +9h', 'lunch'],
    ['extend 2 until 12:30', 'lunch'],
    ['edit 2 --duration 540', 'lunch'],
    ['extend 2 until 18:00 --accept', 'lunch'],
  ])('is refused while it is still to come: %s', async (line, reason) => {
    const { json, data } = workshop({ given });
    expect(await json(line)).toMatchObject({
      exitCode: 9,
      error: { code: 'shop-closed', details: { closed_reason: reason } },
    });
    expect((await data('show 2')).end_time).toBe('2026-11-23T11:00:00-05:00');
  });

  test('takes as long as it takes once it is under way, and that is told', async () => {
    const { json, story } = workshop({ given: [...given, 'start 2 --yes'] });
    expect(await story('extend 2 until 18:30')).toMatchInlineSnapshot(`
      "$ bay extend 2 until 18:30
      ✓ #2, Bob Stone: 10:00–18:30, was 10:00–11:00
        ! Mind: that is outside opening hours (09:00–12:00 and 13:00–17:00) and it runs into a break: lunch
      "
    `);
    expect((await json('extend 2 until 19:00 --dry-run')).data.plan.closed).toHaveLength(2);
    expect((await json('extend 2 until 11:30 --dry-run')).data.plan.closed).toBe(undefined);
  });
});

test.each([
  ['extend 2 -2h', '"-2h" is not a valid end.'],
  ['extend 2 until 9', '"until 9" is not a valid end.'],
  ['extend 2 +3000', '"+3000" is not a valid end.'],
])('an end that cannot be is named as it was typed: %s', async (line, message) => {
  const { json } = workshop({ given });
  expect(await json(line)).toMatchObject({ exitCode: 2, message });
});

describe('hours that end before they begin', () => {
  test.each([
    'open sat 18-8',
    'open sat 17:00-9:00',
    'open sat from 18 to 8',
    'open sat 5pm-3pm',
    'open sat 8-12, 18-13',
    'close fri 18-8',
    'off "bay 1" fri 18-8',
  ])('are refused and never guessed: %s', async (line) => {
    const { json } = workshop({ given });
    expect(await json(`${line} --accept`)).toMatchObject({ exitCode: 2, success: false });
  });

  test('are told as such', async () => {
    const { json } = workshop();
    expect((await json('open sat 18-8')).message).toMatch(/^Expected hours that begin before they end/);
  });

  test.each(['open sat 9-5', 'open sat 8-6', 'open sat 8-18', 'open sat 12-8'])(
    'are none where the shop counts to twelve: %s',
    async (line) => {
      expect((await workshop().json(line)).success).toBe(true);
    },
  );
});

describe('why a visit cannot stay', () => {
  const WITH_JOE = [
    ...given,
    'shop set technicians "[{name: Joe}, {name: Sam}]"',
    'move 2 fri 10:00 -t joe',
    'close fri afternoon inventory --accept',
  ];

  test('is what lies over it, and not what closes another hour of that day', async () => {
    const { json } = workshop({ given: WITH_JOE });
    expect((await json('off joe fri')).data.plan.moves).toMatchObject([
      { appointment_id: 2, why: 'Joe is away then' },
    ]);
    expect((await json('off "bay 1" fri dentist')).data.plan.moves).toMatchObject([
      { appointment_id: 2, why: 'Bay 1 is away then: dentist' },
    ]);
  });

  test('is no second "closed" where nobody has given a reason', async () => {
    const { story } = workshop({ given });
    expect(
      await story('close today --accept', 'slots today', 'book oil today 15:00 0134', 'close today --undo'),
    ).toMatchInlineSnapshot(`
        "$ bay close today --accept
        ✓ Closed Mon 23 Nov: 2 visits moved
          #1  Ana Pérez  Mon 23 Nov 09:00  → Tue 24 Nov 09:00  Bay 1  the shop is closed then
          #2  Bob Stone  Mon 23 Nov 10:00  → Tue 24 Nov 09:30  Bay 1  the shop is closed then

        To call
          [ ]  Ana Pérez  +1 212 555 0134  Mon 23 Nov 09:00  → Tue 24 Nov 09:00
          [ ]  Bob Stone  +1 646 555 0199  Mon 23 Nov 10:00  → Tue 24 Nov 09:30

        $ bay slots today
        Free for 30 min, America/New_York

        Mon 23 Nov · today  closed

        Next free: Tue 24 Nov 10:30, Bay 1

        $ bay book oil today 15:00 0134
        2> ✗ The shop is closed on Mon 23 Nov.
        2>   Nearest free: Tue 24 Nov 10:30 or 11:00.
        exit 9

        $ bay close today --undo
        ✓ Open again Mon 23 Nov: 2 visits back where they were
          #1  Ana Pérez  +1 212 555 0134  back to Mon 23 Nov 09:00, Bay 1
          #2  Bob Stone  +1 646 555 0199  back to Mon 23 Nov 10:00, Bay 1
        "
      `);
  });

  test('is told with its hours where some of the day is open', async () => {
    const { json } = workshop({ given: WITH_JOE });
    expect((await json('book oil fri 14:00 0134')).message).toBe(
      'The shop is closed on Fri 27 Nov from 12:00: inventory.',
    );
  });
});

test.each([
  ['close --undo', 'The shop is closed on no day to come.'],
  ['close fri snow --undo', 'The shop is not closed on Fri 27 Nov.'],
  ['back "bay 1"', 'Bay 1 is not away.'],
  ['back "bay 1" fri', 'Bay 1 is not away on Fri 27 Nov.'],
  ['open sat --undo', 'Sat 28 Nov has the hours of every week already.'],
])('what is not there cannot be taken back: %s', async (line, message) => {
  expect(await workshop().json(line)).toMatchObject({ exitCode: 5, message });
});

test('whoever closes by a setting is told of the command that makes a plan', async () => {
  const { bay } = workshop({ given });
  const { stderr } = await bay(`shop set closures.+ '{name: snow, date: 2026-11-23}' --yes`);
  expect(stderr).toContain(
    'For a plan that moves them, instead of this (bay undo): bay close 2026-11-23 snow',
  );
});
