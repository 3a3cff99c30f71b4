import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { CheckResult } from '../../usecases/test-suite/check.ts';
import type { LeftBehind } from '../../usecases/test-suite/cleaning.ts';
import type { Part, TestReport } from '../../usecases/test-suite/run-test-suite.ts';
import { troubleWords } from '../failure/calendar-trouble.ts';
import { counted, type ShopTime } from '../form/moments.ts';
import { clean, safe } from '../form/safe-text.ts';
import type { Theme } from '../form/theme.ts';
import type { JsonObject, Shortfall, View } from '../form/view.ts';
import { troubleShortfall } from '../hints/trouble.ts';
import { faultWords, resultWords } from './test-suite-words.ts';

/** How the checks and the steps of the workflow are headed, and what their skipped ones name. */
export const HEADINGS: Readonly<Record<Part, string>> = { test: 'TEST', workflow: 'STEP' };

/** The block of one check, to be shown as it ends. */
export function checkView(result: CheckResult, part: Part, time: ShopTime): View {
  const { number, name, durationMs, status } = result;
  const heading = HEADINGS[part];
  const { sentence, lines } = resultWords(result, time, heading);
  return {
    message: safe(sentence),
    data: resultData(result, part, time),
    text: (theme) => {
      const spent = status === 'skipped' ? '' : ` ${theme.dim(`(${durationMs} ms)`)}`;
      const below = lines.map((line) => `    ${safe(line)}\n`).join('');
      return `${theme.bold(`${heading} ${number}: ${name}`)}\n${sign(status, theme)} ${safe(sentence)}${spent}\n${below}\n`;
    },
  };
}

/** The summary, and with `--json` everything. */
export function testSuiteView(report: TestReport, time: ShopTime): View {
  const { tests, workflow } = report;
  const parts = [countText(tests, 'test'), ...(workflow === null ? [] : [countText(workflow, 'workflow')])];
  return {
    message: `${parts.join('; ')}.`,
    data: {
      ...counts(tests),
      tests: tests.map((result) => resultData(result, 'test', time)),
      ...(workflow === null ? {} : { workflow: workflowData(workflow, time) }),
    },
    shortfall: testSuiteShortfall(report, time),
    text: (theme) =>
      [tests, ...(workflow === null ? [] : [workflow])]
        .map((results, index) => `${sign(worstOf(results), theme)} ${parts[index]}\n`)
        .join(''),
  };
}

/**
 * Null only if all passed and nothing was left behind; else what the first failure has to say: later ones come of it, or
 * are no worse.
 */
function testSuiteShortfall({ tests, workflow, leftBehind }: TestReport, time: ShopTime): Shortfall | null {
  for (const { results, part } of [
    { results: tests, part: 'test' as const },
    { results: workflow ?? [], part: 'workflow' as const },
  ]) {
    const first = results.find(({ status }) => status === 'failed');
    if (first?.status !== 'failed') continue;
    const { exitCode, sentence, lines } = faultWords(first.fault, time);
    const details = { [part]: first.number, why: sentence };
    return { exitCode, code: 'check-failed', hint: lines.map(safe).join('\n'), details };
  }
  return leftBehind === null ? null : troubleShortfall([leftBehind.trouble], time);
}

export function sweptText(events: number): string {
  return `Removed what an earlier run had left in the calendar: ${counted(events, 'event')}.`;
}

export function notSweptText(trouble: CalendarTrouble, time: ShopTime): string {
  return clean`What earlier runs may have left was not looked for: ${troubleWords(trouble, time).why}.`;
}

export function leftBehindText({ places, trouble }: LeftBehind, time: ShopTime): string {
  const which = places.map(({ calendarId, eventId }) => clean`${eventId} in ${calendarId}`).join(', ');
  const why = clean`${troubleWords(trouble, time).why}`;
  return `May still be in the calendar: ${which}. ${why}. The next run removes it: bay test-suite`;
}

function workflowData(steps: readonly CheckResult[], time: ShopTime): JsonObject {
  return { ...counts(steps), steps: steps.map((result) => resultData(result, 'workflow', time)) };
}

function resultData(result: CheckResult, part: Part, time: ShopTime): JsonObject {
  const { number, name, status, durationMs } = result;
  const { sentence, lines } = resultWords(result, time, HEADINGS[part]);
  const detail = [`${sentence}.`, ...lines].join('\n');
  return { number, name, status, duration_ms: durationMs, detail };
}

function counts(results: readonly CheckResult[]) {
  const having = (status: CheckResult['status']) =>
    results.filter((result) => result.status === status).length;
  return { passed: having('passed'), failed: having('failed'), skipped: having('skipped') };
}

function countText(results: readonly CheckResult[], part: Part): string {
  const { passed, failed, skipped } = counts(results);
  const what =
    part === 'test' ? counted(results.length, 'test') : `${counted(results.length, 'step')} of the workflow`;
  return `${what}: ${passed} passed, ${failed} failed, ${skipped} skipped`;
}

function worstOf(results: readonly CheckResult[]): CheckResult['status'] {
  const { failed, skipped } = counts(results);
  if (failed > 0) return 'failed';
  return skipped > 0 ? 'skipped' : 'passed';
}

function sign(status: CheckResult['status'], theme: Theme): string {
  return { passed: theme.done, failed: theme.failed, skipped: theme.dim('–') }[status];
}
