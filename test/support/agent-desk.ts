import { randomUUID } from 'node:crypto';
import { callTool } from '../../src/agents/call-tool.ts';
import { toolNamed } from '../../src/agents/tool-table.ts';
import { fixedClock } from '../../src/clock.ts';
import type { Instant } from '../../src/domain/interval.ts';
import { NOW } from './book.ts';
import { aShop, type ShopSetup } from './shop-with-ports.ts';

/** What a tool has answered, as every door gives it. */
export interface Answered {
  readonly success: boolean;
  readonly already: boolean;
  readonly message: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- a document from outside, of any shape
  readonly data: any;
  /** Null for a success. */
  readonly error: {
    readonly code: string;
    readonly hint: string;
    // oxlint-disable-next-line typescript/no-explicit-any -- the same
    readonly details: any;
  } | null;
}

export interface HowCalled {
  /** The key that its platform gives it; left out: somebody at a shell of the shop's own. */
  readonly conversation?: string;
  readonly confirms?: boolean;
  readonly writers?: boolean;
}

/**
 * A shop whose tools are called in this process, without a command line: its calendar is somewhere else, and invites. Customer 1
 * is Ana with car 1, customer 2 is Bob with car 2; a conversation has to look them up. Monday, 23 November 2026, 7:00.
 */
export async function agentDesk(setup: ShopSetup = {}) {
  const { store, ports: given } = await aShop(setup);
  let now: Instant = NOW;
  const ports = { ...given, newUuid: randomUUID, clock: { ...fixedClock(NOW), now: () => now } };
  const call = async (tool: string, args: object, how: HowCalled = {}): Promise<Answered> => {
    const { conversation: key, confirms = true, writers = true } = how;
    const { answer, failure } = await callTool(
      toolNamed(tool),
      { ...args },
      {
        shop: await store.shop.read(),
        ports,
        conversation: key === undefined ? null : { id: ports.digest(key), confirms },
        actor: 'agent',
        offers: { writers, names: null },
      },
    );
    const { message, data, already = false } = answer;
    const error = 'code' in answer ? { code: answer.code, hint: answer.hint, details: answer.details } : null;
    return { success: failure === null, already, message, data, error };
  };
  const done = async (tool: string, args: object, how?: HowCalled): Promise<Answered> => {
    const answered = await call(tool, args, how);
    if (!answered.success) throw new Error(`${tool}: ${answered.message}`);
    return answered;
  };
  await done('create_customer', {
    name: 'Ana Pérez',
    phone_number: '2125550134',
    email: 'ana@example.com',
  });
  await done('add_vehicle', { customer_id: 1, make: 'Honda', model: 'Civic', plate: 'ABC1234' });
  await done('create_customer', { name: 'Bob Stone', phone_number: '2125550177' });
  await done('add_vehicle', { customer_id: 2, make: 'Ford', model: 'Focus' });
  return {
    store,
    ports,
    call,
    done,
    /** Moves the clock. */
    at: (instant: Instant) => {
      now = instant;
    },
  };
}
