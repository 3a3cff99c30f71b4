/** A line of a `.env` that sets a variable. */
export interface EnvSetting {
  readonly name: string;
  readonly value: string;
  /** Where its name begins in the text, and where its line ends, a comment behind the value included. */
  readonly from: number;
  readonly to: number;
}

export interface EnvText {
  readonly settings: readonly EnvSetting[];
  /** The numbers, from 1, of lines that mean nothing: they are left out, and all others count. */
  readonly strangeLines: readonly number[];
}

interface Line {
  readonly text: string;
  readonly from: number;
}

/** `export` and `set` are what the same line needs in a shell. Some programs write `:` and a blank for `=`. */
const SETTING = /^[\s\u200b]*(?:export\s+|set\s+|declare\s+-x\s+)?([A-Za-z_][\w.-]*)\s*(?:=|:(?=\s))/;

/**
 * What a `.env` sets, as people and their editors write it: with a byte order mark, any line ends, blanks of any kind, quotes,
 * also those of word processors, and comments. A `#` begins a comment only after a blank: calendars' ids and passphrases have
 * it in them. Within quotes every character stands for itself. Linear in the text.
 */
export function readEnvText(text: string): EnvText {
  const lines = linesOf(text);
  const ahead = lookingAhead(lines);
  const settings: EnvSetting[] = [];
  const strangeLines: number[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] as Line;
    if (/^[\s\u200b]*(?:#|$)/.test(line.text)) continue;
    const begun = SETTING.exec(line.text);
    const rest = begun === null ? '' : line.text.slice(begun[0].length);
    const read = begun === null ? null : valueAt(rest, ahead, at);
    if (begun === null || read === null) {
      strangeLines.push(at + 1);
      continue;
    }
    const name = begun[1] as string;
    const last = lines[read.lastLine] as Line;
    const from = line.from + begun[0].lastIndexOf(name);
    settings.push({ name, value: read.value, from, to: last.from + last.text.length });
    at = read.lastLine;
  }
  return { settings, strangeLines };
}

interface Lines {
  readonly lines: readonly Line[];
  /**
   * The index of the first line from `from` on for which `holds`; that behind the last line where there is none. Under one
   * `name` it has to be asked in ascending order.
   */
  readonly nextOf: (name: string, holds: (text: string) => boolean) => (from: number) => number;
}

/** Each line is looked at once for each name, however often it is asked. */
function lookingAhead(lines: readonly Line[]): Lines {
  const found = new Map<string, number>();
  const nextOf: Lines['nextOf'] = (name, holds) => (from) => {
    const known = found.get(name) ?? -1;
    if (known >= from) return known;
    let at = from;
    while (at < lines.length && !holds((lines[at] as Line).text)) at += 1;
    found.set(name, at);
    return at;
  };
  return { lines, nextOf };
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let from = 0;
  for (const line of text.split(/(\r\n|\n|\r)/)) {
    // Texts and ends of lines take turns.
    if (!/^[\r\n]/.test(line)) lines.push({ text: line, from });
    from += line.length;
  }
  return lines;
}

interface ReadValue {
  readonly value: string;
  readonly lastLine: number;
}

/** The quotes that can end what begins with one. */
const CLOSING: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '`': '`',
  '\u201c': '\u201d"',
  '\u201d': '\u201d',
  '\u201e': '\u201c\u201d',
  '\u2018': "\u2019'",
  '\u2019': '\u2019',
  '\u201a': '\u2018\u2019',
};

/** `BAY_HOME=/srv/bay TZ=America/Chicago`: a shell would set both, and other readers all of it as the first. */
const ANOTHER_SETTING = /\s(?:export\s+|set\s+)?[A-Z][A-Z\d]*(?:_[A-Z\d]+)*=(?:[^\s=]|$)/;

/** Null where nobody can say which value is meant. */
function valueAt(rest: string, ahead: Lines, at: number): ReadValue | null {
  const begun = rest.trimStart();
  const closing = CLOSING[begun.charAt(0)];
  if (closing !== undefined) return valueInQuotes(begun.slice(1), closing, ahead, at);
  const value = (/^\s/.test(rest) && begun.startsWith('#') ? '' : begun.replace(/\s#.*$/, '')).trimEnd();
  // A quotation mark that closes what none has opened, and a second setting on the line.
  return /^[^"]+"$/.test(value) || ANOTHER_SETTING.test(value) ? null : { value, lastLine: at };
}

/** A value in quotes may go on over lines, unless one of them sets something itself: then somebody has forgotten to close them. */
function valueInQuotes(
  begun: string,
  closing: string,
  { lines, nextOf }: Lines,
  at: number,
): ReadValue | null {
  const isClosed = endOf(begun, closing) >= 0;
  const lastLine = isClosed ? at : nextOf(closing, (text) => endOf(text, closing) >= 0)(at + 1);
  const last = isClosed ? begun : lines[lastLine]?.text;
  if (last === undefined || (!isClosed && nextOf('=', setsSomething)(at + 1) <= lastLine)) return null;
  const end = endOf(last, closing);
  // Behind it may stand what ends a line elsewhere, and a comment.
  if (!/^[;,]?\s*(?:#.*)?$/.test(last.slice(end + 1))) return null;
  const between = lines.slice(at + 1, lastLine).map(({ text }) => text);
  const parts = isClosed ? [] : [begun, ...between];
  return { value: [...parts, last.slice(0, end)].join('\n'), lastLine };
}

function endOf(text: string, closing: string): number {
  const ends = [...closing].map((quote) => text.indexOf(quote)).filter((end) => end >= 0);
  return ends.length === 0 ? -1 : Math.min(...ends);
}

/** In capitals and with a value: no line of a key in base64, which may end with `=`. */
function setsSomething(text: string): boolean {
  return /^\s*(?:export\s+)?[A-Z][A-Z\d]*(?:_[A-Z\d]+)*\s*=\s*[^\s=]/.test(text);
}

/** A value without blanks and one pair of quotes around it, which `docker --env-file` and service managers leave there. */
export function unwrapped(value: string): string {
  const trimmed = value.trim();
  const closing = CLOSING[trimmed.charAt(0)];
  const isPair = closing !== undefined && trimmed.length > 1 && closing.includes(trimmed.slice(-1));
  const inside = isPair ? trimmed.slice(1, -1) : trimmed;
  return isPair && !inside.includes(trimmed.charAt(0)) ? inside.trim() : trimmed;
}
