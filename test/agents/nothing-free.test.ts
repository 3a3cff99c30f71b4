import { expect, test } from 'vitest';
import { agentDesk } from '../support/agent-desk.ts';
import { RULES } from '../support/book.ts';

const ONE_BAY = { bays: RULES.bays.slice(0, 1) };
const ALIGNMENT = RULES.services.map((service) =>
  service.type === 'alignment' ? { ...service, skills: ['rack'] } : service,
);
const SNOW = { name: 'Snow <b>day</b>', fromDate: '2026-11-24', toDate: '2026-11-24', hours: null };

test.each([
  {
    why: 'past',
    asked: { date: '2025-01-15' },
    message:
      'Found 0 available time slots on Wednesday, January 15, 2025, because it is too late for that. The next free time is Monday, November 23 at 9 in the morning.',
  },
  {
    why: 'beyond-horizon',
    asked: { date: '2027-11-24' },
    message:
      'Found 0 available time slots on Wednesday, November 24, 2027, because that is further ahead than we plan.',
  },
  {
    why: 'not-qualified',
    asked: { date: '2026-11-24', service_type: 'alignment' },
    message: 'Found 0 available time slots on Tuesday, November 24, because nobody here does that work.',
  },
  {
    why: 'too-long',
    asked: { date: '2026-11-24', duration_minutes: 300 },
    message:
      'Found 0 available time slots on Tuesday, November 24, because the work takes longer than we are open at a stretch.',
  },
  {
    why: 'full',
    asked: { date: '2026-11-25' },
    message:
      'Found 0 available time slots on Wednesday, November 25, because we are full. The next free time is Thursday, November 26 at 9 in the morning.',
  },
  {
    why: 'full',
    asked: { date: '2026-11-25', language: 'es' },
    message:
      'No hay horas libres el miércoles 25 de noviembre, porque no queda ninguna hora. La próxima hora libre es el jueves 26 de noviembre a las 9 de la mañana.',
  },
  {
    why: 'closed',
    asked: { date: '2026-11-29' },
    message: 'We are closed on Sundays. The next free time is Monday, November 30 at 9 in the morning.',
  },
  {
    why: 'closed',
    asked: { date: '2026-11-24' },
    message:
      'We are closed on Tuesday, November 24. The next free time is Thursday, November 26 at 9 in the morning.',
    closures: [SNOW],
  },
])('a day without a free time says why: $why, $message', async ({ why, asked, message, closures }) => {
  const { call, done } = await agentDesk({
    rules: {
      ...ONE_BAY,
      technicians: RULES.technicians,
      services: ALIGNMENT,
      ...(closures === undefined ? {} : { closures }),
    },
  });
  for (const [at, minutes] of [
    ['09:00', 180],
    ['13:00', 240],
  ] as const)
    await done('book_appointment', {
      customer_id: 1,
      vehicle_id: 1,
      service_type: 'oil_change',
      scheduled_at: `2026-11-25T${at}:00`,
      duration_minutes: minutes,
    });
  const answered = await call('get_available_slots', asked);
  expect(answered).toMatchObject({
    success: true,
    message,
    data: { count: 0, available_slots: [], nothing_free: { kind: why } },
  });
  expect(JSON.stringify(answered)).not.toMatch(/[<>]/);
});

test('a day with a free time says nothing of why there is none', async () => {
  const { call } = await agentDesk();
  expect((await call('get_available_slots', { date: '2026-11-24' })).data).not.toHaveProperty('nothing_free');
});

test.each([
  { date: '2025-01-15', why: 'past' },
  { date: '2027-11-24', why: 'beyond-horizon' },
  { date: '2026-11-24', service_type: 'alignment', why: 'not-qualified' },
])('where nothing can be offered from $date on it is said why: $why', async ({ why, ...asked }) => {
  const { call } = await agentDesk({
    rules: { ...ONE_BAY, technicians: RULES.technicians, services: ALIGNMENT },
  });
  const visit = { customer_id: 1, vehicle_id: 1, service_type: 'oil_change', ...asked };
  expect(await call('propose_appointment', visit)).toMatchObject({
    success: true,
    message: expect.stringMatching(/^Nothing is free in those two weeks, because /),
    data: { options: [], nothing_free: { kind: why } },
  });
});

test.each([
  { suits: 'in an afternoon', asked: { part_of_day: 'afternoon' }, kind: 'not-suitable' },
  { suits: 'at any time', asked: {}, kind: undefined },
])(
  'where mornings are free and nothing else, what suits $suits is told of as it is',
  async ({ asked, kind }) => {
    const hours = { ...RULES.hours };
    for (const day of Object.keys(hours) as (keyof typeof hours)[])
      hours[day] = day === 'sunday' ? [] : [{ from: 9 * 60, to: 12 * 60 }];
    const { call } = await agentDesk({ rules: { ...ONE_BAY, hours } });
    const visit = { customer_id: 1, vehicle_id: 1, service_type: 'oil_change', date: '2026-11-24' };
    const { message, data } = await call('propose_appointment', { ...visit, ...asked });
    expect(data.nothing_free?.kind).toBe(kind);
    expect(message.startsWith('Nothing that suits is free in those two weeks')).toBe(kind !== undefined);
  },
);
