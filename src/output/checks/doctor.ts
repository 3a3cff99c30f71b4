import { counted, listed } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import type { Theme } from '../form/theme.ts';
import type { Shortfall, View } from '../form/view.ts';
import { widthOf } from '../form/width.ts';
import type { Diagnosis } from './diagnosis.ts';

/** What `bay doctor` found, and the command that mends it. */
export function doctorView(findings: readonly Diagnosis[]): View {
  const message = doctorMessage(findings);
  return {
    message,
    data: {
      findings: findings.map(({ check, status, detail, mend }) => ({ check, status, detail, mend })),
      problems: withStatus(findings, 'problem').length,
      warnings: withStatus(findings, 'warning').length,
    },
    shortfall: firstProblem(findings),
    text: (theme) => {
      const width = Math.max(0, ...findings.map(({ check }) => widthOf(clean`${check}`)));
      return `${findings.map((finding) => findingLines(finding, width, theme)).join('')}\n${message}\n`;
    },
  };
}

/** Null when nothing needs to be mended before work can go on. */
function firstProblem(diagnoses: readonly Diagnosis[]): Shortfall | null {
  const first = diagnoses.find(({ status }) => status === 'problem');
  if (first === undefined) return null;
  const { exitCode, check, detail, mend } = first;
  const hint = mend === null ? '' : clean`Mend it: ${mend}`;
  return { exitCode, code: 'problem-found', hint, details: { check, detail } };
}

function withStatus(findings: readonly Diagnosis[], status: Diagnosis['status']): Diagnosis[] {
  return findings.filter((finding) => finding.status === status);
}

function doctorMessage(findings: readonly Diagnosis[]): string {
  const wrong = findings.filter(({ status }) => status !== 'ok');
  if (wrong.length === 0) return 'All is well.';
  const problems = withStatus(findings, 'problem').length;
  const warnings = withStatus(findings, 'warning').length;
  const counts = [
    ...(problems === 0 ? [] : [counted(problems, 'problem')]),
    ...(warnings === 0 ? [] : [counted(warnings, 'warning')]),
  ];
  const checks = [...new Set(wrong.map(({ check }) => check))];
  return clean`${listed(counts, 'and')}: ${listed(checks, 'and')}.`;
}

/** The detail stays whole, however wide the terminal: it is what must be read, and copied. */
function findingLines({ check, status, detail, mend }: Diagnosis, width: number, theme: Theme): string {
  const symbol = { ok: theme.done, warning: theme.warning, problem: theme.failed }[status];
  const name = clean`${check}`;
  const gap = ' '.repeat(width - widthOf(name) + 2);
  const cure = mend === null ? '' : `${' '.repeat(width + 4)}${theme.dim('mend it:')} ${clean`${mend}`}\n`;
  return `${symbol} ${name}${gap}${clean`${detail}`}\n${cure}`;
}
