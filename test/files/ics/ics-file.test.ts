import { describe, expect, test } from 'vitest';
import { isoText, type ZoneRules } from '../../../src/domain/zone.ts';
import { type IcsNote, readIcsFile } from '../../../src/files/ics/ics-file.ts';
import { zoneRules } from '../../../src/machine/zone-database.ts';
import { calendarOf, eventOf, NEW_YORK_DEFINITION } from '../../support/ics-samples.ts';

const zones = new Map<string, ZoneRules | null>();
function zoneOf(name: string): ZoneRules | null {
  if (!zones.has(name)) zones.set(name, zoneRules(name, 'test'));
  return zones.get(name) ?? null;
}
const NEW_YORK = zoneOf('America/New_York') as ZoneRules;
const YEAR = { start: Date.UTC(2026, 0, 1), end: Date.UTC(2027, 0, 1) };

function read(text: string, known: (name: string) => ZoneRules | null = zoneOf) {
  return readIcsFile(text, { file: 'busy.ics', zone: NEW_YORK, zoneRules: known, expand: YEAR });
}

/** `2026-11-23T09:00:00-05:00/2026-11-23T10:00:00-05:00 title`, in the shop's zone, with what is not usual. */
async function lines(text: string, known?: (name: string) => ZoneRules | null): Promise<string[]> {
  const { events } = await read(text, known);
  return events.map(({ start, end, title, allDay, busy, cancelled }) => {
    const marks = [allDay && 'all day', !busy && 'free', cancelled && 'cancelled'];
    const interval = `${isoText(NEW_YORK, start)}/${isoText(NEW_YORK, end)}`;
    return [interval, title, ...marks].filter(Boolean).join(' ');
  });
}
const told = (notes: readonly IcsNote[]) =>
  notes.map(({ line, uid, why }) => `line ${line} (${uid}): ${why}`);
const skippedOf = async (text: string) => told((await read(text)).skipped);
const warningsOf = async (text: string) => told((await read(text)).warnings);

const EASTERN_DEFINITION = `BEGIN:VTIMEZONE
TZID:Eastern Standard Time
BEGIN:STANDARD
DTSTART:16010101T020000
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=11
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=2SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE`;

describe('one event', () => {
  test.each([
    [
      'in UTC',
      ['DTSTART:20261123T140000Z', 'DTEND:20261123T150000Z'],
      '2026-11-23T09:00:00-05:00/2026-11-23T10:00:00-05:00',
    ],
    [
      'in a zone of the world',
      ['DTSTART;TZID=Europe/Berlin:20261123T150000', 'DTEND;TZID=Europe/Berlin:20261123T160000'],
      '2026-11-23T09:00:00-05:00/2026-11-23T10:00:00-05:00',
    ],
    [
      'floating',
      ['DTSTART:20261123T090000', 'DTEND:20261123T100000'],
      '2026-11-23T09:00:00-05:00/2026-11-23T10:00:00-05:00',
    ],
    [
      'of a whole day',
      ['DTSTART;VALUE=DATE:20261123', 'DTEND;VALUE=DATE:20261124'],
      '2026-11-23T00:00:00-05:00/2026-11-24T00:00:00-05:00 all day',
    ],
    [
      'of the 25 hours of a day when clocks go back',
      ['DTSTART;VALUE=DATE:20261101'],
      '2026-11-01T00:00:00-04:00/2026-11-02T00:00:00-05:00 all day',
    ],
    [
      'of a day that the export ends on itself',
      ['DTSTART;VALUE=DATE:20261123', 'DTEND;VALUE=DATE:20261123'],
      '2026-11-23T00:00:00-05:00/2026-11-24T00:00:00-05:00 all day',
    ],
    [
      'of a week',
      ['DTSTART;VALUE=DATE:20261123', 'DURATION:P1W'],
      '2026-11-23T00:00:00-05:00/2026-11-30T00:00:00-05:00 all day',
    ],
    [
      'with a duration',
      ['DTSTART:20261123T140000Z', 'DURATION:PT1H30M'],
      '2026-11-23T09:00:00-05:00/2026-11-23T10:30:00-05:00',
    ],
    [
      'of a day by the calendar, over a clock change',
      ['DTSTART:20261031T120000', 'DURATION:P1DT1H'],
      '2026-10-31T12:00:00-04:00/2026-11-01T13:00:00-05:00',
    ],
    ['without end', ['DTSTART:20261123T140000Z'], '2026-11-23T09:00:00-05:00/2026-11-23T09:00:00-05:00'],
    [
      'at a time that clocks jump over',
      ['DTSTART:20260308T023000', 'DTEND:20260308T033000'],
      '2026-03-08T03:30:00-04:00/2026-03-08T03:30:00-04:00',
    ],
    [
      'at a time that comes twice',
      ['DTSTART:20261101T013000', 'DURATION:PT1H'],
      '2026-11-01T01:30:00-04:00/2026-11-01T01:30:00-05:00',
    ],
    [
      'marked as free',
      ['DTSTART:20261123T140000Z', 'TRANSP:TRANSPARENT'],
      '2026-11-23T09:00:00-05:00/2026-11-23T09:00:00-05:00 free',
    ],
    [
      'marked as free by Outlook',
      ['DTSTART:20261123T140000Z', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'],
      '2026-11-23T09:00:00-05:00/2026-11-23T09:00:00-05:00 free',
    ],
    [
      'cancelled',
      ['DTSTART:20261123T140000Z', 'STATUS:CANCELLED'],
      '2026-11-23T09:00:00-05:00/2026-11-23T09:00:00-05:00 cancelled',
    ],
    [
      'in lower case, with a title over two lines',
      [
        'dtstart;tzid="America/New_York":20261123t090000',
        'summary;language=en:Tow\\, then fi',
        ' x\\; call\\nAna \\\\o/',
      ],
      '2026-11-23T09:00:00-05:00/2026-11-23T09:00:00-05:00 Tow, then fix; call\nAna \\o/',
    ],
    [
      'with an alarm of its own duration and title',
      [
        'DTSTART:20261123T140000Z',
        'BEGIN:VALARM',
        'SUMMARY:Ring',
        'DURATION:PT5H',
        'END:VALARM',
        'SUMMARY:Real',
      ],
      '2026-11-23T09:00:00-05:00/2026-11-23T09:00:00-05:00 Real',
    ],
  ])('%s', async (_, properties, expected) => {
    const text = calendarOf(eventOf(...properties));
    expect(await lines(text)).toEqual([expected]);
    expect(await lines(`\uFEFF${text.replaceAll('\r\n', '\n')}`)).toEqual([expected]);
    expect((await read(text)).skipped).toEqual([]);
  });

  test.each([
    ['names of zones that only Windows knows', EASTERN_DEFINITION, 'Eastern Standard Time'],
    ['names of zones that are the world’s, when it is not asked', NEW_YORK_DEFINITION, 'America/New_York'],
  ])('the file defines %s', async (_, definition, tzid) => {
    const at = (start: string) => eventOf(`UID:${start}`, `DTSTART;TZID=${tzid}:${start}`, 'DURATION:PT1H');
    // The definition may follow the events.
    const text = calendarOf(
      at('20260307T090000'),
      at('20260308T090000'),
      at('20261101T090000'),
      at('20261101T003000'),
      definition,
    );
    expect(await lines(text, () => null)).toEqual([
      '2026-03-07T09:00:00-05:00/2026-03-07T10:00:00-05:00',
      '2026-03-08T09:00:00-04:00/2026-03-08T10:00:00-04:00',
      '2026-11-01T09:00:00-05:00/2026-11-01T10:00:00-05:00',
      '2026-11-01T00:30:00-04:00/2026-11-01T01:30:00-04:00',
    ]);
  });
});

describe('events that repeat', () => {
  test('keep their wall time over a clock change, without the instance left out', async () => {
    const text = calendarOf(
      eventOf(
        'DTSTART;TZID=America/New_York:20261023T090000',
        'DTEND;TZID=America/New_York:20261023T100000',
        'RRULE:FREQ=WEEKLY;UNTIL=20261120T140000Z',
        'EXDATE;TZID=America/New_York:20261113T090000',
        'SUMMARY:Parts',
      ),
    );
    expect(await lines(text)).toEqual([
      '2026-10-23T09:00:00-04:00/2026-10-23T10:00:00-04:00 Parts',
      '2026-10-30T09:00:00-04:00/2026-10-30T10:00:00-04:00 Parts',
      '2026-11-06T09:00:00-05:00/2026-11-06T10:00:00-05:00 Parts',
      '2026-11-20T09:00:00-05:00/2026-11-20T10:00:00-05:00 Parts',
    ]);
  });

  test('one instance is moved, one cancelled, and each keeps its name', async () => {
    const text = calendarOf(
      eventOf('DTSTART;TZID=America/New_York:20261123T090000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=4'),
      eventOf(
        'RECURRENCE-ID;TZID=America/New_York:20261124T090000',
        'DTSTART;TZID=America/New_York:20261124T150000',
        'DURATION:PT2H',
        'SUMMARY:Moved',
      ),
      eventOf(
        'RECURRENCE-ID:20261125T140000Z',
        'DTSTART:20261125T140000Z',
        'DURATION:PT1H',
        'STATUS:CANCELLED',
      ),
    );
    const { events, skipped } = await read(text);
    expect(skipped).toEqual([]);
    expect(
      events.map(({ uid, recurrenceId, start, cancelled }) => [
        uid,
        recurrenceId,
        isoText(NEW_YORK, start),
        cancelled,
      ]),
    ).toEqual([
      ['e1', '20261123T140000Z', '2026-11-23T09:00:00-05:00', false],
      ['e1', '20261124T140000Z', '2026-11-24T15:00:00-05:00', false],
      ['e1', '20261125T140000Z', '2026-11-25T09:00:00-05:00', true],
      ['e1', '20261126T140000Z', '2026-11-26T09:00:00-05:00', false],
    ]);
  });

  test('rules without end are expanded in the range that was asked for', async () => {
    const text = calendarOf(
      eventOf('UID:a', 'DTSTART:19900101T140000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY'),
      eventOf('UID:b', 'DTSTART;VALUE=DATE:16040229', 'RRULE:FREQ=YEARLY', 'SUMMARY:Leap day'),
      eventOf('UID:c', 'DTSTART;VALUE=DATE:20000704', 'RRULE:FREQ=YEARLY', 'SUMMARY:Holiday'),
      eventOf(
        'UID:d',
        'DTSTART:20260101T140000Z',
        'DURATION:PT1H',
        'RRULE:FREQ=MONTHLY;BYMONTHDAY=30;BYMONTH=2',
      ),
      eventOf(
        'UID:e',
        'DTSTART:16010101T140000Z',
        'DURATION:PT1H',
        'RRULE:FREQ=WEEKLY;INTERVAL=3;BYDAY=TU,FR',
      ),
      eventOf('UID:f', 'DTSTART:19800102T140000Z', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=999999'),
    );
    const { events, skipped } = await read(text);
    const count = (uid: string) => events.filter((event) => event.uid === uid).length;
    expect(['a', 'b', 'c', 'd', 'e', 'f'].map(count)).toEqual([365, 0, 1, 1, 35, 365]);
    expect(skipped).toEqual([]);
  });

  test('further dates, some with ends of their own, and whole days left out', async () => {
    const text = calendarOf(
      eventOf(
        'UID:a',
        'DTSTART:20261123T140000Z',
        'DURATION:PT1H',
        'RDATE:20261124T150000Z,20261125T150000Z',
      ),
      eventOf(
        'UID:b',
        'DTSTART:20261123T140000Z',
        'RDATE;VALUE=PERIOD:20261124T150000Z/PT3H,20261125T150000Z/20261125T160000Z',
      ),
      eventOf(
        'UID:c',
        'DTSTART;VALUE=DATE:20261123',
        'RRULE:FREQ=DAILY;UNTIL=20261125',
        'EXDATE;VALUE=DATE:20261124',
      ),
    );
    expect(await lines(text)).toEqual([
      '2026-11-23T09:00:00-05:00/2026-11-23T10:00:00-05:00',
      '2026-11-24T10:00:00-05:00/2026-11-24T11:00:00-05:00',
      '2026-11-25T10:00:00-05:00/2026-11-25T11:00:00-05:00',
      '2026-11-23T09:00:00-05:00/2026-11-23T09:00:00-05:00',
      '2026-11-24T10:00:00-05:00/2026-11-24T13:00:00-05:00',
      '2026-11-25T10:00:00-05:00/2026-11-25T11:00:00-05:00',
      '2026-11-23T00:00:00-05:00/2026-11-24T00:00:00-05:00 all day',
      '2026-11-25T00:00:00-05:00/2026-11-26T00:00:00-05:00 all day',
    ]);
  });
});

describe('series as programs export them', () => {
  test.each([
    [
      'Google: every second week over the end of summer time',
      [
        'DTSTART;TZID=America/New_York:20261022T083000',
        'DTEND;TZID=America/New_York:20261022T093000',
        'RRULE:FREQ=WEEKLY;WKST=SU;UNTIL=20261120T045959Z;INTERVAL=2;BYDAY=TH',
        'EXDATE;TZID=America/New_York:20261119T083000',
      ],
      ['2026-10-22T08:30:00-04:00', '2026-11-05T08:30:00-05:00'],
    ],
    [
      'Google: on the third Thursday',
      [
        'DTSTART;TZID=America/New_York:20260917T170000',
        'DTEND;TZID=America/New_York:20260917T180000',
        'RRULE:FREQ=MONTHLY;BYDAY=3TH',
        'STATUS:CONFIRMED',
      ],
      [
        '2026-09-17T17:00:00-04:00',
        '2026-10-15T17:00:00-04:00',
        '2026-11-19T17:00:00-05:00',
        '2026-12-17T17:00:00-05:00',
      ],
    ],
    [
      'Outlook: working days in a zone that only Windows knows',
      [
        'DTSTART;TZID="Eastern Standard Time":20261030T070000',
        'DTEND;TZID="Eastern Standard Time":20261030T073000',
        'RRULE:FREQ=WEEKLY;UNTIL=20261103T120000Z;BYDAY=MO,TU,WE,TH,FR',
        'SUMMARY;LANGUAGE=en-us:Stand-up',
        'X-MICROSOFT-CDO-BUSYSTATUS:BUSY',
      ],
      ['2026-10-30T07:00:00-04:00', '2026-11-02T07:00:00-05:00', '2026-11-03T07:00:00-05:00'],
    ],
    [
      'Outlook: the last working day of a month',
      [
        'DTSTART;TZID=Eastern Standard Time:20260930T160000',
        'DTEND;TZID=Eastern Standard Time:20260930T170000',
        'RRULE:FREQ=MONTHLY;COUNT=4;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
      ],
      [
        '2026-09-30T16:00:00-04:00',
        '2026-10-30T16:00:00-04:00',
        '2026-11-30T16:00:00-05:00',
        '2026-12-31T16:00:00-05:00',
      ],
    ],
    [
      'Apple: a holiday on a weekday of a month, for whole days',
      [
        'DTSTART;VALUE=DATE:20201126',
        'DTEND;VALUE=DATE:20201127',
        'RRULE:FREQ=YEARLY;INTERVAL=1;BYMONTH=11;BYDAY=4TH',
        'TRANSP:TRANSPARENT',
      ],
      ['2026-11-26T00:00:00-05:00'],
    ],
    [
      'Apple: the 31st, in the months that have it, without a zone',
      ['DTSTART:20260831T120000', 'DTEND:20260831T130000', 'RRULE:FREQ=MONTHLY'],
      ['2026-08-31T12:00:00-04:00', '2026-10-31T12:00:00-04:00', '2026-12-31T12:00:00-05:00'],
    ],
    [
      'a time that clocks jump over on one day, read with the offset before',
      ['DTSTART;TZID=America/New_York:20260307T023000', 'DURATION:PT15M', 'RRULE:FREQ=DAILY;COUNT=3'],
      ['2026-03-07T02:30:00-05:00', '2026-03-08T03:30:00-04:00', '2026-03-09T02:30:00-04:00'],
    ],
    [
      'a first start that the rule does not name, which counts',
      ['DTSTART:20261202T150000Z', 'RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3'],
      ['2026-12-02T10:00:00-05:00', '2026-12-07T10:00:00-05:00', '2026-12-14T10:00:00-05:00'],
    ],
  ])('%s', async (_, properties, starts) => {
    const { events, skipped } = await read(calendarOf(EASTERN_DEFINITION, eventOf(...properties)));
    expect(events.map(({ start }) => isoText(NEW_YORK, start))).toEqual(starts);
    expect(skipped).toEqual([]);
  });
});

describe('what is not understood costs no more than it must', () => {
  test.each([
    ['FREQ=DAILY;INTERVAL=0', 'INTERVAL=0'],
    ['FREQ=DAILY;COUNT=0', 'COUNT=0'],
    ['FREQ=DAILY;UNTIL=20261301', 'UNTIL=20261301'],
    ['FREQ=DAILY;FREQ=WEEKLY', 'FREQ=WEEKLY'],
    ['FREQ=WEEKLY;BYDAY=2MO', 'BYDAY=2MO in WEEKLY'],
    ['FREQ=WEEKLY;BYDAY=XX', 'BYDAY=XX'],
    ['FREQ=MONTHLY;BYWEEKNO=20', 'BYWEEKNO=20 in MONTHLY'],
    ['FREQ=MONTHLY;BYYEARDAY=20', 'BYYEARDAY=20 in MONTHLY'],
    ['RSCALE=HEBREW;FREQ=YEARLY', 'RSCALE=HEBREW'],
    ['FREQ=FORTNIGHTLY', 'FREQ=FORTNIGHTLY'],
    ['BYDAY=MO', 'BYDAY=MO'],
    ['', 'no FREQ'],
  ])('a rule (%s): the first occurrence is taken', async (rule, part) => {
    const text = calendarOf(eventOf('DTSTART:20260105T140000Z', 'DURATION:PT1H', `RRULE:${rule}`));
    expect(await lines(text)).toEqual(['2026-01-05T09:00:00-05:00/2026-01-05T10:00:00-05:00']);
    expect(await warningsOf(text)).toEqual([
      `line 4 (e1): it repeats in a way that is not understood (${part}): only its first occurrence is taken`,
    ]);
  });

  test.each(['FREQ=SECONDLY', 'FREQ=MINUTELY', 'FREQ=HOURLY;BYMINUTE=0,1,2,3,4,5,6,7,8,9'])(
    'a rule that gives more than any calendar holds (%s): the first occurrence is taken',
    async (rule) => {
      const text = calendarOf(eventOf('DTSTART:20260105T140000Z', `RRULE:${rule}`));
      expect(await lines(text)).toHaveLength(1);
      expect(await warningsOf(text)).toEqual([
        'line 4 (e1): it repeats more than 20,000 times: only its first occurrence is taken',
      ]);
    },
  );

  test.each([
    ['FREQ=DAILY;INTERVAL=0', 'it repeats in a way that is not understood (INTERVAL=0)'],
    ['FREQ=SECONDLY', 'it repeats more than 20,000 times'],
  ])('the definition of a zone (%s): its times are taken as the shop’s', async (rule, why) => {
    const zone = EASTERN_DEFINITION.replaceAll(/FREQ=YEARLY[^\n]*/g, rule);
    const text = calendarOf(zone, eventOf('DTSTART;TZID=Eastern Standard Time:20260705T140000'));
    expect(await lines(text, (name) => (name.startsWith('america') ? zoneOf(name) : null))).toEqual([
      '2026-07-05T14:00:00-04:00/2026-07-05T14:00:00-04:00',
    ]);
    expect((await warningsOf(text))[0]).toMatch(
      `line null (null): the file's definition of the time zone "Eastern Standard Time" cannot be read: ${why}; its times are taken as `,
    );
  });

  test('an event that cannot be read is reported by line, and all others are taken', async () => {
    const text = calendarOf(
      eventOf('UID:1', 'DTSTART:20261323T140000Z'),
      eventOf('UID:2'),
      eventOf('UID:3', 'DTSTART;TZID=Nowhere Time:20261123T090000', 'DURATION:PT1H'),
      eventOf('UID:4', 'DTSTART:20261123T140000Z', 'DTEND:20261123T130000Z'),
      eventOf('UID:5', 'DTSTART:20261123T140000Z', 'DURATION:soon'),
      'BEGIN:VEVENT\nUID:6\nDTSTART:20261123T140000Z',
      eventOf('UID:7', 'DTSTART:20261123T140000Z', 'EXDATE:never', 'RRULE:FREQ=DAILY;COUNT=2'),
      eventOf('UID:8', 'DTSTART:20261123T140000Z', 'no colon here'),
      eventOf('UID:8', 'DTSTART:20261124T140000Z'),
      'BEGIN:VFREEBUSY\nFREEBUSY:20261123T140000Z/PT1H\nEND:VFREEBUSY',
    );
    expect(await skippedOf(text)).toEqual([
      'line 4 (1): the start "20261323T140000Z" is not a date',
      'line 8 (2): it has no start',
      'line 26 (6): it has no END:VEVENT',
      'line 44 (null): it is a list of free and busy time (VFREEBUSY), not an event',
    ]);
    expect(await warningsOf(text)).toEqual([
      'line null (null): the time zone "Nowhere Time" is neither known nor defined in the file: its times are taken as the shop\'s',
      'line 16 (4): it ends before it starts; it is taken for an hour',
      'line 21 (5): the duration "soon" is not one; it is taken for an hour',
      'line 29 (7): its EXDATE "NEVER" is not a date',
      'line 40 (8): it has the UID of the event on line 35, and neither is newer: both are taken',
    ]);
    expect(await lines(text)).toEqual([
      '2026-11-23T09:00:00-05:00/2026-11-23T10:00:00-05:00',
      '2026-11-23T09:00:00-05:00/2026-11-23T10:00:00-05:00',
      '2026-11-23T09:00:00-05:00/2026-11-23T10:00:00-05:00',
      '2026-11-23T09:00:00-05:00/2026-11-23T09:00:00-05:00',
      '2026-11-24T09:00:00-05:00/2026-11-24T09:00:00-05:00',
      '2026-11-23T09:00:00-05:00/2026-11-23T09:00:00-05:00',
      '2026-11-24T09:00:00-05:00/2026-11-24T09:00:00-05:00',
    ]);
  });
});

describe('a file that is not whole', () => {
  const NINE = eventOf('DTSTART:20261123T140000Z', 'DURATION:PT1H');
  const AT_NINE = '2026-11-23T09:00:00-05:00/2026-11-23T10:00:00-05:00';

  test.each([
    ['that was cut off behind an event', (text: string) => text.replace(/END:VCALENDAR\s*$/, '')],
    ['that was cut off before the next', (text: string) => text + text.replace(/END:VCALENDAR\s*$/, '')],
    ['of two that were cut off', (text: string) => text.replace(/END:VCALENDAR\s*$/, '') + text],
  ])('%s is told', async (_, cut) => {
    const text = cut(calendarOf(NINE));
    expect(await lines(text)).toEqual([AT_NINE]);
    expect((await warningsOf(text)).join()).toMatch(
      /^line \d+ \(null\): the calendar that begins here has no END:VCALENDAR/,
    );
  });

  test('an alarm that is never closed takes no times away from its event, and is told', async () => {
    const text = calendarOf(
      'BEGIN:VEVENT\nUID:1\nBEGIN:VALARM\nTRIGGER:-PT15M\nDTSTART:20261123T140000Z\nDTEND:20261123T150000Z\nEND:VEVENT',
      eventOf('UID:2', 'DTSTART:20261124T140000Z', 'DURATION:PT1H'),
    );
    expect(await lines(text)).toEqual([AT_NINE, '2026-11-24T09:00:00-05:00/2026-11-24T10:00:00-05:00']);
    expect(await warningsOf(text)).toEqual(['line 4 (1): the VALARM in it has no end']);
  });
});

const said = (second: number, day: number) =>
  eventOf(`DTSTAMP:20261101T00000${second}Z`, `DTSTART:202611${day}T140000Z`, 'DURATION:PT1H');

test('of events with one UID that were only said at other times the last counts, and the others are told', async () => {
  const text = calendarOf(said(1, 23), said(2, 24), said(3, 24));
  expect(await lines(text)).toEqual(['2026-11-24T09:00:00-05:00/2026-11-24T10:00:00-05:00']);
  expect(await skippedOf(text)).toEqual([
    'line 4 (e1): the event on line 16 has its UID and a later DTSTAMP, and says another time: that one counts',
  ]);
});

test('the newer version of an event counts', async () => {
  const text = calendarOf(
    eventOf('DTSTART:20261123T140000Z', 'SEQUENCE:2', 'SUMMARY:New'),
    eventOf('DTSTART:20261124T140000Z', 'SEQUENCE:1', 'SUMMARY:Old'),
    eventOf('DTSTART:20261123T140000Z', 'SEQUENCE:2', 'SUMMARY:Same again'),
  );
  expect(await lines(text)).toEqual(['2026-11-23T09:00:00-05:00/2026-11-23T09:00:00-05:00 New']);
  expect((await read(text)).skipped).toEqual([]);
});

const fixedZone = (offset: string) =>
  `BEGIN:VTIMEZONE\nTZID:Shop\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:${offset}\nTZOFFSETTO:${offset}\nEND:STANDARD\nEND:VTIMEZONE`;

test('several calendars in one file each have their own zones; a cancelling one cancels', async () => {
  const text =
    calendarOf(fixedZone('-0500'), eventOf('UID:a', 'DTSTART;TZID=Shop:20261123T090000')) +
    calendarOf('METHOD:CANCEL', fixedZone('+0100'), eventOf('UID:b', 'DTSTART;TZID=Shop:20261123T150000'));
  expect(await lines(text)).toEqual([
    '2026-11-23T09:00:00-05:00/2026-11-23T09:00:00-05:00',
    '2026-11-23T09:00:00-05:00/2026-11-23T09:00:00-05:00 cancelled',
  ]);
});

test('an event without UID has the same one at every reading', async () => {
  const text = calendarOf('BEGIN:VEVENT\nDTSTART:20261123T140000Z\nSUMMARY:x\nEND:VEVENT');
  const [first] = (await read(text)).events;
  expect((await read(text)).events).toEqual([first]);
  expect(first?.uid).toMatch(/^no-uid:/);
});

test.each([
  ['PK\x03\x04', /^it is a ZIP archive: unpack it/],
  ['<html></html>', /^it is a web page, and not iCalendar/],
  ['BEGIN:VCARD\nEND:VCARD', /^it is a vCard file/],
  ['["vcalendar",[]]', /^it is a JSON file/],
])('%j is called by its name', async (text, problem) => {
  await expect(read(text)).rejects.toMatchObject({
    failure: { code: 'file-invalid', problems: [{ problem: expect.stringMatching(problem) }] },
  });
});

test.each(['', 'name,phone\nAna,1\n'])('%j is no calendar', async (text) => {
  await expect(read(text)).rejects.toThrow(
    expect.objectContaining({
      failure: {
        code: 'file-invalid',
        file: 'busy.ics',
        what: 'iCalendar file',
        problems: [{ line: null, problem: 'there is no BEGIN:VCALENDAR in it' }],
      },
    }),
  );
});

test.each([
  ['there is no event in it', ''],
  ['it is a list of free and busy time (VFREEBUSY), not an event', 'BEGIN:VFREEBUSY\nEND:VFREEBUSY'],
  ['there is no event in it', 'BEGIN:VTODO\nUID:1\nDUE:20261123T140000Z\nEND:VTODO'],
  ['it has no start', eventOf('SUMMARY:x')],
  [
    'it is an answer to an invitation (METHOD:REPLY), not the event itself',
    `METHOD:REPLY\n${eventOf('DTSTART:20261123T140000Z')}`,
  ],
])('a calendar in which nothing can be taken is refused: %s', async (problem, component) => {
  await expect(read(calendarOf(component))).rejects.toMatchObject({
    failure: { code: 'file-invalid', problems: [{ problem }] },
  });
});

test('a series that is over gives nothing, and is no failure', async () => {
  const text = calendarOf(eventOf('DTSTART:20100105T140000Z', 'RRULE:FREQ=DAILY;COUNT=3'));
  expect(await read(text)).toMatchObject({ events: [], wholes: [{ uid: 'e1' }], skipped: [], warnings: [] });
});
