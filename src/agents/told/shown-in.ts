import type { Shop } from '../../domain/shop.ts';

/** What a tool is said to do, by where the shop's appointments are shown: a model is told of no calendar that is not there. */
export function shownIn(
  { calendar }: Pick<Shop, 'calendar'>,
  { google, own }: { readonly google: string; readonly own: string },
): string {
  return calendar === 'google' ? google : own;
}
