import { isoText, type ZoneRules } from '../../src/domain/zone.ts';
import { type IcsFile, readIcsFile } from '../../src/files/ics/ics-file.ts';
import { zoneRules } from '../../src/machine/zone-database.ts';

const zones = new Map<string, ZoneRules | null>();

/** The world's zone of that name, each read once. */
export function worldZone(name: string): ZoneRules | null {
  const key = name.toLowerCase();
  if (!zones.has(key)) zones.set(key, zoneRules(name, 'test'));
  return zones.get(key) ?? null;
}

export const NEW_YORK = worldZone('America/New_York') as ZoneRules;

/** As a shop in New York reads a file, for the end of 2026 and 2027. */
export function readInNewYork(text: string): Promise<IcsFile> {
  return readIcsFile(text, {
    file: 'busy.ics',
    zone: NEW_YORK,
    zoneRules: worldZone,
    expand: { start: Date.UTC(2026, 10, 1), end: Date.UTC(2028, 0, 1) },
  });
}

/** `2026-11-23T09:00-10:00` for all that takes time, in order of start, on the clock of New York. */
export async function busyTimes(text: string): Promise<string[]> {
  const { events } = await readInNewYork(text);
  const taken = events.filter(({ busy, cancelled, start, end }) => busy && !cancelled && end > start);
  return taken
    .sort((a, b) => a.start - b.start)
    .map(({ start, end }) => {
      const [from, to] = [isoText(NEW_YORK, start).slice(0, 16), isoText(NEW_YORK, end).slice(0, 16)];
      return `${from}-${from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : to}`;
    });
}

/** What is told of a file. */
export async function toldOf(text: string): Promise<string[]> {
  const { skipped, warnings } = await readInNewYork(text);
  return [...skipped, ...warnings].map(({ why }) => why);
}
