import type { MinuteRange } from './shop.ts';

/** `09:00` from minutes since midnight; 1440 is `24:00`. */
export function timeText(minutes: number): string {
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** `09:00-17:00` */
export function rangeText({ from, to }: MinuteRange): string {
  return `${timeText(from)}-${timeText(to)}`;
}
