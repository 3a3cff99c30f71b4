import type { Book } from '../../book.ts';
import { type HealthJson, healthJson } from '../../output/checks/health.ts';
import { shopTime } from '../../output/form/moments.ts';
import type { MendReport } from '../../usecases/health/mend.ts';
import type { HealthReport } from '../../usecases/health/read-health.ts';

/** What looks how book and calendars stand, tells people of it, and mends what is safe. */
export interface Watch {
  /** Has the sign-ins renewed that are about to end. */
  readonly keepSignedIn: () => Promise<void>;
  readonly look: () => Promise<HealthReport>;
  /** Null: there was nothing that it may mend. */
  readonly mend: (found: HealthReport) => Promise<MendReport | null>;
  /** Sends a sign of life, where one is wanted. Never throws. */
  readonly beat: () => Promise<void>;
}

/** One look after the other, at whatever book is open. */
export interface Watching {
  /** Gives what was mended; null: nothing. */
  readonly look: (book: Book) => Promise<MendReport | null>;
  /** What the last one found, as JSON; null before the first. */
  readonly found: () => HealthJson | null;
}

export function watchingBy(open: (book: Book) => Promise<Watch>): Watching {
  let opened: { readonly book: Book; readonly watch: Watch } | null = null;
  let found: HealthJson | null = null;
  return {
    look: async (book) => {
      opened = opened?.book === book ? opened : { book, watch: await open(book) };
      // It goes on, whatever is found.
      await opened.watch.beat();
      await opened.watch.keepSignedIn();
      const report = await opened.watch.look();
      found = healthJson(report, shopTime(await book.ports.store.shop.read(), report.evidence.now));
      return opened.watch.mend(report);
    },
    found: () => found,
  };
}
