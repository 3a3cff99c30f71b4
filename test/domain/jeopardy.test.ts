import { describe, expect, test } from 'vitest';
import { APPOINTMENT_STATUSES } from '../../src/domain/appointment.ts';
import { defaultShop } from '../../src/domain/default-shop.ts';
import { inJeopardy, jeopardyOf } from '../../src/domain/jeopardy.ts';
import type { Shop } from '../../src/domain/shop.ts';
import { appointment as anAppointment } from '../output/samples.ts';
import { at, span, zone } from '../support/book.ts';
import { aBay, aTechnician, range } from '../support/wall-planner.ts';

const BAY = { id: 1, name: 'Bay 1' };
const MARIA = { id: 7, name: 'Maria' };

function theShop(changes: Partial<Shop> = {}): Shop {
  return {
    ...defaultShop('America/New_York'),
    revision: 1,
    zone,
    services: [],
    breaks: [],
    bays: [aBay(1)],
    technicians: [aTechnician(7, { name: 'Maria' })],
    limits: [],
    ...changes,
  };
}

type Change = NonNullable<Parameters<typeof anAppointment>[0]>;

/** Of 09:00 to 11:00 by Maria, promised for 15:30. */
function visit(changes: Change = {}) {
  const job = { ...span('09:00-11:00'), bay: BAY, technician: MARIA, bufferMs: 0 };
  return anAppointment({ ...job, promisedAt: at('15:30'), ...changes });
}

const STARTED = { status: 'in_progress', startedAt: at('09:00') } as const;

describe('a promise', () => {
  test.each([
    { name: 'can be kept long before the visit', now: '07:00' },
    { name: 'can be kept while there is time enough, though nobody is here', now: '13:30' },
    { name: 'cannot once there is not', now: '13:31', why: 'not-here', readyAt: '15:31' },
    {
      name: 'cannot where the car is here and nobody begins',
      now: '14:00',
      visit: { status: 'arrived' },
      why: 'not-begun',
      readyAt: '16:00',
    },
    { name: 'can be kept by work that has begun in time', now: '10:59', visit: STARTED },
    {
      name: 'cannot by work that has begun too late, and that is known at once',
      now: '13:45',
      visit: { status: 'in_progress', startedAt: at('13:40') },
      why: 'begun-late',
      readyAt: '15:40',
    },
    {
      name: 'can by work that has begun early, though it was planned for longer',
      now: '08:00',
      visit: { ...span('14:00-16:00'), status: 'in_progress', startedAt: at('08:00') },
    },
    {
      name: 'cannot by work that still goes on at that time',
      now: '15:31',
      visit: STARTED,
      why: 'takes-longer',
      readyAt: '15:31',
    },
    {
      name: 'cannot where the job has grown beyond it, hours before',
      now: '08:00',
      visit: span('09:00-16:00'),
      why: 'takes-longer',
      readyAt: '16:00',
    },
    { name: 'can be kept to the minute', now: '08:00', visit: span('09:00-15:30') },
    { name: 'that nobody has made is in no jeopardy', now: '16:00', visit: { promisedAt: null } },
  ] as const)('$name', ({ now, ...given }) => {
    const expected = 'why' in given ? { why: given.why, readyAt: at(given.readyAt ?? '') } : null;
    const changes = 'visit' in given ? given.visit : {};
    expect(jeopardyOf(visit(changes), theShop(), at(now))).toEqual(expected);
  });

  test.each([
    {
      name: 'is away',
      technicians: [
        aTechnician(7, {
          name: 'Maria',
          away: [{ fromDate: '2026-11-23', toDate: '2026-11-23', hours: null, reason: 'sick' }],
        }),
      ],
    },
    { name: 'does not work there any more', technicians: [] },
  ])('cannot be kept where whoever does it $name, hours before', ({ technicians }) => {
    const found = jeopardyOf(visit(), theShop({ technicians }), at('07:00'));
    expect(found).toMatchObject({ why: 'nobody-there', because: { name: 'Maria' } });
  });

  test('cannot be kept on a day on which the shop is closed by now', () => {
    const closures = [{ name: 'Snow', fromDate: '2026-11-23', toDate: '2026-11-23', hours: null }];
    const found = jeopardyOf(visit(), theShop({ closures }), at('07:00'));
    expect(found).toMatchObject({ why: 'nobody-there', because: { name: null } });
  });

  test('is in no jeopardy because the job has grown into lunch', () => {
    const breaks = [{ name: 'lunch', days: null, ...range('12:00-13:00') }];
    expect(jeopardyOf(visit(span('09:00-12:30')), theShop({ breaks }), at('08:00'))).toBeNull();
  });

  test('is in jeopardy only of a visit that is open', () => {
    const late = APPOINTMENT_STATUSES.filter(
      (status) => jeopardyOf(visit({ status }), theShop(), at('16:00')) !== null,
    );
    expect(late).toEqual(['scheduled', 'arrived', 'in_progress']);
  });
});

test('of several promises those of today are told, in their order', () => {
  const first = visit({ id: 1, promisedAt: at('09:30') });
  const tomorrow = visit({ id: 2, promisedAt: at('09:30') + 86_400_000, ...span('09:00-16:00') });
  const kept = visit({ id: 3, promisedAt: at('12:00') });
  const last = visit({ id: 4, promisedAt: at('10:30') });
  const found = inJeopardy([first, last, kept, tomorrow], theShop(), at('08:00'));
  expect(found.map((one) => one.visit.id)).toEqual([1, 4]);
});
