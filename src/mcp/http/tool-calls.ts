import type { JsonObject } from '../../output/form/json.ts';
import { keyInBody } from '../answers/conversation-key.ts';

/** Calls of tools in one request of a voice platform, in the form in which it wants its answer. */
export interface ToolCalls {
  readonly form: 'vapi' | 'retell' | 'plain';
  readonly calls: readonly ToolCall[];
  /** What the platform calls the conversation; null: it does not say. */
  readonly conversation: string | null;
}

export interface ToolCall {
  /** To be given back with the answer; empty where there is none. */
  readonly id: string;
  /** Empty where none is named, which is a tool that is not there. */
  readonly name: string;
  readonly given: JsonObject;
}

/**
 * Reads what a platform posts: Vapi's list of calls within a message, Retell's one call with its arguments, or the arguments alone
 * of the tool that the path names. Null: none of these.
 */
export function toolCallsIn(body: unknown, named: string | null): ToolCalls | null {
  if (!isObject(body)) return null;
  const { message, name, args } = body;
  if (isObject(message)) return ofMessage(message);
  if (typeof name === 'string' && isObject(args))
    return { form: 'retell', calls: [{ id: '', name, given: args }], conversation: conversationIn(body) };
  if (named === null) return null;
  return { form: 'plain', calls: [{ id: '', name: named, given: body }], conversation: null };
}

/** `toolCallList` has name and arguments side by side, or within a function, as the model has written it. */
function ofMessage(message: JsonObject): ToolCalls | null {
  const { toolCallList, toolCalls } = message;
  const list = toolCallList ?? toolCalls;
  if (!Array.isArray(list)) return null;
  const calls = list.flatMap((one: unknown) => {
    if (!isObject(one)) return [];
    const named = isObject(one['function']) ? one['function'] : one;
    const given = argumentsOf(named['arguments'] ?? named['parameters']);
    return [{ id: textOf(one['id']), name: textOf(named['name']), given }];
  });
  return calls.length === list.length ? { form: 'vapi', calls, conversation: conversationIn(message) } : null;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
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

/** What a platform calls the conversation beside what it posts: Vapi by the `id` of a call or chat, Retell by `call_id` or `chat_id`. */
export function conversationIn({ call, chat }: JsonObject): string | null {
  return keyInBody('call', idOf('call', call)) ?? keyInBody('chat', idOf('chat', chat));
}

function idOf(what: 'call' | 'chat', value: unknown): unknown {
  return isObject(value) ? (value[`${what}_id`] ?? value['id']) : undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
