import type { Instant } from '../../../domain/interval.ts';
import { LONGEST_MS } from '../../sql/engine/longest.ts';
import type { Connection } from '../engine/connection.ts';

/** Appointments are looked at together that start in it: from `from` on, before `to`. */
export interface Window {
  readonly from: Instant;
  readonly to: Instant;
}

/** Two weeks: of a full shop some thousand appointments. */
const WINDOW_MS = 14 * 86_400_000;
const NEXT = 'SELECT min(start_at) AS at FROM appointment WHERE start_at >= ?';

/** All of time, cut where it is long enough since the last cut and somebody has an appointment. */
export function windowsOf(connection: Connection): Window[] {
  const cuts: Instant[] = [];
  for (let from = Number.NEGATIVE_INFINITY; ; ) {
    const next = connection.get<{ at: number | null }>(NEXT, from)?.at ?? null;
    if (next === null) break;
    const cut = Math.floor(next / WINDOW_MS) * WINDOW_MS;
    cuts.push(cut);
    from = cut + WINDOW_MS;
  }
  const inner = cuts.slice(1);
  return [Number.NEGATIVE_INFINITY, ...inner].map((from, i) => ({
    from,
    to: inner[i] ?? Number.POSITIVE_INFINITY,
  }));
}

/** What lay ahead when the book was last booked in, or may have been under way: it does not grow with the history. */
export function aheadIn(connection: Connection): Window {
  const booked = connection.get<{ at: number }>(
    'SELECT created_at AS at FROM appointment ORDER BY id DESC LIMIT 1',
  );
  return { from: (booked?.at ?? 0) - LONGEST_MS, to: Number.POSITIVE_INFINITY };
}
