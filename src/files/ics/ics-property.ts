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

/** The text of a line: what stands behind the first colon that is not within quotation marks. */
export function textProperty(rest: string): string {
  const [head = ''] = /^(?:[^":]|"[^"]*")*(?=:)/.exec(rest) ?? [];
  return unescaped(rest.slice((head === '' ? rest.indexOf(':') : head.length) + 1));
}
