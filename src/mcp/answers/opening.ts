import type { Book } from '../../book.ts';
import type { Clock } from '../../clock.ts';
import { nearest } from '../../domain/near.ts';
import { AppError } from '../../failure.ts';
import type { Settings } from '../../settings/settings.ts';
import type { BookNotice } from '../../usecases/one-calendar/book-notice.ts';
import type { Door } from '../../usecases/ports.ts';

/** The shop's book, opened by the first who needs it: a client may start this door only to see whether it is there. */
export interface Opening {
  readonly book: () => Promise<Book>;
  /** Who writes, as the journal calls them. */
  readonly actor: string;
  /** Ends all waiting for calendars while the book is opened, and closes it. */
  readonly close: () => Promise<void>;
}

/** A call writes three times at most, and is answered within eight seconds all the same. */
const WAITS_MS = 2_500;

interface Around {
  readonly clock: Clock;
  readonly tell: (line: string) => void;
  readonly tellOfBug: Door['tellOfBug'];
}

/** Throws `not-found` for a shop that has no book, and `bad-configuration`. */
export function openingOf(settings: Settings, { clock, tell, tellOfBug }: Around): Opening {
  const { otherShops: known, shop: query } = settings;
  if (known !== null)
    throw new AppError({ code: 'not-found', what: 'shop', query, known, meant: nearest(query, known) });
  const ending = new AbortController();
  let opened: Promise<Book> | null = null;
  /** Books that were replaced while calls were at work in them. */
  const left: Book[] = [];

  const tellOf = async (notices: readonly BookNotice[], { ports }: Book): Promise<void> => {
    if (notices.length === 0) return;
    const { bookNoticeText } = await import('../../output/notices/book-notice.ts');
    const { shopTime } = await import('../../output/form/moments.ts');
    const time = shopTime(await ports.store.shop.read(), clock.now());
    for (const notice of notices) tell(bookNoticeText(notice, time));
  };

  const open = async (): Promise<Book> => {
    const { openBook } = await import('../../wiring/book.ts');
    const door: Door = {
      interruption: ending.signal,
      observe: () => undefined,
      tellOfBug,
      tellOfCommit: () => undefined,
    };
    const tied = async (notices: readonly BookNotice[]) => tellOf(notices, await opening.book());
    const book = await openBook(settings, clock, door, { dryRun: false, tied, waitsMs: WAITS_MS });
    if (book.made !== null)
      tell((await import('../../output/notices/made-book.ts')).madeBookText(book.made, {}));
    await tellOf(book.notices, book);
    return book;
  };

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
    close: async () => {
      ending.abort();
      const book = await opened?.catch(() => null);
      for (const one of [...left, ...(book ? [book] : [])]) await one.ports.store.close();
    },
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
