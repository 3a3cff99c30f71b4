/** A number that was said of an appointment; `isSure`: it can be nothing else. */
export interface NumberSaid {
  readonly id: number;
  readonly isSure: boolean;
}

/**
 * `#12` and one to three digits are an appointment's number, four digits and more can be the end of a phone as well. A number
 * with a zero in front is none.
 */
export function numberSaid(text: string): NumberSaid | null {
  const [, hash, digits] = /^(#?)([1-9]\d{0,14})$/.exec(text.trim()) ?? [];
  return digits === undefined ? null : { id: Number(digits), isSure: hash === '#' || digits.length < 4 };
}

/** Fewer digits are no phone. */
const SHORTEST_PHONE = 7;

/** How many words at the beginning are one phone in several pieces, `212 555 0134`; 0: none. */
export function wordsOfPhone(words: readonly string[]): number {
  const count = words.findIndex((word) => !/^[+(]?\d[\d().-]*$/.test(word));
  const pieces = words.slice(0, count < 0 ? words.length : count);
  const lengths = pieces.map((word) => word.replaceAll(/\D/g, '').length);
  for (let length = Math.min(pieces.length, 4); length > 1; length -= 1) {
    const digits = lengths.slice(0, length);
    const total = digits.reduce((sum, each) => sum + each, 0);
    if (total >= SHORTEST_PHONE && total <= 15 && digits.slice(1).every((each) => each > 2)) return length;
  }
  return 0;
}
