import type { Instant } from '../../domain/interval.ts';
import { daysBetween } from '../../domain/local-date.ts';
import type { Shop } from '../../domain/shop.ts';
import { suitsStart } from '../../domain/waitlist.ts';
import { dateAt } from '../../domain/zone.ts';
import type { Write } from '../../store/write.ts';
import { checkTexts } from '../check-texts.ts';
import { type FoundSlots, findSlots } from '../free-time/find-slots.ts';
import type { Ports } from '../ports.ts';
import type { Waiting } from './waiting.ts';

/** However long somebody waits. */
const MOST_DAYS = 120;

export interface OfferedTimes extends Pick<FoundSlots, 'source' | 'trouble' | 'checkedAt'> {
  readonly wait: Waiting;
  /** The nearest that suit. */
  readonly starts: FoundSlots['days'][number]['starts'];
  /** How many there are in all. */
  readonly count: number;
}

/** Keeps that somebody was offered a time, so that nobody calls them twice. Throws `key-reused`. */
export async function noteOffer(
  { id }: Pick<Waiting, 'id'>,
  write: Write,
  { store }: Pick<Ports, 'store'>,
): Promise<void> {
  checkTexts({}, write);
  await store.waitlist.offered(id, write);
}

/** The nearest free times that suit somebody who waits, from a moment on. Throws what `findSlots` does. */
export async function offerTimes(
  wait: Waiting,
  { from, most }: { readonly from: Instant | null; readonly most: number },
  shop: Shop,
  ports: Pick<Ports, 'store' | 'calendar' | 'clock' | 'interruption'>,
): Promise<OfferedTimes> {
  const now = ports.clock.now();
  const first = dateAt(shop.zone, Math.max(from ?? now, now));
  const days = Math.max(1, Math.min(MOST_DAYS, daysBetween(first, wait.until) + 1));
  const found = await findSlots(
    {
      from: first,
      days,
      services: wait.services,
      durationMinutes: wait.minutes,
      bay: null,
      technician: null,
      notBefore: from,
    },
    shop,
    ports,
  );
  const starts = found.days
    .flatMap((day) => day.starts)
    .filter(({ start }) => suitsStart(wait, start, shop.zone));
  const { source, trouble, checkedAt } = found;
  return { wait, starts: starts.slice(0, most), count: starts.length, source, trouble, checkedAt };
}
