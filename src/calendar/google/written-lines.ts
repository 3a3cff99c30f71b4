import { createHash } from 'node:crypto';

/** A value of a private property has no more characters (docs/google.md §4). */
const MOST_CHARACTERS = 1_024;
const MARK_CHARACTERS = 4;
/** As much of what people wrote as a line of the inbox can bear. */
const LONGEST_TOLD = 300;

/**
 * The marks of the lines that bay writes into an event's title and description, kept with the event: by them what people write
 * there later is told from bay's own words, whatever those have become since. Null for more lines than can be marked.
 */
export function lineMarks(title: string, description: string): string | null {
  const marks = linesOf(title, description).map(markOf).join('');
  return marks.length > MOST_CHARACTERS ? null : marks;
}

/** The lines that were not there when those marks were made, as one text; null for none. */
export function writtenSince(marks: string, title: string, description: string): string | null {
  if (marks.length % MARK_CHARACTERS !== 0) return null;
  const known = new Set(marks.match(/.{4}/gs));
  const written = linesOf(title, description).filter((line) => !known.has(markOf(line)));
  if (written.length === 0) return null;
  const text = written.join(' / ');
  return text.length > LONGEST_TOLD ? `${text.slice(0, LONGEST_TOLD - 1)}…` : text;
}

/** Without the spaces and tags that Google's page adds or takes away when somebody saves an event. */
function linesOf(title: string, description: string): string[] {
  const plain = description.replace(/<\/(?:p|div|li|ul|ol)>/gi, '\n').replace(TAGS, '');
  return [title, ...plain.split('\n')]
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}

const TAGS = /<\/?(?:a|b|i|u|p|div|span|ul|ol|li|html-blob)(?:\s[^<>]*)?>/gi;

function markOf(line: string): string {
  return createHash('sha256').update(line).digest('base64url').slice(0, MARK_CHARACTERS);
}
