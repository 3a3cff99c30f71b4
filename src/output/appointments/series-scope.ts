import type { Appointment } from '../../domain/appointment.ts';
import { SERIES_SCOPES, type SeriesScope } from '../../domain/series-scope.ts';
import { dateAt } from '../../domain/zone.ts';
import type { SeriesChoice } from '../../usecases/series/series-scope.ts';
import { counted, dayText, firstListed, listed, type ShopTime, today } from '../form/moments.ts';

/** As many days as are named of a choice. */
const NAMED = 6;

const WORDS: Readonly<Record<SeriesScope, string>> = {
  this: 'this visit alone',
  following: 'this and all after it',
  all: 'all of the series',
};

/** `this and all after it, 3 visits: Tue 1 Dec, Tue 8 Dec and Tue 15 Dec` */
export function scopeLabel(scope: SeriesScope, choice: SeriesChoice, time: ShopTime): string {
  return `${WORDS[scope]}, ${touched(choice[scope], time)}`;
}

/** Why a command does nothing as long as nobody has said how many visits are meant. */
export function scopeProblem({ id }: Pick<Appointment, 'id'>, choice: SeriesChoice, time: ShopTime): string {
  const ways = SERIES_SCOPES.map((scope) => `--${scope} (${touched(choice[scope], time)})`);
  return `#${id} is one of a series: say ${listed(ways, 'or')}`;
}

function touched(visits: readonly Appointment[], time: ShopTime): string {
  const days = visits.map(({ start }) => dayText(dateAt(time.zone, start), today(time)));
  return `${counted(visits.length, 'visit')}: ${firstListed(days, NAMED)}`;
}
