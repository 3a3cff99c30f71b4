import type { Instant } from '../../domain/interval.ts';

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/;

/** The moment in a text with an offset; null for anything else. */
export function instantIn(text: string | null): Instant | null {
  if (text === null || !RFC_3339.test(text)) return null;
  const instant = Date.parse(text);
  return Number.isNaN(instant) ? null : instant;
}

export function rfc3339(instant: Instant): string {
  return new Date(instant).toISOString();
}

/** When a date (`2026-11-23`) begins; null for what is no date. */
export type Midnights = (date: string) => Instant | null;

/** The midnights of a zone by its IANA name; of none for a zone that this machine does not know. */
export function midnightsOf(zone: string | null): Midnights {
  let format: Intl.DateTimeFormat | null | undefined;
  return (date) => {
    if (!/^\d{4}-\d\d-\d\d$/.test(date)) return null;
    const utc = Date.parse(`${date}T00:00:00Z`);
    // Made for the first whole day only: it costs as much as a short command.
    format ??= formatOf(zone);
    if (Number.isNaN(utc) || format === null) return null;
    // The offset just before settles it, except on a day whose clock change lies between: then the one after.
    const guess = utc - offsetAt(format, utc);
    return utc - offsetAt(format, guess);
  };
}

function formatOf(zone: string | null): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone: zone ?? 'UTC',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  } catch {
    return null;
  }
}

/** How far the zone's clock is ahead of UTC then, in milliseconds. */
function offsetAt(format: Intl.DateTimeFormat, instant: Instant): number {
  const at: Record<string, string> = {};
  for (const { type, value } of format.formatToParts(instant)) at[type] = value;
  const wall = `${at['year']?.padStart(4, '0')}-${at['month']}-${at['day']}T${at['hour']}:${at['minute']}:${at['second']}Z`;
  return Date.parse(wall) - Math.floor(instant / 1_000) * 1_000;
}
