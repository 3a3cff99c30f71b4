/**
 * Times the slot engine beside a plain sorted sweep: 90 days, 10 bays, prepared timelines with a long history.
 *
 *     npx tsx test/bench/slot-engine.ts [history sizes, default 100000 10000000]
 *
 * Each round times every contender once, in shuffled order; the figures are medians in milliseconds.
 */

import type { SlotSearch } from '../../src/domain/crew.ts';
import { DAY_MS, HOUR_MS, type Instant, type Interval, MINUTE_MS } from '../../src/domain/interval.ts';
import { datesFrom, type LocalDate, wallMidnight } from '../../src/domain/local-date.ts';
import type { Bay, MinuteRange, Technician, WeeklyHours } from '../../src/domain/shop.ts';
import { findSlots, findWindows, nearestStarts } from '../../src/domain/slot-search.ts';
import { type Timeline, timeline } from '../../src/domain/timeline.ts';
import type { ZoneRules } from '../../src/domain/zone.ts';
import { zoneRules } from '../../src/machine/zone-database.ts';

const BAYS = 10;
const DAYS = 90;
const FIRST_DAY: LocalDate = '2026-05-04';
const ROUNDS = 301;
const DURATION_MS = 30 * MINUTE_MS;
const WEEKDAY_HOURS: MinuteRange[] = [{ from: 540, to: 1020 }];
const LUNCH = { from: 720, to: 780 };

const zone = zoneRules('America/New_York', 'bench') as ZoneRules;
const days = datesFrom(FIRST_DAY, DAYS);

/** The same numbers on every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** One bay's busy time: two intervals a day in the days asked, all the rest packed into the years before. */
function busyOf(count: number, next: () => number): Interval[] {
  const asked = wallMidnight(FIRST_DAY) + 4 * HOUR_MS;
  const busy: Interval[] = [];
  const history = Math.max(0, count - 2 * DAYS);
  const stride = (40 * 365 * DAY_MS) / Math.max(1, history);
  for (let i = 0; i < history; i += 1) {
    const start = asked - (history - i) * stride;
    busy.push({ start, end: start + stride * 0.6 });
  }
  for (let i = 0; i < Math.min(count, 2 * DAYS); i += 1) {
    const start = asked + Math.floor(i / 2) * DAY_MS + (9 + Math.floor(next() * 16) / 2) * HOUR_MS;
    busy.push({ start, end: start + 30 * MINUTE_MS });
  }
  return busy;
}

interface PlainWindow extends Interval {
  readonly bayId: number;
}

/** What anyone would write first: for each bay one pass over its sorted intervals, and a clock that never changes. */
function plainWindows(timelines: readonly Timeline[], notBefore: Instant): PlainWindow[] {
  const windows: PlainWindow[] = [];
  for (const [index, { full }] of timelines.entries()) {
    const { starts, ends } = full;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ends[middle] as number) <= notBefore) low = middle + 1;
      else high = middle;
    }
    const midnight = wallMidnight(FIRST_DAY) + 4 * HOUR_MS;
    for (let day = 0; day < DAYS; day += 1) {
      const weekday = day % 7;
      if (weekday === 6) continue;
      const closing = weekday === 5 ? 900 : 1020;
      for (const [from, to] of [
        [540, 720],
        [780, closing],
      ] as const) {
        let at = midnight + day * DAY_MS + from * MINUTE_MS;
        const end = midnight + day * DAY_MS + to * MINUTE_MS;
        while (low < ends.length && (ends[low] as number) <= at) low += 1;
        for (; low < ends.length && (starts[low] as number) < end; low += 1) {
          if ((starts[low] as number) - at >= DURATION_MS) {
            windows.push({ bayId: index + 1, start: at, end: starts[low] as number });
          }
          at = ends[low] as number;
        }
        if (end - at >= DURATION_MS) windows.push({ bayId: index + 1, start: at, end });
      }
    }
  }
  return windows;
}

/** The starts of those windows, every half hour, with the bays that offer them. */
function plainStarts(windows: readonly PlainWindow[]): Map<Instant, number[]> {
  const starts = new Map<Instant, number[]>();
  const step = 30 * MINUTE_MS;
  for (const { bayId, start, end } of windows) {
    for (let at = Math.ceil(start / step) * step; at + DURATION_MS <= end; at += step) {
      const bays = starts.get(at);
      if (bays === undefined) starts.set(at, [bayId]);
      else bays.push(bayId);
    }
  }
  return starts;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number;
}

/** Median milliseconds of each contender over rounds in shuffled order, after a warm-up. */
function race(contenders: Readonly<Record<string, () => unknown>>, rounds = ROUNDS): Record<string, number> {
  const names = Object.keys(contenders);
  const times = new Map(names.map((name) => [name, [] as number[]]));
  const next = random(7);
  for (let round = -50; round < rounds; round += 1) {
    for (const name of [...names].sort(() => next() - 0.5)) {
      const began = performance.now();
      contenders[name]?.();
      if (round >= 0) times.get(name)?.push(performance.now() - began);
    }
  }
  return Object.fromEntries([...times].map(([name, taken]) => [name, median(taken)]));
}

const hours: WeeklyHours = {
  monday: WEEKDAY_HOURS,
  tuesday: WEEKDAY_HOURS,
  wednesday: WEEKDAY_HOURS,
  thursday: WEEKDAY_HOURS,
  friday: WEEKDAY_HOURS,
  saturday: [{ from: 540, to: 900 }],
  sunday: [],
};
const bays: Bay[] = Array.from({ length: BAYS }, (_, index) => ({
  id: index + 1,
  name: `Bay ${index + 1}`,
  capacity: 1,
  calendar: 'primary',
  calendarId: 'primary',
  hours: null,
  away: [],
  skills: [],
}));
const technicians: Technician[] = Array.from({ length: 8 }, (_, index) => ({
  id: 101 + index,
  name: `T${index}`,
  capacity: 1,
  calendar: null,
  calendarId: null,
  hours: null,
  away: [],
  skills: [],
}));

function bench(history: number): void {
  const next = random(42);
  const began = performance.now();
  const timelines = new Map(
    bays.map(({ id }) => [id, timeline({ capacity: 1, held: busyOf(history / BAYS, next), foreign: [] })]),
  );
  const prepared = performance.now() - began;
  const search: SlotSearch = {
    shop: {
      zone,
      hours,
      specialHours: [],
      breaks: [{ name: 'lunch', days: null, ...LUNCH }],
      closures: [],
      slotStepMinutes: 30,
      bays,
      technicians: [],
    },
    job: { durationMs: DURATION_MS, bufferMs: 0, skills: [] },
    timelines,
    notBefore: wallMidnight(FIRST_DAY),
  };
  const staffed = {
    ...search,
    shop: { ...search.shop, technicians },
    timelines: new Map([
      ...timelines,
      ...technicians.map(({ id }): [number, Timeline] => [
        id,
        timeline({ capacity: 1, held: busyOf(2 * DAYS, next), foreign: [] }),
      ]),
    ]),
  };
  const inOrder = [...timelines.values()];
  const plain = plainWindows(inOrder, search.notBefore).sort((a, b) => a.start - b.start);
  const ours = findWindows(search, days).flatMap(({ windows }) => windows);
  const same = JSON.stringify(ours) === JSON.stringify(plain);
  const took = race({
    plainWindows: () => plainWindows(inOrder, search.notBefore),
    windows: () => findWindows(search, days),
    plainStarts: () => plainStarts(plainWindows(inOrder, search.notBefore)),
    slots: () => findSlots(search, days),
    staffed: () => findSlots(staffed, days),
    nearest: () => nearestStarts(search, days, wallMidnight(FIRST_DAY) + 45.5 * DAY_MS),
  });
  const figure = (name: string) => `${(took[name] as number).toFixed(3)} ms`;
  const ratio = (name: string, plainName: string) =>
    `${((took[name] as number) / (took[plainName] as number)).toFixed(2)}×`;
  const lines = [
    `${history.toLocaleString('en')} busy intervals, prepared in ${prepared.toFixed(0)} ms; ${ours.length} windows, ${same ? 'the same' : 'NOT THE SAME'} as the plain sweep`,
    `  windows            ${figure('windows')}   plain ${figure('plainWindows')}   ${ratio('windows', 'plainWindows')}`,
    `  windows and starts ${figure('slots')}   plain ${figure('plainStarts')}   ${ratio('slots', 'plainStarts')}`,
    `  with 8 technicians ${figure('staffed')}`,
    `  nearest starts     ${figure('nearest')}`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}

process.stdout.write(`${DAYS} days × ${BAYS} bays from ${FIRST_DAY}\n`);
const sizes = process.argv.slice(2).map(Number);
for (const history of sizes.length > 0 ? sizes : [100_000, 10_000_000]) bench(history);
