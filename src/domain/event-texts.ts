import { textHash } from './text-hash.ts';

/** What an event says. */
export interface EventTexts {
  readonly title: string;
  readonly description: string;
}

const PARTS = ['title', 'description'] as const satisfies readonly (keyof EventTexts)[];
export type TextPart = (typeof PARTS)[number];

/**
 * Digests of texts, by which it is known later what bay has written, and whether somebody has changed it since: of the title
 * one mark, of the description one for each line. A mark is a few characters: it says nothing of the customer.
 */
export interface TextMarks {
  readonly title: string;
  readonly description: string;
}

/** The most characters that bay writes into an event. */
export const LONGEST: { readonly [P in TextPart]: number } = { title: 200, description: 2_000 };

/** Halves of characters, which no UTF-8 can carry. */
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** A text as it is written: no longer than an event bears, and nothing in it that cannot be sent. */
export function cutText(text: string, part: TextPart): string {
  const longest = LONGEST[part];
  const left = text.length > longest ? `${text.slice(0, longest - 1)}…` : text;
  return left.replace(LONE_SURROGATE, '\uFFFD');
}

/** A description of more lines has one mark for all of it. A private property at Google bears no more. */
const MOST_LINES = 250;
const MARK_CHARACTERS = 4;
const OF_ALL = '#';
/** Of no lines: what is empty may be left out by whoever keeps it. */
const OF_NONE = '-';

export function marksOf({ title, description }: EventTexts): TextMarks {
  const lines = linesOf(description);
  const each = lines.length === 0 ? OF_NONE : lines.map(markOf).join('');
  return {
    title: markOf(lineOf(title)),
    description: lines.length > MOST_LINES ? OF_ALL + markOf(lines.join('\n')) : each,
  };
}

/** As much of what people wrote as a line of the inbox can bear. */
const LONGEST_TOLD = 300;

/** The lines that bay has not written, by the marks of what it has, as one text; null for none, and where nobody can tell. */
export function writtenSince(marks: TextMarks, { title, description }: EventTexts): string | null {
  const line = lineOf(title);
  const isTheirs = line !== '' && markOf(line) !== marks.title;
  const written = [...(isTheirs ? [line] : []), ...linesSince(marks.description, description)];
  if (written.length === 0) return null;
  const text = written.join(' / ');
  return text.length > LONGEST_TOLD ? `${text.slice(0, LONGEST_TOLD - 1)}…` : text;
}

function linesSince(marks: string, description: string): string[] {
  if (marks !== OF_NONE && (marks.startsWith(OF_ALL) || marks.length % MARK_CHARACTERS !== 0)) return [];
  const known = new Set(marks.match(/.{4}/gs));
  return linesOf(description).filter((line) => !known.has(markOf(line)));
}

/** The lines of a description that bay has written, by the marks of what it has; all of them where nobody can tell. */
export function ownLines(marks: TextMarks | undefined, description: string): string[] {
  const lines = linesOf(description);
  if (marks === undefined) return lines;
  const theirs = new Set(linesSince(marks.description, description));
  return lines.filter((line) => !theirs.has(line));
}

/** Without the spaces and tags that Google's page adds or takes away when somebody saves an event. */
function linesOf(text: string): string[] {
  return withoutTags(text)
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

/** Few have any, and a start makes no pattern that it can do without. */
function withoutTags(text: string): string {
  return text.includes('<') ? text.replace(/<\/(?:p|div|li|ul|ol)>/gi, '\n').replace(TAGS, '') : text;
}

function lineOf(text: string): string {
  return linesOf(text).join(' ');
}

const TAGS = /<\/?(?:a|b|i|u|p|div|span|ul|ol|li|html-blob)(?:\s[^<>]*)?>/gi;
const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** 24 bits of a hash: of two texts that differ, one pair in sixteen million has the same. */
function markOf(text: string): string {
  const hash = textHash(text);
  return [0, 6, 12, 18].map((shift) => BASE64URL[(hash >>> shift) & 63]).join('');
}

/** What is known of the texts of an event. */
export interface KnownTexts {
  /** Ours, as they were last written or, where somebody's have kept them out, as somebody was told of that; null: none yet. */
  readonly texts: TextMarks | null;
  /** What somebody has written over, as it was last read: it is theirs, and stays. */
  readonly theirs: readonly TextPart[];
  /** The appointment may say something else by now. */
  readonly textsOwed: boolean;
}

/** Nothing, as of an event that has never been written. */
export const NO_TEXTS: KnownTexts = { texts: null, theirs: [], textsOwed: false };

/** What is known after a request or a look, and whether texts were changed here that somebody has written over. */
export interface Compared {
  readonly known: KnownTexts;
  readonly isKept: boolean;
}

/**
 * The three-way rule for texts (docs/protocol.md §7), for title and description each by itself: `ours` is what the appointment
 * says now, `there` what the event says, and the ancestor what bay wrote last: by the event's own marks or, where nobody can
 * read any, as it was last known. What nobody has written over and is another here, is owed. What somebody has, stays theirs:
 * of a change here that it kept out, somebody is told once, for the change then counts as known.
 */
export function comparedTexts(
  before: KnownTexts,
  there: TextMarks,
  wrote: TextMarks | null,
  ours: TextMarks,
): Compared {
  const theirs: TextPart[] = [];
  const texts: Record<TextPart, string> = { ...ours };
  let isKept = false;
  for (const part of PARTS) {
    const [base, known] = [wrote?.[part], before.texts?.[part]];
    if (there[part] === ours[part]) continue;
    if (there[part] === (base ?? known)) {
      texts[part] = there[part];
      continue;
    }
    theirs.push(part);
    isKept ||= ours[part] !== base && ours[part] !== known;
  }
  return { known: { texts, theirs, textsOwed: differ(texts, ours) }, isKept };
}

/** After a request of ours that went through: `sent` are the texts that it wrote. */
export function writtenTexts(before: KnownTexts, sent: Partial<TextMarks>, ours: TextMarks): Compared {
  const texts: Record<TextPart, string> = { ...(before.texts ?? ours), ...sent };
  const theirs = before.theirs.filter((part) => sent[part] === undefined);
  const isKept = theirs.some((part) => texts[part] !== ours[part]);
  for (const part of theirs) texts[part] = ours[part];
  return { known: { texts, theirs, textsOwed: differ(texts, ours) }, isKept };
}

/** Which texts an update writes: those that are others than were last written, and that nobody has written over. */
export function owedTexts({ texts, theirs }: KnownTexts, ours: EventTexts): Partial<EventTexts> {
  if (texts === null) return {};
  const marks = marksOf(ours);
  const owed = PARTS.filter((part) => !theirs.includes(part) && texts[part] !== marks[part]);
  return Object.fromEntries(owed.map((part) => [part, ours[part]]));
}

/** Of the parts that are given. */
export function marksOfSome(texts: Partial<EventTexts>): Partial<TextMarks> {
  const marks = marksOf({ title: '', description: '', ...texts });
  return Object.fromEntries(PARTS.filter((part) => part in texts).map((part) => [part, marks[part]]));
}

function differ(texts: TextMarks, ours: TextMarks): boolean {
  return PARTS.some((part) => texts[part] !== ours[part]);
}
