import type { Shop } from '../../domain/shop.ts';

/** What is said of a calendar at Google, and what of the shop's own. */
interface Said {
  readonly google: string;
  readonly own: string;
}

/** What a tool is said to do, by where the shop's appointments are shown: a model is told of no calendar that is not written. */
export function shownIn(
  { calendar, createEvents }: Pick<Shop, 'calendar' | 'createEvents'>,
  said: Said,
): string {
  return calendar === 'google' && createEvents ? said.google : said.own;
}

/** Where a tool is said to look for others' time: a model is told of no calendar that is not asked. */
export function askedAt(
  { calendar, checkAvailability }: Pick<Shop, 'calendar' | 'checkAvailability'>,
  said: Said,
): string {
  return calendar === 'google' && checkAvailability ? said.google : said.own;
}
