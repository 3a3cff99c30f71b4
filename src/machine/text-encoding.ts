import { withWholeLetters } from './cut-letters.ts';

/** What a file's bytes say. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  /** Where a text that is UTF-8 has bytes that are not: what was read in their place. By line, from 1. */
  readonly strays: readonly { readonly line: number; readonly letter: string }[];
}

/** A text of which lines were UTF-8 twice over, and are as they were before. */
export interface ReadAgainText extends DecodedText {
  readonly linesEncodedTwice: number;
}

export type Encoding = 'UTF-8' | 'UTF-16' | 'windows-1252' | 'Mac OS Roman' | 'MS-DOS';

/** Windows' western encoding from 0x80 to 0x9F; from there on it is Latin-1. Many versions of Node take all of it for Latin-1. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
/**
 * From 0x80 on: what a Macintosh, and the MS-DOS of Western Europe (850), had beside ASCII. The letters of the American 437 are
 * among them.
 */
const MAC_ROMAN =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\xa0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';
const MS_DOS =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\xad±‗¾¶§÷¸°¨·¹³²■\xa0';

type OneByte = Exclude<Encoding, 'UTF-8' | 'UTF-16'>;

function letterOf(encoding: OneByte, byte: number): string {
  if (encoding === 'Mac OS Roman') return MAC_ROMAN.charAt(byte - 0x80);
  if (encoding === 'MS-DOS') return MS_DOS.charAt(byte - 0x80);
  return byte < 0xa0 ? WINDOWS_1252.charAt(byte - 0x80) : String.fromCharCode(byte);
}

/**
 * Text as spreadsheets save it: UTF-8, UTF-16 with a mark or where it is plain, else one of the encodings that have one byte
 * for a letter. Bytes of such an encoding within UTF-8 cost nothing around them: each is read as Windows has it, and told.
 * Letters that the folds of a calendar have cut are whole again.
 */
export function decodedText(bytes: Uint8Array): DecodedText {
  const sixteen = utf16Text(bytes);
  if (sixteen !== null) return { text: sixteen, encoding: 'UTF-16', strays: [] };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text, encoding: 'UTF-8', strays: [] };
  } catch {
    const whole = withWholeLetters(bytes);
    return whole === null ? mixedText(bytes) : decodedText(whole);
  }
}

function utf16Text(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const zeros = [0, 0];
  const looked = Math.min(bytes.length, 2_000);
  for (let at = 0; at < looked; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] as number) + 1;
  const [even, odd] = zeros as [number, number];
  const most = looked / 4;
  if (odd > most && even === 0) return new TextDecoder('utf-16le').decode(bytes);
  return even > most && odd === 0 ? new TextDecoder('utf-16be').decode(bytes) : null;
}

/** Text in pieces: of UTF-8, and between them the bytes that are not. */
function mixedText(bytes: Uint8Array): DecodedText {
  const strays: number[] = [];
  let hasUtf8 = false;
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceAt(bytes, at);
    if (length === 0) strays.push(at);
    else if (length > 1) hasUtf8 = true;
    at += length || 1;
  }
  if (hasUtf8) return { ...patched(bytes, strays, 'windows-1252'), encoding: 'UTF-8' };
  const encoding = likeliest(bytes, strays);
  return { text: patched(bytes, strays, encoding).text, encoding, strays: [] };
}

/** The bytes of the UTF-8 sequence that begins there; 0 where none does. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] as number;
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  for (let next = 1; next < length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] as number;
  const isLong = (lead === 0xe0 && second < 0xa0) || (lead === 0xf0 && second < 0x90);
  const isSurrogate = lead === 0xed && second > 0x9f;
  return isLong || isSurrogate || (lead === 0xf4 && second > 0x8f) ? 0 : length;
}

function patched(
  bytes: Uint8Array,
  places: readonly number[],
  encoding: OneByte,
): Pick<DecodedText, 'text' | 'strays'> {
  const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });
  const strays: { line: number; letter: string }[] = [];
  const pieces: string[] = [];
  let [from, line] = [0, 1];
  for (const at of [...places, bytes.length]) {
    const piece = utf8.decode(bytes.subarray(from, at));
    pieces.push(piece);
    if (at === bytes.length) break;
    line += lineEnds(piece);
    const letter = letterOf(encoding, bytes[at] as number);
    strays.push({ line, letter });
    pieces.push(letter);
    from = at + 1;
  }
  return { text: pieces.join(''), strays };
}

function lineEnds(text: string): number {
  return /[\r\n]/.test(text) ? (text.match(/\r\n|\n|\r/g)?.length ?? 0) : 0;
}

/** More than enough to tell encodings apart. */
const LOOKED_AT = 2_000;

/** The encoding in which the fewest letters stand where no word has them; of equals the first, which nearly everybody uses. */
function likeliest(bytes: Uint8Array, highBytes: readonly number[]): OneByte {
  const looked = highBytes.slice(0, LOOKED_AT);
  const doubtful = (encoding: OneByte) => {
    const letter = (at: number) => {
      const byte = bytes[at] ?? 0x20;
      return byte < 0x80 ? String.fromCharCode(byte) : letterOf(encoding, byte);
    };
    return looked.filter((at) => isDoubtful(letter(at - 1), letter(at), letter(at + 1))).length;
  };
  const counts = (['windows-1252', 'Mac OS Roman', 'MS-DOS'] as const).map(
    (encoding) => [encoding, doubtful(encoding)] as const,
  );
  return counts.reduce((best, one) => (one[1] < best[1] ? one : best))[0];
}

/** A sign within a word, a capital after a small letter, what is no letter or sign at all: `RenŽ`, `Mu‚oz`. */
function isDoubtful(before: string, letter: string, after: string): boolean {
  if (/[\x80-\x9f\u2500-\u259f\uf8ff]/.test(letter)) return true;
  const follows = /\p{L}/u.test(before);
  if (/\p{L}/u.test(letter)) return /\p{Ll}/u.test(before) && /\p{Lu}/u.test(letter);
  return follows && (/[‚„]/.test(letter) || (/\p{L}/u.test(after) && !BETWEEN_WORDS.test(letter)));
}

/** Signs that stand between words without blanks. */
const BETWEEN_WORDS = /[‘’“”–—…•·\xad]/;

/** What two bytes of UTF-8 look like as letters of Windows: `Ã©`, `â€™`, `ï»¿`. */
const TWO_FOR_ONE = /[\u00c2-\u00c5\u00e2\u00ef][^\x20-\x7e\r\n]/;
/** What people's names and remarks have in them: everything else is no proof. */
const WESTERN = /^[\p{ASCII}\u00a0-\u017f\u2010-\u203a\u20ac\u2122\ufeff]*$/u;

/**
 * A text of which lines were taken for Windows' western encoding although they were UTF-8, and saved so: such lines as they
 * were, and how many there are. A line is changed only where all its letters make UTF-8 of the letters of the West.
 */
export function encodedOnce(text: string): Pick<ReadAgainText, 'text' | 'linesEncodedTwice'> {
  if (!TWO_FOR_ONE.test(text)) return { text, linesEncodedTwice: 0 };
  let linesEncodedTwice = 0;
  const mended = text.replaceAll(/[^\r\n]+/g, (line) => {
    const once = TWO_FOR_ONE.test(line) ? lineEncodedOnce(line) : null;
    if (once !== null) linesEncodedTwice += 1;
    return once ?? line;
  });
  return { text: mended, linesEncodedTwice };
}

function lineEncodedOnce(line: string): string | null {
  const bytes = Array.from(line, (letter) => {
    const code = letter.codePointAt(0) as number;
    if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
    const at = WINDOWS_1252.indexOf(letter);
    return at < 0 ? -1 : 0x80 + at;
  });
  if (bytes.includes(-1)) return null;
  try {
    const once = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
    return WESTERN.test(once) ? once : null;
  } catch {
    return null;
  }
}
