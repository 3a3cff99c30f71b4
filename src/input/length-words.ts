import type { Instant } from '../domain/interval.ts';
import { DAY_MS, MINUTE_MS } from '../domain/interval.ts';
import { dateOfWall, wallMidnight } from '../domain/local-date.ts';
import { earliestOf, wallAt } from '../domain/zone.ts';
import { readMinutes } from './duration.ts';
import type { WhenContext } from './when.ts';
import { timeAlone } from './words/alone.ts';

/** True for a word with which another length or end begins. */
export function saysLength(word: string): boolean {
  return (
    /^[+\-\u2212]\d|^(?:until|till|til|to|by|for)$/i.test(word) || /^\d{1,2}(?::\d\d|[ap]m)$/i.test(word)
  );
}

/**
 * The end of a job, said as how much longer or shorter it takes (`+90`, `-30`, `+1h30`, `by 45`) or as until when (`until 15:00`, `15:00`),
 * on the day on which it begins. Null for anything else.
 */
export function readEnd(
  text: string,
  job: { readonly start: Instant; readonly end: Instant },
  { zone }: Pick<WhenContext, 'zone'>,
): Instant | null {
  const words = text.trim().replaceAll('\u2212', '-').toLowerCase();
  const [, sign, length] = /^(?:by )?([+-]?) ?(.+)$/.exec(words) ?? [];
  const isTime = /^(?:until|till|til|to) /.test(words) || /^\d{1,2}(?::\d\d| ?[ap]m)/.test(words);
  // `by 16:00` may be the end; and no job grows by so many hours as a clock shows.
  if (/^by \d{1,2}:\d\d/.test(words)) return null;
  const minutes =
    isTime || length === undefined ? null : readMinutes(length.replace(/ (?:more|longer|late)$/, ''));
  if (minutes !== null) return job.end + (sign === '-' ? -1 : 1) * minutes * MINUTE_MS;
  const timeMs = timeAlone(words.replace(/^(?:until|till|til|to) /, ''));
  if (timeMs === null) return null;
  const wall = wallMidnight(dateOfWall(wallAt(zone, job.start))) + timeMs;
  return earliestOf(zone, timeMs >= DAY_MS ? wall : wall);
}
