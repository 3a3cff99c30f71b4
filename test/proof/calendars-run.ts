import { DateTime } from 'luxon';
import ical from 'node-ical';
import { DAY_MS, HOUR_MS, type Interval } from '../../src/domain/interval.ts';
import { readIcsFile } from '../../src/files/ics/ics-file.ts';
import { decodedText } from '../../src/machine/text-encoding.ts';
import { NEW_YORK, worldZone } from '../support/ics-reading.ts';
import { calendarOf, seeded } from '../support/ics-samples.ts';
import { fileFor } from './calendar-files.ts';
import {
  componentsOf,
  FLOATING,
  FROM,
  isSynchronized,
  MAIN_STREET,
  type ModelEvent,
  nextNamed,
  SHOP_ZONE,
  timesTakenBy,
  UNTIL,
} from './calendar-model.ts';

/** What the run has found. */
export interface CalendarsRun {
  readonly events: number;
  /** Events of which bay gives other times than they were made with. */
  readonly wrong: readonly string[];
  /** Events that the other reader reads otherwise, and nothing says why. */
  readonly unexplained: readonly string[];
  /** Events that the other reader reads otherwise, counted by the rule that it does not follow. */
  readonly explained: ReadonlyMap<string, number>;
}

type Times = readonly string[];

function textOf({ start, end }: Interval): string {
  return `${new Date(start).toISOString()}/${new Date(end).toISOString()}`;
}

function isSame(a: Times, b: Times): boolean {
  return a.length === b.length && a.every((time, at) => time === b[at]);
}

function inStretch(times: readonly Interval[]): string[] {
  return times
    .filter(({ start, end }) => start < UNTIL && end > FROM)
    .map(textOf)
    .sort((a, b) => (a < b ? -1 : 1));
}

async function timesByBay(bytes: Uint8Array): Promise<ReadonlyMap<string, Times>> {
  const { events, warnings, skipped } = await readIcsFile(decodedText(bytes).text, {
    file: 'model.ics',
    zone: NEW_YORK,
    zoneRules: worldZone,
    expand: { start: FROM, end: UNTIL },
  });
  const told = [...warnings, ...skipped].map(({ why }) => why);
  if (told.length > 0) throw new Error(told.join('; '));
  const taken = new Map<string, Interval[]>();
  for (const event of events)
    if (event.busy && !event.cancelled) taken.set(event.uid, [...(taken.get(event.uid) ?? []), event]);
  return new Map([...taken].map(([uid, times]) => [uid, inStretch(times)]));
}

/** What is asked of either in the same words. */
function onShopClock(event: ModelEvent): ModelEvent {
  return event.zone === FLOATING
    ? { ...event, zone: { ...FLOATING, parameter: `;TZID=${SHOP_ZONE}` } }
    : event;
}

function saysNothing(): void {
  // Of what the other reader guesses.
}

/** It tells the console of all that it guesses. */
function quietly<T>(work: () => T): T {
  const { log, warn, debug } = console;
  Object.assign(console, { log: saysNothing, warn: saysNothing, debug: saysNothing });
  try {
    return work();
  } finally {
    Object.assign(console, { log, warn, debug });
  }
}

/** The other reader: node-ical, with the engine of rrule-temporal, on the plainest form of the text, with the shop's zone for times without one. */
function timesByOther(events: readonly ModelEvent[]): ReadonlyMap<string, Times> {
  return quietly(() =>
    readByOther(calendarOf(MAIN_STREET, ...events.map(onShopClock).flatMap(componentsOf))),
  );
}

/** It gives whole days by midnights of this process's zone. */
function shopMidnight(date: Date): number {
  const { year, month, day } = DateTime.fromJSDate(date);
  return DateTime.fromObject({ year, month, day }, { zone: SHOP_ZONE }).toMillis();
}

function readByOther(text: string): ReadonlyMap<string, Times> {
  const read = ical.sync.parseICS(text);
  const found = new Map<string, Times>();
  for (const event of Object.values(read)) {
    if (event?.type !== 'VEVENT') continue;
    const range = {
      from: new Date(FROM - 3 * DAY_MS),
      to: new Date(UNTIL + 3 * DAY_MS),
      expandOngoing: true,
    };
    const times = ical
      .expandRecurringEvent(event, range)
      .filter(({ event: own }) => own.status !== 'CANCELLED' && own.transparency !== 'TRANSPARENT')
      .map(({ start, end, isFullDay }) => ({
        start: isFullDay ? shopMidnight(start) : start.getTime(),
        end: isFullDay ? shopMidnight(end) : end.getTime(),
      }));
    found.set(event.uid, inStretch(times));
  }
  return found;
}

/** What the other reader reads otherwise than the standard has it, and the event without it. */
const OTHERWISE: readonly { readonly rule: string; readonly without: (event: ModelEvent) => ModelEvent }[] = [
  {
    rule: 'RDATE adds occurrences (RFC 5545 §3.8.5.2)',
    without: (event) => ({ ...event, added: [] }),
  },
  {
    rule: 'of two versions the one with the higher SEQUENCE counts, with all its occurrences (RFC 5546 §2.1.5)',
    without: (event) => ({ ...event, earlier: 'none' }),
  },
  {
    rule: 'the start is the first occurrence, and COUNT counts it (RFC 5545 §3.8.5.3)',
    without: (event) => {
      if (isSynchronized(event)) return event;
      const start = nextNamed(event);
      return start === null ? { ...event, rule: null, leftOut: [], exceptions: [] } : { ...event, start };
    },
  },
  {
    rule: 'a rule by days counts them from the start, whatever weekdays it names (RFC 5545 §3.3.10)',
    without: (event) =>
      event.rule?.frequency === 'DAILY' && event.rule.days.length > 0
        ? { ...event, rule: { ...event.rule, interval: 1 } }
        : event,
  },
  {
    rule: 'an exception is where it is now, be the occurrence itself within what is asked for or not (RFC 5545 §3.8.4.4)',
    without: (event) => ({ ...event, exceptions: [] }),
  },
  {
    rule: 'a date in EXDATE leaves out what happens on it, and a time without a zone is on the clock of the series (RFC 5545 §3.8.5.1)',
    without: (event) => ({ ...event, exdate: 'zoned' }),
  },
  {
    rule: 'a zone is called the same with a slash before it (RFC 5545 §3.2.19) and in quotation marks (§3.2)',
    without: (event) =>
      event.zone.parameter === ''
        ? event
        : { ...event, zone: { ...event.zone, parameter: `;TZID=${event.zone.world}` } },
  },
  {
    rule: 'a whole day ends at midnight, also when clocks change (RFC 5545 §3.3.6)',
    without: (event) =>
      event.allDay
        ? {
            ...event,
            allDay: false,
            zone: FLOATING,
            start: event.start + 12 * HOUR_MS,
            minutes: 60,
            exdate: 'zoned',
          }
        : event,
  },
];

function isAlike(event: ModelEvent): boolean {
  return isSame(timesByOther([event]).get(event.uid) ?? [], inStretch(timesTakenBy(event)));
}

/** The rule that explains why the other reader gives other times: without what it is about, the event is read alike. */
function explained(event: ModelEvent): string | null {
  for (const { rule, without } of OTHERWISE) if (isAlike(without(event))) return rule;
  let rest = event;
  const rules: string[] = [];
  for (const { rule, without } of OTHERWISE) {
    const next = without(rest);
    if (JSON.stringify(next) === JSON.stringify(rest)) continue;
    rest = next;
    rules.push(rule);
    if (isAlike(rest)) return rules.length === 1 ? rule : 'several of these together';
  }
  return null;
}

/** Reads so many files with both, made with seeds from `seed` on. */
export async function runCalendars(files: number, seed: number): Promise<CalendarsRun> {
  const wrong: string[] = [];
  const unexplained: string[] = [];
  const rules = new Map<string, number>();
  let count = 0;
  for (let own = seed; own < seed + files; own += 1) {
    const { events, bytes, shape } = fileFor(seeded(own));
    const ours = await timesByBay(bytes).catch((thrown: unknown) => String(thrown));
    const theirs = timesByOther(events);
    for (const event of events) {
      count += 1;
      const expected = inStretch(timesTakenBy(event));
      const told = `seed ${own} (${shape}): ${JSON.stringify(event)}`;
      const found = typeof ours === 'string' ? [ours] : (ours.get(event.uid) ?? []);
      if (!isSame(found, expected))
        wrong.push(`${told}\n  bay: ${found.join(' ')}\n  made: ${expected.join(' ')}`);
      const other = theirs.get(event.uid) ?? [];
      if (isSame(other, found)) continue;
      const rule = explained(event);
      if (rule === null) unexplained.push(`${told}\n  bay: ${found.join(' ')}\n  other: ${other.join(' ')}`);
      else rules.set(rule, (rules.get(rule) ?? 0) + 1);
    }
  }
  return { events: count, wrong, unexplained, explained: rules };
}
