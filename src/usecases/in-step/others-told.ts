import type { ListedEvent } from '../../domain/calendar-event.ts';
import { DAY_MS, type Instant, type Interval } from '../../domain/interval.ts';
import { nothingAbout } from '../../domain/others-about.ts';
import { Expansion } from '../../domain/repeat-expansion.ts';
import { type Occasion, occasionsOf } from '../../domain/series-occasions.ts';
import { stampIn } from '../../domain/stamp-text.ts';
import { Unreadable } from '../../domain/unreadable.ts';
import type { ZoneRules } from '../../domain/zone.ts';
import type {
  MirroredEvent,
  OthersChanged,
  SeriesChanged,
  SeriesException,
} from '../../store/calendar-readings.ts';
import { foreignIn, type Listing } from '../calendar/foreign-events.ts';
import type { Ports } from '../ports.ts';

/** Where others' time is looked for: the days that are wanted, and the zone whose clock is at hand. */
interface Wanted {
  /** Null: none; exceptions are kept all the same, for whoever wants to know later. */
  readonly ahead: Interval | null;
  readonly zone: ZoneRules;
}

/**
 * What a page of changes says of others' time. A series is laid out here, occasion by occasion, so that it takes no second
 * request; what a list of their days alone can tell for certain, makes all of it uncertain, and is left as it was.
 */
export async function othersTold(
  calendarId: string,
  { events, unreadable }: Listing,
  { ahead, zone }: Wanted,
  { store, zones }: Pick<Ports, 'store' | 'zones'>,
): Promise<OthersChanged> {
  const laidOut = new LayingOut(ahead, zone, zones);
  const told: ListedEvent[] = [];
  const occasions = new Map<string, readonly Occasion[]>();
  let isCertain = unreadable.length === 0;
  for (const event of events) {
    if (event.recurring && !event.cancelled) {
      const found = await laidOut.occasionsOf(event);
      if (found !== null) occasions.set(event.eventId, found);
      isCertain &&= found !== null;
      if (found === null) continue;
    }
    told.push(event);
  }
  const foreign = new Set(
    (await foreignIn(calendarId, { events: told, unreadable: [] }, store)).map(({ eventId }) => eventId),
  );
  const others = {
    now: [] as MirroredEvent[],
    series: [] as SeriesChanged[],
    exceptions: [] as SeriesException[],
  };
  for (const event of told) {
    const { eventId } = event;
    const taken = foreign.has(eventId) ? mirroredOf(event) : null;
    const found = occasions.get(eventId);
    if (found !== undefined) {
      const own =
        taken === null
          ? []
          : found.map(({ eventId: id, start, end }) => Object.assign({}, taken, { eventId: id, start, end }));
      others.series.push({ seriesId: eventId, occasions: own });
      continue;
    }
    if (taken !== null) others.now.push(taken);
    if (event.occasionOf === undefined) continue;
    const exception = exceptionOf(event, taken);
    if (exception === null) isCertain = false;
    else others.exceptions.push(exception);
  }
  return { eventIds: told.map(({ eventId }) => eventId), ...others, isCertain };
}

export function mirroredOf({
  eventId,
  start,
  end,
  stamp,
  allDay,
  about = nothingAbout(allDay),
}: Pick<ListedEvent, 'eventId' | 'start' | 'end' | 'stamp' | 'allDay' | 'about'>): MirroredEvent {
  return { eventId, start, end, copyOf: stamp?.appointmentUuid ?? null, ...about };
}

/** Null for an occasion of which nobody can tell where its series has it. */
function exceptionOf(
  { eventId, occasionOf }: ListedEvent,
  taken: MirroredEvent | null,
): SeriesException | null {
  const seriesId = occasionOf?.seriesId ?? '';
  if (!eventId.startsWith(`${seriesId}_`)) return null;
  const originalAt = occasionOf?.at ?? dateIn(eventId.slice(seriesId.length + 1));
  return originalAt === null ? null : { seriesId, originalAt, eventId, taken };
}

/** About when an occasion is, by its name: the middle of the day for a date, which lies in some zone. */
function dateIn(name: string): Instant | null {
  const stamp = stampIn(name, false);
  return stamp && (stamp.isDate ? stamp.wall + DAY_MS / 2 : stamp.wall);
}

/** Lays out the series of one page. */
class LayingOut {
  readonly #ahead: Interval | null;
  readonly #own: ZoneRules;
  readonly #zones: Ports['zones'];
  readonly #expansion = new Expansion(Unreadable);

  constructor(ahead: Interval | null, own: ZoneRules, zones: Ports['zones']) {
    this.#ahead = ahead;
    this.#own = own;
    this.#zones = zones;
  }

  /** Null where that is not certain. */
  async occasionsOf(event: ListedEvent): Promise<Occasion[] | null> {
    if (this.#ahead === null || !event.busy) return [];
    const name = event.repeats?.zone ?? null;
    const zone = name === null || name === this.#own.name ? this.#own : await this.#zones.rulesOf(name);
    if (name === null || zone === null) return null;
    return occasionsOf(event, zone, this.#ahead, this.#expansion);
  }
}
