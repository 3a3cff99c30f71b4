import { expect } from 'vitest';
import { notYet, type Row, told, tried } from './row.ts';
import type { TriedShop } from './tried-shop.ts';

const REPORTS = 'reports';

function decided({ metrics }: TriedShop, verb: string): unknown {
  return metrics.decisions.find((one: { verb: string }) => one.verb === verb);
}

/** What is to be measured. */
export const FIGURES: readonly Row[] = [
  tried('K1', 'how long each kind of request takes on average', ({ metrics }) => {
    for (const { mean_ms } of metrics.operations) expect(mean_ms).toEqual(expect.any(Number));
  }),
  tried('K2', 'how long 95 of 100 take at most', ({ metrics }) => {
    for (const { p95_ms } of metrics.operations) expect(p95_ms).toEqual(expect.any(Number));
  }),
  tried('K3', 'how many come to nothing', ({ metrics }) => {
    const freeBusy = metrics.operations.find((one: { operation: string }) => one.operation === 'freebusy');
    expect(freeBusy.success_rate).toBeLessThan(1);
    expect(freeBusy.outcomes).toMatchObject({ throttled: 1 });
  }),
  tried('K4', 'how many bookings succeed, and why the others do not', (shop) => {
    expect(decided(shop, 'book')).toMatchObject({ taken: 3, refused: 1, codes: { 'slot-taken': 1 } });
  }),
  tried('K5', 'how many moves succeed', (shop) => {
    expect(decided(shop, 'reschedule')).toMatchObject({ taken: 1, success_rate: 1 });
  }),
  tried('K6', 'how many cancellations succeed', (shop) => {
    expect(decided(shop, 'cancel')).toMatchObject({ taken: 1, success_rate: 1 });
  }),
  told('K7', 'how often book and calendar differ', [
    'serve/in-step.test.ts',
    'a calendar is compared as a whole once a day, which no sync by hand puts off, and what is found is put right',
  ]),
  tried('K8', 'how often a delivery comes to nothing', ({ queue, prometheus }) => {
    expect(queue.items).toMatchObject([{ attempts: expect.any(Number), last_error: expect.any(String) }]);
    expect(prometheus).toMatch(/outcome="(?:unanswered|senseless)"/);
  }),
  told(
    'K9',
    'how much waits for a person, and for how long',
    ['domain/calendar-health.test.ts', 'what is about the shop an item has waited for longer'],
    [
      'store/contract/inbox.ts',
      'the inbox is told oldest first: what is open, and with the settled ones the latest of them',
    ],
  ),
  notYet('K10', 'which times are wanted most', REPORTS),
  notYet('K11', 'which times nobody wants', REPORTS),
  notYet('K12', 'how long visits take', REPORTS),
  notYet('K13', 'how many are cancelled', REPORTS),
  notYet('K14', 'how many do not come', REPORTS),
  notYet('K15', 'how often visits are moved', REPORTS),
  told('K16', 'how much of a day is sold', [
    'e2e/hours.test.ts',
    'how much of a day is sold and left, by technician and skill, needs no customer',
  ]),
  notYet('K17', 'when people book, and for when', REPORTS),
  notYet('K18', 'when nobody is there', REPORTS),
];
