import { rangeText, timeText } from '../../domain/minute-range.ts';
import type { MinuteRange } from '../../domain/shop.ts';

/** Minutes since midnight of `9:00` or `09:00`; `24:00` is 1440. Null for anything else. */
export function parseTime(text: string): number | null {
  const match = /^\s*(\d{1,2}):(\d{2})\s*$/.exec(text);
  if (match === null) return null;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return Number(match[2]) < 60 && minutes <= 1440 ? minutes : null;
}

/** The range, or in words what is wrong with it. */
export function parseRange(text: string): MinuteRange | string {
  const [start, end, more] = text.split(/[-–]/);
  const from = parseTime(start ?? '');
  const to = parseTime(end ?? '');
  if (from === null || to === null || more !== undefined)
    return `"${text}" is not a range like "09:00-15:00"`;
  return orderProblem({ from, to }) ?? { from, to };
}

/** What is wrong with the order of a range's ends, or null. */
export function orderProblem({ from, to }: MinuteRange): string | null {
  if (from < to) return null;
  const range = `"${timeText(from)}" to "${timeText(to)}"`;
  if (from === to) return `${range} is no time at all`;
  return `${range} ends before it begins; a night is written as two days, the first until 24:00`;
}

/** The first two ranges that overlap, in words, or null. */
export function overlapProblem(ranges: readonly MinuteRange[]): string | null {
  const sorted = [...ranges].sort((a, b) => a.from - b.from);
  for (const [at, range] of sorted.entries()) {
    const next = sorted[at + 1];
    if (next !== undefined && next.from < range.to)
      return `${rangeText(range)} and ${rangeText(next)} overlap`;
  }
  return null;
}
