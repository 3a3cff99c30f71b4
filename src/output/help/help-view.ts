import type { View } from '../form/view.ts';
import { type Block, proseText } from './prose.ts';

const ON_NO_TERMINAL = { columns: Number.POSITIVE_INFINITY, bold: (text: string) => text };

/** What is to be read, as a result; its first line is the message. */
export function helpView(blocks: readonly Block[], topic: string | null = null): View {
  return {
    get message() {
      return proseText(blocks.slice(0, 1), ON_NO_TERMINAL).split('\n')[0] ?? '';
    },
    get data() {
      const text = proseText(blocks, ON_NO_TERMINAL);
      return topic === null ? { text } : { topic, text };
    },
    isLaidOut: true,
    text: (theme) => proseText(blocks, theme),
  };
}
