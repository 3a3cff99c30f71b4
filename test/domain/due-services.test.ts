import { describe, expect, test } from 'vitest';
import { dueServices } from '../../src/domain/due-services.ts';
import { fixedZone } from '../../src/domain/zone.ts';

const zone = fixedZone('New York', -5 * 3_600_000);
const now = Date.parse('2026-11-23T09:00:00-05:00');
const services = [
  { type: 'oil_change', name: 'Oil change', intervalMonths: 6 },
  { type: 'inspection', name: 'Inspection', intervalMonths: 12 },
  { type: 'diagnostics', name: 'Diagnostics', intervalMonths: null },
];
const done = (serviceType: string, date: string, vehicleId = 1) => ({
  vehicleId,
  serviceType,
  at: Date.parse(`${date}T23:30:00-05:00`),
});
const due = (search: Partial<Parameters<typeof dueServices>[0]>) =>
  dueServices({ services, done: [], booked: [], zone, now, ...search }).map(
    ({ vehicleId, service, dueOn, isOverdue }) =>
      `${vehicleId} ${service.type} ${dueOn}${isOverdue ? ' overdue' : ''}`,
  );

describe('a service is due again', () => {
  test.each([
    ['after its months', '2026-03-12', ['1 oil_change 2026-09-12 overdue']],
    ['on the day itself, not overdue yet', '2026-05-23', ['1 oil_change 2026-11-23']],
    ['within the next thirty days', '2026-06-23', ['1 oil_change 2026-12-23']],
    ['and not before that', '2026-06-24', []],
    ['at the end of a month that is shorter', '2025-08-31', ['1 oil_change 2026-02-28 overdue']],
    ['in another year', '2025-12-31', ['1 oil_change 2026-06-30 overdue']],
  ])('%s', (_, date, expected) => {
    expect(due({ done: [done('oil_change', date)] })).toEqual(expected);
  });

  test('the longest overdue first, each car by itself', () => {
    const all = [
      done('oil_change', '2026-04-01'),
      done('inspection', '2025-01-01'),
      done('oil_change', '2026-02-01', 2),
    ];
    expect(due({ done: all })).toEqual([
      '1 inspection 2026-01-01 overdue',
      '2 oil_change 2026-08-01 overdue',
      '1 oil_change 2026-10-01 overdue',
    ]);
  });

  test.each([
    ['by the calendar without an interval', { done: [done('diagnostics', '2020-01-01')] }],
    ['where the shop does it no more', { done: [done('retired', '2020-01-01')] }],
    [
      'where the car is booked for it',
      { done: [done('oil_change', '2020-01-01')], booked: [{ vehicleId: 1, serviceType: 'oil_change' }] },
    ],
  ])('but not %s', (_, search) => {
    expect(due(search)).toEqual([]);
  });
});
