import type { JsonObject } from '../../output/form/json.ts';
import { jsonText } from '../../output/form/view.ts';
import type { Answering } from '../answers/answering.ts';
import { UNNAMED } from '../answers/conversation-key.ts';
import { BUSY, NO_CALL, NOT_FOUND, type Refusal } from './guard.ts';
import { toldBeside } from './told-beside.ts';
import { type ToolCalls, toolCallsIn } from './tool-calls.ts';

/** More than that no model asks for in one turn: what comes behind them is refused, and more than the other are not read. */
const [MOST_CALLS, MOST_ANSWERS] = [10, 100];

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
  const told = holdsCalls(body) ? null : toldBeside(body);
  if (told !== null) {
    const key = conversation ?? told.conversation;
    const isDone = !told.hasEnded || key === null || (await answering.hungUp(key));
    return isDone ? {} : BUSY;
  }
  const asked = toolCallsIn(body, named);
  if (asked === null || asked.calls.length > MOST_ANSWERS) return NO_CALL;
  return answerCalls(asked, posted, answering);
}

/** Whatever it says besides: calls that nobody answers would be lost. */
function holdsCalls(body: unknown): boolean {
  const asked = toolCallsIn(body, null);
  return asked !== null && asked.calls.length > 0;
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
    for (const [at, { name, given }] of calls.entries()) {
      const tool = answering.toolOffered(name);
      const call = { given, conversation: key, signal, waits: () => undefined };
      if (tool === null) answered.push(await answering.noSuchTool(given, signal));
      else if (at >= MOST_CALLS) answered.push(await answering.tooMany(tool, given, signal));
      else answered.push(await answering.answer({ ...call, tool }));
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
