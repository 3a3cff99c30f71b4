import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

const GIVEN = [...TWO_VISITS, 'shop set technicians "[{name: Joe}]"'];

test.each([
  { line: 'off', answers: ['Joe', 'fri 13-17 dentist'], shown: /Joe.*Fri 27 Nov.*dentist/ },
  { line: 'off', answers: ['Joe', ''], shown: /Joe.*Mon 23 Nov/ },
  { line: 'off', answers: ['joe thu dentist'], shown: /Joe.*Thu 26 Nov.*dentist/ },
  { line: 'close', answers: ['fri snow'], shown: /Fri 27 Nov.*snow/ },
  { line: 'open', answers: ['sun 10-14'], shown: /Sun 29 Nov/ },
  { line: 'why', answers: ['tue 10 brakes'], shown: /Tue 24 Nov 10:00/ },
  { line: 'why tue 10', answers: ['Brake service'], shown: /Tue 24 Nov 10:00/ },
  { line: 'customers merge', answers: ['ana', 'bob', true], shown: /Ana Pérez/ },
  { line: 'waitlist add ana', answers: ['Oil change', 'mornings until fri'], shown: /mornings|before 12/ },
])('what "bay $line" cannot do without is asked at a terminal', async ({ line, answers, shown }) => {
  const { bay } = workshop({ given: GIVEN });
  expect(await bay(line, { answers })).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(shown) });
});

test('whoever is here again is chosen from those who are away', async () => {
  const { bay } = workshop({ given: [...GIVEN, 'off joe fri'] });
  expect(await bay('back', { answers: ['Joe'] })).toMatchObject({
    exitCode: 0,
    stderr: expect.stringMatching(/here again\?\n {4}Joe/),
  });
});

test('of what waits in the inbox one item is chosen', async () => {
  const { bay } = workshop({ given: [...GIVEN, 'start 1 --yes', 'close today --accept --leave-unplaced'] });
  const { stderr } = await bay('inbox resolve', { answers: ['#1', 'seen to'] });
  expect(stderr).toContain('? Which item?\n    #1  ');
});

test.each(['off', 'close', 'open', 'back', 'why', 'customers merge', 'inbox resolve'])(
  'where nobody can be asked, "bay %s" names what is missing',
  async (line) => {
    const { bay } = workshop({ given: GIVEN });
    expect(await bay(line)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('issing') });
  },
);

test('at a terminal a taken time gives way to one of the nearest, or to none', async () => {
  const { bay, data } = workshop({ given: TWO_VISITS });
  const line = 'book oil mon 9 bob --make Kia';
  const booked = await bay(line, { answers: ['Mon 23 Nov 11:00'] });
  expect(booked.stderr).toMatch(/\? .*not free.* When instead\?\n {4}Mon 23 Nov /);
  expect(booked).toMatchObject({ stderr: expect.not.stringMatching(/bug|Error/), exitCode: 0 });
  expect(await bay(line, { answers: ['No other time'] })).toMatchObject({ exitCode: 9 });
  expect(await bay(line)).toMatchObject({ exitCode: 9 });
  expect((await data('show 3')).scheduled_at).toMatch(/^2026-11-23T/);
});

test.each(['off joe 11:00', 'off joe fri 11:00', 'close 11am snow', 'off joe noon'])(
  'one time of day is no answer to from when to when: %s',
  async (line) => {
    const { bay } = workshop({ given: GIVEN });
    expect((await bay(line)).stderr).toMatch(/Expected: days or hours from when to when/);
  },
);
