import type { JsonObject } from '../../output/form/json.ts';

/** Calls of tools in one request of a voice platform, in the form in which it wants its answer. */
export interface ToolCalls {
  readonly form: 'vapi' | 'retell' | 'plain';
  readonly calls: readonly ToolCall[];
  /** What the platform calls the conversation; null: it does not say. */
  readonly conversation: string | null;
}

export interface ToolCall {
  /** To be given back with the answer. */
  readonly id: string;
  readonly name: string;
  readonly given: JsonObject;
}

/**
 * Reads what a platform posts: Vapi's list of calls within a message, Retell's one call with its arguments, or the arguments alone
 * of the tool that the path names. Null: none of these.
 */
export function toolCallsIn(body: unknown, named: string | null): ToolCalls | null {
  if (!isObject(body)) return null;
  const { message, name, args, call } = body;
  if (isObject(message)) return ofMessage(message);
  if (typeof name === 'string' && isObject(args))
    return {
      form: 'retell',
      calls: [{ id: '', name, given: args }],
      conversation: keyed('call', isObject(call) ? call['call_id'] : undefined),
    };
  if (named === null) return null;
  return { form: 'plain', calls: [{ id: '', name: named, given: body }], conversation: null };
}

/** `toolCallList` has name and arguments side by side, or within a function, as the model has written it. */
function ofMessage(message: JsonObject): ToolCalls | null {
  const { toolCallList, toolCalls, call, chat } = message;
  const list = toolCallList ?? toolCalls;
  if (!Array.isArray(list)) return null;
  const calls = list.flatMap((one: unknown) => {
    if (!isObject(one)) return [];
    const named = isObject(one['function']) ? one['function'] : one;
    const { name } = named;
    const id = one['id'];
    if (typeof name !== 'string') return [];
    const given = argumentsOf(named['arguments'] ?? named['parameters']);
    return [{ id: typeof id === 'string' ? id : '', name, given }];
  });
  const conversation =
    keyed('call', isObject(call) ? call['id'] : undefined) ??
    keyed('chat', isObject(chat) ? chat['id'] : undefined);
  return calls.length === list.length ? { form: 'vapi', calls, conversation } : null;
}

/** Also as the text that a model has written. What is none is no argument, and the tool says what is missing. */
function argumentsOf(value: unknown): JsonObject {
  if (isObject(value)) return value;
  if (typeof value !== 'string') return {};
  try {
    const parsed: unknown = JSON.parse(value);
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

/** In a header the same conversation has the same key (`conversation-key.ts`). */
function keyed(what: 'call' | 'chat', id: unknown): string | null {
  return typeof id === 'string' && id !== '' ? `x-${what}-id ${id}` : null;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
