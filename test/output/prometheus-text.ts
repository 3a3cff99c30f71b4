/** A sample as it was read. */
export interface ReadSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface ReadFamily {
  readonly type: string;
  readonly help: string;
  readonly samples: readonly ReadSample[];
}

const NAME = '[a-zA-Z_:][a-zA-Z0-9_:]*';
const HELP = new RegExp(`^# HELP (${NAME}) (.+)$`);
const TYPE = new RegExp(`^# TYPE (${NAME}) (counter|gauge|histogram)$`);
const SAMPLE = new RegExp(`^(${NAME})(?:\\{(.*)\\})? (-?[0-9.]+(?:e[+-]?[0-9]+)?|\\+Inf)$`);
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"(?:,|$)/y;

/**
 * Reads the text format of Prometheus (0.0.4) as strictly as `promtool check metrics`: help and type before the samples of each
 * family, every family once, each series once, counters called `_total`, histograms whose buckets grow up to `+Inf` and their count.
 * Throws for anything else.
 */
export function readPrometheus(text: string): ReadonlyMap<string, ReadFamily> {
  if (!text.endsWith('\n')) throw new Error('the last line has no end');
  const families = new Map<string, ReadFamily & { samples: ReadSample[] }>();
  const seen = new Set<string>();
  const lines = text.slice(0, -1).split('\n');
  let family = { name: '', type: '', help: '' };
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] as string;
    const help = HELP.exec(line);
    if (help !== null) {
      const type = TYPE.exec(lines[i + 1] ?? '');
      if (type === null || type[1] !== help[1]) throw new Error(`no type follows: ${line}`);
      family = { name: help[1] as string, help: help[2] as string, type: type[2] as string };
      if (families.has(family.name)) throw new Error(`twice: ${family.name}`);
      if ((family.type === 'counter') !== family.name.endsWith('_total'))
        throw new Error(`misnamed: ${family.name}`);
      families.set(family.name, { ...family, samples: [] });
      i += 1;
      continue;
    }
    const sample = sampleIn(line);
    const suffix = sample.name.slice(family.name.length);
    const suffixes = family.type === 'histogram' ? ['_bucket', '_sum', '_count'] : [''];
    if (!sample.name.startsWith(family.name) || !suffixes.includes(suffix))
      throw new Error(`out of place: ${line}`);
    const key = `${sample.name}${JSON.stringify(Object.entries(sample.labels).sort(([a], [b]) => (a < b ? -1 : 1)))}`;
    if (seen.has(key)) throw new Error(`twice: ${line}`);
    seen.add(key);
    families.get(family.name)?.samples.push(sample);
  }
  for (const [name, { type, samples }] of families) if (type === 'histogram') checkHistogram(name, samples);
  return families;
}

function sampleIn(line: string): ReadSample {
  const [, name = '', labels = '', value = ''] = SAMPLE.exec(line) ?? [];
  if (name === '') throw new Error(`no sample: ${line}`);
  const found: Record<string, string> = {};
  LABEL.lastIndex = 0;
  while (LABEL.lastIndex < labels.length) {
    const label = LABEL.exec(labels);
    if (label === null) throw new Error(`no labels: ${line}`);
    found[label[1] as string] = label[2] as string;
  }
  return { name, labels: found, value: value === '+Inf' ? Number.POSITIVE_INFINITY : Number(value) };
}

function grows(list: readonly number[]): boolean {
  return list.every((one, i) => i === 0 || one >= (list[i - 1] as number));
}

function checkHistogram(name: string, samples: readonly ReadSample[]): void {
  const series = new Map<string, ReadSample[]>();
  for (const sample of samples) {
    const { le: _, ...labels } = sample.labels;
    const key = JSON.stringify(labels);
    series.set(key, [...(series.get(key) ?? []), sample]);
  }
  for (const [key, own] of series) {
    const buckets = own.filter((sample) => sample.name === `${name}_bucket`);
    const bounds = buckets.map(({ labels }) =>
      labels['le'] === '+Inf' ? Number.POSITIVE_INFINITY : Number(labels['le']),
    );
    const count = own.find((sample) => sample.name === `${name}_count`)?.value;
    if (
      bounds.at(-1) !== Number.POSITIVE_INFINITY ||
      new Set(bounds).size !== bounds.length ||
      !grows(bounds)
    )
      throw new Error(`its bounds do not rise to +Inf: ${name}${key}`);
    if (!grows(buckets.map(({ value }) => value)) || buckets.at(-1)?.value !== count)
      throw new Error(`its buckets do not grow to its count: ${name}${key}`);
    if (!own.some((sample) => sample.name === `${name}_sum`)) throw new Error(`no sum: ${name}${key}`);
  }
}
