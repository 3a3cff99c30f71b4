import { DAY_MS, HOUR_MS } from '../../src/domain/interval.ts';
import { calendarOf } from '../support/ics-samples.ts';
import {
  componentsOf,
  FROM,
  MAIN_STREET,
  type ModelEvent,
  type ModelRule,
  occurrencesOf,
  ZONES,
} from './calendar-model.ts';

/** A file, and what it was made from. */
export interface ModelFile {
  readonly events: readonly ModelEvent[];
  /** As a program would write it on one kind of machine: CRLF, no fold. */
  readonly plain: string;
  /** The same, folded at random places, with other line ends, in another encoding. */
  readonly bytes: Uint8Array;
  readonly shape: string;
}

type Random = () => number;

function pick<T>(random: Random, items: readonly T[]): T {
  return items[Math.floor(random() * items.length)] as T;
}

function upTo(random: Random, most: number): number {
  return Math.floor(random() * (most + 1));
}

const WORKING_DAYS = ['MO', 'TU', 'WE', 'TH', 'FR'];
const DAYS = [...WORKING_DAYS, 'SA', 'SU'];

function someOf<T>(random: Random, items: readonly T[], most: number): T[] {
  const count = 1 + upTo(random, most - 1);
  return [...new Set(Array.from({ length: count }, () => pick(random, items)))];
}

function ruleFor(random: Random, start: number): ModelRule {
  const plain = { days: [], monthDays: [], months: [], position: null, count: null, untilDay: null };
  const interval = 1 + upTo(random, 3);
  const month = () => 1 + upTo(random, 11);
  const shapes: (() => ModelRule)[] = [
    () => ({ ...plain, frequency: 'DAILY', interval }),
    () => ({ ...plain, frequency: 'DAILY', interval, days: someOf(random, DAYS, 5) }),
    () => ({ ...plain, frequency: 'DAILY', interval: 1, months: [month(), month()] }),
    () => ({ ...plain, frequency: 'WEEKLY', interval }),
    () => ({ ...plain, frequency: 'WEEKLY', interval, days: someOf(random, DAYS, 4) }),
    () => ({ ...plain, frequency: 'MONTHLY', interval }),
    () => ({
      ...plain,
      frequency: 'MONTHLY',
      interval,
      monthDays: someOf(random, [1, 13, 15, 28, 29, 30, 31, -1, -3], 3),
    }),
    () => ({
      ...plain,
      frequency: 'MONTHLY',
      interval,
      days: [pick(random, ['1MO', '3TH', '-1FR', '5WE', '-2SU'])],
    }),
    () => ({ ...plain, frequency: 'MONTHLY', interval, days: ['FR'], monthDays: [13, 20, 27] }),
    () => ({
      ...plain,
      frequency: 'MONTHLY',
      interval: 1,
      days: WORKING_DAYS,
      position: pick(random, [1, 2, -1, -2]),
    }),
    () => ({ ...plain, frequency: 'YEARLY', interval: 1 }),
    () => ({
      ...plain,
      frequency: 'YEARLY',
      interval: 1,
      months: [10, 11, 12],
      days: [pick(random, ['4TH', '-1MO', '2SU'])],
    }),
    () => ({
      ...plain,
      frequency: 'YEARLY',
      interval: 1,
      months: [month(), 11],
      monthDays: [pick(random, [1, 29, 30, -1])],
    }),
  ];
  const rule = pick(random, shapes)();
  const ending = random();
  if (ending < 0.3) return { ...rule, count: 1 + upTo(random, 60) };
  const end = Math.floor(Math.max(start, FROM + upTo(random, 100) * DAY_MS) / DAY_MS) * DAY_MS;
  return ending < 0.6 ? { ...rule, untilDay: end } : rule;
}

function eventFor(random: Random, at: number): ModelEvent {
  const allDay = random() < 0.15;
  const day = FROM + (upTo(random, 200) - 120) * DAY_MS;
  const start = allDay ? day : day + (6 + upTo(random, 8)) * HOUR_MS + pick(random, [0, 15, 30]) * 60_000;
  const repeats = random() < 0.75;
  const event: ModelEvent = {
    uid: `event-${at}@model`,
    zone: pick(random, ZONES),
    allDay,
    start,
    minutes: allDay ? (1 + upTo(random, 2)) * 1440 : (1 + upTo(random, 31)) * 15,
    end: pick(random, ['DTEND', 'DURATION']),
    rule: repeats ? ruleFor(random, start) : null,
    leftOut: [],
    exdate: pick(random, ['zoned', 'floating', 'utc', 'date']),
    exceptions: [],
    added: repeats && random() < 0.15 ? [upTo(random, 60) + 1] : [],
    earlier: pick(random, ['none', 'none', 'none', 'before', 'behind']),
    standing: random() < 0.85 ? 'busy' : pick(random, ['free', 'cancelled']),
  };
  const count = occurrencesOf(event).length;
  if (!repeats || count < 2) return event;
  const places = someOf(
    random,
    Array.from({ length: count }, (_, n) => n),
    4,
  ).filter(() => random() < 0.6);
  const half = Math.floor(places.length / 2);
  return {
    ...event,
    leftOut: places.slice(0, half),
    exceptions: places.slice(half).map((place) => ({
      at: place,
      movedMinutes: random() < 0.3 ? null : allDay ? 1440 * upTo(random, 2) : 15 * (upTo(random, 16) - 8),
    })),
  };
}

const LINE_ENDS = ['\r\n', '\n', '\r'];
const ENCODINGS = ['utf-8', 'utf-8 with a mark', 'utf-16le', 'utf-16be'] as const;

/** Some lines folded at some places, also within names and behind them. */
function folded(text: string, random: Random): string {
  return text.replaceAll(/[^\r\n]+/g, (line) => {
    if (random() < 0.6) return line;
    const letters = Array.from(line);
    const at = 1 + upTo(random, letters.length - 1);
    return `${letters.slice(0, at).join('')}\r\n${pick(random, [' ', '\t'])}${letters.slice(at).join('')}`;
  });
}

function encoded(text: string, encoding: (typeof ENCODINGS)[number]): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text);
  if (encoding === 'utf-8 with a mark') return Buffer.from(`\uFEFF${text}`);
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}

/** The same seed gives the same file. */
export function fileFor(random: Random): ModelFile {
  const events = Array.from({ length: 1 + upTo(random, 7) }, (_, at) => eventFor(random, at));
  const components = [MAIN_STREET, ...events.flatMap(componentsOf)];
  // In any order; but of one event the versions stay as they are.
  const plain = calendarOf(
    ...(random() < 0.5 ? components : [...components.slice(1), components[0] as string]),
  );
  const [end, encoding] = [pick(random, LINE_ENDS), pick(random, ENCODINGS)];
  const folds = random() < 0.6;
  const text = (folds ? folded(plain, random) : plain).replaceAll('\r\n', end);
  const shape = `${JSON.stringify(end)}, ${encoding}${folds ? ', folded' : ''}`;
  return { events, plain, bytes: encoded(text, encoding), shape };
}
