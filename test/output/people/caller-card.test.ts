import { expect, test } from 'vitest';
import { cardView, foundCardView } from '../../../src/output/people/caller-card.ts';
import { ANA, appointment, DUE, MATCH, PLAIN, TIME } from '../samples.ts';

const BARE = { ...ANA, id: 2, name: 'Bo', phone: null, email: null };
const CARD = {
  ...MATCH,
  coming: [appointment()],
  visits: 0,
  noShows: 0,
  moves: 0,
  cancellations: 0,
  due: [],
};

test('one customer whole', () => {
  const card = {
    ...CARD,
    customer: { ...ANA, notes: 'pays cash', invite: false },
    visits: 7,
    noShows: 2,
    moves: 3,
    cancellations: 1,
    due: [DUE, { ...DUE, dueOn: '2026-12-01', isOverdue: false }],
  };
  expect(cardView(card, TIME).text(PLAIN)).toMatchInlineSnapshot(`
    "Ana Pérez  +1 212 555 0134  customer 1
      2018 Honda Civic, ABC1234  vehicle 1
      next  Mon 23 Nov 09:00–09:30, Bay 1  Oil change  #12
      last  Mon 9 Nov 14:00–15:30, Bay 1   Oil change  #3
      Due       Oil change since Sun 1 Nov, last Fri 1 May
      Due       Oil change on Tue 1 Dec, last Fri 1 May
      Habits    7 visits, 3 moves, 1 cancellation
      No-shows  2
      E-mail    ana@example.com
      Invite    never
      Notes     pays cash
    "
  `);
  expect(cardView(card, TIME).message).toMatchInlineSnapshot(
    `"Ana Pérez, 2018 Honda Civic: next visit on Monday 23 November at 09:00, Oil change; due: Oil change; 2 no-shows."`,
  );
});

test('one customer without visits', () => {
  const card = { ...CARD, customer: BARE, vehicles: [], next: null, last: null, coming: [] };
  expect(cardView(card, TIME).text(PLAIN)).toBe('Bo  customer 2\n');
  expect(cardView(card, TIME).message).toBe('Bo: no visits yet.');
  expect(cardView({ ...CARD, next: null, coming: [] }, TIME).message).toBe(
    'Ana Pérez, 2018 Honda Civic: no visit booked, the last was on Monday 9 November at 14:00.',
  );
});

/** So many days from now. */
const at = (days: number) => ({
  start: TIME.now + days * 86_400_000,
  end: TIME.now + days * 86_400_000 + 1_800_000,
});

test('a car that is here, one that is late, and the visits to come, of which some are counted', () => {
  const coming = [
    appointment({ id: 1, ...at(-1), status: 'in_progress' }),
    appointment({ id: 2, ...at(-0.01) }),
    ...[1, 2, 3, 4].map((days) => appointment({ id: 2 + days, ...at(days) })),
  ];
  expect(cardView({ ...CARD, coming }, TIME).text(PLAIN)).toMatchInlineSnapshot(`
    "Ana Pérez  +1 212 555 0134  customer 1
      2018 Honda Civic, ABC1234  vehicle 1
      here   Sun 22 Nov 07:00–07:30, Bay 1  Oil change  #1
      today  Mon 23 Nov 06:45–07:15, Bay 1  Oil change  #2
      next   Tue 24 Nov 07:00–07:30, Bay 1  Oil change  #3
      then   Wed 25 Nov 07:00–07:30, Bay 1  Oil change  #4
      last   Mon 9 Nov 14:00–15:30, Bay 1   Oil change  #3
      More    2 visits to come: bay customers appointments 1
      E-mail  ana@example.com
    "
  `);
});

test('what is due names the car where there are several', () => {
  const second = { ...MATCH.vehicles[0], id: 9, make: 'Kia', model: 'Rio', plate: null };
  const vehicles = [...MATCH.vehicles, second as (typeof MATCH.vehicles)[number]];
  const { stdout } = {
    stdout: cardView({ ...CARD, vehicles, due: [{ ...DUE, vehicleId: 9 }] }, TIME).text(PLAIN),
  };
  expect(stdout).toContain('Due     Oil change since Sun 1 Nov, last Fri 1 May, 2018 Kia Rio\n');
});

test('in JSON it is what every match is, and more', () => {
  const { data } = foundCardView('0134', { ...CARD, noShows: 1, moves: 2, due: [DUE] }, TIME);
  expect(data).toMatchObject({
    query: '0134',
    count: 1,
    total: 1,
    offset: 0,
    customers: [
      {
        customer_name: 'Ana Pérez',
        vehicles: [{}],
        next_appointment: {},
        last_appointment: {},
        coming_appointments: [{ appointment_id: 12 }],
        visit_count: 0,
        no_show_count: 1,
        move_count: 2,
        cancellation_count: 0,
        due: [
          {
            vehicle_id: 1,
            service_type: 'oil_change',
            service_name: 'Oil change',
            due_on: '2026-11-01',
            day_of_week: 'Sunday',
            overdue: true,
          },
        ],
      },
    ],
  });
});
