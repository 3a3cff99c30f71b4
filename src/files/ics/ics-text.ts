/** A name cut by a fold, the folds, and what follows: no line that is whole consists of letters alone. */
const NAME_CUT = /(^|\n)([A-Z\d-]+)((?:\r?\n[ \t][A-Z\d-]*)+)([;:][^\r\n]*)/gi;
const FOLD = /\r?\n[ \t]/g;

/**
 * The text with `\n` (and perhaps `\r` before it) at the end of every line, and every name of a property in one piece. Lines
 * may be folded anywhere (RFC 5545 §3.1); a fold moves behind its line here, so that all lines keep their numbers.
 */
export function wholeNames(text: string): string {
  const marked = text.includes('\uFEFF') ? text.replaceAll(/(^|[\r\n])\uFEFF+/g, '$1') : text;
  const lines = /\r(?!\n)/.test(marked) ? marked.replaceAll(/\r+\n|\r/g, '\n') : marked;
  const ended = /QUOTED-PRINTABLE/i.test(lines) ? withoutSoftBreaks(lines) : lines;
  if (!/(?:^|\n)[A-Z\d-]+\r?\n[ \t]/i.test(ended)) return ended;
  return ended.replaceAll(NAME_CUT, (_, before: string, start: string, cut: string, rest: string) => {
    const name = start + cut.replaceAll(FOLD, '');
    return before + name + rest + '\n '.repeat(cut.match(FOLD)?.length ?? 0);
  });
}

const SOFT_BREAKS = /^([A-Z\d-]+;[^:\n]*QUOTED-PRINTABLE[^:\n]*:)((?:[^\n]*=\r?\n)+)([^\n]*)/gim;

/** Texts in the encoding of old mail go on behind a `=` at the end of a line. Such a break moves behind its line as a fold does. */
function withoutSoftBreaks(text: string): string {
  return text.replaceAll(SOFT_BREAKS, (_, head: string, broken: string, last: string) => {
    const breaks = broken.match(/\n/g)?.length ?? 0;
    const end = last.endsWith('\r') ? -1 : last.length;
    return `${head}${broken.replaceAll(/=\r?\n/g, '')}${last.slice(0, end)}${'\n '.repeat(breaks)}${last.slice(end)}`;
  });
}

const ODD_DATE = /\d-\d\d-\d|\d:\d|\d\.\d|\d \d|T\d\d(?:Z|$)/;

/** Whether a line has a date as people and other standards write it. Nearly none has, which its end tells at once. */
export function hasOddDate(rest: string): boolean {
  const colon = rest.length - (rest.endsWith('Z') ? 17 : 16);
  const isPlain = rest[colon] === ':' && rest[colon + 9] === 'T';
  return !isPlain && ODD_DATE.test(rest);
}

const WRITTEN_DATE =
  /(?<!\d)([12]\d{3})(-?)(\d\d)\2(\d\d)(?:[T ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:\.\d+)?)?)?(?:Z|([+-]\d\d):?(\d\d)?)?)?(?!\d)/gi;

/** A line with its dates as this standard has them: `2026-11-23T09:00:00.000-05:00` is `20261123T090000-0500`. */
export function plainDates(rest: string): string {
  return rest.replaceAll(
    WRITTEN_DATE,
    (
      written: string,
      year,
      _dash,
      month,
      day,
      hour,
      minute = '00',
      second = '00',
      offset,
      minutes = '00',
    ) => {
      if (hour === undefined) return `${year}${month}${day}`;
      const clock = offset === undefined ? (/z$/i.test(written) ? 'Z' : '') : `${offset}${minutes}`;
      return `${year}${month}${day}T${hour}${minute}${second}${clock}`;
    },
  );
}
