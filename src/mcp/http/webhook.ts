import type { JsonObject } from '../../output/form/json.ts';
import { jsonText } from '../../output/form/view.ts';
import type { Answering } from '../answers/answering.ts';
import { UNNAMED } from '../answers/conversation-key.ts';
import { BAD_JSON, NOT_FOUND, type Refusal } from './guard.ts';
import { toolCallsIn } from './tool-calls.ts';

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

/** Answers the tool calls of a voice platform in its own form. What was not done is an answer, too: with any other status it would ask again. */
export async function answerPosted(
  { body, named, conversation, signal }: Posted,
  answering: Answering,
): Promise<JsonObject | Refusal> {
  const asked = toolCallsIn(body, named);
  if (asked === null || asked.calls.length > MOST_CALLS) return BAD_JSON;
  const key = conversation ?? asked.conversation ?? UNNAMED;
  const documents: { readonly id: string; readonly document: JsonObject }[] = [];
  // In a row: what the second asks for may depend on the first.
  for (const { id, name, given } of asked.calls) {
    const tool = answering.toolOffered(name);
    if (tool === null && asked.form === 'plain') return NOT_FOUND;
    const document =
      tool === null
        ? answering.noSuchTool(given)
        : await answering.answer({ tool, given, conversation: key, signal, waits: () => undefined });
    documents.push({ id, document });
  }
  if (asked.form === 'vapi')
    return {
      results: documents.map(({ id, document }) => ({
        toolCallId: id,
        result: jsonText(document).trimEnd(),
      })),
    };
  return documents[0]?.document ?? {};
}
