import type { SeriesTold } from '../../domain/calendar-event.ts';
import { isAllDay } from './event-reading.ts';
import { isJson, type Json, listAt, objectAt, textAt } from './json.ts';
import { instantIn, type Midnights } from './moments.ts';

/** What an item of a list says of series. `zone`: the calendar's own, in which its whole days lie. */
export function seriesIn(item: unknown, midnights: Midnights, zone: string | null): SeriesTold {
  if (!isJson(item)) return {};
  const seriesId = textAt(item, 'recurringEventId');
  if (seriesId !== null && seriesId !== '')
    return { occasionOf: { seriesId, at: originalStart(item, midnights) } };
  const lines = listAt(item, 'recurrence') ?? [];
  if (lines.length === 0) return {};
  const own = textAt(objectAt(item, 'start') ?? {}, 'timeZone');
  return {
    repeats: {
      lines: lines.map((line) => (typeof line === 'string' ? line : '')),
      zone: isAllDay(item) ? zone : (own ?? zone),
    },
  };
}

function originalStart(item: Json, midnights: Midnights): number | null {
  const time = objectAt(item, 'originalStartTime') ?? {};
  const date = textAt(time, 'date');
  return date === null ? instantIn(textAt(time, 'dateTime')) : midnights(date);
}
