import { type AgentWorkshop, agentWorkshop } from './agent-calls.ts';

const IN_CALL = ['--allow-write', '--conversation', 'call-7'];
const IN_OTHER_CALL = ['--allow-write', '--conversation', 'call-8'];

export const OIL = { customer_id: 1, vehicle_id: 1, service_type: 'oil_change', date: '2026-11-24' };
export const BOBS_OIL = { ...OIL, customer_id: 2, vehicle_id: 2 };

// oxlint-disable-next-line typescript/no-explicit-any -- a document from outside, of any shape
type Call = (tool: string, given: object) => Promise<any>;

export interface TwoCallers extends AgentWorkshop {
  readonly ana: Call;
  readonly bob: Call;
  /** The starts that are free that day, for somebody who is in no conversation. */
  readonly free: () => Promise<string[]>;
}

/** A shop of one bay on a Monday at seven, with Ana on one line and Bob on the other. */
export async function twoCallers(): Promise<TwoCallers> {
  const shop = agentWorkshop();
  await shop.done(['shop', 'set', 'bays', '[{name: Bay 1}]']);
  const ana: Call = (tool, given) => shop.call(tool, given, ...IN_CALL);
  const bob: Call = (tool, given) => shop.call(tool, given, ...IN_OTHER_CALL);
  await ana('lookup_customer', { phone_number: '2125550134' });
  await bob('lookup_customer', { phone_number: '2125550177' });
  return { ...shop, ana, bob, free: async () => startsIn(await shop.data('slots 2026-11-24')) };
}

interface Slots {
  readonly days: readonly { readonly start_times: readonly { readonly start: string }[] }[];
}

function startsIn(data: unknown): string[] {
  return (data as Slots).days.flatMap((day) => day.start_times).map(({ start }) => start.slice(11, 16));
}

interface Offer {
  readonly data: { readonly options: readonly { readonly start: string }[] };
}

/** When the options of an offer start. */
export function offeredStarts({ data }: Offer): string[] {
  return data.options.map(({ start }) => start.slice(11, 16));
}
