import { describe, expect, test } from 'vitest';
import { agentWorkshop, NINE } from '../support/agent-calls.ts';
import { databaseContent } from '../support/workshop-database.ts';

const WRITE = '--allow-write';
const IN_CALL = [WRITE, '--conversation', 'call-7'];
const ANA = { phone_number: '2125550134' };
const OFFER = { customer_id: 1, vehicle_id: 1, service_type: 'oil_change', date: '2026-11-24' };

describe('a call that is only tried', () => {
  test.each([
    { who: 'a shell of the shop', how: [WRITE] },
    { who: 'a conversation', how: [...IN_CALL, '--confirm', 'never'] },
  ])('by $who says what would be answered, and leaves nothing in the book', async ({ how }) => {
    const { call, folder } = agentWorkshop();
    await call('book_appointment', NINE, WRITE);
    await call('lookup_customer', ANA, ...IN_CALL);
    const before = databaseContent(folder);
    const tried: readonly [tool: string, given: object, message: RegExp][] = [
      ['lookup_customer', ANA, /^Would answer: Found the customer/],
      ['create_customer', { name: 'Maya Chen', phone_number: '2125550188' }, /^Would answer: /],
      ['add_vehicle', { customer_id: 1, make: 'Kia' }, /^Would answer: /],
      ['get_available_slots', { date: '2026-11-24' }, /^Would answer: Found/],
      ['propose_appointment', OFFER, /^Would answer: /],
      [
        'book_appointment',
        { ...NINE, scheduled_at: '2026-11-25T09:00' },
        /^Would answer: Appointment scheduled/,
      ],
      ['update_visit', { appointment_id: 1, visit_mode: 'wait' }, /^Would answer: /],
      ['join_waitlist', { customer_id: 1, service_type: 'oil_change' }, /^Would answer: /],
      ['reschedule_appointment', { appointment_id: 1, new_datetime: '2026-11-25T10:00' }, /^Would answer: /],
      ['cancel_appointment', { appointment_id: 1 }, /^Would answer: Appointment cancelled/],
    ];
    for (const [tool, given, message] of tried)
      expect([tool, await call(tool, given, ...how, '--dry-run')]).toEqual([
        tool,
        expect.objectContaining({
          success: true,
          message: expect.stringMatching(message),
          data: expect.objectContaining({ dry_run: true }),
        }),
      ]);
    expect(databaseContent(folder)).toBe(before);
  });

  test('is refused as the real one would be, and asked about with nothing to answer with', async () => {
    const { call, folder } = agentWorkshop();
    await call('lookup_customer', ANA, ...IN_CALL);
    await call('book_appointment', NINE, ...IN_CALL);
    const before = databaseContent(folder);
    const theirs = await call('get_upcoming_appointments', { customer_id: 2 }, ...IN_CALL, '--dry-run');
    expect(theirs).toMatchObject({ exitCode: 5, message: 'Customer not found.', data: { dry_run: true } });
    const asked = await call('cancel_appointment', { appointment_id: 1 }, ...IN_CALL, '-n');
    expect(asked).toMatchObject({ success: false, error: { code: 'confirmation-required' } });
    expect(asked.data).not.toHaveProperty('confirmation_token');
    const offered = await call('propose_appointment', OFFER, ...IN_CALL, '-n');
    expect(offered.data).not.toHaveProperty('proposal_token');
    expect(databaseContent(folder)).toBe(before);
  });
});

describe('a call under a key', () => {
  test('is answered with its first result, whether the key is an option or an argument', async () => {
    const { call } = agentWorkshop();
    const first = await call('book_appointment', NINE, WRITE, '--idempotency-key', 'k');
    const again = { ...first, already: true };
    expect(await call('book_appointment', NINE, WRITE, '--idempotency-key', 'k')).toEqual(again);
    const keyed = { ...NINE, idempotency_key: 'k' };
    expect(await call('book_appointment', keyed, WRITE)).toEqual(again);
    expect(await call('book_appointment', keyed, WRITE, '--idempotency-key', 'k')).toEqual(again);
    const other = { ...NINE, scheduled_at: '2026-11-25T09:00:00' };
    expect(await call('book_appointment', other, WRITE, '--idempotency-key', 'k')).toMatchObject({
      exitCode: 9,
      error: { code: 'key-reused' },
    });
  });

  test('that is only tried leaves the key to another', async () => {
    const { call } = agentWorkshop();
    const key = ['--idempotency-key', 'k'];
    await call('book_appointment', NINE, WRITE, ...key, '--dry-run');
    const other = { ...NINE, scheduled_at: '2026-11-25T09:00:00' };
    expect(await call('book_appointment', other, WRITE, ...key)).toMatchObject({ success: true });
  });

  test('has one key, and a tool that takes one', async () => {
    const { call, bay } = agentWorkshop();
    const given = JSON.stringify({ ...NINE, idempotency_key: 'a' });
    const twice = await bay(['call', 'book_appointment', given, WRITE, '--idempotency-key', 'b']);
    expect(twice).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('--idempotency-key') });
    expect(await call('propose_appointment', OFFER, WRITE, '--idempotency-key', 'k')).toMatchObject({
      exitCode: 2,
      error: { code: 'tool-arguments', hint: expect.stringContaining('idempotency_key') },
    });
  });
});

test.each([
  { option: '--conversation', called: 'conversation id' },
  { option: '--idempotency-key', called: 'idempotency key' },
])('$option that is too long is called a $called', async ({ option, called }) => {
  const { bay } = agentWorkshop();
  const { exitCode, stderr } = await bay(['call', 'lookup_customer', '{}', option, 'x'.repeat(5_000)]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`The ${called} cannot be taken: 5,000 characters, at most 255.`);
});
