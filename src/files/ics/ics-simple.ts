import type { EventVersion } from '../../domain/event-version.ts';
import { DAY_MS } from '../../domain/interval.ts';
import { wallOf } from '../../domain/stamp-text.ts';
import { earliestOf, type ZoneRules } from '../../domain/zone.ts';
import { standing } from './ics-event.ts';
import { isQuotedPrintable, unescaped } from './ics-property.ts';
import type { IcsEvent } from './ics-scan.ts';
import { type IcsBusy, instantOfWall, type Start, UTC } from './ics-time.ts';
import type { ZonesOfCalendar } from './ics-zones.ts';

/** What asks for more than one start and one end. */
const MORE = ['DURATION', 'RECURRENCE-ID', 'RRULE', 'RDATE', 'EXDATE', 'EXRULE'] as const;

const PLAIN = /^\d{8}(?:T\d{6}Z?)?$/;

function simpleStart(rest: string | undefined, shop: ZoneRules, zones: ZonesOfCalendar): Start | null {
  if (rest === undefined) return null;
  const colon = rest.lastIndexOf(':');
  const value = rest.slice(colon + 1);
  const wall = PLAIN.test(value) ? wallOf(value) : null;
  if (wall === null) return null;
  const allDay = value.length === 8;
  if (colon === 0)
    return { wall, allDay, zone: allDay ? shop : value.length === 16 ? UTC : zones.floating() };
  if (allDay) return rest.startsWith(';VALUE=DATE:') ? { wall, allDay, zone: shop } : null;
  if (!rest.startsWith(';TZID=') || value.length !== 15) return null;
  const tzid = rest.slice(6, colon);
  return /[";^]/.test(tzid) ? null : { wall, allDay, zone: zones.named(tzid) };
}

/** A text as it was before the export escaped it; null where more than that is to be read. */
export function plainText(rest: string): string | null {
  const colon = rest.indexOf(':');
  if (colon > 0 && (rest.includes('"') || isQuotedPrintable(rest.slice(0, colon)))) return null;
  return unescaped(rest.slice(colon + 1));
}

/**
 * Reads the everyday event, which is nearly every event of a large export: one start and one end in the plainest form.
 * Null for any other, and for any that is not right, which `readFamily` is for; both read an event alike.
 */
export function readSimple(
  event: IcsEvent,
  uid: string,
  version: EventVersion,
  shop: ZoneRules,
  zones: ZonesOfCalendar,
): { readonly busy: IcsBusy; readonly zone: ZoneRules } | null {
  const { lines, line } = event;
  if (MORE.some((name) => lines[name] !== undefined)) return null;
  const from = simpleStart(lines.DTSTART, shop, zones);
  const to = simpleStart(lines.DTEND, shop, zones);
  const title = plainText(lines.SUMMARY ?? ':');
  if (from === null || to === null || title === null || from.allDay !== to.allDay) return null;
  const { allDay } = from;
  if (allDay && to.wall < from.wall + DAY_MS) return null;
  const start = allDay ? earliestOf(from.zone, from.wall) : instantOfWall(from.zone, from.wall);
  const end = allDay ? earliestOf(to.zone, to.wall) : instantOfWall(to.zone, to.wall);
  if (end < start) return null;
  const { busy, cancelled } = standing(event);
  return {
    busy: {
      uid,
      recurrenceId: null,
      start,
      end,
      allDay,
      title,
      busy,
      cancelled,
      version,
      toldBy: 'whole',
      line,
    },
    zone: from.zone,
  };
}
