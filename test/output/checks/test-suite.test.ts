import { expect, test } from 'vitest';
import { junitText } from '../../../src/output/checks/junit.ts';
import { checkView, leftBehindText, testSuiteView } from '../../../src/output/checks/test-suite.ts';
import { viewExitCode } from '../../../src/output/form/view.ts';
import type { CheckResult, Fault } from '../../../src/usecases/test-suite/check.ts';
import type { TestReport } from '../../../src/usecases/test-suite/run-test-suite.ts';
import { appointment, at, PLAIN, span, TIME } from '../samples.ts';

const timed = { name: 'Some check', durationMs: 1234 };
const passed = (number: number): CheckResult => ({
  ...timed,
  number,
  status: 'passed',
  finding: { kind: 'gone', eventId: 'e' },
});
const failed = (number: number, fault: Fault): CheckResult => ({ ...timed, number, status: 'failed', fault });
const skipped = (number: number): CheckResult => ({
  ...timed,
  number,
  durationMs: 0,
  status: 'skipped',
  because: 2,
});
const exitCodeOf = (report: TestReport) => viewExitCode(testSuiteView(report, TIME));
const THERE: Fault = { kind: 'still-there', eventId: 'e' };

test('each check has a block: heading, sign, finding and duration; what was skipped took no time', () => {
  const blocks = [passed(1), failed(2, THERE), skipped(3)];
  expect(blocks.map((result) => checkView(result, 'test', TIME).text(PLAIN)).join('')).toMatchInlineSnapshot(`
    "TEST 1: Some check
    ✓ The event is gone (1234 ms)

    TEST 2: Some check
    ✗ The event is still there after it was removed (1234 ms)
        What it gives is not what bay relies on. Look at it by hand, then: bay doctor

    TEST 3: Some check
    – Skipped, because TEST 2 did not pass

    "
  `);
});

test('the summary counts, and with the workflow counts twice', () => {
  const report = {
    tests: [passed(1), failed(2, THERE), skipped(3)],
    workflow: [skipped(1)],
    leftBehind: null,
  };
  const view = testSuiteView(report, TIME);
  expect(view.text(PLAIN)).toBe(
    '✗ 3 tests: 1 passed, 1 failed, 1 skipped\n– 1 step of the workflow: 0 passed, 0 failed, 1 skipped\n',
  );
  expect(view.data).toMatchObject({ passed: 1, failed: 1, skipped: 1, workflow: { skipped: 1 } });
  expect(testSuiteView({ ...report, workflow: null }, TIME).data).not.toHaveProperty('workflow');
});

const TROUBLES = {
  unknown: { kind: 'unknown', why: 'a timeout' },
  throttled: { kind: 'throttled', why: 'too many', retryAfterMs: null },
  denied: { kind: 'denied', why: 'no' },
  gone: { kind: 'calendar-gone', why: 'no such calendar' },
  out: { kind: 'signed-out', account: 'default', why: 'revoked', signIn: 'expired', signedInAt: null },
} as const;

test.each<{ name: string; fault: Fault; code: number }>([
  { name: 'a lost answer', fault: { kind: 'trouble', trouble: TROUBLES.unknown }, code: 8 },
  { name: 'a quota', fault: { kind: 'trouble', trouble: TROUBLES.throttled }, code: 7 },
  { name: 'no right', fault: { kind: 'trouble', trouble: TROUBLES.denied }, code: 6 },
  { name: 'no calendar', fault: { kind: 'trouble', trouble: TROUBLES.gone }, code: 6 },
  { name: 'no sign-in', fault: { kind: 'trouble', trouble: TROUBLES.out }, code: 4 },
  { name: 'a calendar to be read only', fault: { kind: 'not-writable', calendarId: 'bay-1' }, code: 6 },
  { name: 'a strange answer', fault: { kind: 'answer', asked: 'get', answer: 'missing' }, code: 9 },
  { name: 'an event that stays', fault: THERE, code: 9 },
  {
    name: 'another event',
    fault: {
      kind: 'differs',
      differences: [
        { field: 'title', sent: 'a', found: 'b' },
        { field: 'start', sent: at('2026-11-23T09:00'), found: at('2026-11-23T10:00') },
        { field: 'mark' },
      ],
    },
    code: 9,
  },
  { name: 'a full Monday', fault: { kind: 'too-few-starts', date: '2026-11-30', found: 1 }, code: 9 },
  {
    name: 'an appointment that is not shown',
    fault: { kind: 'not-shown', appointment: appointment() },
    code: 9,
  },
  {
    name: 'a failure of the book',
    fault: { kind: 'failure', failure: { code: 'database-full', file: 'x' } },
    code: 74,
  },
])('$name ends with exit code $code, and is put in one sentence', ({ fault, code }) => {
  const results = [passed(1), failed(2, fault), failed(3, THERE)];
  expect(exitCodeOf({ tests: results, workflow: null, leftBehind: null })).toBe(code);
  expect(exitCodeOf({ tests: [passed(1)], workflow: results, leftBehind: null })).toBe(code);
  expect(checkView(failed(2, fault), 'test', TIME).message).toMatch(/^[A-Z1].*[^.]$/);
});

test('what is left behind is no success, and is named', () => {
  const left = { places: [{ calendarId: 'bay-1', eventId: 'testrun1' }], trouble: TROUBLES.unknown };
  const report = { tests: [passed(1)], workflow: null };
  expect(exitCodeOf({ ...report, leftBehind: null })).toBe(0);
  expect(exitCodeOf({ ...report, leftBehind: left })).toBe(8);
  expect(leftBehindText(left, TIME)).toMatch(/^May still be in the calendar: testrun1 in bay-1\. /);
});

test('JUnit gets every check, and text from outside breaks nothing', () => {
  const nasty = 'a <b> & "c"\u001b[31m \u0000\uffff\'';
  const differences = [{ field: 'title', sent: 'x', found: nasty }] as const;
  const tests = [passed(1), failed(2, { kind: 'differs', differences }), skipped(3)];
  const read: CheckResult = {
    ...timed,
    number: 1,
    status: 'passed',
    finding: { kind: 'starts', first: span('2026-11-30T09:00', '2026-11-30T09:30').start, second: 0 },
  };
  expect(junitText({ tests, workflow: [read], leftBehind: null }, TIME)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="bay test-suite" tests="4" failures="1" errors="0" skipped="1" time="3.702">
      <testsuite name="calendar" tests="3" failures="1" errors="0" skipped="1" time="2.468">
        <testcase classname="bay.calendar" name="TEST 1: Some check" time="1.234"/>
        <testcase classname="bay.calendar" name="TEST 2: Some check" time="1.234">
          <failure message="The event is not as it was sent: title &quot;a &lt;b&gt; &amp; &quot;c&quot; &apos;&quot; instead of &quot;x&quot;">What it gives is not what bay relies on. Look at it by hand, then: bay doctor</failure>
        </testcase>
        <testcase classname="bay.calendar" name="TEST 3: Some check" time="0.000">
          <skipped message="Skipped, because TEST 2 did not pass"/>
        </testcase>
      </testsuite>
      <testsuite name="workflow" tests="1" failures="0" errors="0" skipped="0" time="1.234">
        <testcase classname="bay.workflow" name="STEP 1: Some check" time="1.234"/>
      </testsuite>
    </testsuites>
    "
  `);
});
