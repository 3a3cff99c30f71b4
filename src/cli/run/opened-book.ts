import type { Book } from '../../book.ts';
import type { Clock } from '../../clock.ts';
import type { Shop } from '../../domain/shop.ts';
import { AppError } from '../../failure.ts';
import type { Settings } from '../../settings/settings.ts';
import type { Door, Ports } from '../../usecases/ports.ts';
import type { App, GlobalOptions } from '../app.ts';
import { aboveAnswers } from './above-answers.ts';
import type { Interruptions } from './interruptions.ts';
import { type SignInWarnings, signInWarningsBy } from './sign-in-warnings.ts';

/** The book of one run, opened on first use. */
export interface OpenedBook extends Pick<App, 'book' | 'shop' | 'damageIsTold' | 'owedIsTold'> {
  readonly signIns: SignInWarnings;
  /** As far as it was opened, and could be. */
  ifOpened(): Promise<Book | null>;
  /** After the answer: looks at the book as far as that is due, warns where it is damaged, and closes it. */
  close(): Promise<void>;
}

/** What it is opened with. */
interface Opening {
  readonly settings: () => Promise<Settings>;
  readonly options: () => GlobalOptions;
  readonly clock: () => Clock;
  readonly door: Door;
  /** Whether the command only tries. */
  readonly dryRun: () => boolean;
  readonly interruptions: Interruptions;
  readonly warn: (text: string) => void;
}

/** Whatever a person should know of the book, is said as soon as it is open. */
export function bookOpenedWith(opening: Opening): OpenedBook {
  const { settings, options, clock, door, dryRun, interruptions, warn } = opening;
  let opened: Promise<Book> | null = null;
  let shop: Promise<Shop> | null = null;
  let [damageTold, owedTold] = [false, false];

  const shopIn = (ports: Ports): Promise<Shop> => {
    shop ??= import('../../usecases/shop/current-shop.ts').then(({ currentShop }) => currentShop(ports));
    return shop;
  };
  const above = aboveAnswers({ clock, shopIn, warn });
  const signIns = signInWarningsBy(async () => {
    const { signInWarningsNow } = await import('../../wiring/google.ts');
    return signInWarningsNow(await settings(), clock(), (await shop?.catch(() => null)) ?? null);
  }, warn);

  const tied = async (notices: Book['notices']) => {
    await above.notices({ notices, ports: (await book.book()).ports });
    // Its names lead elsewhere now.
    shop = null;
  };

  const open = async (): Promise<Book> => {
    const given = await settings();
    const { openBook } = await import('../../wiring/book.ts');
    // Whose calendar the book's names lead to may have to be asked at Google.
    if (given.google !== null || given.nearby !== null) interruptions.endWhenInterrupted();
    return tellOf(await openBook(given, clock(), door, { dryRun: dryRun(), tied }));
  };

  const tellOf = async (found: Book): Promise<Book> => {
    const { made, ports } = found;
    if (made !== null)
      warn((await import('../../output/notices/made-book.ts')).madeBookText(made, options()));
    // Where even this cannot be read, what was asked for will say so.
    if (await ports.store.inbox.behind().catch(() => false))
      warn((await import('../../output/notices/book-behind.ts')).BEHIND_NOTE);
    await above.notices(found);
    if (!ports.calendar.isInTheBook) {
      signIns.areNeeded();
      // How soon the end of a sign-in is told, depends on when the shop is open.
      await shopIn(ports).catch(() => null);
      if (!owedTold) await above.owed(ports);
    }
    await above.promises(ports);
    if (interruptions.isInterrupted) {
      await ports.store.close();
      throw new AppError({ code: 'interrupted' });
    }
    await signIns.warn();
    return found;
  };

  const book: OpenedBook = {
    signIns,
    book: () => {
      opened ??= open();
      return opened;
    },
    ifOpened: async () => (await opened?.catch(() => null)) ?? null,
    shop: async () => shop ?? shopIn((await book.book()).ports),
    damageIsTold: () => {
      damageTold = true;
    },
    owedIsTold: () => {
      owedTold = true;
    },
    close: async () => {
      const found = await book.ifOpened();
      if (found === null) return;
      const { store, stopwatch } = found.ports;
      try {
        await found.keepFigures();
        const damage = await store.health.checkInPassing(clock().now(), stopwatch);
        if (damage.length > 0 && !damageTold)
          warn((await import('../../output/notices/damage.ts')).damageNote(damage));
      } catch (thrown) {
        // What was asked has been answered: that the book is busy or out of reach now is the next command's matter.
        if (!(thrown instanceof AppError)) throw thrown;
      } finally {
        await store.close();
      }
    },
  };
  return book;
}
