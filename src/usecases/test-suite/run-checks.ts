import { AppError } from '../../failure.ts';
import type { Ports } from '../ports.ts';
import { type Check, CheckFailed, type CheckResult, type Fault } from './check.ts';

/**
 * Runs the checks in their order, and tells of each as it ends. One that needs a check which has not passed is skipped.
 * Throws `interrupted`, and bugs.
 */
export async function runChecks(
  checks: readonly Check[],
  ended: (result: CheckResult) => void,
  ports: Pick<Ports, 'stopwatch'>,
): Promise<CheckResult[]> {
  const results: CheckResult[] = [];
  for (const check of checks) {
    const missing = check.needs.find((number) => !hasPassed(number, results));
    const result = missing === undefined ? await runCheck(check, ports) : skipped(check, missing);
    results.push(result);
    ended(result);
  }
  return results;
}

/** Every check as skipped because of the one with that number. */
export function skipAll(
  checks: readonly Pick<Check, 'number' | 'name'>[],
  because: number,
  ended: (result: CheckResult) => void,
): CheckResult[] {
  const results = checks.map((check) => skipped(check, because));
  for (const result of results) ended(result);
  return results;
}

export function hasPassed(number: number, results: readonly CheckResult[]): boolean {
  return results.some((result) => result.number === number && result.status === 'passed');
}

function skipped({ number, name }: Pick<Check, 'number' | 'name'>, because: number): CheckResult {
  return { number, name, durationMs: 0, status: 'skipped', because };
}

async function runCheck({ number, name, run }: Check, { stopwatch }: Pick<Ports, 'stopwatch'>) {
  const elapsed = stopwatch();
  const timed = () => ({ number, name, durationMs: Math.round(elapsed()) });
  try {
    const finding = await run();
    return { ...timed(), status: 'passed', finding } as const;
  } catch (thrown) {
    return { ...timed(), status: 'failed', fault: faultIn(thrown) } as const;
  }
}

function faultIn(thrown: unknown): Fault {
  if (thrown instanceof CheckFailed) return thrown.fault;
  if (!(thrown instanceof AppError) || thrown.failure.code === 'interrupted') throw thrown;
  const { failure } = thrown;
  return failure.code === 'calendar-unreachable'
    ? { kind: 'trouble', trouble: failure.trouble }
    : { kind: 'failure', failure };
}
