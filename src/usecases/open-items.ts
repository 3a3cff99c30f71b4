import type { InboxItem } from '../domain/inbox.ts';
import type { Ports } from './ports.ts';

/** More than anybody works through. */
const MOST_ITEMS = 10_000;

/** Everything that waits for a person, oldest first. */
export function openItems({ inbox }: Pick<Ports['store'], 'inbox'>): Promise<InboxItem[]> {
  return inbox.list({ all: false, limit: MOST_ITEMS });
}

/** How much waits for a person. */
export function inboxCount({ store }: Pick<Ports, 'store'>): Promise<number> {
  return store.inbox.openCount();
}
