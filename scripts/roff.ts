import type { Block } from '../src/output/help/prose.ts';

/** Text as roff takes it: nothing in it is a request or an escape, and hyphens can be copied. */
export function escaped(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll(/[^\n -~]/gu, (character) => {
      const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
      return `\\[u${code}]`;
    })
    .replaceAll(/^(?=[.'])/gm, '\\&');
}

/** Blocks of help as man pages have them; a heading is a line in bold. */
export function roff(blocks: readonly Block[]): string {
  return blocks.map(blockRoff).join('');
}

export function section(title: string, text: string): string {
  return `.SH "${escaped(title.toUpperCase())}"\n${text}`;
}

export function subsection(title: string, text: string): string {
  return `.SS "${escaped(title).replaceAll('"', '\\(dq')}"\n${text}`;
}

function blockRoff(block: Block): string {
  if (typeof block === 'string') return `.PP\n${escaped(block)}\n`;
  if ('heading' in block) return `.PP\n\\fB${escaped(block.heading)}\\fR\n`;
  if ('lines' in block) return `.PP\n.nf\n.RS 4\n${block.lines.map(escaped).join('\n')}\n.RE\n.fi\n`;
  return block.terms
    .map(([term, meaning]) => `.TP\n\\fB${escaped(term)}\\fR\n${escaped(meaning)}\n`)
    .join('');
}
