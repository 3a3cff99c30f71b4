import { dateAt } from '../../domain/zone.ts';
import type { FoundSlots } from '../../usecases/free-time/find-slots.ts';
import type { OfferedStart } from '../../usecases/free-time/next-free.ts';
import { nothingFreeText } from '../failure/nothing-free.ts';
import { closedDayText } from '../form/closed-reason.ts';
import {
  clockText,
  counted,
  dayHeading,
  durationText,
  halfOf,
  hoursText,
  listed,
  momentText,
  type ShopTime,
  spokenDay,
  spokenDuration,
  spokenMoment,
  today,
} from '../form/moments.ts';
import { clean, safe } from '../form/safe-text.ts';
import type { Theme } from '../form/theme.ts';
import type { View } from '../form/view.ts';
import { widthOf } from '../form/width.ts';
import { wrapped } from '../form/wrap.ts';
import { slotsJson, startJson } from './slots-json.ts';

type Day = FoundSlots['days'][number];

/** Lines are no longer than this where no terminal says how wide it is. */
const LINE = 80;

/** `next`: when something is free, where nothing is of what was asked for; `left`: how many starts a limit leaves out. */
export function slotsView(
  found: FoundSlots,
  time: ShopTime,
  next: OfferedStart | null = null,
  left = 0,
): View {
  const { zone, durationMinutes, days } = found;
  return {
    get message() {
      const spoken = next === null ? '' : ` The next free time is ${spokenStart(next, time)}.`;
      return `${slotsMessage(found, time)}${spoken}`;
    },
    get data() {
      const more = left === 0 ? {} : { more_start_times: left };
      return { ...slotsJson(found), ...more, ...(next === null ? {} : { next: startJson(next, zone) }) };
    },
    text: (theme) => {
      const head = theme.dim(`Free for ${durationText(durationMinutes)}, ${zone.name}`);
      const after = next === null ? '' : `\nNext free: ${startLine(next, time)}\n`;
      const more = left === 0 ? '' : `\n${theme.dim(`and ${counted(left, 'more start')} without --limit`)}\n`;
      return `${head}\n${spaced(days.map((day) => dayBlock(day, time, theme)))}${more}${after}`;
    },
  };
}

function startLine({ start, bays }: OfferedStart, time: ShopTime): string {
  return `${momentText(start, time)}, ${clean`${listed(bays, 'or')}`}`;
}

function spokenStart({ start, bays }: OfferedStart, time: ShopTime): string {
  return clean`${spokenMoment(start, time)}, ${listed(bays, 'or')}`;
}

/** The first start alone, on one line. */
export function firstSlotView(found: FoundSlots, time: ShopTime): View {
  const first = found.days.flatMap(({ starts }) => starts)[0];
  return {
    get message() {
      return slotsMessage(found, time);
    },
    get data() {
      return slotsJson(found);
    },
    text: () => (first === undefined ? `${nothingFree(found, time)}\n` : `${startLine(first, time)}\n`),
  };
}

function slotsMessage(found: FoundSlots, time: ShopTime): string {
  const starts = found.days.flatMap((day) => day.starts);
  const [first, second] = starts;
  if (first === undefined) return nothingFree(found, time);
  const at = spokenStart(first, time);
  if (second === undefined) return `The first free time is ${at}.`;
  return `There are ${starts.length} free times for ${spokenDuration(found.durationMinutes)}; the first is ${at}.`;
}

function nothingFree({ days, durationMinutes }: FoundSlots, time: ShopTime): string {
  const [day] = days;
  const asked = `Nothing is free for ${spokenDuration(durationMinutes)}`;
  if (day === undefined) return `${asked}.`;
  if (days.length > 1) return `${asked} in these ${days.length} days.`;
  const why = whyNone(day, time);
  return `${asked} on ${spokenDay(day.date, today(time))}${why === null ? '' : `: ${why}`}.`;
}

function whyNone({ closedReason, nothingFree }: Day, time: ShopTime): string | null {
  if (closedReason !== null) return safe(closedDayText(closedReason));
  return nothingFree === null ? null : safe(nothingFreeText(nothingFree, time));
}

/**
 *     Mon 23 Nov · tomorrow
 *       Bay 1   09:00–12:00  13:00–17:00
 *       Starts  09:00 09:30 10:00
 */
function dayBlock(day: Day, time: ShopTime, theme: Theme): string {
  const { date, closedReason, windows, starts } = day;
  const heading = theme.bold(dayHeading(date, today(time)));
  if (windows.length === 0) {
    const why = whyNone(day, time) ?? '';
    const none = closedReason === null ? `nothing free: ${why}`.replace(/: $/, '') : why;
    return `${heading}  ${theme.dim(none)}\n${heldLines(day, time)}`;
  }
  const lines: [string, string[]][] = [...new Set(windows.map(({ bay }) => bay))].map((bay) => [
    safe(bay),
    windows.filter((window) => window.bay === bay).map((window) => `${hoursText(window, time)} `),
  ]);
  lines.push(['Starts', sayingHalvesOnce(starts.map(({ start }) => startText(start, date, time)))]);
  const width = Math.max(...lines.map(([label]) => widthOf(label)));
  const indent = 2 + width + 2;
  const shown = lines.map(([label, words], i) => {
    const title = i === lines.length - 1 ? theme.dim(label) : label;
    const body = wrapped(words, Math.min(theme.columns, LINE), indent).trimEnd();
    return `  ${title}${' '.repeat(indent - 2 - widthOf(label))}${body === '' ? theme.dim('none') : body}\n`;
  });
  return `${heading}\n${shown.join('').replaceAll(/ +\n/g, '\n')}${heldLines(day, time)}`;
}

/** `  Held 09:00–09:30 in Bay 1 for Ana Pérez, until 07:02` */
function heldLines({ held = [] }: Day, time: ShopTime): string {
  return held
    .map(({ bay, who, until, ...slot }) => {
      const whom = who ?? 'somebody who is deciding';
      return clean`  Held ${hoursText(slot, time)} in ${bay} for ${whom}, until ${clockText(until, time)}\n`;
    })
    .join('');
}

function isSingle(block: string | undefined): boolean {
  return block !== undefined && block.indexOf('\n') === block.length - 1;
}

/** A blank line around every block of several lines; single lines stay together. */
function spaced(blocks: readonly string[]): string {
  return blocks
    .map((block, i) => (isSingle(block) && isSingle(blocks[i - 1]) ? block : `\n${block}`))
    .join('');
}

/** `9:00 AM 9:30 1:00 PM 1:30`: which half of the day it is, where it begins. */
function sayingHalvesOnce(clocks: readonly string[]): string[] {
  return clocks.map((clock, i) => {
    const half = halfOf(clock);
    return half !== undefined && halfOf(clocks[i - 1] ?? '') === half ? clock.slice(0, -half.length) : clock;
  });
}

/** The clock; with the day for a start after midnight of a day that is open past it. */
function startText(start: number, date: string, time: ShopTime): string {
  return dateAt(time.zone, start) === date ? clockText(start, time) : momentText(start, time);
}
