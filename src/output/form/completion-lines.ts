import { safe } from './safe-text.ts';

export interface Candidate {
  readonly value: string;
  readonly summary: string;
}

/** What may stand at a place of the command line. */
export interface Candidates {
  readonly words: readonly Candidate[];
  readonly files: boolean;
}

/** A line for each, as the scripts read them: the value, a tab, what it is. Files are the shell's own matter. */
export function completionText({ words, files }: Candidates): string {
  const lines = words.map(({ value, summary }) => `${safe(value)}\t${safe(summary)}\n`);
  return `${lines.join('')}${files ? ':files\n' : ''}`;
}
