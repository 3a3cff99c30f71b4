import { expect, test } from 'vitest';
import { agentWorkshop, NINE } from '../support/agent-calls.ts';

const WRITE = '--allow-write';

test('a call from the first ring to the last word', async () => {
  const { call } = agentWorkshop();
  const said = async (tool: string, given: object) => {
    const { message, exitCode } = await call(tool, given, WRITE);
    return `${exitCode} ${message}`;
  };
  expect(await said('lookup_customer', { phone_number: '(212) 555-0134' })).toMatchInlineSnapshot(
    `"0 Found the customer, with a Honda Civic."`,
  );
  expect(await said('get_available_slots', { date: '2026-11-24' })).toMatchInlineSnapshot(
    `"0 Found 14 available time slots on Tuesday, November 24, the first at 9 in the morning and the last at four thirty in the afternoon."`,
  );
  expect(
    await said('explain_time', { scheduled_at: '2026-11-24T12:00', service_type: 'oil_change' }),
  ).toMatchInlineSnapshot(
    `"0 That does not work: we are closed then. The closest free times are Tuesday, November 24 at 11 in the morning or eleven thirty in the morning."`,
  );
  expect(await said('book_appointment', NINE)).toMatchInlineSnapshot(
    `"0 Appointment scheduled successfully: Oil change on Tuesday, November 24 at 9 in the morning."`,
  );
  expect(await said('book_appointment', NINE)).toMatchInlineSnapshot(
    `"0 Appointment scheduled successfully: Oil change on Tuesday, November 24 at 9 in the morning."`,
  );
  expect(await said('get_upcoming_appointments', { customer_id: 1 })).toMatchInlineSnapshot(
    `"0 There is 1 upcoming appointment: Oil change on Tuesday, November 24 at 9 in the morning."`,
  );
  expect(
    await said('reschedule_appointment', { appointment_id: 1, new_datetime: '2026-11-29T09:00:00' }),
  ).toMatchInlineSnapshot(
    `"9 Failed to reschedule appointment: we are closed then. The closest free times are Saturday, November 28 at one thirty in the afternoon or 2 in the afternoon."`,
  );
  expect(
    await said('reschedule_appointment', { appointment_id: 1, new_datetime: '2026-11-25T13:30:00' }),
  ).toMatchInlineSnapshot(
    `"0 Appointment rescheduled successfully: Oil change on Wednesday, November 25 at one thirty in the afternoon."`,
  );
  expect(await said('cancel_appointment', { appointment_id: 1, language: 'es' })).toMatchInlineSnapshot(
    `"0 Cita cancelada: Oil change, el miércoles 25 de noviembre a la una y media de la tarde."`,
  );
  expect(await said('cancel_appointment', { appointment_id: 2 })).toMatchInlineSnapshot(
    `"5 Appointment not found."`,
  );
});

test('what is told of a booking has all that voice agents know it by', async () => {
  const { call } = agentWorkshop();
  expect((await call('book_appointment', NINE, WRITE)).data).toMatchObject({
    appointment_id: 1,
    calendar_event_id: expect.any(String),
    calendar_link: null,
    customer_name: 'Ana Pérez',
    vehicle_info: 'Honda Civic',
    scheduled_at: '2026-11-24T09:00:00-05:00',
    end_time: '2026-11-24T10:00:00-05:00',
    service_type: 'oil_change',
    duration_minutes: 60,
    status: 'scheduled',
    now: '2026-11-23T07:00:00-05:00',
    today: 'Monday',
    timezone: 'America/New_York',
  });
});

test('the same request again is the same appointment, also after a change of what is not the visit', async () => {
  const { call } = agentWorkshop();
  await call('book_appointment', NINE, WRITE);
  expect(await call('book_appointment', { ...NINE, language: 'es' }, WRITE)).toMatchObject({
    success: true,
    already: true,
    data: { appointment_id: 1 },
  });
});

test.each([
  { name: 'other notes', more: { notes: 'please hurry' } },
  { name: 'other minutes', more: { duration_minutes: 30 } },
  { name: 'other concerns', more: { customer_concerns: 'it squeals', service_description: 'brakes' } },
  { name: 'the time with an offset', more: { scheduled_at: '2026-11-24T14:00:00Z' } },
])('the same visit asked for with $name is the same appointment, as it was booked', async ({ more }) => {
  const { call } = agentWorkshop();
  const first = await call('book_appointment', { ...NINE, notes: 'first' }, WRITE);
  const again = await call('book_appointment', { ...NINE, ...more }, WRITE);
  expect(again).toEqual({ ...first, already: true });
});

test('another service for that car at that time is another visit, and is refused', async () => {
  const { call } = agentWorkshop();
  await call('book_appointment', NINE, WRITE);
  expect(await call('book_appointment', { ...NINE, service_type: 'tire_rotation' }, WRITE)).toMatchObject({
    success: false,
    exitCode: 9,
    error: { code: 'visit-exists' },
  });
});

test('a key gives the first result again, and another request under it is refused', async () => {
  const { call } = agentWorkshop();
  const keyed = { ...NINE, idempotency_key: 'call-7' };
  await call('book_appointment', keyed, WRITE);
  expect(await call('book_appointment', keyed, WRITE)).toMatchObject({ success: true, already: true });
  expect(
    await call('book_appointment', { ...keyed, scheduled_at: '2026-11-24T14:00:00' }, WRITE),
  ).toMatchObject({
    success: false,
    exitCode: 9,
    error: { code: 'key-reused' },
  });
});

test('what changes the book is refused unless it is allowed, and the agent is not told how to allow it', async () => {
  const { call } = agentWorkshop();
  const refused = await call('book_appointment', NINE);
  expect(refused).toMatchObject({ success: false, exitCode: 9, error: { code: 'tool-closed' } });
  expect(JSON.stringify(refused)).not.toContain('allow');
});

test('nobody hears of another customer: not by whom a time is taken, nor whose phone it is', async () => {
  const { call, done } = agentWorkshop();
  await done(['shop', 'set', 'bays', '[{name: Bay 1}]']);
  await call('book_appointment', { ...NINE, customer_id: 2, vehicle_id: 2 }, WRITE);
  const taken = await call('book_appointment', NINE, WRITE);
  expect(taken).toMatchObject({ success: false, error: { code: 'slot-taken' } });
  expect(taken.error.details).toEqual({});
  const phone = await call('create_customer', { name: 'Ann Other', phone_number: '2125550177' }, WRITE);
  expect(phone).toMatchObject({ success: false, error: { code: 'phone-taken' } });
  expect(phone.error.details).toEqual({});
  expect(JSON.stringify([taken, phone])).not.toMatch(/Bob|Stone|0177/);
});

test('what is said wrongly is said to the model, and the caller hears no more than that', async () => {
  const { call } = agentWorkshop();
  expect(await call('get_available_slots', { date: 'tomorrow' })).toMatchObject({
    exitCode: 2,
    error: { hint: 'Invalid date format. Please use YYYY-MM-DD (e.g., 2025-01-15)' },
    message: 'Invalid date format.',
  });
  expect(await call('get_available_slots', { day: '2026-11-24' })).toMatchObject({
    exitCode: 2,
    error: { hint: expect.stringContaining('"date" is missing') },
    message: 'Error checking calendar availability: something is missing or unclear.',
  });
});

test('a tool that there is not, and arguments that are none', async () => {
  const { story } = agentWorkshop();
  expect(await story('call cancel_apointment', 'call lookup_customer 0134')).toMatchInlineSnapshot(`
    "$ bay call cancel_apointment
    2> ✗ There is no tool "cancel_apointment".
    2>   Did you mean cancel_appointment? There are: lookup_customer, create_customer, add_vehicle, understand_request, get_available_slots, explain_time, propose_appointment, commit_appointment, release_proposal, book_appointment, get_upcoming_appointments, reschedule_appointment and 3 more.
    exit 5

    $ bay call lookup_customer 0134
    2> ✗ "0134" is not a valid set of arguments.
    2>   Expected: a JSON object, as {"date": "2026-11-24"}.
    exit 2
    "
  `);
});

test('what is no JSON is repeated in brief, however long it is', async () => {
  const { bay } = agentWorkshop();
  const { stderr, exitCode } = await bay(['call', 'lookup_customer', `{"a": ${'x'.repeat(3_000)}`, '--json']);
  expect(exitCode).toBe(2);
  expect(stderr.length).toBeLessThan(1_000);
});

test('of the tools no more can be called than are named', async () => {
  const { call, story } = agentWorkshop();
  const named = ['--allow-tool', 'get_available_slots'];
  expect(await call('get_available_slots', { date: '2026-11-24' }, ...named)).toMatchObject({
    success: true,
  });
  expect(await call('lookup_customer', { phone_number: '2125550134' }, ...named)).toMatchObject({
    success: false,
    exitCode: 9,
    error: { code: 'tool-closed' },
  });
  expect(await call('book_appointment', NINE, WRITE, '--allow-tool', '*')).toMatchObject({ success: true });
  expect(await story('tools --allow-tool book_appointment')).toMatchInlineSnapshot(`
    "$ bay tools --allow-tool book_appointment
    2> ✗ --allow-tool book_appointment goes with --allow-write.
    2>   See: bay tools --help
    exit 2
    "
  `);
  expect(await story('tools --allow-tool book_apointment')).toContain('Did you mean book_appointment?');
});
