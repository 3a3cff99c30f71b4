import { HOUR_MS, type Instant } from '../../domain/interval.ts';

/** More than three nobody keeps in mind at a telephone. */
export const MOST_OPTIONS = 3;

/** What a day has for everybody. */
export interface DayToOffer {
  /** At how many moments such work can begin. */
  readonly free: number;
  /** At how many it could while work that begins at these is held. */
  readonly leftBeside: (chosen: readonly Instant[]) => number;
}

/**
 * Of the starts of a day that suit those that are offered, in order: the first, and others an hour apart or more where there are any.
 * Two thirds of all moments at which such work can begin are left to everybody else, so that those who only ask do not take the day
 * from those who book; one is offered in any case.
 */
export function chooseOptions(starts: readonly Instant[], { free, leftBeside }: DayToOffer): Instant[] {
  const least = (free * 2) / 3;
  const chosen: Instant[] = [];
  for (const start of starts) {
    if (chosen.length === MOST_OPTIONS) break;
    const last = chosen.at(-1);
    if (last !== undefined && (start - last < HOUR_MS || leftBeside([...chosen, start]) < least)) continue;
    chosen.push(start);
  }
  return chosen;
}
