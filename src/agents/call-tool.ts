import type { Shop } from '../domain/shop.ts';
import { AppError } from '../failure.ts';
import type { JsonObject } from '../output/form/json.ts';
import { type ShopTime, shopTime } from '../output/form/moments.ts';
import type { SpokenAnswer } from '../output/spoken/answer.ts';
import { failureSaid } from '../output/spoken/failure-said.ts';
import { isLanguage, type Language } from '../output/spoken/language.ts';
import { nowJson } from '../output/spoken/moment-json.ts';
import type { Write } from '../store/write.ts';
import { assertWithinLimits } from '../usecases/conversation/limits.ts';
import type { Ports } from '../usecases/ports.ts';
import { type Conversation, callerIn } from './conversation.ts';
import { logCall } from './log-call.ts';
import type { Called } from './tool/called.ts';
import { TRUSTED } from './tool/caller.ts';
import { readArguments } from './tool/parameters.ts';
import type { Tool } from './tool/tool.ts';

/** At which door a tool is called, and by whom. */
export interface CallingDoor {
  readonly shop: Shop;
  readonly ports: Ports;
  /** Null: somebody at a shell of the shop's own, who may do all and is asked nothing. */
  readonly conversation: Conversation | null;
  /** Who writes, as the journal calls them. */
  readonly actor: string;
  /** Whether the tools that change the book may be called. */
  readonly writers: boolean;
}

/** Calls one tool with the arguments as they came, and logs that. What is no failure of anybody's is thrown: a bug. */
export async function callTool(tool: Tool, given: JsonObject, door: CallingDoor): Promise<Called> {
  const { shop, ports, conversation } = door;
  const elapsed = ports.stopwatch();
  const time = shopTime(shop, ports.clock.now());
  const called = await answerOrRefusal(tool, given, time, door);
  await logCall({ tool, called, at: time.now, durationMs: elapsed() }, conversation?.id ?? null, ports);
  return called;
}

async function answerOrRefusal(
  tool: Tool,
  given: JsonObject,
  time: ShopTime,
  door: CallingDoor,
): Promise<Called> {
  const language = languageOf(given);
  try {
    const answer = await answered(tool, given, language, time, door);
    return { answer: dated(answer, time), failure: null };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    const refusal = failureSaid(thrown.failure, tool.failing, time, language);
    return { answer: dated(refusal, time), failure: thrown };
  }
}

async function answered(
  tool: Tool,
  given: JsonObject,
  language: Language,
  time: ShopTime,
  { shop, ports, conversation, actor, writers }: CallingDoor,
): Promise<SpokenAnswer> {
  if (tool.scope === 'write' && !writers) throw new AppError({ code: 'tool-closed', tool: tool.name });
  if (conversation !== null) {
    const standing = await ports.store.conversations.standing(conversation.id, time.now);
    assertWithinLimits(standing, { writes: tool.scope === 'write' });
  }
  const result = readArguments(given, tool.parameters);
  if ('faults' in result) throw new AppError({ code: 'tool-arguments', faults: result.faults });
  const { idempotency_key: key = null, ...read } = result.read as Readonly<Record<string, unknown>>;
  const request = () => ports.digest(JSON.stringify([tool.name, Object.entries(asked(read)).sort(byName)]));
  const write: Write = {
    at: time.now,
    source: 'agent',
    actor,
    key: typeof key === 'string' ? { text: ownKey(key, conversation), request: request() } : null,
    dryRun: false,
  };
  const caller = conversation === null ? TRUSTED : callerIn(conversation, ports);
  return tool.run(read, { shop, time, language, ports, caller, write });
}

/** Models write `booking-1`: what one conversation calls so is not what another does. */
function ownKey(key: string, conversation: Conversation | null): string {
  return conversation === null ? key : `${conversation.id.slice(0, 32)} ${key}`;
}

/** What is asked for, without how it is said and what goes with it. */
function asked({
  language,
  confirmation_token: token,
  ...read
}: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return read;
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** Asked before anything else is read, so that a refusal of the rest can be said in it. */
function languageOf({ language }: JsonObject): Language {
  return isLanguage(language) ? language : 'en';
}

function dated<A extends SpokenAnswer>(answer: A, time: ShopTime): A {
  return { ...answer, data: { ...answer.data, ...nowJson(time) } };
}
