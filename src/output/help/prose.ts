import type { Theme } from '../form/theme.ts';
import { widthOf } from '../form/width.ts';
import { wrapped } from '../form/wrap.ts';

/** What is to be read, as data: a terminal of any width shows it, and the man page is made of it. */
export type Block =
  /** A paragraph. */
  | string
  | { readonly heading: string }
  /** What can be typed, and what it means. */
  | { readonly terms: readonly (readonly [term: string, meaning: string])[] }
  /** As it is typed or written into a file: never broken. */
  | { readonly lines: readonly string[] };

/** Longer lines are hard to read; where there is no terminal, nobody knows how wide the reader's is. */
const MOST_COLUMNS = 100;
const USUAL_COLUMNS = 80;
const INDENT = 2;
const GAP = 2;
/** With less room beside the terms, what they mean stands below them. */
const LEAST_BESIDE = 24;
/** Of the whole width. */
const MOST_FOR_TERMS = 0.45;

/** Ends with a newline; blocks are parted by an empty line, but for what stands below its heading. */
export function proseText(blocks: readonly Block[], theme: Pick<Theme, 'columns' | 'bold'>): string {
  const columns =
    theme.columns === Number.POSITIVE_INFINITY ? USUAL_COLUMNS : Math.min(theme.columns, MOST_COLUMNS);
  return blocks
    .map((block, i) => {
      const before = blocks[i - 1];
      const isBelow = i > 0 && typeof before === 'object' && 'heading' in before;
      return `${i === 0 || isBelow ? '' : '\n'}${blockText(block, columns, theme)}\n`;
    })
    .join('');
}

function blockText(block: Block, columns: number, theme: Pick<Theme, 'columns' | 'bold'>): string {
  if (typeof block === 'string') return wrapped(block.split(' '), columns, 0);
  if ('heading' in block) return theme.bold(wrapped(block.heading.split(' '), columns, 0));
  if ('lines' in block) return block.lines.map((line) => `${' '.repeat(INDENT)}${line}`).join('\n');
  return termsText(block.terms, columns);
}

/** Terms that are much longer than the others have their meaning below them, and so have all on a narrow terminal. */
function termsText(terms: readonly (readonly [string, string])[], columns: number): string {
  const most = Math.floor(columns * MOST_FOR_TERMS);
  const widths = terms.map(([term]) => widthOf(term)).filter((width) => width <= most);
  const beside = INDENT + Math.max(0, ...widths) + GAP;
  const isNarrow = columns - beside < LEAST_BESIDE;
  const lines = terms.map(([term, meaning]) => {
    const words = meaning.split(' ');
    if (!isNarrow && widthOf(term) <= most)
      return term + ' '.repeat(beside - INDENT - widthOf(term)) + wrapped(words, columns, beside);
    const indent = 2 * INDENT;
    return `${wrapped(term.split(' '), columns, indent)}\n${' '.repeat(indent)}${wrapped(words, columns, indent)}`;
  });
  return lines.map((line) => `${' '.repeat(INDENT)}${line}`.trimEnd()).join('\n');
}
