import type { Instant } from '../domain/interval.ts';
import { type AppError, failureOf } from '../failure.ts';
import type { JsonObject } from '../output/form/json.ts';
import type { EndedCall } from '../store/conversations.ts';
import { unwritable } from '../usecases/after-commit.ts';
import { admitCall } from '../usecases/conversation/limits.ts';
import type { Ports } from '../usecases/ports.ts';
import type { Called } from './tool/called.ts';
import type { Tool } from './tool/tool.ts';

export interface CallToMake {
  readonly tool: Pick<Tool, 'name' | 'scope' | 'parameters'>;
  /** As they came. */
  readonly given: JsonObject;
  readonly at: Instant;
  /** A digest of its key; null: none in particular. */
  readonly conversation: string | null;
}

/**
 * Counts a call that is about to be made. Null: nobody's in particular, in a book that cannot be written; of a conversation no call
 * is made that cannot be counted. Throws `tool-limit`, `database-…`.
 */
export async function beginCall(
  { tool, given, at, conversation }: CallToMake,
  ports: Pick<Ports, 'store'>,
): Promise<number | null> {
  const begun = { at, tool: tool.name, writes: tool.scope === 'write', mayMiss: mayMiss(tool, given) };
  try {
    return await admitCall(conversation, begun, ports);
  } catch (thrown) {
    if (conversation !== null || !isOfTheBook(thrown)) throw thrown;
    return null;
  }
}

export interface MadeCall {
  readonly tool: Pick<Tool, 'scope'>;
  readonly called: Called | 'bug';
  readonly durationMs: number;
}

/** Notes how it ended. A book that cannot be written takes nothing back of what was answered. */
export async function endCall(
  callId: number,
  { tool, called, durationMs }: MadeCall,
  { store }: Pick<Ports, 'store'>,
): Promise<void> {
  const ended = called === 'bug' ? brokenOff(tool) : cameTo(tool, called);
  try {
    await store.conversations.end(callId, { ...ended, durationMs });
  } catch (thrown) {
    if (!isOfTheBook(thrown)) throw thrown;
  }
}

type CameTo = Omit<EndedCall, 'durationMs'>;

/** What it has written by then nobody knows, but it was no miss of the caller's. */
function brokenOff({ scope }: Pick<Tool, 'scope'>): CameTo {
  return { outcome: 'bug', kind: scope, appointmentId: null };
}

function cameTo(tool: Pick<Tool, 'scope'>, called: Called): CameTo {
  const { answer, failure } = called;
  const appointmentId = answer.data['appointment_id'];
  return {
    outcome: failure === null ? 'done' : failure.failure.code,
    kind: kindOf(tool, called),
    appointmentId: typeof appointmentId === 'number' ? appointmentId : null,
  };
}

/** It cannot be written at the moment, or is damaged. */
function isOfTheBook(thrown: unknown): boolean {
  return unwritable(thrown) !== null || failureOf(thrown, 'database-damaged') !== null;
}

/** Whoever asks for people, cars and visits that are not there, or not theirs, may be trying numbers and phones. */
const OF_SOMEBODY: ReadonlySet<string> = new Set(['customer', 'vehicle', 'appointment']);

function mayMiss({ parameters }: Pick<Tool, 'parameters'>, given: JsonObject): boolean {
  return Object.entries(parameters).some(
    ([name, { guessable = false }]) => guessable && Object.hasOwn(given, name),
  );
}

function isMiss(failure: AppError): boolean {
  const missing = failureOf(failure, 'not-found');
  if (missing !== null) return OF_SOMEBODY.has(missing.what);
  return failureOf(failure, 'phone-taken') !== null || failureOf(failure, 'car-known') !== null;
}

function kindOf({ scope }: Pick<Tool, 'scope'>, { answer, failure }: Called): EndedCall['kind'] {
  if (failure !== null) return isMiss(failure) ? 'miss' : 'read';
  return scope === 'write' && answer.already !== true ? 'write' : 'read';
}
