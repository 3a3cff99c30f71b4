/** Letters that no decomposition takes apart, as a searcher without them on the keyboard writes them. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ŧ: 't',
  ŋ: 'n',
  ĸ: 'k',
  ς: 'σ',
};
const UNPLAIN = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');

/**
 * What names are compared by: lower case, without accents, apostrophes or punctuation, words parted by one space, so
 * that `PEREZ` finds Pérez, `obrien` O'Brien and `jean luc` Jean-Luc. The key of a key is that key;
 * text without letters and digits has the empty key.
 */
export function searchKey(text: string): string {
  // Node takes milliseconds to make patterns with classes of Unicode, and most text needs none.
  if (/^[\x20-\x7e]*$/.test(text)) return asciiKey(text);
  return text
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}'’‘ʼ`´]/gu, '')
    .replace(UNPLAIN, (letter) => PLAIN[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function asciiKey(text: string): string {
  return text
    .toLowerCase()
    .replace(/['`]/g, '')
    .replace(/[^a-z\d]+/g, ' ')
    .trim();
}
