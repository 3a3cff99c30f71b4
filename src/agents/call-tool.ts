import type { Shop } from '../domain/shop.ts';
import { AppError } from '../failure.ts';
import type { JsonObject } from '../output/form/json.ts';
import { type ShopTime, shopTime } from '../output/form/moments.ts';
import type { SpokenAnswer } from '../output/spoken/answer.ts';
import { failureSaid } from '../output/spoken/failure-said.ts';
import { isLanguage, type Language } from '../output/spoken/language.ts';
import { nowJson } from '../output/spoken/moment-json.ts';
import type { Write } from '../store/write.ts';
import type { Ports } from '../usecases/ports.ts';
import { type Conversation, callerIn } from './conversation.ts';
import { beginCall, endCall } from './log-call.ts';
import type { Called } from './tool/called.ts';
import { TRUSTED } from './tool/caller.ts';
import { isOffered, type Offered } from './tool/offered.ts';
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
  /** What may be called, whatever was asked for. */
  readonly offers: Offered;
  /** Whether it is only tried: nothing is written then, not even that there was a call. Left out: it is not. */
  readonly dryRun?: boolean;
}

/**
 * Calls one tool with the arguments as they came: counted before it is made, and logged. What is no failure of anybody's is
 * thrown: a bug.
 */
export async function callTool(tool: Tool, given: JsonObject, door: CallingDoor): Promise<Called> {
  const { dryRun = false, ports } = door;
  if (!dryRun) return counted(tool, given, door);
  const tried = await counted(tool, given, { ...door, ports: { ...ports, store: ports.store.onTrial() } });
  return { ...tried, answer: { ...tried.answer, data: triedData(tried.answer.data) } };
}

/** What was given with it is good for nothing, since the book does not know it. */
function triedData({
  confirmation_token: confirmation,
  confirmation_expires_at: until,
  proposal_token: proposal,
  ...data
}: JsonObject): JsonObject {
  return { ...data, dry_run: true };
}

async function counted(tool: Tool, given: JsonObject, door: CallingDoor): Promise<Called> {
  const { shop, ports, conversation } = door;
  const elapsed = ports.stopwatch();
  const time = shopTime(shop, ports.clock.now());
  const language = languageOf(given);
  let callId: number | null = null;
  const ended = async (called: Called | 'bug') => {
    if (callId !== null) await endCall(callId, { tool, called, durationMs: elapsed() }, ports);
  };
  try {
    const called = await answerOrRefusal(tool, language, time, async () => {
      callId = await beginCall({ tool, given, at: time.now, conversation: conversation?.id ?? null }, ports);
      return answered(tool, given, language, time, door);
    });
    await ended(called);
    return called;
  } catch (bug) {
    await ended('bug');
    throw bug;
  }
}

async function answerOrRefusal(
  { failing }: Pick<Tool, 'failing'>,
  language: Language,
  time: ShopTime,
  work: () => Promise<SpokenAnswer>,
): Promise<Called> {
  try {
    return { answer: dated(await work(), time), failure: null };
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    const refusal = failureSaid(thrown.failure, failing, time, language);
    return { answer: dated(refusal, time), failure: thrown };
  }
}

async function answered(
  tool: Tool,
  given: JsonObject,
  language: Language,
  time: ShopTime,
  { shop, ports, conversation, actor, offers, dryRun = false }: CallingDoor,
): Promise<SpokenAnswer> {
  if (!isOffered(tool, offers)) throw new AppError({ code: 'tool-closed', tool: tool.name });
  const result = readArguments(given, tool.parameters);
  if ('faults' in result) throw new AppError({ code: 'tool-arguments', faults: result.faults });
  const { idempotency_key: key = null, ...read } = result.read as Readonly<Record<string, unknown>>;
  const request = () => ports.digest(JSON.stringify([tool.name, Object.entries(asked(read)).sort(byName)]));
  const write: Write = {
    at: time.now,
    source: 'agent',
    actor,
    key: typeof key === 'string' ? { text: ownKey(key, conversation, ports), request: request() } : null,
    dryRun,
  };
  const caller = conversation === null ? TRUSTED : callerIn(conversation, ports);
  return tool.run(read, { shop, time, language, ports, caller, write });
}

/** Models write `booking-1`: what one conversation calls so is not what another does. */
function ownKey(key: string, conversation: Conversation | null, { digest }: Pick<Ports, 'digest'>): string {
  return conversation === null ? key : digest(`${conversation.id} ${key}`);
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
export function languageOf({ language }: JsonObject): Language {
  const said = typeof language === 'string' ? language.trim() : language;
  return isLanguage(said) ? said : 'en';
}

function dated<A extends SpokenAnswer>(answer: A, time: ShopTime): A {
  return { ...answer, data: { ...answer.data, ...nowJson(time) } };
}
