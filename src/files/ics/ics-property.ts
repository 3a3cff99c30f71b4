/** What stands before the value of a line, by name in capitals. */
export type Parameters = ReadonlyMap<string, string>;

/** A text as it was before the export escaped it. */
export function unescaped(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replaceAll(/\\([\\;,:nN"])/g, (_, escaped: string) => (/n/i.test(escaped) ? '\n' : escaped));
}

/** RFC 6868, and quotation marks of every kind around a value. */
function parameterValue(written: string): string {
  const plain = written.trim().replace(/^"(.*)"$/, '$1');
  return plain.replaceAll(/\^([n'^])/g, (_, sign: string) => ({ n: '\n', "'": '"' })[sign] ?? '^');
}

/** Of `;NAME=value;NAME="value"`; `;` within quotation marks is part of the value. The first of a name counts. */
function parametersIn(head: string): Parameters {
  const found = new Map<string, string>();
  for (const [, name = '', value = ''] of head.matchAll(/;([^=;:"]+)=("[^"]*"|[^;]*)/g)) {
    const key = name.trim().toUpperCase();
    if (!found.has(key)) found.set(key, parameterValue(value));
  }
  return found;
}

const NONE: Parameters = new Map();

/** A line whose value is a date, a rule or a word, and so has no colon: programs leave colons in names of zones unquoted. */
export function plainProperty(rest: string): { parameters: Parameters; value: string } {
  const colon = rest.lastIndexOf(':');
  return {
    parameters: colon <= 0 ? NONE : parametersIn(rest.slice(0, colon)),
    value: rest.slice(colon + 1).trim(),
  };
}

const QUOTED_PRINTABLE = /;\s*(?:ENCODING\s*=\s*)?"?QUOTED-PRINTABLE\b/i;

/** Whether a line has its text in the encoding of old mail, as vCalendar 1.0 has it. */
export function isQuotedPrintable(head: string): boolean {
  return QUOTED_PRINTABLE.test(head);
}

/** `Caf=C3=A9` in UTF-8 or, where its bytes are none, in Windows' western encoding. */
function fromQuotedPrintable(text: string): string {
  const bytes = /((?:=[\dA-F]{2})+)/gi;
  return text.replaceAll(bytes, (written) => {
    const codes = Uint8Array.from(written.slice(1).split('='), (code) => Number.parseInt(code, 16));
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(codes);
    } catch {
      return String.fromCharCode(...codes);
    }
  });
}

/** The text of a line: what stands behind the first colon that is not within quotation marks. */
export function textProperty(rest: string): string {
  const [quoted = ''] = /^(?:[^":]|"[^"]*")*(?=:)/.exec(rest) ?? [];
  const colon = quoted === '' ? rest.indexOf(':') : quoted.length;
  const text = rest.slice(colon + 1);
  return unescaped(colon > 0 && isQuotedPrintable(rest.slice(0, colon)) ? fromQuotedPrintable(text) : text);
}
