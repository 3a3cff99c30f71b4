import type { MadeBook } from '../../settings/made-book.ts';
import { clean } from '../form/safe-text.ts';
import { shellQuoted } from '../form/shell-quoted.ts';
import { summerTimeText } from '../form/summer-time.ts';

/** How the book was asked for, so that a command to paste asks for the same one. */
interface AskedFor {
  readonly db?: string;
  readonly shop?: string;
}

/** Whoever asks for a book by mistake is told that there was none. */
export function madeBookText({ file, timezone, isGuess }: MadeBook, { db, shop }: AskedFor): string {
  const made = clean`There was no book yet, and a new one was made: ${file}, time zone ${timezone}`;
  const summerTime = summerTimeText(timezone);
  if (!isGuess) return summerTime === null ? `${made}.` : `${made}. ${summerTime}`;
  const which =
    db !== undefined ? ` --db ${shellQuoted(db)}` : shop !== undefined ? ` --shop ${shellQuoted(shop)}` : '';
  return `${made}, which is only a guess from this machine. Say where the shop is: bay${which} shop set timezone America/New_York`;
}
