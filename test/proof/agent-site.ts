import { randomUUID } from 'node:crypto';
import { callTool } from '../../src/agents/call-tool.ts';
import { toolNamed } from '../../src/agents/tool-table.ts';
import { localCalendar } from '../../src/calendar/local/local-calendar.ts';
import type { Clock } from '../../src/clock.ts';
import { defaultShop } from '../../src/domain/default-shop.ts';
import { PROTOCOL } from '../../src/domain/protocol.ts';
import type { ShopRules } from '../../src/domain/shop.ts';
import { dayInterval } from '../../src/domain/zone.ts';
import { digest } from '../../src/machine/digest.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Ports } from '../../src/usecases/ports.ts';
import { aCar, aCustomer, aWrite, NOW, zone } from '../support/book.ts';
import { NEVER } from '../support/never.ts';
import { NO_PUSH } from '../support/no-push.ts';
import { patienceOf } from '../support/patience.ts';
import { newcomer } from './book-of-proof.ts';

/** The Tuesday that all of them want. */
export const DAY = '2026-11-24';

/** One bay, without a break; on that day so many starts for half an hour from nine on, on others 16. */
function rulesFor(starts: number): ShopRules {
  const rules = defaultShop('America/New_York');
  return {
    ...rules,
    breaks: [],
    hours: { ...rules.hours, tuesday: [{ from: 9 * 60, to: 9 * 60 + starts * 30 }] },
    bays: [{ name: 'North', capacity: 1, calendar: 'north', hours: null, away: [], skills: [] }],
  };
}

/** Makes a book with so many customers, of whom number n has car n. */
export async function makeAgentsBook(file: string, customers: number, starts: number): Promise<void> {
  const { store } = await openSqliteStore(
    file,
    { rules: rulesFor(starts), zone, at: NOW },
    { patience: patienceOf(10_000) },
  );
  for (let i = 0; i < customers; i += 1) {
    const { name, phone, plate } = newcomer(i);
    const { value } = await store.customers.add(aCustomer({ name, phone }), aWrite());
    await store.vehicles.add(value.id, aCar({ plate }), aWrite());
  }
  await store.close();
}

/** What an agent is answered. */
export interface Told {
  readonly success: boolean;
  /** The failure's code; null for a success. */
  readonly code: string | null;
  // oxlint-disable-next-line typescript/no-explicit-any -- a document from outside, of any shape
  readonly data: any;
}

/** A door at which agents call tools, and the counter beside it. */
export interface AgentSite {
  /** `conversation` null: somebody at a shell of the shop's own. */
  ask(conversation: string | null, tool: string, given: object): Promise<Told>;
  readonly ports: Ports;
  close(): Promise<void>;
}

/** Opens the book in this process. */
export async function openAgentSite(file: string, clock: Clock): Promise<AgentSite> {
  const { store, localEvents } = await openSqliteStore(file, null, { patience: patienceOf(30_000) });
  const ports: Ports = {
    store,
    calendar: localCalendar(localEvents, clock, async () => ['north']),
    clock,
    stopwatch: () => () => 0,
    random: Math.random,
    observe: () => undefined,
    digest,
    newUuid: randomUUID,
    push: NO_PUSH,
    sentenceModel: null,
    zones: { edition: zone.tzdata, rulesOf: async () => zone, names: async () => () => true },
    worker: { id: randomUUID(), hasEnded: () => false },
    protocol: PROTOCOL,
    interruption: NEVER,
    tellOfCommit: () => undefined,
    tellOfBug: (thrown) => {
      throw thrown;
    },
  };
  return {
    ports,
    close: () => store.close(),
    ask: async (key, tool, given) => {
      const { answer, failure } = await callTool(
        toolNamed(tool),
        { ...given },
        {
          shop: await store.shop.read(),
          ports,
          conversation: key === null ? null : { id: digest(key), confirms: true },
          actor: 'agent',
          offers: { writers: true, names: null },
        },
      );
      return { success: failure === null, code: failure?.failure.code ?? null, data: answer.data };
    },
  };
}

/** Whether all its starts are booked, and not only held. */
export async function isDayFull({ ports }: Pick<AgentSite, 'ports'>, starts: number): Promise<boolean> {
  const visits = await ports.store.appointments.during(dayInterval(zone, DAY), ['scheduled']);
  return visits.length >= starts;
}
