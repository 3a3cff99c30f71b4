import { expect, test } from 'vitest';
import { HOUR_MS } from '../../src/domain/interval.ts';
import { promiseMoved } from '../../src/domain/promise.ts';
import { earliestOf, wallText } from '../../src/domain/zone.ts';
import { zoneNamed } from '../support/wall-planner.ts';

const zone = zoneNamed('America/New_York');
const at = (wall: string) => earliestOf(zone, Date.parse(`${wall}Z`));

function stand(wallStart: string) {
  return { start: at(wallStart), end: at(wallStart) + HOUR_MS, wallStart };
}

test.each([
  {
    name: 'stays, on the same day',
    from: '2026-10-29T09:00',
    to: '2026-10-29T13:30',
    ready: '2026-10-29 15:30',
  },
  {
    name: 'goes along to another day',
    from: '2026-10-29T09:00',
    to: '2026-10-30T13:30',
    ready: '2026-10-30 15:30',
  },
  { name: 'goes back with it', from: '2026-10-29T09:00', to: '2026-10-27T09:00', ready: '2026-10-27 15:30' },
  {
    name: 'keeps its time when clocks change between',
    from: '2026-10-29T09:00',
    to: '2026-11-02T11:00',
    ready: '2026-11-02 15:30',
  },
])('the promise of a visit that moves $name', ({ from, to, ready }) => {
  const promisedAt = at('2026-10-29T15:30');
  const moved = promiseMoved(promisedAt, stand(from), stand(to));
  expect(wallText(zone, moved as number).replace('T', ' ')).toBe(ready);
  expect(promiseMoved(moved, stand(to), stand(from))).toBe(promisedAt);
});

test.each([
  { name: 'ends later than that', to: '2026-10-30T15:00', ready: '2026-10-30 16:00' },
  { name: 'begins later than that', to: '2026-10-28T17:00', ready: '2026-10-28 18:00' },
])('on another day, where the visit $name, the promise is when it ends', ({ to, ready }) => {
  const moved = promiseMoved(at('2026-10-29T15:30'), stand('2026-10-29T09:00'), stand(to));
  expect(wallText(zone, moved as number).replace('T', ' ')).toBe(ready);
});

test('a promise that could not be kept before goes along as it is', () => {
  const late = promiseMoved(at('2026-10-29T09:30'), stand('2026-10-29T09:00'), stand('2026-10-30T09:00'));
  expect(wallText(zone, late as number)).toBe('2026-10-30T09:30');
});

test('where nothing was promised, nothing is', () => {
  expect(promiseMoved(null, stand('2026-10-29T09:00'), stand('2026-10-30T09:00'))).toBeNull();
});
