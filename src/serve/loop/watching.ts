import type { Book } from '../../book.ts';
import { type HealthJson, healthJson } from '../../output/checks/health.ts';
import { shopTime } from '../../output/form/moments.ts';
import type { HealthReport } from '../../usecases/health/read-health.ts';

/** What looks how book and calendars stand, and tells people of it. */
export interface Watch {
  readonly look: () => Promise<HealthReport>;
  /** Sends a sign of life, where one is wanted. Never throws. */
  readonly beat: () => Promise<void>;
}

/** One look after the other, at whatever book is open. */
export interface Watching {
  readonly look: (book: Book) => Promise<void>;
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
      const report = await opened.watch.look();
      found = healthJson(report, shopTime(await book.ports.store.shop.read(), report.evidence.now));
    },
    found: () => found,
  };
}
