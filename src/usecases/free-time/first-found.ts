import type { FoundSlots } from './find-slots.ts';

/** The first `most` windows and the first `most` starts; days after the last of them are left out. */
export function firstFound(found: FoundSlots, most: number): FoundSlots {
  const days: FoundSlots['days'][number][] = [];
  let [windowsLeft, startsLeft] = [most, most];
  for (const day of found.days) {
    const windows = day.windows.slice(0, windowsLeft);
    const starts = day.starts.slice(0, startsLeft);
    days.push({ ...day, windows, starts });
    windowsLeft -= windows.length;
    startsLeft -= starts.length;
    if (windowsLeft === 0 || startsLeft === 0) break;
  }
  return { ...found, days };
}
