import { dateAt, isoText } from '../../domain/zone.ts';
import type { History, Told } from '../../usecases/history/read-history.ts';
import { whoText } from '../form/journal-words.ts';
import { clockText, counted, dayHeading, type ShopTime, today, weekdayName } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import type { Theme } from '../form/theme.ts';
import type { JsonObject, View } from '../form/view.ts';
import { deedText } from './deed-words.ts';

/** What was done, newest first, day by day. */
export function historyView({ told, more }: History, offset: number, time: ShopTime): View {
  const count = told.length;
  const [newest] = told;
  return {
    message:
      newest === undefined
        ? 'Nothing was done.'
        : `${counted(count, 'entry', 'entries')}; the newest: ${sentenceOf(newest, time)}.`,
    data: { history: told.map((one) => toldJson(one, time)), count, offset, more },
    text: (theme) => {
      if (count === 0) return 'Nothing was done.\n';
      const lines = told.map((one, i) => dayLine(one, told[i - 1], time, theme) + line(one, time, theme));
      const rest = more ? theme.dim(`There is more: bay history --offset ${offset + count}\n`) : '';
      return lines.join('') + rest;
    },
  };
}

/** `ana moved #12, …` */
function sentenceOf(one: Told, time: ShopTime): string {
  return `${clean`${whoText(one.entry)}`} ${summaryOf(one, time)}`;
}

function summaryOf({ entry, about }: Told, time: ShopTime): string {
  const what = deedText(about, time);
  if (entry.verb === 'taken-back') return `took back: ${what}`;
  return entry.verb === 'done-again' ? `did again: ${what}` : what;
}

function dayLine({ entry }: Told, before: Told | undefined, time: ShopTime, theme: Theme): string {
  const date = dateAt(time.zone, entry.at);
  if (before !== undefined && dateAt(time.zone, before.entry.at) === date) return '';
  return `${theme.bold(dayHeading(date, today(time)))}\n`;
}

function line(one: Told, time: ShopTime, theme: Theme): string {
  const { id, at, undoneBy } = one.entry;
  const remark = theme.dim(`(entry ${id}${undoneBy === null ? '' : ', taken back'})`);
  return `${clockText(at, time)}  ${sentenceOf(one, time)}  ${remark}\n`;
}

function toldJson(one: Told, time: ShopTime): JsonObject {
  const { entry, about } = one;
  const [visit] = about.visits;
  const personOf = (kind: 'customer' | 'vehicle') =>
    entry.people.find((person) => person.kind === kind)?.id ?? visit?.after[kind].id ?? null;
  return {
    entry_id: entry.id,
    at: isoText(time.zone, entry.at),
    day_of_week: weekdayName(dateAt(time.zone, entry.at)),
    actor: entry.actor,
    source: entry.source,
    verb: entry.verb,
    appointment_id: entry.appointments[0]?.id ?? null,
    appointment_ids: entry.appointments.map(({ id }) => id),
    customer_id: personOf('customer'),
    customer_name: visit?.after.customer.name ?? null,
    vehicle_id: personOf('vehicle'),
    undone: entry.undoneBy !== null,
    undone_by: entry.undoneBy,
    undoes: entry.undoes,
    summary: summaryOf(one, time),
  };
}
