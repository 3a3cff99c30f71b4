import { wallMidnight } from '../../domain/local-date.ts';
import type { Shop } from '../../domain/shop.ts';
import { instantsOf, isoText } from '../../domain/zone.ts';
import type { Wanted } from '../../input/words/wanted.ts';
import type { Unclear } from './understood.ts';

/** A time of day in the night in which clocks change, which the clock shows twice or never. */
export function clockChangeAt(wanted: Wanted | null, words: string, { zone }: Pick<Shop, 'zone'>): Unclear[] {
  const [option, another] = wanted?.options ?? [];
  const [day, otherDay] = option?.days ?? [];
  if (option === undefined || day === undefined || option.exactMs === null) return [];
  if (another !== undefined || otherDay !== undefined || day.from !== day.to) return [];
  const instants = instantsOf(zone, wallMidnight(day.from) + option.exactMs);
  if (instants.kind === 'one') return [];
  if (instants.kind === 'skipped') return [{ field: 'time', words, why: 'skipped', choices: [] }];
  const choices = [instants.first, instants.second].map((at) => isoText(zone, at));
  return [{ field: 'time', words, why: 'twice', choices }];
}
