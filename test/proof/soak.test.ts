import { expect, test } from 'vitest';
import { HOUR_MS } from '../../src/domain/interval.ts';
import { slopeOf } from './soak-measures.ts';
import { type SoakReport, soak } from './soak-run.ts';

/** `npm run test:soak` asks for seven days; BAY_SOAK_SEED gives others, or the same ones again. */
const HOURS = Number(process.env['BAY_SOAK_HOURS'] ?? 1);
const SEED = Number(process.env['BAY_SOAK_SEED'] ?? 1);
const DAY_HOURS = 24;

const MEBIBYTE = 1_024 * 1_024;
/** In a day, after the first: the strict Google is in the same process, and forgets none of two hundred visits and what was done to them. */
const GROWN_BYTES = 2 * MEBIBYTE;
/** Connections that are kept open come and go; but from day to day there are no more of them. */
const MORE_HANDLES = 12;
const GROWN_HANDLES = 1;
const LOG_BYTES = 16 * MEBIBYTE;

test(
  'a shop that is served for hours or days is right at every hour, comes to rest, and grows by nothing',
  async () => {
    const began = performance.now();
    const report = await soak({ hours: HOURS, seed: SEED });
    if (HOURS >= DAY_HOURS) process.stdout.write(figures(report, performance.now() - began));
    expect(report.violations).toEqual([]);
    expect(report.appointments).toBeGreaterThan(2 * HOURS);
    expect(report.mostLogBytes).toBeLessThan(LOG_BYTES);
    expect(report.mostChannels).toBeLessThanOrEqual(2);
    const days = report.held.slice(1);
    expect(slopeOf(days.map(({ heapBytes }) => heapBytes))).toBeLessThan(GROWN_BYTES);
    for (const held of [days.map(({ resources }) => resources), days.map(({ descriptors }) => descriptors)])
      expect(slopeOf(held)).toBeLessThan(GROWN_HANDLES);
    const [first] = report.held;
    for (const { resources, descriptors } of days) {
      expect(resources).toBeLessThanOrEqual((first?.resources ?? 0) + MORE_HANDLES);
      expect(descriptors).toBeLessThanOrEqual((first?.descriptors ?? 0) + MORE_HANDLES);
    }
  },
  HOUR_MS,
);

function mebibytes(bytes: number): number {
  return Math.round((bytes * 10) / MEBIBYTE) / 10;
}

function figures(report: SoakReport, tookMs: number): string {
  const { seed, appointments, answers, touches, requests, faults, pushes, held } = report;
  const days = held.slice(1).map(({ heapBytes }) => heapBytes);
  const lines = [
    `${HOURS} hours of seed ${seed}, in ${Math.round(tookMs / 1_000)} s`,
    `${appointments} appointments; ${[...answers]
      .map(([what, count]) => `${count} × ${what}`)
      .sort()
      .join(', ')}`,
    `${touches} touches by people, ${requests} requests, ${faults} faults`,
    `${pushes.told} notifications, ${pushes.dropped} dropped, ${pushes.forged} made up; ${report.mostChannels} channels of a calendar at a time at most`,
    `log ${mebibytes(report.mostLogBytes)} MiB at most`,
    ...held.map(
      ({ heapBytes, resources, descriptors }, day) =>
        `day ${day + 1}: heap ${mebibytes(heapBytes)} MiB, ${resources} resources, ${descriptors} descriptors`,
    ),
    `heap grows by ${mebibytes(slopeOf(days))} MiB a day after the first`,
    `${report.violations.length} violations`,
  ];
  return `${lines.join('\n')}\n`;
}
