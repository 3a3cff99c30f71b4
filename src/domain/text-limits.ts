/**
 * The most characters (UTF-16 units) that bay takes of each kind of text, by what people call it. Generous for a workshop, and
 * short enough that every reader is done at once: whoever adds a reader looks here first.
 */
export const MOST_CHARACTERS = {
  'command line': 50_000,
  // who and what comes
  name: 200,
  'name of who does it': 100,
  phone: 100,
  'e-mail address': 254,
  plate: 40,
  VIN: 40,
  make: 100,
  model: 100,
  year: 20,
  // what is written down
  notes: 2_000,
  concerns: 2_000,
  reason: 500,
  note: 500,
  'key tag': 20,
  // what is understood or looked for
  time: 100,
  'booking words': 300,
  'search text': 200,
  number: 40,
  answer: 4_000,
  'arguments of a tool': 16_000,
  // what scripts and setters-up give
  'idempotency key': 255,
  'conversation id': 255,
  token: 255,
  'key of the setting': 200,
  'value of the setting': 10_000,
  'calendar id': 254,
  'name of a change': 280,
  'file name': 4_096,
  path: 1_000,
  // what files bring
  title: 1_024,
  UID: 2_000,
} as const;

export type TextKind = keyof typeof MOST_CHARACTERS;

/** The most bytes of each kind of file. A shop file is read by a parser of all of YAML, which takes its time. */
export const MOST_FILE_BYTES = {
  'shop file': 64 * 1024,
  'customer list': 16 * 1024 * 1024,
  'calendar file': 32 * 1024 * 1024,
  'settings file': 64 * 1024,
} as const;

export type FileKind = keyof typeof MOST_FILE_BYTES;

/** What is too long, as the failure of that name tells it. */
export interface TooLong {
  readonly code: 'too-long';
  readonly what: TextKind;
  readonly lengthCharacters: number;
  readonly mostCharacters: number;
}

/** Null for a text that is short enough. Looks at the length alone. */
export function tooLong(what: TextKind, { length }: { readonly length: number }): TooLong | null {
  const mostCharacters = MOST_CHARACTERS[what];
  return length <= mostCharacters
    ? null
    : { code: 'too-long', what, lengthCharacters: length, mostCharacters };
}

/** How much of a value is repeated to whom it came from. */
const REPEATED_CHARACTERS = 80;

/** A value as a message repeats it: its beginning, and `…` for the rest. Never half a character. */
export function shortened(text: string, most = REPEATED_CHARACTERS): string {
  if (text.length <= most) return text;
  const letters = Array.from(text.slice(0, most * 2));
  return letters.length <= most && text.length <= most * 2 ? text : `${letters.slice(0, most - 1).join('')}…`;
}
