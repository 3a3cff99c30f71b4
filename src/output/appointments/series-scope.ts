import type { SeriesScope } from '../../domain/series-scope.ts';
import { dateAt } from '../../domain/zone.ts';
import type { SeriesChoice } from '../../usecases/series/series-scope.ts';
import type { ShopTime } from '../form/moments.ts';
import { visitsOn } from '../form/visits-on.ts';

const WORDS: Readonly<Record<SeriesScope, string>> = {
  this: 'this visit alone',
  following: 'this and all after it',
  all: 'all of the series',
};

/** `this and all after it, 3 visits: Tue 1 Dec, Tue 8 Dec and Tue 15 Dec` */
export function scopeLabel(scope: SeriesScope, choice: SeriesChoice, time: ShopTime): string {
  const dates = choice[scope].map(({ start }) => dateAt(time.zone, start));
  return `${WORDS[scope]}, ${visitsOn(dates, time)}`;
}
