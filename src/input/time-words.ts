import { foldedText } from './words/typed-text.ts';

/** Lower case, one space between words, `a.m.` as `am`, no commas and no full stop after a short name. */
export function plainWords(text: string): string {
  return foldedText(text)
    .toLowerCase()
    .replace(/\b([ap])\.\s?m\.?(?=\s|,|$)/g, '$1m')
    .replace(/([a-z])\.(?=\s|$)/g, '$1')
    .replace(/[\s,]+/g, ' ')
    .trim();
}
