import { dateAt, isoText } from '../../domain/zone.ts';
import type { OfferedTimes } from '../../usecases/waitlist/offer-times.ts';
import type { Waiting } from '../../usecases/waitlist/waiting.ts';
import {
  clockText,
  counted,
  dayText,
  durationText,
  momentsText,
  momentText,
  type ShopTime,
  today,
  weekdayName,
} from '../form/moments.ts';
import { phoneShown } from '../form/phone.ts';
import { clean } from '../form/safe-text.ts';
import { shellQuoted } from '../form/shell-quoted.ts';
import { type Cell, table } from '../form/table.ts';
import { byOutcome, type Outcome, outcomeMark, type View, writtenData } from '../form/view.ts';
import { wrapped } from '../form/wrap.ts';
import { suitsText, untilText, waitJson, waitText } from './wait-words.ts';
import { waitsFor } from './waits-for.ts';

/** All who wait, the longest first. */
export function waitlistView(waits: readonly Waiting[], time: ShopTime): View {
  const count =
    waits.length === 0
      ? 'Nobody is on the waitlist'
      : `${counted(waits.length, 'entry', 'entries')} on the waitlist`;
  return {
    message: `${count}.`,
    data: { count: waits.length, waitlist: waits.map((wait) => waitJson(wait, time.zone)) },
    text: (theme) => {
      const rows = waits.map((wait): Cell[] => [
        { text: String(wait.id), paint: theme.bold },
        wait.customer.name,
        phoneShown(wait.customer.phone),
        waitsFor(wait),
        durationText(wait.minutes),
        suitsText(wait.suits, time),
        untilText(wait, time),
        wait.offeredAt === null ? '' : `offered ${momentText(wait.offeredAt, time)}`,
        wait.vehicle?.info ?? '',
        wait.notes ?? '',
      ]);
      return `${table(rows, { keep: [0, 4], drop: [9, 8, 4], below: [7, 6, 5, 2] }, theme)}${theme.dim(count)}\n`;
    },
  };
}

export function waitAddedView(wait: Waiting, outcome: Outcome, time: ShopTime): View {
  const is = waitText(wait, time);
  return writtenView(wait, outcome, time, {
    done: `On the waitlist as ${wait.id}: ${is}`,
    before: `On the waitlist already as ${wait.id}: ${is}`,
    would: `Would put on the waitlist: ${is}`,
  });
}

export function waitRemovedView(wait: Waiting, outcome: Outcome, time: ShopTime): View {
  const is = waitText(wait, time).replace(' waits for: ', ' waited for: ');
  return writtenView(wait, outcome, time, {
    done: `Off the waitlist: ${is}`,
    before: `Off the waitlist already: ${is}`,
    would: `Would take off the waitlist: ${is}`,
  });
}

function writtenView(
  wait: Waiting,
  outcome: Outcome,
  time: ShopTime,
  words: { readonly done: string; readonly before: string; readonly would: string },
): View {
  const sentence = byOutcome(outcome, words);
  return {
    message: `${sentence}.`,
    data: writtenData(waitJson(wait, time.zone), outcome),
    already: outcome.replayed,
    text: (theme) => `${outcomeMark(outcome, theme)}${sentence}\n`,
  };
}

/** Lines are no longer than this where no terminal says how wide it is. */
const LINE = 80;

/** The nearest free times that suit somebody. */
export function offerView(offered: OfferedTimes, time: ShopTime): View {
  const { wait, starts, count, source, checkedAt } = offered;
  const { zone } = time;
  const first = starts.slice(0, 2).map(({ start }) => start);
  const free = first.length === 0 ? 'no free time suits' : `free: ${momentsText(first, time)}`;
  return {
    message: `${waitText(wait, time)}; ${free}.`,
    data: {
      ...waitJson(wait, zone),
      timezone: zone.name,
      source,
      checked_at: checkedAt === null ? null : isoText(zone, checkedAt),
      count,
      start_times: starts.map(({ start, bays }) => ({
        start: isoText(zone, start),
        day_of_week: weekdayName(dateAt(zone, start)),
        bays: [...bays],
      })),
    },
    text: (theme) => {
      const phone = wait.customer.phone === null ? '' : `  ${phoneShown(wait.customer.phone)}`;
      const head = `${waitText(wait, time)}${phone}\n`;
      if (starts.length === 0) return `${head}  ${theme.dim('no free time suits')}\n`;
      const days = byDay(starts, time);
      const lines = [...days].map(([date, ofDay]) => {
        const day = dayText(date, today(time));
        const clocks = ofDay.map(({ start }) => clockText(start, time));
        return `  ${day}  ${wrapped(clocks, Math.min(theme.columns, LINE), day.length + 4)}\n`;
      });
      const left = count - starts.length;
      const more =
        left === 0
          ? ''
          : `  ${theme.dim(`and ${counted(left, 'more time')}: ${laterCommand(offered, time)}`)}\n`;
      return `${head}${lines.join('')}${more}  ${theme.dim(bookCommand(offered))}\n`;
    },
  };
}

/** From the last of those that are shown on. */
function laterCommand({ wait, starts }: OfferedTimes, { zone }: ShopTime): string {
  const last = starts.at(-1);
  return `bay waitlist offer ${wait.id} ${last === undefined ? '<when>' : isoText(zone, last.start).slice(0, 16)}`;
}

function bookCommand({ wait }: OfferedTimes): string {
  const car = wait.vehicleId === null ? '' : ` --vehicle ${wait.vehicleId}`;
  const services = clean`${wait.services.join('+')}`;
  return `bay book --customer ${wait.customerId}${car} --service ${shellQuoted(services)} --at <when>`;
}

/** What a person is asked who offers: each start, and none of them. */
export function offerQuestion({ wait }: OfferedTimes, time: ShopTime): string {
  return `${waitText(wait, time)}. Which time?`;
}

type Starts = OfferedTimes['starts'];

function byDay(starts: Starts, { zone }: ShopTime): Map<string, Starts[number][]> {
  const days = new Map<string, Starts[number][]>();
  for (const start of starts) {
    const date = dateAt(zone, start.start);
    days.set(date, [...(days.get(date) ?? []), start]);
  }
  return days;
}
