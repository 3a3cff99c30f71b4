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
