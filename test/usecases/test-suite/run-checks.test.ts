import { expect, test } from 'vitest';
import { AppError } from '../../../src/failure.ts';
import { type Check, CheckFailed, type CheckResult } from '../../../src/usecases/test-suite/check.ts';
import { hasPassed, runChecks } from '../../../src/usecases/test-suite/run-checks.ts';

/** A stopwatch that shows 7 ms whenever it is read. */
const ports = { stopwatch: () => () => 7.3 };

const passes = async () => ({ kind: 'gone', eventId: 'e' }) as const;
const fails = async () => Promise.reject(new CheckFailed({ kind: 'still-there', eventId: 'e' }));

function aCheck(number: number, needs: readonly number[], run: Check['run']): Check {
  return { number, name: `check ${number}`, needs, run };
}

test('what needs a check that did not pass is skipped, and so is what needs that', async () => {
  const told: CheckResult[] = [];
  const checks = [
    aCheck(1, [], passes),
    aCheck(2, [1], fails),
    aCheck(3, [2], passes),
    aCheck(4, [1, 3], passes),
    aCheck(5, [1], passes),
  ];
  const results = await runChecks(checks, (result) => told.push(result), ports);
  expect(results).toMatchObject([
    { status: 'passed', durationMs: 7 },
    { status: 'failed', fault: { kind: 'still-there' }, durationMs: 7 },
    { status: 'skipped', because: 2, durationMs: 0 },
    { status: 'skipped', because: 3 },
    { status: 'passed' },
  ]);
  expect(told).toEqual(results);
  expect([1, 2, 3, 9].map((number) => hasPassed(number, results))).toEqual([true, false, false, false]);
});

const trouble = { kind: 'denied', why: 'no' } as const;

test.each([
  {
    thrown: new AppError({ code: 'calendar-unreachable', trouble }),
    fault: { kind: 'trouble', trouble },
  },
  {
    thrown: new AppError({ code: 'changed-meanwhile', what: 'shop' }),
    fault: { kind: 'failure', failure: { code: 'changed-meanwhile', what: 'shop' } },
  },
])('$thrown.failure.code fails the check in which it is thrown', async ({ thrown, fault }) => {
  const check = aCheck(1, [], () => Promise.reject(thrown));
  expect(await runChecks([check], () => undefined, ports)).toMatchObject([{ status: 'failed', fault }]);
});

test.each([new AppError({ code: 'interrupted' }), new TypeError('a bug')])(
  '%s ends the run',
  async (thrown) => {
    const check = aCheck(1, [], () => Promise.reject(thrown));
    await expect(runChecks([check], () => undefined, ports)).rejects.toBe(thrown);
  },
);
