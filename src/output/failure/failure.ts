import type { Failure, FailureCode } from '../../failure.ts';
import { redacted, redactedReason } from '../../redacted.ts';
import { bounded } from '../form/bounded.ts';
import { EXIT } from '../form/exit-code.ts';
import type { Explain, ExplainAll, Explained, Told } from '../form/explanation.ts';
import { type KnownTime, UTC } from '../form/moments.ts';
import { cut, safe } from '../form/safe-text.ts';
import type { Theme } from '../form/theme.ts';
import { ABOUT_CALENDAR } from './failure-calendar.ts';
import { OF_HISTORY } from './failure-history.ts';
import { FROM_THE_MACHINE } from './failure-machine.ts';
import { REFUSED } from './failure-refused.ts';
import { OF_SERIES } from './failure-series.ts';
import { SIGN_IN } from './failure-sign-in.ts';
import { REFUSED_TIMES } from './failure-time.ts';
import { OF_TOOLS } from './failure-tools.ts';
import { TYPED } from './failure-typed.ts';
import { MODE_FULL } from './mode-full.ts';

export type { Explained } from '../form/explanation.ts';

/** One entry per code: a code without an entry does not compile. */
const EXPLAIN: ExplainAll<FailureCode> = {
  ...TYPED,
  ...REFUSED,
  ...OF_HISTORY,
  ...OF_SERIES,
  ...OF_TOOLS,
  ...REFUSED_TIMES,
  ...MODE_FULL,
  ...ABOUT_CALENDAR,
  ...SIGN_IN,
  ...FROM_THE_MACHINE,
};

/** A failure in words, safe to show. As long as no shop has been read, times are told in UTC. */
export function explainFailure(failure: Failure, { zone, now, timeFormat = '24h' }: KnownTime): Explained {
  const explain = EXPLAIN[failure.code] as Explain<Failure>;
  const { exitCode, message, cures, details } = explain(failure, { zone: zone ?? UTC, now, timeFormat });
  return {
    code: failure.code,
    exitCode,
    message: cut(safe(message), LINE_CHARACTERS),
    cures,
    details: bounded(details),
  };
}

/** What is typed is bounded where it comes in; this holds for whatever else gets into the words, a path or a library's text. */
const LINE_CHARACTERS = 1_000;

/**
 * Anything thrown that is not a failure: our own mistake. Nobody knows what a library has put into its words, so that they
 * are shown without secrets. `bugTrace` has where it happened.
 */
export function explainBug(error: unknown): Explained {
  const what = redactedReason(error instanceof Error ? `${error.name}: ${error.message}` : String(error));
  return {
    code: 'bug',
    exitCode: EXIT.bug,
    message: safe(`This is a bug in bay: ${what}`),
    cures: [{ do: 'report-bug' }],
    details: {},
  };
}

/** A bug that took nothing away from what was done: what it is, where it happened, and what to do with it. */
export function survivedBugText(error: unknown): string {
  const where = error instanceof Error ? (/^\s+at (.*)$/m.exec(error.stack ?? '')?.[1] ?? null) : null;
  const at = where === null ? '' : ` (at ${redactedReason(where)})`;
  const { message } = explainBug(error);
  return `${message.replace(/\.$/, '')}${safe(at)}. What is told here holds. Please report it with this line, and look with: bay doctor`;
}

/** Where it happened, for `--verbose`: as safe to show as the words. */
export function bugTrace(error: unknown): string {
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const lines = redacted(trace.slice(0, LONGEST_TRACE)).split('\n');
  return lines.map((line) => `  ${safe(line)}\n`).join('');
}

/** Some ten frames take less than this. */
const LONGEST_TRACE = 10_000;

/** For stderr: `✗ message` and, indented, what to do now. */
export function failureText({ message, hint }: Told, theme: Theme): string {
  const lines = hint.split('\n').map((line) => `  ${line}\n`);
  return `${theme.failed} ${message}\n${hint === '' ? '' : lines.join('')}`;
}
