import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

/** How long a check took is not what is tested. */
const timeless = (text: string) => text.replaceAll(/\(\d+ ms\)/g, '(… ms)');

test('the six checks and the booking story pass, and nothing is left', async () => {
  const { bay, data } = workshop({ given: TWO_VISITS });
  const before = await data('calendar list');
  const { exitCode, stdout, stderr } = await bay('test-suite --workflow');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(timeless(stdout)).toMatchInlineSnapshot(`
    "TEST 1: Calendar Service Connection
    ✓ bay's own calendar answers: 1 calendar, 1 can be written (… ms)

    TEST 2: Free/Busy Availability Query
    ✓ Tue 24 Nov 09:00–17:00: 1 free window (… ms)
        09:00–17:00  480 min

    TEST 3: Create Calendar Event
    ✓ Created "[TEST] Oil Change - John Doe", Mon 23 Nov 09:00–09:30 (… ms)

    TEST 4: Get Event Details
    ✓ It reads "[TEST] Oil Change - John Doe", Mon 23 Nov 09:00–09:30 (… ms)

    TEST 5: Update Calendar Event
    ✓ Changed to "[TEST] Oil Change - John Doe (updated)", Mon 23 Nov 10:00–10:30 (… ms)

    TEST 6: Cancel Calendar Event
    ✓ The event is gone (… ms)

    STEP 1: Find the first slot of next Monday
    ✓ First free: Mon 30 Nov 09:00; second: Mon 30 Nov 09:30 (… ms)

    STEP 2: Book it
    ✓ Booked for Mon 30 Nov 09:00–09:30, shown in the calendar (… ms)

    STEP 3: Check the calendar event
    ✓ It reads "[TEST] Oil change - John Doe", Mon 30 Nov 09:00–09:30 (… ms)

    STEP 4: Reschedule to the second slot
    ✓ Moved to Mon 30 Nov 09:30–10:00, shown in the calendar (… ms)

    STEP 5: Check the moved event
    ✓ It reads "[TEST] Oil change - John Doe", Mon 30 Nov 09:30–10:00 (… ms)

    STEP 6: Cancel the appointment
    ✓ Cancelled (… ms)

    STEP 7: Check that the event is gone
    ✓ The event is gone (… ms)

    ✓ 6 tests: 6 passed, 0 failed, 0 skipped
    ✓ 7 steps of the workflow: 7 passed, 0 failed, 0 skipped
    "
  `);
  expect(await data('calendar list')).toEqual(before);
});

test('one document says it all', async () => {
  const { json } = workshop();
  const { exitCode, success, message, data } = await json('test-suite');
  expect({ exitCode, success, message }).toEqual({
    exitCode: 0,
    success: true,
    message: '6 tests: 6 passed, 0 failed, 0 skipped.',
  });
  expect(Object.keys(data)).toEqual(['passed', 'failed', 'skipped', 'tests']);
  expect(data).toMatchObject({ passed: 6, failed: 0, skipped: 0 });
  expect(data.tests[2]).toEqual({
    number: 3,
    name: 'Create Calendar Event',
    status: 'passed',
    duration_ms: expect.any(Number),
    detail: 'Created "[TEST] Oil Change - John Doe", Mon 23 Nov 09:00–09:30.',
  });
  const story = await json('test-suite --workflow');
  expect(story.data.workflow).toMatchObject({ passed: 7, failed: 0, skipped: 0 });
  expect(story.data.workflow.steps).toHaveLength(7);
});

test('the appointments of tomorrow are not free time', async () => {
  const { data, at } = workshop({ given: TWO_VISITS });
  at('Sun 2026-11-22 07:00');
  const { tests } = await data('test-suite');
  expect(tests[1].detail).toBe(
    'Mon 23 Nov 09:00–17:00: 2 free windows.\n09:30–10:00  30 min\n11:00–17:00  360 min',
  );
});

test('a shop that is closed on Mondays tells the story all the same', async () => {
  const { data, done } = workshop();
  await done(['shop', 'set', 'hours.monday', 'closed']);
  expect((await data('test-suite --workflow')).workflow).toMatchObject({ passed: 7, failed: 0 });
});

test('build servers get a file', async () => {
  const { bay, folder } = workshop();
  expect((await bay('test-suite --junit report.xml')).exitCode).toBe(0);
  const xml = readFileSync(join(folder, 'report.xml'), 'utf8');
  expect(xml).toMatch(
    /^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites name="bay test-suite" tests="6"/,
  );
  expect(xml.match(/<testcase /g)).toHaveLength(6);
});

test('whoever interrupts before it begins gets no test and exit code 130', async () => {
  const { bay } = workshop();
  expect(await bay('test-suite', { onInterruption: (interrupt) => interrupt() })).toEqual({
    exitCode: 130,
    stdout: '',
    stderr: expect.stringMatching(/^✗ Interrupted\./),
  });
});
