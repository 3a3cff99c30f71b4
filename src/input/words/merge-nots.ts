import type { Part } from './atom.ts';
import { hoursOf } from './limits.ts';
import { Contradiction, type Segment } from './placed.ts';
import type { NotSaid, TimeOption } from './times-said.ts';

/** All that will not do. `part`: the part of the day that is asked for, in which an hour is meant. */
export function notsOf(all: Segment, part: Part | null): NotSaid[] {
  return all.flatMap(({ atom }): NotSaid[] => {
    if (atom.kind !== 'not') return [];
    if (atom.hours === undefined) return [{ days: atom.days?.days ?? [], part: atom.part }];
    return atom.hours.map((hours) => ({ days: [], part: hoursOf(hours, part, all) }));
  });
}

/** `tue 9 but not at 9`: throws `Contradiction` where each time that was asked for is one that will not do. */
export function assertSomeLeft(options: readonly TimeOption[], nots: readonly NotSaid[], all: Segment): void {
  const hours = nots.flatMap(({ days, part }) => (days.length === 0 && part !== null ? [part] : []));
  const isExcluded = ({ exactMs, about }: TimeOption) =>
    exactMs !== null &&
    !about &&
    hours.some(({ fromMs, untilMs }) => exactMs >= fromMs && (untilMs === null || exactMs < untilMs));
  if (options.length > 0 && options.every(isExcluded)) throw new Contradiction(all);
}
