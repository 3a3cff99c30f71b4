import type { Instant } from '../domain/interval.ts';
import { type AppError, failureOf } from '../failure.ts';
import type { LoggedCall } from '../store/conversations.ts';
import { unwritable } from '../usecases/after-commit.ts';
import type { Ports } from '../usecases/ports.ts';
import type { Called } from './tool/called.ts';
import type { Tool } from './tool/tool.ts';

export interface MadeCall {
  readonly tool: Pick<Tool, 'name' | 'scope'>;
  readonly called: Called;
  readonly at: Instant;
  readonly durationMs: number;
}

/** Notes a call, without a text of anybody's. A book that cannot be written takes nothing back of what was answered. */
export async function logCall(
  { tool, called, at, durationMs }: MadeCall,
  conversation: string | null,
  { store }: Pick<Ports, 'store'>,
): Promise<void> {
  const { answer, failure } = called;
  const appointmentId = answer.data['appointment_id'];
  try {
    await store.conversations.log(conversation, {
      at,
      tool: tool.name,
      outcome: failure === null ? 'done' : failure.failure.code,
      kind: kindOf(tool, called),
      durationMs,
      appointmentId: typeof appointmentId === 'number' ? appointmentId : null,
    });
  } catch (thrown) {
    if (unwritable(thrown) === null && failureOf(thrown, 'database-damaged') === null) throw thrown;
  }
}

/** Whoever asks for people, cars and visits that are not there, or not theirs, may be trying numbers and phones. */
const OF_SOMEBODY: ReadonlySet<string> = new Set(['customer', 'vehicle', 'appointment']);

function isMiss(failure: AppError): boolean {
  const missing = failureOf(failure, 'not-found');
  if (missing !== null) return OF_SOMEBODY.has(missing.what);
  return failureOf(failure, 'phone-taken') !== null || failureOf(failure, 'car-known') !== null;
}

function kindOf({ scope }: Pick<Tool, 'scope'>, { answer, failure }: Called): LoggedCall['kind'] {
  if (failure !== null) return isMiss(failure) ? 'miss' : 'read';
  return scope === 'write' && answer.already !== true ? 'write' : 'read';
}
