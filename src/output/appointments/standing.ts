import type { Appointment } from '../../domain/appointment.ts';
import { type Instant, MINUTE_MS } from '../../domain/interval.ts';
import { durationText } from '../form/moments.ts';
import type { Cell } from '../form/table.ts';
import type { Theme } from '../form/theme.ts';
import { statusPaint, statusWord } from './status-words.ts';

/** True for a customer who should be here by now and is not. */
export function isLate({ status, start }: Appointment, now: Instant): boolean {
  return status === 'scheduled' && start < now;
}

/**
 * True for one who has not said that they come, on a day on which others have. A shop that calls nobody is not told of each
 * visit that nobody has called.
 */
export function isUnconfirmed(visit: Appointment, ofDay: readonly Appointment[], now: Instant): boolean {
  return (
    isAwaited(visit, now) &&
    visit.confirmedAt === null &&
    ofDay.some(({ confirmedAt }) => confirmedAt !== null)
  );
}

function isAwaited({ status, start }: Appointment, now: Instant): boolean {
  return status === 'scheduled' && start >= now;
}

/** What is to be known of a visit beside its time and place, in words: `late 10 min`, `done`, `confirmed, overbooked`. */
export function standing(
  visit: Appointment,
  ofDay: readonly Appointment[],
  now: Instant,
  theme: Theme,
): Cell {
  const isOverbooked = visit.overbookReason !== null;
  const isBehind = (visit.image?.status ?? 'synced') !== 'synced';
  const words = [
    howFar(visit, ofDay, now),
    isOverbooked ? 'overbooked' : null,
    isBehind ? 'not synced' : null,
  ].filter((word) => word !== null);
  if (words.length === 0) return null;
  const paint = paintOf(visit, isOverbooked || isBehind, now, theme);
  return { text: words.join(', '), short: words.map(shortWord).join(', '), paint };
}

const SHORT: ReadonlyMap<string, string> = new Map([
  ['unconfirmed', 'unconf.'],
  ['overbooked', 'over'],
  ['not synced', 'owed'],
]);

/** Where there is little room. */
function shortWord(word: string): string {
  return SHORT.get(word) ?? word.replace(/^late .*/, 'late');
}

/** How far it has come, in words; null: nothing is to be said of it. */
export function howFar(visit: Appointment, ofDay: readonly Appointment[], now: Instant): string | null {
  if (isLate(visit, now)) return lateText(now - visit.start);
  if (visit.status !== 'scheduled') return statusWord(visit.status);
  if (visit.confirmedAt !== null) return 'confirmed';
  return isUnconfirmed(visit, ofDay, now) ? 'unconfirmed' : null;
}

function paintOf(visit: Appointment, isOdd: boolean, now: Instant, theme: Theme): (text: string) => string {
  if (isLate(visit, now)) return theme.bad;
  return isOdd ? theme.warn : statusPaint(visit.status, theme);
}

const HALF_DAY_MINUTES = 720;

/** `late 10 min`; beyond half a day nobody counts minutes. */
function lateText(lateMs: number): string {
  const minutes = Math.floor(lateMs / MINUTE_MS);
  return minutes < 1 || minutes > HALF_DAY_MINUTES ? 'late' : `late ${durationText(minutes)}`;
}
