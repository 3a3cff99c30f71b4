import type { Spellings } from './meaning.ts';

/** Reads words from left to right, the longest phrase first. */
export class PhraseReading {
  protected readonly words: readonly string[];
  protected at = 0;

  constructor(words: readonly string[]) {
    this.words = words;
  }

  protected get isAtEnd(): boolean {
    return this.at === this.words.length;
  }

  /** Goes behind one of the phrases, where the next words are it. */
  protected takes(spellings: Spellings): boolean {
    const phrases = spellings.split('|').map((phrase) => phrase.split(' '));
    const [longest] = phrases
      .filter((phrase) => phrase.every((word, i) => this.words[this.at + i] === word))
      .sort((a, b) => b.length - a.length);
    if (longest === undefined) return false;
    this.at += longest.length;
    return true;
  }

  /** What is read; nothing of it where it is not what was looked for. */
  protected orBack<T>(read: () => T | null): T | null {
    const back = this.at;
    const found = read();
    if (found === null) this.at = back;
    return found;
  }

  /** All that is left. */
  protected rest(): string {
    const rest = this.words.slice(this.at).join(' ');
    this.at = this.words.length;
    return rest;
  }
}
