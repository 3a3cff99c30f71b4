import type { JsonObject } from '../../output/form/json.ts';
import { conversationIn, isObject } from './tool-calls.ts';

/** What a voice platform tells beside its calls of tools. */
export interface ToldBeside {
  /** Whether the caller has gone. */
  readonly hasEnded: boolean;
  /** What the platform calls the conversation; null: it does not say. */
  readonly conversation: string | null;
}

/** Reads what a platform posts where nobody is to answer: Vapi's messages of a call, Retell's events. Null: it is none of them. */
export function toldBeside(body: unknown): ToldBeside | null {
  if (!isObject(body)) return null;
  const { message, event, call, chat } = body;
  if (isObject(message)) return ofMessage(message);
  if (typeof event !== 'string' || !(isObject(call) || isObject(chat))) return null;
  return { hasEnded: ENDS.has(event), conversation: conversationIn(body) };
}

/** Of Retell's events those with which a conversation ends. */
const ENDS: ReadonlySet<string> = new Set(['call_ended', 'chat_ended']);

/** Vapi's messages that want an answer: calls of tools, and questions that are not for a book of appointments. */
const WANTS_ANSWER = /^tool-calls$|request$/;

function ofMessage(message: JsonObject): ToldBeside | null {
  const { type, status } = message;
  if (typeof type !== 'string' || WANTS_ANSWER.test(type)) return null;
  const hasEnded = type === 'end-of-call-report' || (type === 'status-update' && status === 'ended');
  return { hasEnded, conversation: conversationIn(message) };
}
