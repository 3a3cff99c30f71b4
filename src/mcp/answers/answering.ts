import { callTool, languageOf } from '../../agents/call-tool.ts';
import { agentPrompt } from '../../agents/prompt.ts';
import type { Offered } from '../../agents/tool/offered.ts';
import type { Tool } from '../../agents/tool/tool.ts';
import { offered } from '../../agents/tool-table.ts';
import type { Clock } from '../../clock.ts';
import type { Shop } from '../../domain/shop.ts';
import type { Opening } from '../../doors/opening.ts';
import { AppError, type FailureCode } from '../../failure.ts';
import { calledView } from '../../output/agents/called.ts';
import { shopTime } from '../../output/form/moments.ts';
import { envelope, type JsonObject } from '../../output/form/view.ts';
import { requestText } from '../../output/notices/on-the-way.ts';
import type { SpokenRefusal } from '../../output/spoken/answer.ts';
import { brokenSaid, noSuchTool } from '../../output/spoken/failure-said.ts';
import { fillerSaid, type WaitedFor } from '../../output/spoken/filler-said.ts';
import { nowJson } from '../../output/spoken/moment-json.ts';
import type { Door, Ports } from '../../usecases/ports.ts';
import { giveBackAllOf } from '../../usecases/proposals/give-back.ts';
import { currentShop } from '../../usecases/shop/current-shop.ts';

/** Voice platforms wait ten seconds and more; callers do not. What is in the book by then is answered as booked. */
export const ANSWERED_WITHIN_MS = 8_000;

export interface AgentCall {
  readonly tool: Tool;
  readonly given: JsonObject;
  /** What the platform calls the conversation. */
  readonly conversation: string;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Told once, and only where a calendar is asked over the network, what may be said meanwhile. */
  readonly waits: (filler: string) => void;
}

/** What agents get at this door, whichever way they came. */
export interface Answering {
  /** What is offered, in the order of a call. */
  readonly tools: readonly Tool[];
  readonly toolOffered: (name: string) => Tool | null;
  /** The document of a call of any other. */
  readonly noSuchTool: (given: JsonObject, signal: AbortSignal) => Promise<JsonObject>;
  /** That of a call which is one too many for a turn. */
  readonly tooMany: (tool: Tool, given: JsonObject, signal: AbortSignal) => Promise<JsonObject>;
  readonly shop: () => Promise<Shop>;
  readonly prompt: () => Promise<string>;
  /** The one document of a call, a failure's too. Never throws. */
  readonly answer: (call: AgentCall) => Promise<JsonObject>;
  /**
   * Gives work the bound of one answer, however many calls it is: the signal that it gets is aborted when that has passed, or nobody
   * waits any more. A call that has not begun by then is refused, and does nothing.
   */
  readonly within: <T>(gone: AbortSignal, work: (signal: AbortSignal) => Promise<T>) => Promise<T>;
  /**
   * Whoever talked in that conversation has hung up: what is held for them is free, also by calls that are still on the way. False
   * where that cannot be done now.
   */
  readonly hungUp: (conversation: string) => Promise<boolean>;
  /** Settles when no call is on the way any more. */
  readonly settled: () => Promise<void>;
}

interface AnsweringDoor extends AnsweringSettings {
  /** As it was last read; null: nobody has. */
  shopAtLast: Shop | null;
}

interface AnsweringSettings {
  readonly opening: Opening;
  readonly offers: Offered;
  /** Whether what takes away what was agreed is asked about first. */
  readonly confirms: boolean;
  readonly verbose: boolean;
  readonly clock: Clock;
  readonly tell: (line: string) => void;
  readonly tellOfBug: Door['tellOfBug'];
}

export function answering(settings: AnsweringSettings): Answering {
  const door: AnsweringDoor = { ...settings, shopAtLast: null };
  const tools = offered(door.offers);
  /** The calls that are on the way, each with its conversation. */
  const underway = new Map<Promise<unknown>, string>();
  const afterwards = new Set<Promise<void>>();
  const keep = () => door.opening.keepFigures().catch(door.tellOfBug);
  // The rules may change while the door is open.
  const shop = async () => shopOf((await door.opening.book()).ports, door);
  const refusedAt = async (refusal: SpokenRefusal, signal: AbortSignal) => {
    // Only for the day that it is: without it that is an answer as well.
    if (door.shopAtLast === null) await unlessEnded(shop(), signal).catch(() => null);
    return refused(refusal, door);
  };
  return {
    tools,
    toolOffered: (name) => tools.find((tool) => tool.name === name) ?? null,
    noSuchTool: (given, signal) => refusedAt(noSuchTool(languageOf(given)), signal),
    tooMany: ({ failing }, given, signal) =>
      refusedAt(brokenSaid('tool-limit', failing, languageOf(given)), signal),
    shop,
    prompt: async () => agentPrompt(await shop(), door.offers),
    answer: (call) => {
      const answered = within(call.signal, door.clock, (signal) => documentOf({ ...call, signal }, door));
      underway.set(answered, call.conversation);
      // Whoever was answered does not wait for what is kept of it.
      const kept: Promise<void> = answered.then(keep).finally(() => afterwards.delete(kept));
      afterwards.add(kept);
      return answered.finally(() => underway.delete(answered));
    },
    within: (gone, work) => within(gone, door.clock, work),
    hungUp: async (conversation) => {
      const its = [...underway].filter(([, whose]) => whose === conversation);
      await Promise.allSettled(its.map(([answered]) => answered));
      return released(conversation, door);
    },
    settled: async () => void (await Promise.allSettled([...underway.keys(), ...afterwards])),
  };
}

async function within<T>(
  gone: AbortSignal,
  clock: Clock,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const ending = new AbortController();
  const end = () => ending.abort();
  const putOff = clock.alarm(ANSWERED_WITHIN_MS, end);
  gone.addEventListener('abort', end);
  if (gone.aborted) end();
  try {
    return await work(ending.signal);
  } finally {
    putOff();
    gone.removeEventListener('abort', end);
  }
}

async function documentOf(call: AgentCall, door: AnsweringDoor): Promise<JsonObject> {
  try {
    return await answered(call, door);
  } catch (thrown) {
    const { tool, given } = call;
    return refused(brokenSaid(toldOf(thrown, tool.name, door), tool.failing, languageOf(given)), door);
  }
}

/** Tells whoever looks after the machine what went wrong, and gives its code. */
function toldOf(thrown: unknown, what: string, { tell, tellOfBug }: AnsweringDoor): FailureCode | 'bug' {
  if (!(thrown instanceof AppError)) {
    tellOfBug(thrown);
    return 'bug';
  }
  const { code } = thrown.failure;
  tell(`${what}: ${code}`);
  return code;
}

async function released(conversation: string, door: AnsweringDoor): Promise<boolean> {
  if (!door.offers.writers) return true;
  try {
    const { ports } = await door.opening.book();
    await giveBackAllOf(ports.digest(conversation), ports);
    return true;
  } catch (thrown) {
    toldOf(thrown, 'hung up', door);
    return false;
  }
}

/** The document of what was not even tried, or broke off. It says what day it is, unless the book could never be asked. */
function refused(
  { code, hint, details, data, message }: SpokenRefusal,
  { shopAtLast, clock }: Pick<AnsweringDoor, 'shopAtLast' | 'clock'>,
): JsonObject {
  const now = shopAtLast === null ? {} : nowJson(shopTime(shopAtLast, clock.now()));
  return { success: false, error: { code, hint, details }, data: { ...data, ...now }, message };
}

async function shopOf(ports: Ports, door: AnsweringDoor): Promise<Shop> {
  door.shopAtLast = await currentShop(ports);
  return door.shopAtLast;
}

async function answered(
  { tool, given, conversation, signal: interruption, waits }: AgentCall,
  door: AnsweringDoor,
): Promise<JsonObject> {
  const { opening, offers, confirms, verbose, clock, tell, tellOfBug } = door;
  const { portsOf } = await unlessEnded(opening.book(), interruption);
  let isTold = false;
  const ports = portsOf({
    interruption,
    observe: (event) => {
      if (event.kind === 'request' && verbose) tell(requestText(event));
      if (event.kind !== 'asking' || isTold) return;
      isTold = true;
      waits(fillerSaid(waitedFor(tool), languageOf(given), ports.random()));
    },
    tellOfBug,
    tellOfCommit: () => undefined,
  });
  const shop = await shopOf(ports, door);
  const called = await callTool(tool, given, {
    shop,
    ports,
    conversation: { id: ports.digest(conversation), confirms },
    actor: opening.actor,
    offers,
  });
  return envelope(calledView(called, shopTime(shop, clock.now())));
}

function waitedFor({ scope, annotations }: Tool): WaitedFor {
  if (scope === 'read') return 'look';
  return annotations.destructiveHint ? 'change' : 'booking';
}

/** Whose calendar the book's names lead to may have to be asked at Google first. Throws `interrupted`. */
function unlessEnded<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  const ended = new Promise<never>((_, reject) => {
    const end = () => reject(new AppError({ code: 'interrupted' }));
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
  return Promise.race([work, ended]);
}
