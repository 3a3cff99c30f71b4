import type { Book } from '../book.ts';
import type { Clock } from '../clock.ts';
import { nearest } from '../domain/near.ts';
import { AppError } from '../failure.ts';
import type { Settings } from '../settings/settings.ts';
import type { BookNotice } from '../usecases/one-calendar/book-notice.ts';
import type { Door } from '../usecases/ports.ts';

/** The shop's book, opened by the first who needs it, and anew where somebody has put another in its place. */
export interface Opening {
  readonly book: () => Promise<Book>;
  /** Who writes, as the journal calls them. */
  readonly actor: string;
  /**
   * Closes the book, which the next question opens anew: with the settings, the sign-ins and the calendars of then. To be called
   * while nothing is at work in it.
   */
  readonly renew: () => Promise<void>;
  /** Adds what was counted to the figures of the book, if it is open. */
  readonly keepFigures: () => Promise<void>;
  /** Ends all waiting for calendars, by whatever was asked with the book's own ports. */
  readonly interrupt: () => void;
  /** The same, and closes the book. */
  readonly close: () => Promise<void>;
}

interface Around extends Pick<Door, 'tellOfBug'> {
  readonly clock: Clock;
  readonly tell: (line: string) => void;
  /** How long another process that is writing in the book is waited for. */
  readonly waitsMs: number;
  readonly isThere: (file: string) => boolean;
  /** The settings of the present, for a book that is opened again; left out: they stay. */
  readonly settingsNow?: () => Settings;
  /** Told what happens whatever is asked; left out: nobody is. */
  readonly observe?: Door['observe'] | undefined;
}

/** Throws `not-found` for a shop that has no book, and `bad-configuration`. */
export function openingOf(settings: Settings, around: Around): Opening {
  const { tell } = around;
  const { otherShops: known, shop: query } = settings;
  if (known !== null)
    throw new AppError({ code: 'not-found', what: 'shop', query, known, meant: nearest(query, known) });
  const ending = new AbortController();
  const bookTold = tellerOfBook(around);
  let opened: Promise<Book> | null = null;
  let wasOpen = false;
  /** Books that were replaced while something was at work in them. */
  const left: Book[] = [];

  const opening: Opening = {
    actor: settings.actor(),
    book: async () => {
      const asked = current();
      const book = await asked;
      if (await book.ports.store.health.isInPlace()) return book;
      if (opened === asked) {
        opened = null;
        left.push(book);
        tell('The book was replaced or moved away. It is opened anew.');
      }
      return current();
    },
    renew: async () => {
      const book = await opened?.catch(() => null);
      opened = null;
      await book?.ports.store.close();
    },
    interrupt: () => ending.abort(),
    keepFigures: async () => (await opened?.catch(() => null))?.keepFigures(),
    close: async () => {
      ending.abort();
      const book = await opened?.catch(() => null);
      for (const one of [...left, ...(book ? [book] : [])]) await one.ports.store.close();
    },
  };

  const open = async (): Promise<Book> => {
    const present = wasOpen ? settingsAgain(settings, around) : settings;
    const { openBook } = await import('../wiring/book.ts');
    const { clock, tellOfBug, waitsMs, observe = () => undefined } = around;
    const door: Door = { interruption: ending.signal, observe, tellOfBug, tellOfCommit: () => undefined };
    const tied = async (notices: readonly BookNotice[]) => bookTold(notices, await opening.book());
    const book = await openBook(present, clock, door, { dryRun: false, tied, waitsMs });
    wasOpen = true;
    if (book.made !== null)
      tell((await import('../output/notices/made-book.ts')).madeBookText(book.made, {}));
    await bookTold(book.notices, book);
    return book;
  };
  const current = (): Promise<Book> => {
    opened ??= open().catch((thrown: unknown) => {
      // What was in the way may be gone when somebody asks again.
      opened = null;
      throw thrown;
    });
    return opened;
  };
  return opening;
}

/**
 * The settings for a book that was open before, which stays the same one. Throws `database-unreachable` where it is not there any more:
 * somebody who has moved it away is about to put another in its place, and none of ours must be there then.
 */
function settingsAgain(settings: Settings, { isThere, settingsNow }: Around): Settings {
  const { databaseFile: file } = settings;
  if (!isThere(file)) throw new AppError({ code: 'database-unreachable', file, why: 'it was moved away' });
  const present = settingsNow?.() ?? settings;
  return present.databaseFile === file ? present : settings;
}

/** Says what is to be said of a book's calendars, unless that was the last thing said of them. */
function tellerOfBook({
  clock,
  tell,
}: Around): (notices: readonly BookNotice[], book: Book) => Promise<void> {
  let told = '';
  return async (notices, { ports }) => {
    const saying = JSON.stringify(notices);
    const isNews = notices.length > 0 && saying !== told;
    told = saying;
    if (!isNews) return;
    const { bookNoticeText } = await import('../output/notices/book-notice.ts');
    const { shopTime } = await import('../output/form/moments.ts');
    const time = shopTime(await ports.store.shop.read(), clock.now());
    for (const notice of notices) tell(bookNoticeText(notice, time));
  };
}
