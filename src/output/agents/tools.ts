import { counted } from '../form/moments.ts';
import { type JsonObject, jsonText, type View } from '../form/view.ts';

/** Bare JSON, as the vendor's own library takes it. */
export function toolsView(tools: readonly JsonObject[], vendor: string): View {
  return {
    message: `${counted(tools.length, 'tool')} in the form of ${vendor}.`,
    data: [...tools],
    isLaidOut: true,
    text: () => jsonText([...tools]),
  };
}

/** The instructions of a model, as they are. */
export function promptView(prompt: string): View {
  return {
    message: 'The instructions for the model.',
    data: { prompt },
    isLaidOut: true,
    text: () => prompt,
  };
}
