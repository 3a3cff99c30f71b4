import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jobOf, plannedVisit } from '../../src/domain/planned-visit.ts';
import type { Service } from '../../src/domain/shop.ts';
import { movedWork, type PlannedWork, plannedWork } from '../../src/domain/work.ts';
import { planner } from '../support/wall-planner.ts';

const { at, span, shown } = planner('2026-11-23');

function service(id: number, minutes: number, changes: Partial<Service> = {}): Service {
  return {
    id,
    type: `s${id}`,
    name: `Service ${id}`,
    minutes,
    bufferMinutes: 0,
    intervalMonths: null,
    skills: [],
    ...changes,
  };
}

/** `09:00-09:30 30` */
function told(work: readonly PlannedWork[]): string[] {
  return work.map((piece) => `${shown(piece)} ${piece.minutes}`);
}

const OIL_AND_TIRES = [service(1, 30), service(2, 60)];

describe('the pieces of a visit', () => {
  test.each([
    { slot: '09:00-10:30', pieces: ['09:00-09:30 30', '09:30-10:30 60'] },
    { slot: '09:00-12:00', pieces: ['09:00-10:00 60', '10:00-12:00 120'] },
    { slot: '09:00-10:00', pieces: ['09:00-09:20 20', '09:20-10:00 40'] },
    { slot: '09:00-10:10', pieces: ['09:00-09:23 23', '09:23-10:10 47'] },
  ])('follow one another and fill $slot', ({ slot, pieces }) => {
    expect(told(plannedWork(OIL_AND_TIRES, span(slot)))).toEqual(pieces);
  });

  test.each([
    { name: 'to another time', to: '13:00-14:30', pieces: ['13:00-13:30 30', '13:30-14:30 60'] },
    { name: 'to a longer one', to: '13:00-16:00', pieces: ['13:00-14:00 60', '14:00-16:00 120'] },
    { name: 'to a shorter one', to: '13:00-13:45', pieces: ['13:00-13:15 15', '13:15-13:45 30'] },
  ])('go along $name, each by whom it was', ({ to, pieces }) => {
    const work = plannedWork(OIL_AND_TIRES, span('09:00-10:30')).map((piece, i) =>
      Object.assign({}, piece, { technicianId: 11 + i }),
    );
    const moved = movedWork(work, span('09:00-10:30'), span(to), 11);
    expect(told(moved)).toEqual(pieces);
    expect(moved.map(({ technicianId }) => technicianId)).toEqual([11, 12]);
  });

  test('never end after the visit nor begin before it, leave no gap, and none of them is empty', () => {
    const law = fc.property(
      fc.array(fc.integer({ min: 1, max: 1440 }), { minLength: 2, maxLength: 8 }),
      fc.integer({ min: 60_000, max: 86_400_000 }),
      fc.integer({ min: 60_000, max: 86_400_000 }),
      (minutes, beforeMs, afterMs) => {
        const services = minutes.map((each, id) => service(id, each));
        const before = { start: at('09:00'), end: at('09:00') + beforeMs };
        const after = { start: at('10:07'), end: at('10:07') + afterMs };
        for (const [work, slot] of [
          [plannedWork(services, before), before],
          [movedWork(plannedWork(services, before), before, after, null), after],
        ] as const) {
          assert.equal(work[0]?.start, slot.start);
          assert.equal(work.at(-1)?.end, slot.end);
          for (const [i, piece] of work.entries()) {
            assert.ok(piece.start < piece.end);
            if (i > 0) assert.equal(piece.start, work[i - 1]?.end);
          }
        }
      },
    );
    fc.assert(law, { seed: 3, numRuns: 300 });
  });
});

describe('a visit for several services', () => {
  test('takes as long as they do together, and asks for the skills of each when its turn comes', () => {
    const visit = plannedVisit([service(1, 30), service(2, 60, { skills: ['brakes'] })], at('09:00'), null);
    expect(shown(visit.slot)).toBe('09:00-10:30');
    expect(jobOf(visit)).toEqual({
      durationMs: 90 * 60_000,
      bufferMs: 0,
      skills: ['brakes'],
      pieces: [
        { afterMs: 0, durationMs: 30 * 60_000, skills: [] },
        { afterMs: 30 * 60_000, durationMs: 60 * 60_000, skills: ['brakes'] },
      ],
    });
  });

  test.each([
    { name: 'the buffer of the last', buffers: [0, 20], bufferMinutes: 20 },
    { name: 'what is left of an earlier one that lasts longer', buffers: [90, 20], bufferMinutes: 30 },
    { name: 'nothing of an earlier one that is over', buffers: [60, 0], bufferMinutes: 0 },
  ])('keeps the bay free for $name', ({ buffers: [first = 0, second = 0], bufferMinutes }) => {
    const services = [service(1, 30, { bufferMinutes: first }), service(2, 60, { bufferMinutes: second })];
    expect(plannedVisit(services, at('09:00'), null).bufferMs).toBe(bufferMinutes * 60_000);
  });
});
