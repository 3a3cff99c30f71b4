import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';
import { CTRL_C } from '../support/workshop-prompter.ts';

test('at a terminal whatever is missing is asked, with the free times offered', async () => {
  const { bay } = workshop({ given: ANA_AND_BOB });
  const { exitCode, stdout, stderr } = await bay('book', { answers: ['0134', 'Oil change', '09:30'] });
  expect({ exitCode, stdout }).toEqual({
    exitCode: 0,
    stdout: '✓ Booked #1  Oil change for Ana Pérez, 2018 Honda Civic\n  Mon 23 Nov 09:30–10:00, Bay 1\n',
  });
  const questions = stderr.split('\n').map((line) => line.trimEnd());
  expect(questions.filter((line) => line.startsWith('?'))).toEqual([
    '? Who is calling? (name, phone or number)',
    '? What is to be done?',
    '? When? (choose, or type another time)',
  ]);
  expect(questions).toContain('    Mon 23 Nov 09:00  Bay 1');
});

test('a new caller is asked for name and car, and any time can be typed', async () => {
  const { bay, data } = workshop({ given: ANA_AND_BOB });
  const { exitCode } = await bay('book --service battery', {
    answers: ['917 555 0100', 'Cy Young', 'new-1', 'Kia', 'Rio', 'wed 14:00'],
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
    answers: ['9999', 'Dee', '123', '917 555 0100', 'DEE1', '', '', 'wed at half', 'wed 14:00'],
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

test('a car of which nothing is known is asked about again, with the reason', async () => {
  const { bay, data } = workshop({ given: ANA_AND_BOB });
  const { exitCode, stderr } = await bay('book --service battery --at "tomorrow 9:00"', {
    answers: ['Dee', '', '', '', '', '', 'Kia', ''],
  });
  expect(exitCode).toBe(0);
  expect(stderr).toContain('? A plate, a make or a model must tell the car from others. Licence plate?\n');
  expect(await data('show 1')).toMatchObject({ vehicle_info: 'Kia' });
});

test('a car that is entered at a terminal is asked about, too', async () => {
  const { bay, data } = workshop({ given: ANA_AND_BOB });
  const added = await bay('vehicles add --year 2020', { answers: ['Bob', 'van-7', 'Ford', ''] });
  expect(added).toMatchObject({ exitCode: 0, stdout: '✓ Added vehicle 3: 2020 Ford, VAN7, of customer 2\n' });
  expect(await data('vehicles show VAN7')).toMatchObject({ plate: 'VAN7', year: 2020, customer_id: 2 });
});

test('a name that nobody has is that of a new customer', async () => {
  const { bay, data } = workshop({ given: ANA_AND_BOB });
  await bay('book --service battery --at "tomorrow 9:00"', { answers: ['Dee', '', 'DEE1', '', ''] });
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
  expect(moved.stderr).toContain('! "tomorow" is not a time that bay understands.\n');
  expect(await data('show 1')).toMatchObject({ scheduled_at: '2026-11-24T09:00:00-05:00' });
  const cancelled = await bay('cancel 1', { answers: ['vehicle sold'] });
  expect(cancelled.stderr).toContain(
    '? Cancel #1, Oil change for Ana Pérez, 2018 Honda Civic, Tue 24 Nov 09:00–09:30: why?\n',
  );
  expect(await data('show 1')).toMatchObject({ status: 'cancelled', cancellation_reason: 'vehicle_sold' });
  await bay('customers add --phone 9175550100', { answers: ['Dee'] });
  await bay('vehicles add --make Kia', { answers: ['Dee'] });
  expect(await data('vehicles show 3')).toMatchObject({ customer_id: 3, make: 'Kia' });
});
