import type { View } from './view.ts';

/** Help or the version, which are text in the first place: with `--json` the text stands under `text`. */
export function printedView(text: string): View {
  return { message: (text.split('\n')[0] as string).trim(), data: { text }, text: () => text };
}
