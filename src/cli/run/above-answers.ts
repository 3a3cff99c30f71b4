import type { Book } from '../../book.ts';
import type { Clock } from '../../clock.ts';
import type { Instant } from '../../domain/interval.ts';
import type { Shop } from '../../domain/shop.ts';
import type { ShopTime } from '../../output/form/moments.ts';
import { changesWaiting, promisedAround } from '../../usecases/open-items.ts';
import type { Ports } from '../../usecases/ports.ts';

interface Saying {
  readonly clock: () => Clock;
  readonly shopIn: (ports: Ports) => Promise<Shop>;
  readonly warn: (text: string) => void;
}

/** What a person should know of the book whatever they have asked, on stderr, above the answer. */
export function aboveAnswers({ clock, shopIn, warn }: Saying) {
  const time = async (ports: Ports) => timeOf(await shopIn(ports), clock().now());
  const said = new Set<string>();
  return {
    /** Each once. */
    notices: async ({ notices, ports }: Pick<Book, 'notices' | 'ports'>): Promise<void> => {
      if (notices.length === 0) return;
      const { bookNoticeText } = await import('../../output/notices/book-notice.ts');
      const now = await time(ports);
      for (const text of notices.map((notice) => bookNoticeText(notice, now))) {
        if (!said.has(text)) warn(text);
        said.add(text);
      }
    },

    /** What is owed to the calendar. */
    owed: async (ports: Ports): Promise<void> => {
      const waiting = await readable(changesWaiting(clock().now(), ports));
      if (waiting === null) return;
      const { waitingChangesText } = await import('../../output/notices/waiting-changes.ts');
      warn(waitingChangesText(waiting, await time(ports)));
    },

    /** Which of today's promises can hardly be kept. */
    promises: async (ports: Ports): Promise<void> => {
      const now = clock().now();
      const promised = await readable(promisedAround(now, ports));
      if (promised === null || promised.length === 0) return;
      const shop = await readable(shopIn(ports));
      if (shop === null) return;
      const { inJeopardy } = await import('../../domain/jeopardy.ts');
      const found = inJeopardy(promised, shop, now);
      if (found.length === 0) return;
      const { jeopardyText } = await import('../../output/notices/jeopardy.ts');
      warn(jeopardyText(found, await timeOf(shop, now)));
    },
  };
}

/** Where even this cannot be read, what was asked for will say so. */
function readable<T>(read: Promise<T>): Promise<T | null> {
  return read.catch(() => null);
}

/** Words are needed by few commands, and read where they are. */
export async function timeOf(shop: Shop, now: Instant): Promise<ShopTime> {
  return (await import('../../output/form/moments.ts')).shopTime(shop, now);
}
