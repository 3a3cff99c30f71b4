import { SECOND_MS } from '../../domain/interval.ts';
import { LATENCY_BOUNDS_MS, type Latencies, mergedLatencies } from '../../domain/latencies.ts';
import type { RequestOperation } from '../../domain/request-figure.ts';
import type { Gauges } from '../../usecases/figures/read-gauges.ts';

interface Family {
  readonly name: string;
  readonly help: string;
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly samples: readonly Sample[];
}

interface Sample {
  /** What follows the family's name. */
  readonly suffix?: '_bucket' | '_sum' | '_count';
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** The figures as Prometheus scrapes them (`text/plain; version=0.0.4`). Sums are of all that was ever asked for this book. */
export function prometheusText(gauges: Gauges, version: string): string {
  const { at, totals, owed, read, compared } = gauges;
  const families: Family[] = [
    {
      name: 'bay_build_info',
      help: 'The version of bay that gives these figures.',
      type: 'gauge',
      samples: [{ labels: { version }, value: 1 }],
    },
    {
      name: 'bay_google_requests_total',
      help: 'Requests to Google, by what was asked and what came of it.',
      type: 'counter',
      samples: totals.map(({ operation, outcome, latencies }) => ({
        labels: { operation, outcome },
        value: latencies.count,
      })),
    },
    {
      name: 'bay_google_request_duration_seconds',
      help: 'How long requests to Google took.',
      type: 'histogram',
      samples: [...byOperation(totals)].flatMap(([operation, latencies]) =>
        histogram({ operation }, latencies),
      ),
    },
    {
      name: 'bay_sync_last_success_timestamp_seconds',
      help: 'When a calendar was last read as a whole.',
      type: 'gauge',
      samples: read.map(({ calendar, at }) => ({ labels: { calendar }, value: at / SECOND_MS })),
    },
    {
      name: 'bay_comparison_timestamp_seconds',
      help: 'When a calendar was last compared with the book as a whole.',
      type: 'gauge',
      samples: compared.map(({ calendar, at }) => ({ labels: { calendar }, value: at / SECOND_MS })),
    },
    {
      name: 'bay_comparison_differing_events',
      help: 'Events that differed from the book then.',
      type: 'gauge',
      samples: compared.map(({ calendar, differing }) => ({ labels: { calendar }, value: differing })),
    },
    {
      name: 'bay_owed_changes',
      help: 'Changes that wait to be told to a calendar.',
      type: 'gauge',
      samples: [{ labels: {}, value: owed?.count ?? 0 }],
    },
    {
      name: 'bay_owed_oldest_age_seconds',
      help: 'How long the oldest of them has waited.',
      type: 'gauge',
      samples: [{ labels: {}, value: owed === null ? 0 : Math.max(0, at - owed.since) / SECOND_MS }],
    },
    ...pushed(gauges),
  ];
  return families
    .filter(({ samples }) => samples.length > 0)
    .map(familyText)
    .join('');
}

/** How Google tells of changes. */
function pushed({ channels, notifications }: Gauges): Family[] {
  return [
    {
      name: 'bay_channel_expiry_timestamp_seconds',
      help: 'When the channel ends through which Google tells of changes in a calendar.',
      type: 'gauge',
      samples: channels.map(({ calendar, expiresAt }) => ({
        labels: { calendar },
        value: expiresAt / SECOND_MS,
      })),
    },
    {
      name: 'bay_notifications_total',
      help: 'What came in as notifications of Google, by what it was.',
      type: 'counter',
      samples: notifications.map(({ verdict, count }) => ({ labels: { verdict }, value: count })),
    },
  ];
}

function byOperation(totals: Gauges['totals']): Map<RequestOperation, Latencies> {
  const all = new Map<RequestOperation, Latencies>();
  for (const { operation, latencies } of totals) {
    const before = all.get(operation);
    all.set(operation, before === undefined ? latencies : mergedLatencies(before, latencies));
  }
  return all;
}

/** Buckets hold all that took no longer than their bound, in seconds. */
function histogram(labels: Sample['labels'], { count, totalMs, buckets }: Latencies): Sample[] {
  let sum = 0;
  const bucketSamples = buckets.map((inBucket, i): Sample => {
    sum += inBucket;
    const bound = LATENCY_BOUNDS_MS[i];
    const le = bound === undefined ? '+Inf' : String(bound / SECOND_MS);
    return { suffix: '_bucket', labels: { ...labels, le }, value: sum };
  });
  return [
    ...bucketSamples,
    { suffix: '_sum', labels, value: totalMs / SECOND_MS },
    { suffix: '_count', labels, value: count },
  ];
}

function familyText({ name, help, type, samples }: Family): string {
  const lines = samples.map(
    ({ suffix = '', labels, value }) => `${name}${suffix}${labelsText(labels)} ${value}\n`,
  );
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join('')}`;
}

function labelsText(labels: Sample['labels']): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

function escaped(value: string): string {
  return value
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll('\n', String.raw`\n`);
}
