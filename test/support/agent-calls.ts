import { TOOLS } from '../../src/agents/tool-table.ts';
import { type Workshop, type WorkshopSetup, workshop } from './workshop.ts';

/** Ana with her Civic, who is customer 1 with car 1, and Bob with his Ford: 2 and 2. */
export const ANA_AND_BOB = [
  'customers add --name "Ana Pérez" --phone 2125550134',
  'vehicles add --customer 0134 --make Honda --model Civic',
  'customers add --name "Bob Stone" --phone 2125550177',
  'vehicles add --customer 0177 --make Ford --model Focus',
];

export const NINE = {
  customer_id: 1,
  vehicle_id: 1,
  scheduled_at: '2026-11-24T09:00:00',
  service_type: 'oil_change',
};

type ToolCall = readonly [name: string, given: Record<string, unknown>, success: boolean];

/** In a row: what becomes of them, and what is refused. */
const CALLS: readonly ToolCall[] = [
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

/** The same, and every other tool with nothing, which it refuses. */
export const CALLS_OF_ALL: readonly ToolCall[] = [
  ...CALLS,
  ...TOOLS.filter(({ name }) => CALLS.every(([called]) => called !== name)).map(
    ({ name }): ToolCall => [name, {}, false],
  ),
];

export interface AgentWorkshop extends Workshop {
  /** The document that a tool answers with, and the exit code. */
  // oxlint-disable-next-line typescript/no-explicit-any -- a document from outside, of any shape
  readonly call: (tool: string, given: object, ...options: readonly string[]) => Promise<any>;
}

/** A shop whose tools are called, those that write too unless `options` says otherwise. */
export function agentWorkshop(setup: WorkshopSetup = {}): AgentWorkshop {
  const shop = workshop({ now: 'Mon 2026-11-23 07:00', given: ANA_AND_BOB, ...setup });
  return {
    ...shop,
    call: async (tool, given, ...options) => {
      const { stdout, stderr, exitCode } = await shop.bay(['call', tool, JSON.stringify(given), ...options]);
      if (stdout === '') throw new Error(stderr);
      return { exitCode, ...(JSON.parse(stdout) as object) };
    },
  };
}
