import type { CheckResult } from '../../usecases/test-suite/check.ts';
import type { Part, TestReport } from '../../usecases/test-suite/run-test-suite.ts';
import type { ShopTime } from '../form/moments.ts';
import { safe } from '../form/safe-text.ts';
import { HEADINGS } from './test-suite.ts';
import { resultWords } from './test-suite-words.ts';

/** The report as JUnit's XML, which build servers read. Times are seconds. */
export function junitText({ tests, workflow }: TestReport, time: ShopTime): string {
  const suites = [
    suite('calendar', tests, 'test', time),
    ...(workflow === null ? [] : [suite('workflow', workflow, 'workflow', time)]),
  ];
  const all = [...tests, ...(workflow ?? [])];
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="bay test-suite" ${totals(all)}>\n${suites.join('')}</testsuites>\n`;
}

function suite(name: string, results: readonly CheckResult[], part: Part, time: ShopTime): string {
  const cases = results.map((result) => testCase(name, result, HEADINGS[part], time));
  return `  <testsuite name="${name}" ${totals(results)}>\n${cases.join('')}  </testsuite>\n`;
}

function testCase(suiteName: string, result: CheckResult, heading: string, time: ShopTime): string {
  const { number, name, durationMs, status } = result;
  const { sentence, lines } = resultWords(result, time, heading);
  const shown = `${heading} ${number}: ${name}`;
  const attributes = `classname="bay.${suiteName}" name="${xml(shown)}" time="${seconds(durationMs)}"`;
  if (status === 'passed') return `    <testcase ${attributes}/>\n`;
  const inside =
    status === 'skipped'
      ? `<skipped message="${xml(sentence)}"/>`
      : `<failure message="${xml(sentence)}">${xml(lines.join(' '))}</failure>`;
  return `    <testcase ${attributes}>\n      ${inside}\n    </testcase>\n`;
}

function totals(results: readonly CheckResult[]): string {
  const having = (status: CheckResult['status']) =>
    results.filter((result) => result.status === status).length;
  const spent = results.reduce((sum, { durationMs }) => sum + durationMs, 0);
  return `tests="${results.length}" failures="${having('failed')}" errors="0" skipped="${having('skipped')}" time="${seconds(spent)}"`;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(3);
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for an attribute or element. Two characters that a terminal may see are none of XML's (XML 1.0 §2.2). */
function xml(text: string): string {
  return safe(text)
    .replace(/[\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}
