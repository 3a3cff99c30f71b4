import type { JsonObject } from '../../output/form/json.ts';
import { jsonText } from '../../output/form/view.ts';
import type { Answering } from '../answers/answering.ts';
import { UNNAMED } from '../answers/conversation-key.ts';
import { BUSY, NO_CALL, NOT_FOUND, type Refusal } from './guard.ts';
import { toldBeside } from './told-beside.ts';
import { type ToolCalls, toolCallsIn } from './tool-calls.ts';

/** More than that no model asks for in one turn. */
const MOST_CALLS = 10;

export interface Posted {
  readonly body: unknown;
  /** The tool that the path names. */
  readonly named: string | null;
  /** The conversation that the head names; null: none. */
  readonly conversation: string | null;
  readonly signal: AbortSignal;
}

/** Answers what a voice platform posts: its calls of tools in its own form, and with nothing what it tells beside. */
export async function answerPosted(posted: Posted, answering: Answering): Promise<JsonObject | Refusal> {
  const { body, named, conversation } = posted;
  const told = toldBeside(body);
  if (told !== null) {
    const key = conversation ?? told.conversation;
    const isDone = !told.hasEnded || key === null || (await answering.hungUp(key));
    return isDone ? {} : BUSY;
  }
  const asked = toolCallsIn(body, named);
  if (asked === null || asked.calls.length > MOST_CALLS) return NO_CALL;
  return answerCalls(asked, posted, answering);
}

/** What was not done is an answer, too: with any other status than that of an answer the platform would ask again. */
async function answerCalls(
  { form, calls, conversation }: ToolCalls,
  posted: Posted,
  answering: Answering,
): Promise<JsonObject | Refusal> {
  if (form === 'plain' && calls.some(({ name }) => answering.toolOffered(name) === null)) return NOT_FOUND;
  const key = posted.conversation ?? conversation ?? UNNAMED;
  const documents = await answering.within(posted.signal, async (signal) => {
    const answered: JsonObject[] = [];
    // In a row: what the second asks for may depend on the first. All of them together have the time of one.
    for (const { name, given } of calls) {
      const tool = answering.toolOffered(name);
      const call = { given, conversation: key, signal, waits: () => undefined };
      answered.push(tool === null ? answering.noSuchTool(given) : await answering.answer({ ...call, tool }));
    }
    return answered;
  });
  if (form !== 'vapi') return documents[0] ?? {};
  return {
    results: calls.map(({ id }, i) => ({
      toolCallId: id,
      result: jsonText(documents[i] ?? {}).trimEnd(),
    })),
  };
}
