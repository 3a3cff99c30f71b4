import { LATENCY_BOUNDS_MS, meanMs, quantileMs, shareWithin } from '../../domain/latencies.ts';
import { type RequestOperation, type RequestOutcome, verdictOn } from '../../domain/request-figure.ts';
import { SUCCESS_TARGET, TARGET_SHARE, TARGETS_MS } from '../../domain/request-targets.ts';
import { isoText } from '../../domain/zone.ts';
import type {
  DecisionMetrics,
  Measured,
  Metrics,
  OperationMetrics,
} from '../../usecases/figures/read-metrics.ts';
import { figure } from '../form/amounts.ts';
import type { JsonObject } from '../form/json.ts';
import { counted, listed, minuteText, type ShopTime } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import { type Cell, table } from '../form/table.ts';
import type { Theme } from '../form/theme.ts';
import type { View } from '../form/view.ts';

/** What was asked of Google and of the book this week, against the weeks before and what was promised. */
export function metricsView(metrics: Metrics, time: ShopTime): View {
  return {
    message: messageOf(metrics),
    data: metricsJson(metrics, time),
    text: (theme) =>
      [requestsText(metrics, theme), errorsText(metrics, time, theme), decisionsText(metrics, theme)].join(
        '',
      ),
  };
}

function messageOf({ all: { week }, operations, calendar }: Metrics): string {
  const of = calendar === null ? '' : clean` about the calendar ${calendar}`;
  if (week.count === 0) return `No request was made to Google${of} within seven days.`;
  const slow = operations
    .filter((one) => keepsTarget(one) === false)
    .map(({ operation }) => NAMES[operation]);
  const late = slow.length === 0 ? '' : `; slower than promised: ${listed(slow, 'and')}`;
  const rate = `${percent(rateOf(week))} answered`;
  return `${counted(week.count, 'request')} to Google${of} within seven days, ${rate}${late}.`;
}

/** What people call them. */
const NAMES: Readonly<Record<RequestOperation, string>> = {
  insert: 'create',
  patch: 'update',
  delete: 'delete',
  get: 'look',
  list: 'read',
  freebusy: 'free/busy',
  'calendar-list': 'calendars',
  watch: 'watch',
  stop: 'stop',
  token: 'sign-in token',
};

/** What each outcome means, for whoever reads the errors. */
const OUTCOMES: Readonly<Record<RequestOutcome, string>> = {
  ok: 'done',
  missing: 'not there (404)',
  gone: 'deleted (410)',
  taken: 'id in use (409)',
  changed: 'changed meanwhile (412)',
  refused: 'refused (400)',
  denied: 'not allowed (403)',
  'signed-out': 'sign-in refused (401)',
  throttled: 'too many requests (429)',
  failing: "Google's own error (5xx)",
  senseless: 'an answer that makes no sense',
  unanswered: 'no answer',
  'given-up': 'broken off here',
};

/** `before`: the same share in the four weeks before. */
const HEADER = ['Request', 'count', 'answered', 'mean', 'half in', '95 % in', 'before', 'promised'];

function requestsText({ operations, all, calendar }: Metrics, theme: Theme): string {
  const of = calendar === null ? '' : clean`, calendar ${calendar}`;
  const head = `${theme.bold(`Requests to Google in seven days${of}`)}\n`;
  if (operations.length === 0) return `${head}  none\n`;
  const rows = operations.map((one): Cell[] => [
    NAMES[one.operation],
    ...measuredCells(one.week),
    quantileText(one.before.latencies, TARGET_SHARE),
    promisedCell(one, theme),
  ]);
  const before = quantileText(all.before.latencies, TARGET_SHARE);
  const sum: Cell[] = ['all', ...measuredCells(all.week), before, successCell(all.week, theme)];
  const shape = {
    header: HEADER,
    right: [1, 2, 3, 4, 5, 6],
    keep: [0, 1, 5, 7],
    drop: [6, 3, 4, 2],
    indent: 2,
  };
  return `${head}${table([...rows, sum], shape, theme)}`;
}

function measuredCells({ count, successes, latencies }: Measured): Cell[] {
  return [
    figure(count),
    count === 0 ? '' : percent(successes / count),
    msText(meanMs(latencies)),
    quantileText(latencies, 0.5),
    quantileText(latencies, TARGET_SHARE),
  ];
}

function promisedCell(one: OperationMetrics, theme: Theme): Cell {
  const target = TARGETS_MS[one.operation];
  return target === undefined ? '' : kept(keepsTarget(one), msText(target), theme);
}

function successCell(week: Measured, theme: Theme): Cell {
  return kept(meets(rateOf(week), SUCCESS_TARGET), percent(SUCCESS_TARGET), theme);
}

/** `keeps`: null where nobody knows. */
function kept(keeps: boolean | null, promised: string, { good, bad }: Theme): Cell {
  if (keeps === null) return `  ${promised}`;
  return keeps ? { text: `✓ ${promised}`, paint: good } : { text: `✗ ${promised}`, paint: bad };
}

function errorsText({ operations, hours }: Metrics, time: ShopTime, theme: Theme): string {
  const rows = errorsIn(operations).map(({ operation, outcome, count }): Cell[] => [
    NAMES[operation],
    OUTCOMES[outcome],
    figure(count),
  ]);
  if (rows.length === 0) return '';
  const byHour = hours.map(
    ({ hour, count, errors }) => `${minuteText(hour * 60, time)} ${figure(errors)} of ${figure(count)}`,
  );
  const when = `  ${theme.dim(`By hour of the day: ${byHour.join(', ')}`)}\n`;
  return `${theme.bold('Errors')}\n${table(rows, { right: [2], indent: 2, keep: [0, 2] }, theme)}${when}`;
}

function decisionsText({ decisions }: Metrics, theme: Theme): string {
  if (decisions.length === 0) return '';
  const rows = decisions.map(({ verb, taken, refused, failed, codes }): Cell[] => [
    verb,
    figure(taken),
    figure(refused),
    figure(failed),
    codes.map(({ code, count }) => `${code} ${figure(count)}`).join(', '),
  ]);
  const shape = {
    header: ['Asked of the book', 'done', 'refused', 'failed', 'why'],
    right: [1, 2, 3],
    keep: [0, 1, 2, 3],
    wraps: true,
    indent: 2,
  };
  return `${theme.bold('Decisions in seven days')}\n${table(rows, shape, theme)}`;
}

function errorsIn(operations: Metrics['operations']) {
  return operations.flatMap(({ operation, week }) =>
    (Object.entries(week.outcomes) as [RequestOutcome, number][]).flatMap(([outcome, count]) =>
      verdictOn(outcome) === 'error' ? [{ operation, outcome, count }] : [],
    ),
  );
}

/** Null where nothing was asked, or nothing promised. */
function keepsTarget({ operation, week }: OperationMetrics): boolean | null {
  const target = TARGETS_MS[operation];
  const share = target === undefined ? null : shareWithin(week.latencies, target);
  return share === null ? null : share >= TARGET_SHARE;
}

function rateOf({ count, successes }: Measured): number | null {
  return count === 0 ? null : successes / count;
}

/** `99.2 %`; never 100 where one is missing. */
function percent(share: number | null): string {
  if (share === null) return '';
  return `${Math.floor(share * 1_000) / 10} %`;
}

function msText(ms: number | null): string {
  if (ms === null) return '';
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 100) / 10} s`;
}

/** What lies above the last bound is only known to be longer. */
function quantileText(latencies: Measured['latencies'], quantile: number): string {
  const ms = quantileMs(latencies, quantile);
  const isBeyond = ms === LATENCY_BOUNDS_MS.at(-1) && shareWithin(latencies, ms) !== 1;
  return `${isBeyond ? '> ' : ''}${msText(ms)}`;
}

function metricsJson(metrics: Metrics, { zone }: ShopTime) {
  const { week, before, weeksBefore, calendar, operations, all, hours, decisions } = metrics;
  return {
    from: isoText(zone, week.start),
    to: isoText(zone, week.end - 1),
    before_from: isoText(zone, before.start),
    weeks_before: weeksBefore,
    calendar,
    success_target: SUCCESS_TARGET,
    ...measuredJson(all.week),
    meets_target: meets(rateOf(all.week), SUCCESS_TARGET),
    before: measuredJson(all.before),
    operations: operations.map((one) => ({
      operation: one.operation,
      ...measuredJson(one.week),
      target_ms: TARGETS_MS[one.operation] ?? null,
      within_target: withinTarget(one),
      meets_target: keepsTarget(one),
      before: measuredJson(one.before),
    })),
    errors: errorsIn(operations),
    errors_by_hour: hours.map(({ hour, count, errors }) => ({ hour, requests: count, errors })),
    decisions: decisions.map(decisionJson),
  } satisfies JsonObject;
}

function measuredJson(measured: Measured) {
  const { count, successes, latencies, outcomes } = measured;
  return {
    count,
    successes,
    success_rate: rounded(rateOf(measured)),
    mean_ms: rounded(meanMs(latencies)),
    p50_ms: rounded(quantileMs(latencies, 0.5)),
    p95_ms: rounded(quantileMs(latencies, 0.95)),
    outcomes: { ...outcomes },
  };
}

function withinTarget({ operation, week }: OperationMetrics): number | null {
  const target = TARGETS_MS[operation];
  return target === undefined ? null : rounded(shareWithin(week.latencies, target));
}

function meets(rate: number | null, target: number): boolean | null {
  return rate === null ? null : rate >= target;
}

function decisionJson({ verb, taken, refused, failed, codes }: DecisionMetrics) {
  const asked = taken + refused + failed;
  return {
    verb,
    taken,
    refused,
    failed,
    success_rate: rounded(taken / asked),
    codes: Object.fromEntries(codes.map(({ code, count }) => [code, count])),
  };
}

/** To four decimals: more would promise what nobody has measured. */
function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10_000) / 10_000;
}
