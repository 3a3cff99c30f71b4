import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB, TWO_VISITS } from '../support/workshop-people.ts';
import { CTRL_C, ESCAPE } from '../support/workshop-prompter.ts';

test('at a terminal whatever is missing is asked, with the free times offered', async () => {
  const { bay } = workshop({ given: ANA_AND_BOB });
  const { exitCode, stdout, stderr } = await bay('book', { answers: ['0134', 'Oil change', '', '09:30'] });
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: '✓ Booked #1  Oil change for Ana Pérez, 2018 Honda Civic\n  Mon 23 Nov 09:30–10:00, Bay 1\n',
  });
  const lines = stderr.split('\n').map((line) => line.trimEnd());
  expect(lines.filter((line) => line.startsWith('?'))).toEqual([
    '? Who is calling? (name, phone or number)',
    '? What is to be done?',
    "? What is wrong with it, in the customer's words? (Enter to skip)",
    '? When, for Oil change? (choose, or type another time)',
  ]);
  expect(lines).toContain('    Mon 23 Nov 09:00  Bay 1');
});

test('who was found is shown before anything else is asked', async () => {
  const { bay } = workshop({
    given: [...ANA_AND_BOB, 'book --vehicle 1 --service oil --at 2026-11-24T09:00'],
  });
  const { stderr, stdout } = await bay('book', { answers: ['0134', CTRL_C] });
  expect(stderr.slice(0, stderr.indexOf('? What is to be done?'))).toBe(
    '? Who is calling? (name, phone or number)\n' +
      'Ana Pérez  +1 212 555 0134  customer 1\n' +
      '  2018 Honda Civic, ABC1234  vehicle 1\n' +
      '  next  Tue 24 Nov 09:00–09:30, Bay 1  Oil change  #1\n' +
      '  E-mail  ana@example.com\n',
  );
  expect(stdout).toBe('');
});

test.each([
  { words: 'book 0134 diag', asked: ['What is wrong with it', 'When, for Diagnostics?'] },
  { words: 'book 0134 oil', asked: ['When, for Oil change?'] },
  { words: 'book 0134 diag --concerns squeaks', asked: ['When, for Diagnostics?'] },
  { words: 'book 0134 diag tue 9', asked: [] },
  { words: 'book 0134 tue 9', asked: ['What is to be done?', 'What is wrong with it'] },
])('$words asks only what was not said', async ({ words, asked }) => {
  const { bay } = workshop({ given: ANA_AND_BOB });
  const { exitCode, stderr } = await bay(words, { answers: asked.map(() => '') });
  const questions = stderr.split('\n').filter((line) => line.startsWith('? '));
  expect({ exitCode, questions }).toEqual({
    exitCode: 0,
    questions: asked.map((begin) => expect.stringContaining(begin)),
  });
});

test('what the customer says is wrong is kept with the visit', async () => {
  const { bay, data } = workshop({ given: ANA_AND_BOB });
  await bay('book 0134 diag', { answers: ['squeaks when cold', '09:30'] });
  expect(await data('show 1')).toMatchObject({ customer_concerns: 'squeaks when cold' });
});

test('a new caller is asked for name and car, and any time can be typed', async () => {
  const { bay, data } = workshop({ given: ANA_AND_BOB });
  const { exitCode } = await bay('book --service battery', {
    answers: ['917 555 0100', 'Cy Young', 'new-1 kia rio', 'wed 14:00'],
  });
  expect(exitCode).toBe(0);
  expect(await data('show 1')).toMatchObject({
    customer_name: 'Cy Young',
    customer_phone: '+19175550100',
    vehicle_info: 'Kia Rio',
    plate: 'NEW1',
    scheduled_at: '2026-11-25T14:00:00-05:00',
  });
});

test('a wrong answer is told and asked for again, and what was answered before stays', async () => {
  const { bay, data } = workshop({ given: ANA_AND_BOB });
  const { exitCode, stderr } = await bay('book --service battery', {
    answers: ['9999', 'Dee', '123', '917 555 0100', 'DEE 1', 'wed at half', 'wed 14:00'],
  });
  expect(exitCode).toBe(0);
  expect(stderr).toContain('! "9999" is not a valid phone: it has 4 digits, not 10.\n');
  expect(stderr).toContain('! "123" is not a valid phone: it has 3 digits, not 10.\n  Expected: 10 digits');
  expect(stderr).toContain('! "wed at half" is not a time that bay understands.\n  Try ');
  expect(await data('show 1')).toMatchObject({
    customer_name: 'Dee',
    customer_phone: '+19175550100',
    scheduled_at: '2026-11-25T14:00:00-05:00',
  });
});

test('a time that is taken, closed or past is told with the reason, and asked for again', async () => {
  const { bay, data } = workshop({
    given: [...ANA_AND_BOB, 'book --vehicle 1 --service oil --at 2026-11-25T14:00'],
  });
  const { exitCode, stderr } = await bay('book --vehicle 2 --service battery', {
    answers: ['wed 14:00', 'sunday 10:00', '2026-11-20 9:00', 'wed 14:30'],
  });
  expect(exitCode).toBe(0);
  expect(stderr.match(/^! .*\n {2}Nearest.*/gm)).toEqual([
    '! Bay 1 is not free Wed 25 Nov 14:00–14:30: taken by #1 14:00–14:30.\n  Nearest free: Wed 25 Nov 13:30 or 14:30.',
    '! Sun 29 Nov cannot be: the shop is closed on Sundays.\n  Nearest free: Sat 28 Nov 14:00 or 14:30.',
    '! Fri 20 Nov 09:00 is in the past: it is Mon 23 Nov 07:00 now.\n  Nearest free: Mon 23 Nov 09:00 or 09:30.',
  ]);
  expect(await data('show 2')).toMatchObject({ scheduled_at: '2026-11-25T14:30:00-05:00' });
  const moved = await bay('reschedule 2', { answers: ['wed 14:00', 'wed 15:00'] });
  expect(moved).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('taken by #1') });
  expect(await data('show 2')).toMatchObject({ scheduled_at: '2026-11-25T15:00:00-05:00' });
});

test('a time that is given with the command and taken is the end of it, also at a terminal', async () => {
  const { bay } = workshop({
    given: [...ANA_AND_BOB, 'book --vehicle 1 --service oil --at 2026-11-25T14:00'],
  });
  expect(await bay('book --vehicle 2 --service oil --at "wed 14:00"', { answers: [] })).toMatchObject({
    exitCode: 9,
  });
});

test('nobody need know the car yet', async () => {
  const { bay, data } = workshop({ given: ANA_AND_BOB });
  const booked = await bay('book --service battery --at "tomorrow 9:00"', { answers: ['Dee', '', ''] });
  expect(booked).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('Booked #1  Battery for Dee, car not known yet\n'),
  });
  expect(booked.stderr).not.toContain('New car');
  await bay('vehicles edit 3 --plate DEE1 --make Kia');
  expect(await data('show 1')).toMatchObject({ vehicle_info: 'Kia', plate: 'DEE1' });
});

test('a car that is somebody else’s is named, and asked for again', async () => {
  const { bay, data } = workshop({ given: ANA_AND_BOB });
  const { stderr } = await bay('book --service battery --at "tomorrow 9:00"', {
    answers: ['Dee', '', 'abc-1234', 'DEE 1234'],
  });
  expect(stderr).toContain('! Plate ABC1234 is on vehicle 1 of customer 1, Ana Pérez.\n');
  expect(stderr).toContain(
    '? Which car? (plate, or year, make and model; Enter if not known yet) abc-1234\n',
  );
  expect(stderr).toContain('  New car: DEE1234\n');
  expect(await data('show 1')).toMatchObject({ customer_name: 'Dee', plate: 'DEE1234' });
});

test('a phone that is somebody’s says who that is, or is asked for again', async () => {
  const { bay, data } = workshop({ given: ANA_AND_BOB });
  const line = 'book --service battery --at "tomorrow 9:00"';
  const { stderr } = await bay(line, { answers: ['Dee', '212 555 0134', false, '917 555 0100', ''] });
  expect(stderr).toContain("? +1 212 555 0134 is Ana Pérez's. Is it them?\n");
  expect(await data('show 1')).toMatchObject({ customer_name: 'Dee', customer_phone: '+19175550100' });
  await bay('book --service battery --at "tomorrow 10:00"', { answers: ['Dora', '212 555 0134', true] });
  expect(await data('show 2')).toMatchObject({ customer_name: 'Ana Pérez' });
});

test('whoever is new with a known name or nearly so is perhaps one of those', async () => {
  const { bay, data } = workshop({ given: ANA_AND_BOB });
  const line = 'book --service battery --at "tomorrow 9:00"';
  const { stderr } = await bay(line, { answers: ['917 555 0100', 'ana perez', 'Ana Pérez, '] });
  expect(stderr).toContain('? 1 customer of the name ana perez is in the book. Is it one of them?\n');
  expect(stderr).toContain(
    '! Customer 1 keeps the phone in the book; the new one: bay customers edit 1 --phone "+1 917 555 0100"\n',
  );
  expect(await data('show 1')).toMatchObject({ customer_id: 1 });
});

test('a car that is entered at a terminal is asked about, too', async () => {
  const { bay, data } = workshop({ given: ANA_AND_BOB });
  const added = await bay('vehicles add --year 2020', { answers: ['nobody', 'Bob', 'Ford van-77'] });
  expect(added).toMatchObject({
    exitCode: 0,
    stdout: '✓ Added vehicle 3: 2020 Ford, VAN77, of customer 2\n',
  });
  expect(await data('vehicles show VAN77')).toMatchObject({ plate: 'VAN77', year: 2020, customer_id: 2 });
});

test('a name that nobody has is that of a new customer', async () => {
  const { bay, data } = workshop({ given: ANA_AND_BOB });
  await bay('book --service battery --at "tomorrow 9:00"', { answers: ['Dee', '', 'DEE1'] });
  expect(await data('show 1')).toMatchObject({ customer_name: 'Dee', customer_phone: null, plate: 'DEE1' });
});

test('which of several customers or cars is asked', async () => {
  const { bay, data } = workshop({
    given: [...ANA_AND_BOB, 'customers add --name "Ana Ruiz"', 'vehicles add --customer 1 --plate SECOND'],
  });
  const { exitCode } = await bay('book --customer ana --service oil --at "tomorrow 9:00"', {
    answers: ['Ana Pérez', 'SECOND'],
  });
  expect(exitCode).toBe(0);
  expect(await data('show 1')).toMatchObject({ customer_id: 1, plate: 'SECOND' });
});

test('more customers than anybody lists are looked for by what is typed', async () => {
  const kims = Array.from({ length: 12 }, (_, at) => `customers add --name "${'ABCDEFGHIJKL'[at]} Kim"`);
  const { bay, data } = workshop({ given: [...kims, 'vehicles add --customer 12 --make Kia'] });
  const { stderr } = await bay('book --customer kim --service oil --at "tomorrow 9:00"', {
    answers: ['zoe', 'l'],
  });
  expect(stderr).toContain('? Which customer? (10 of 12: type more of the name)\n');
  expect(stderr).toContain('! There is no customer "kim zoe".');
  expect(await data('show 1')).toMatchObject({ customer_name: 'L Kim' });
});

test('"next friday" that could be two dates is asked', async () => {
  const { bay, data } = workshop({ given: ANA_AND_BOB });
  const { stderr } = await bay('book --vehicle 1 --service oil --at "next friday 14:00"', {
    answers: ['4 December'],
  });
  expect(stderr).toBe('? Which day is "next friday 14:00"?\n    Friday 27 November\n    Friday 4 December\n');
  expect(await data('show 1')).toMatchObject({ scheduled_at: '2026-12-04T14:00:00-05:00' });
});

test.each([{ line: 'book --no-input' }, { line: 'book --json' }])(
  'nothing is asked with $line',
  async ({ line }) => {
    const { bay } = workshop();
    const { exitCode, stdout, stderr } = await bay(line, { answers: [] });
    expect(exitCode).toBe(2);
    expect(stdout + stderr).toContain('Missing: --customer, --service and --at.');
  },
);

test('who breaks off has booked nothing', async () => {
  const { bay, story } = workshop({ given: ANA_AND_BOB });
  expect(await bay('book --customer 1 --service oil', { answers: [CTRL_C] })).toMatchObject({
    exitCode: 130,
    stdout: '',
    stderr: expect.stringMatching(/\n✗ Interrupted: nothing was changed\.\n$/),
  });
  expect(await story('agenda')).toContain('0 appointments');
});

test('reschedule, cancel and the entering of people ask for what is missing', async () => {
  const { bay, data } = workshop({
    given: [...ANA_AND_BOB, 'book --vehicle 1 --service oil --at 2026-11-23T09:00'],
  });
  const moved = await bay('reschedule 1', { answers: ['tomorow', 'tomorrow'] });
  expect(moved.stderr).toContain('    Mon 23 Nov 09:30  Bay 1\n');
  expect(moved.stderr).toContain('! "tomorow" is not a time that bay understands.\n');
  expect(await data('show 1')).toMatchObject({ scheduled_at: '2026-11-24T09:00:00-05:00' });
  const kept = await bay('cancel 1', { answers: [''] });
  expect(kept).toMatchObject({ exitCode: 2, stdout: '' });
  expect(kept.stderr).toContain(
    '? Cancel #1, Oil change for Ana Pérez, 2018 Honda Civic, Tue 24 Nov 09:00–09:30: why?\n    it stays: cancel nothing\n',
  );
  expect(kept.stderr).toContain('✗ Not confirmed: cancel #1. Nothing was changed.');
  await bay('cancel 1 -n', { answers: ['other', 'moves away'] });
  await bay('cancel 1', { answers: ['vehicle sold'] });
  expect(await data('show 1')).toMatchObject({ status: 'cancelled', cancellation_reason: 'vehicle_sold' });
  await bay('customers add --phone 9175550100', { answers: ['Dee'] });
  await bay('vehicles add --make Kia', { answers: ['Dee'] });
  expect(await data('vehicles show 3')).toMatchObject({ customer_id: 3, make: 'Kia' });
});

test('whoever enters a customer is asked for the phone as well, and for a car that says something', async () => {
  const { bay, data } = workshop({ given: ANA_AND_BOB });
  const { stderr } = await bay('customers add', { answers: ['Eve', '12', '9175550101'] });
  expect(stderr).toContain('? The phone number? (Enter if unknown) 12\n');
  expect(await data('customers show 3')).toMatchObject({
    customer_name: 'Eve',
    customer_phone: '+19175550101',
  });
  await bay('customers add', { answers: ['Flo', ''] });
  expect(await data('customers show 4')).toMatchObject({ customer_phone: null });
  await bay('vehicles add -c 3', { answers: ['2018 Kia Soul'] });
  expect(await data('vehicles show 3')).toMatchObject({ make: 'Kia', model: 'Soul', year: 2018 });
});

test('whose wait is meant is chosen from those who wait', async () => {
  const { bay, json } = workshop({ given: ANA_AND_BOB });
  const none = await bay('waitlist remove', { answers: [] });
  expect(none.stderr).toContain('✗ Nobody is on the waitlist.');
  await bay('waitlist add -c 1 -s oil');
  await bay('waitlist add -c 2 -s oil');
  expect(await json('waitlist offer')).toMatchObject({ exitCode: 2, error: { code: 'usage' } });
  const { stderr } = await bay('waitlist remove', { answers: ['Bob'] });
  expect(stderr).toContain('? Who, of those who wait?\n    #1  Ana Pérez waits for: Oil change');
  expect((await json('waitlist')).data).toMatchObject({
    count: 1,
    waitlist: [{ customer_name: 'Ana Pérez' }],
  });
});

test('Escape goes back one question, and what was answered before is the default', async () => {
  const { bay, data } = workshop({ given: ANA_AND_BOB });
  const forth = ['0134', 'Oil change', 'leaks'];
  const { exitCode, stderr } = await bay('book', {
    answers: [...forth, ESCAPE, '', ESCAPE, ESCAPE, ESCAPE, ESCAPE, 'bob', '', '', '09:30'],
  });
  expect(exitCode).toBe(0);
  const [who, work] = ['? Who is calling? (name, phone or number)', '? What is to be done?'];
  const concerns = "? What is wrong with it, in the customer's words? (Enter to skip)";
  const when = '? When, for Oil change? (choose, or type another time)';
  const listed = '    ❯ Oil change, 30 min';
  expect(stderr.split('\n').filter((line) => /^\?|❯/.test(line))).toEqual(
    [
      [who, work, concerns, when],
      [`${concerns} leaks`, when],
      [`${concerns} leaks`, work, listed],
      // Nothing is before the first one.
      [`${who} 0134`, `${who} 0134`],
      [work, listed, `${concerns} leaks`, when],
    ].flat(),
  );
  expect(await data('show 1')).toMatchObject({
    customer_name: 'Bob Stone',
    service_type: 'oil_change',
    customer_concerns: 'leaks',
  });
});

test.each([
  ['book oil today 9 bob', 9, /✗ Bay 1 is not free/],
  ['book oil "mon 9" bob --repeat weekly --count 2', 9, /✗ 1 of 2 visits cannot be/],
  ['cancel 1', 130, /✗ Interrupted: nothing was changed\.$/m],
])('Escape leaves a list that is asked first, and nothing was changed: %s', async (line, exitCode, told) => {
  const { bay, data } = workshop({ given: TWO_VISITS });
  const before = await data('history');
  expect(await bay(line, { answers: [ESCAPE] })).toEqual({
    exitCode,
    stdout: expect.not.stringContaining('✓'),
    stderr: expect.stringMatching(told),
  });
  expect(await data('history')).toEqual(before);
});

test('Escape goes back over what was found, and a wrong answer is not gone back to', async () => {
  const { bay, data } = workshop({
    given: [...ANA_AND_BOB, 'book --vehicle 1 --service oil --at 2026-11-25T14:00'],
  });
  const { stderr } = await bay('move', {
    answers: ['nobody', 'ana', 'wed at half', 'wed 15'],
  });
  expect(stderr).toContain('? Whose visit? (name, phone, plate or number) nobody\n');
  expect(await data('show 1')).toMatchObject({ scheduled_at: '2026-11-25T15:00:00-05:00' });
  const again = await bay('move', { answers: ['nobody', 'ana', ESCAPE, '', '16:00'] });
  expect(again.stderr.match(/^\? Whose visit\?.*$/gm)).toEqual([
    '? Whose visit? (name, phone, plate or number)',
    '? Whose visit? (name, phone, plate or number) nobody',
    '? Whose visit? (name, phone, plate or number) ana',
  ]);
  // What was wrong before is not told once more.
  expect(again.stderr.match(/^! /gm)).toHaveLength(1);
  expect(await data('show 1')).toMatchObject({ scheduled_at: '2026-11-25T16:00:00-05:00' });
});

describe.each([
  'show',
  'find',
  'confirm',
  'in',
  'start',
  'done',
  'no-show',
  'cancel',
  'move',
  'extend',
  'edit',
])('%s without words', (command) => {
  test('offers the visits of today and those that follow', async () => {
    const { bay } = workshop({
      given: [
        ...ANA_AND_BOB,
        'book --vehicle 1 --service oil --at 2026-11-23T09:00',
        'book --vehicle 2 --service oil --at 2026-11-24T10:00',
      ],
    });
    const { exitCode, stderr } = await bay(command, { answers: [CTRL_C] });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 130,
      stderr:
        '? Whose visit? (name, phone, plate or number)\n' +
        '    #1  Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30\n' +
        '    #2  Bob Stone, 2021 Ford F-150, Tue 24 Nov 10:00–10:30\n' +
        '✗ Interrupted: nothing was changed.\n',
    });
    expect(await bay(command)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('Missing'),
    });
  });
});

test('who is found in the list, or by what is typed, is shown whole', async () => {
  const { bay } = workshop({
    given: [...ANA_AND_BOB, 'book --vehicle 1 --service oil --at 2026-11-23T09:00'],
  });
  const { stdout } = await bay('find', { answers: ['Ana'] });
  expect(stdout).toBe((await bay('find 0134')).stdout);
  expect((await bay('find', { answers: ['bob'] })).stdout).toBe((await bay('find bob')).stdout);
});

test('how much longer a job takes is asked where nobody has said', async () => {
  const { bay, data } = workshop({
    given: [...ANA_AND_BOB, 'book --vehicle 1 --service oil --at 2026-11-23T09:00'],
  });
  const { stderr } = await bay('extend 1', { answers: ['much', '+30'] });
  expect(stderr).toContain(
    '? #1, Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30: how much longer? (+30, -15, or until 15:00)\n',
  );
  expect(await data('show 1')).toMatchObject({ duration_minutes: 60 });
});

test('what is to be changed of a visit is asked where nobody has said, with what stands there in the line', async () => {
  const { bay, data } = workshop({
    given: [...ANA_AND_BOB, 'book --vehicle 1 --service oil --at 2026-11-23T09:00 --notes "key in the box"'],
  });
  const { stderr } = await bay('edit', { answers: ['Ana', 'notes', 'key under the mat'] });
  expect(stderr).toContain('? Now, the notes? key in the box\n');
  await bay('edit 1', { answers: ['how long', 'long', '1h'] });
  await bay('edit 1', { answers: ['to be done', 'oil+battery'] });
  expect(await data('show 1')).toMatchObject({ notes: 'key under the mat', services: [{}, {}] });
});
