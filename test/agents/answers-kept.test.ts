import { describe, expect, test } from 'vitest';
import { agentRules } from '../../src/agents/rules.ts';
import { TOOLS } from '../../src/agents/tool-table.ts';
import { agentDesk } from '../support/agent-desk.ts';
import { RULES } from '../support/book.ts';

const VISIT = { customer_id: 1, vehicle_id: 1, service_type: 'oil_change' };
const CALLER = { conversation: 'call' };
const person = (i: number) => ({ name: `Person ${i}`, phone_number: `21255502${10 + i}` });

describe('the same again', () => {
  test('gives who was entered, also once a conversation has met as many people as it may', async () => {
    const { call, done } = await agentDesk();
    for (let i = 1; i < 6; i += 1) await done('create_customer', person(i), CALLER);
    const keyed = { ...person(6), idempotency_key: 'six' };
    const { data } = await done('create_customer', keyed, CALLER);
    for (const again of [keyed, person(6)])
      expect(await call('create_customer', again, CALLER)).toMatchObject({
        success: true,
        already: true,
        data,
      });
    expect(await call('create_customer', person(7), CALLER)).toMatchObject({ error: { code: 'tool-limit' } });
  });

  test('may have a key of 255 characters, and what one conversation calls so is not what another does', async () => {
    const { done, call } = await agentDesk();
    const key = 'k'.repeat(255);
    const one = await done('create_customer', { ...person(1), idempotency_key: key }, CALLER);
    const again = await done('create_customer', { ...person(1), idempotency_key: key }, CALLER);
    expect([again.already, again.data]).toEqual([true, one.data]);
    const other = { ...person(2), idempotency_key: key };
    expect(await call('create_customer', other, { conversation: 'other' })).toMatchObject({ success: true });
    expect(await call('create_customer', other, CALLER)).toMatchObject({ error: { code: 'key-reused' } });
  });
});

test('the language is understood with blanks around it, as every argument is', async () => {
  const { call } = await agentDesk();
  const { message } = await call('get_upcoming_appointments', { customer_id: 1, language: ' es ' });
  expect(message).toBe('No hay citas próximas.');
});

test('both texts of a booking are kept, the notes first', async () => {
  const { done, store } = await agentDesk();
  const texts = { notes: 'key under the mat', service_description: 'oil and filter' };
  const { data } = await done('book_appointment', { ...VISIT, scheduled_at: '2026-11-24T09:00', ...texts });
  const visit = await store.appointments.get(data.appointment_id);
  expect(visit?.notes).toBe('key under the mat\noil and filter');
});

test('a time that was explained is booked in the length that was told with it', async () => {
  const { done, call } = await agentDesk();
  const at = { scheduled_at: '2026-11-24T16:30:00', service_type: 'oil_change' };
  const { data } = await done('explain_time', at);
  expect(data).toMatchObject({ available: true, duration_minutes: 30 });
  expect(await call('book_appointment', { ...VISIT, ...at })).toMatchObject({ success: false });
  const { duration_minutes } = data;
  expect(await call('book_appointment', { ...VISIT, ...at, duration_minutes })).toMatchObject({
    success: true,
  });
});

test('a service that may be several is asked about by their names', async () => {
  const services = RULES.services.map((service) =>
    Object.assign({}, service, service.type === 'alignment' ? { name: 'Tire alignment' } : {}),
  );
  const { call } = await agentDesk({ rules: { services } });
  const { error, message } = await call('get_available_slots', { date: '2026-11-24', service_type: 'tire' });
  expect(message).toBe(
    'Error checking calendar availability: we have several services that sound like that.',
  );
  expect(error).toEqual({
    code: 'several-match',
    hint: 'Ask which of error.details.matches is meant, and give that as service_type.',
    details: { what: 'service', matches: ['Tire rotation', 'Tire alignment'] },
  });
});

test('a refusal offers alternatives only where it has some', async () => {
  const { call } = await agentDesk();
  const book = (scheduled_at: string) => call('book_appointment', { ...VISIT, scheduled_at });
  const skipped = await book('2027-03-14T02:30:00');
  expect(skipped.error).toMatchObject({
    code: 'time-skipped',
    hint: expect.not.stringContaining('alternatives'),
  });
  expect(skipped.data).not.toHaveProperty('alternatives');
  const closed = await book('2026-11-24T03:00:00');
  expect(closed.data.alternatives).not.toEqual([]);
  expect(closed.error?.hint).toContain('data.alternatives');
});

test('a call that ends in a bug is no miss of the caller', async () => {
  const { call, ports, store } = await agentDesk();
  const { conversations } = store;
  const broken = Object.assign(Object.create(store) as typeof store, {
    customers: { ...store.customers, byPhone: () => Promise.reject(new TypeError('broken')) },
  });
  const look = (with_: typeof store) => {
    ports.store = with_;
    return call('lookup_customer', { phone_number: '2125550134' }, CALLER);
  };
  for (let i = 0; i < 9; i += 1) await expect(look(broken)).rejects.toThrow('broken');
  expect(await conversations.standing(ports.digest('call'), ports.clock.now())).toMatchObject({
    calls: 9,
    misses: 0,
  });
  expect(await look(store)).toMatchObject({ success: true });
});

describe('the rules', () => {
  const names = TOOLS.map(({ name }) => name);
  const told = (rules: string) => names.filter((name) => rules.includes(name));

  test('tell a model of every tool that a call needs, and of none that is not offered', () => {
    const readers = TOOLS.filter(({ scope }) => scope === 'read').map(({ name }) => name);
    expect(told(agentRules())).toEqual(
      expect.arrayContaining(['propose_appointment', 'commit_appointment', 'release_proposal']),
    );
    expect(readers).toEqual(expect.arrayContaining(told(agentRules({ writers: false, names: null }))));
    for (const { name } of TOOLS) {
      const others = names.filter((other) => other !== name);
      expect(told(agentRules({ writers: true, names: others }))).not.toContain(name);
    }
    expect(agentRules({ writers: false, names: null })).not.toContain('confirmation_token');
  });
});
