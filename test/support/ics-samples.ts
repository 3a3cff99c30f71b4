import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/interval.ts';

/** Mulberry32: the same numbers for the same seed on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** New York's rules since 2007 as Google exports them. */
export const NEW_YORK_DEFINITION = `BEGIN:VTIMEZONE
TZID:America/New_York
X-LIC-LOCATION:America/New_York
BEGIN:DAYLIGHT
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
TZNAME:EDT
DTSTART:19700308T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
TZNAME:EST
DTSTART:19701101T020000
RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
END:STANDARD
END:VTIMEZONE`;

/** A calendar of these components, with the line ends that exports have. */
export function calendarOf(...components: readonly string[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Sample//EN',
    ...components,
    'END:VCALENDAR',
    '',
  ];
  return lines.join('\n').replaceAll(/\r?\n/g, '\r\n');
}

/** An event of these property lines; `UID:e1` unless they bring one. */
export function eventOf(...lines: readonly string[]): string {
  const uid = lines.some((line) => line.startsWith('UID')) ? [] : ['UID:e1'];
  return ['BEGIN:VEVENT', ...uid, ...lines, 'END:VEVENT'].join('\n');
}

const stamp = (ms: number) => new Date(ms).toISOString().slice(0, 19).replaceAll(/[-:]/g, '');

const KINDS = [
  (wall: number, ms: number) => [`DTSTART:${stamp(wall)}Z`, `DTEND:${stamp(wall + ms)}Z`],
  (wall: number, ms: number) => [
    `DTSTART;TZID=America/New_York:${stamp(wall)}`,
    `DTEND;TZID=America/New_York:${stamp(wall + ms)}`,
  ],
  (wall: number) => [
    `DTSTART;VALUE=DATE:${stamp(wall).slice(0, 8)}`,
    `DTEND;VALUE=DATE:${stamp(wall + DAY_MS).slice(0, 8)}`,
  ],
];

/**
 * A large export of `count` simple events of some 15 lines each, in turn in UTC, New York time and whole days, spread
 * over two years from 2026. The same seed gives the same text.
 */
export function largeCalendar(count: number, seed = 1): string {
  const random = seeded(seed);
  const events: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const wall =
      Date.UTC(2026, 0, 1) + Math.floor(random() * 730) * DAY_MS + Math.floor(random() * 80) * 15 * MINUTE_MS;
    const times = (KINDS[index % KINDS.length] as (typeof KINDS)[number])(
      wall,
      (1 + Math.floor(random() * 4)) * HOUR_MS,
    );
    events.push(
      eventOf(
        ...times,
        'DTSTAMP:20260101T080000Z',
        `UID:${index}-${Math.floor(random() * 1e9).toString(36)}@sample`,
        'CREATED:20251220T101500Z',
        `DESCRIPTION:Brought by the tow truck\\, keys in the box ${index}`,
        'LAST-MODIFIED:20251220T101500Z',
        'LOCATION:Bay 1',
        'SEQUENCE:0',
        'STATUS:CONFIRMED',
        `SUMMARY:Visit ${index}\\, front`,
        `TRANSP:${random() < 0.1 ? 'TRANSPARENT' : 'OPAQUE'}`,
      ),
    );
  }
  return calendarOf(NEW_YORK_DEFINITION, ...events);
}
