import { AjvJsonSchemaValidator } from '@modelcontextprotocol/server/validators/ajv';
import { CfWorkerJsonSchemaValidator } from '@modelcontextprotocol/server/validators/cf-worker';
import { describe, expect, test } from 'vitest';
import { TOOLS } from '../../src/agents/tool-table.ts';
import { NINE } from '../support/agent-calls.ts';
import { called, shopDoor, talking } from '../support/agent-door.ts';

const VALIDATORS = [new AjvJsonSchemaValidator(), new CfWorkerJsonSchemaValidator()];

/** Calls in a row: what becomes of them, and what is refused. Tools that are not here are called with nothing. */
const CALLS: readonly (readonly [name: string, given: Record<string, unknown>, success: boolean])[] = [
  ['lookup_customer', { phone_number: '2125550134' }, true],
  ['lookup_customer', { phone_number: '2125550199' }, false],
  ['create_customer', { name: 'Maya Chen', phone_number: '2125550188' }, true],
  ['create_customer', {}, false],
  ['add_vehicle', { customer_id: 3, make: 'Kia' }, true],
  ['add_vehicle', { customer_id: 2, make: 'Kia' }, false],
  ['get_available_slots', { date: '2026-11-24' }, true],
  ['get_available_slots', { date: '2026-11-22', language: 'es' }, true],
  ['get_available_slots', { day: 1 }, false],
  ['explain_time', { scheduled_at: '2026-11-24T12:00', service_type: 'oil_change' }, true],
  ['explain_time', { scheduled_at: 'noon' }, false],
  ['book_appointment', NINE, true],
  ['book_appointment', { ...NINE, scheduled_at: '2026-11-22T09:00:00' }, false],
  ['get_upcoming_appointments', { customer_id: 1 }, true],
  ['get_upcoming_appointments', { customer_id: 2 }, false],
  ['reschedule_appointment', { appointment_id: 1, new_datetime: '2026-11-25T09:00:00' }, false],
  ['cancel_appointment', { appointment_id: 1 }, false],
  ['cancel_appointment', { appointment_id: 9 }, false],
  [
    'propose_appointment',
    { customer_id: 1, vehicle_id: 1, service_type: 'oil_change', date: '2026-11-26' },
    true,
  ],
  ['commit_appointment', { proposal_token: 'nobody gave it', option: 1 }, false],
];

describe('two validators of JSON Schema', () => {
  test('take every document of every tool, and what it is called with', async () => {
    const agent = await talking(await shopDoor('--allow-write'));
    const { tools } = await agent.listTools();
    const named = new Set(CALLS.map(([name]) => name));
    const others = TOOLS.filter(({ name }) => !named.has(name)).map(({ name }) => [name, {}, false] as const);
    for (const [name, given, success] of [...CALLS, ...others]) {
      const tool = tools.find((one) => one.name === name);
      const document = await called(agent, name, given);
      expect({ name, given, success: document.success }).toEqual({ name, given, success });
      for (const validator of VALIDATORS) {
        const found = validator.getValidator(tool?.outputSchema as object)(document);
        expect(found, `${name} ${JSON.stringify(document)}`).toMatchObject({ valid: true });
        if (!success) continue;
        expect(validator.getValidator(tool?.inputSchema as object)(given)).toMatchObject({ valid: true });
      }
    }
  });

  test('and refuse a document that is none', async () => {
    const agent = await talking(await shopDoor());
    const [tool] = (await agent.listTools()).tools;
    for (const validator of VALIDATORS)
      expect(validator.getValidator(tool?.outputSchema as object)({ success: 'yes' })).toMatchObject({
        valid: false,
      });
  });
});
