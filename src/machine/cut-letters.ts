const [LINE_FEED, RETURN, BLANK, TAB] = [0x0a, 0x0d, 0x20, 0x09];

/** How many bytes a fold has that stands there: the end of a line and a blank (RFC 5545 §3.1). 0 where none does. */
function foldAt(bytes: Uint8Array, at: number): number {
  const feed = bytes[at] === RETURN ? at + 1 : at;
  const isFold = bytes[feed] === LINE_FEED && (bytes[feed + 1] === BLANK || bytes[feed + 1] === TAB);
  return isFold ? feed + 2 - at : 0;
}

/** How many bytes the letter of UTF-8 has that begins with this one; 1 where none of several does. */
function lengthOf(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 1;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/** The letter that begins there, and the folds within it; null for one that is whole, or none. */
function cutLetterAt(bytes: Uint8Array, at: number): { letter: number[]; folds: number[] } | null {
  const lead = bytes[at] as number;
  const length = lengthOf(lead);
  const letter = [lead];
  const folds: number[] = [];
  for (let next = at + 1; letter.length < length; next += 1) {
    const fold = foldAt(bytes, next);
    folds.push(...bytes.subarray(next, next + fold));
    next += fold;
    const byte = bytes[next] ?? 0;
    if ((byte & 0xc0) !== 0x80) return null;
    letter.push(byte);
  }
  return folds.length === 0 ? null : { letter, folds };
}

/**
 * Bytes in which the letters of UTF-8 are whole that folds had cut: some programs fold the lines of a calendar by bytes. Each
 * such fold goes behind its letter, so that all lines keep their numbers. Null where no letter is cut.
 */
export function withWholeLetters(bytes: Uint8Array): Uint8Array | null {
  let whole: Uint8Array | null = null;
  for (let at = 0; at < bytes.length; at += 1) {
    const cut = (bytes[at] as number) < 0xc2 ? null : cutLetterAt(bytes, at);
    if (cut === null) continue;
    const { letter, folds } = cut;
    whole ??= Uint8Array.from(bytes);
    whole.set([...letter, ...folds], at);
    at += letter.length + folds.length - 1;
  }
  return whole;
}
