import type { Instant } from '../../domain/interval.ts';
import { counted, momentText, type ShopTime } from '../form/moments.ts';

/** Above an answer while the book's calendar does not show all that is in the book. */
export function waitingChangesText(
  { count, since }: { readonly count: number; readonly since: Instant },
  time: ShopTime,
): string {
  const wait = count === 1 ? 'waits' : 'wait';
  return `${counted(count, 'change')} ${wait} for the calendar since ${momentText(since, time)}: bay sync`;
}
