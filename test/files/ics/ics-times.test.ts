import { describe, expect, test } from 'vitest';
import { busyTimes, readInNewYork, toldOf } from '../../support/ics-reading.ts';
import { calendarOf, eventOf } from '../../support/ics-samples.ts';

const MONDAY = '2026-11-23T09:00-10:00';
const NINE_TO_TEN = ['DTSTART:20261123T090000', 'DTEND:20261123T100000'];
const CHICAGO = [
  'DTSTART;TZID=America/Chicago:20261123T080000',
  'DTEND;TZID=America/Chicago:20261123T090000',
];

/** The days of November and December that an event takes, `23 25`. */
async function days(...lines: readonly string[]): Promise<string> {
  const times = await busyTimes(calendarOf(eventOf(...lines)));
  return times.map((time) => Number(time.slice(8, 10))).join(' ');
}

describe('a rule may say what is known already', () => {
  test.each([
    ['its hour and minute', 'FREQ=WEEKLY;BYDAY=MO;BYHOUR=9;BYMINUTE=0;COUNT=3', '23 30 7'],
    ['its second', 'FREQ=DAILY;BYSECOND=0;COUNT=3', '23 24 25'],
    ['its day of the month', 'FREQ=MONTHLY;BYMONTHDAY=23;COUNT=2', '23 23'],
    ['its day and month', 'FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=23;UNTIL=20261231', '23'],
    ['its calendar', 'RSCALE=GREGORIAN;FREQ=DAILY;SKIP=OMIT;COUNT=2', '23 24'],
    ['two parts twice', 'FREQ=DAILY;COUNT=2;COUNT=2', '23 24'],
    ['nothing at its end', 'FREQ=DAILY;COUNT=2;', '23 24'],
    ['parts that are empty', 'FREQ=DAILY;BYDAY=;UNTIL=;COUNT=2', '23 24'],
    ['blanks', 'FREQ=DAILY; COUNT=2', '23 24'],
    ['what a program adds for itself', 'FREQ=DAILY;COUNT=2;X-EVOLUTION-ENDDATE=20261124T140000Z', '23 24'],
  ])('%s', async (_, rule, expected) => {
    expect(await days(...NINE_TO_TEN, `RRULE:${rule}`)).toBe(expected);
    expect(await toldOf(calendarOf(eventOf(...NINE_TO_TEN, `RRULE:${rule}`)))).toEqual([]);
  });
});

describe('a date among those left out', () => {
  const DAILY = [
    'DTSTART;TZID=America/New_York:20261123T090000',
    'DURATION:PT1H',
    'RRULE:FREQ=DAILY;COUNT=3',
  ];

  test.each([
    ['as a date', 'EXDATE;VALUE=DATE:20261124'],
    ['at midnight without a zone', 'EXDATE:20261124T000000'],
    ['at midnight in its zone', 'EXDATE;TZID=America/New_York:20261124T000000'],
    ['at that midnight in UTC', 'EXDATE:20261124T050000Z'],
    ['at midnight, marked as a date', 'EXDATE;VALUE=DATE:20261124T000000'],
  ])('leaves out what happens on it: %s', async (_, line) => {
    expect(await days(...DAILY, line)).toBe('23 25');
    expect(await toldOf(calendarOf(eventOf(...DAILY, line)))).toEqual([]);
  });

  test('also at midnight in UTC, which is told', async () => {
    expect(await days(...DAILY, 'EXDATE:20261124T000000Z')).toBe('23 25');
    expect(await toldOf(calendarOf(eventOf(...DAILY, 'EXDATE:20261124T000000Z')))).toEqual([
      'a date that it leaves out (EXDATE) is midnight in another zone: taken is what happens on that date',
    ]);
  });

  test('at midnight is that of an occurrence at midnight where there is one', async () => {
    const lines = ['DTSTART:20261123T000000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;BYHOUR=0,9;COUNT=4'];
    expect(await busyTimes(calendarOf(eventOf(...lines, 'EXDATE:20261124T000000')))).toEqual([
      '2026-11-23T00:00-01:00',
      '2026-11-23T09:00-10:00',
      '2026-11-24T09:00-10:00',
    ]);
  });

  test.each([
    ['in UTC', 'EXDATE:20261124T130000Z'],
    ['by an offset', 'EXDATE:20261124T090000-0400'],
    ['in a zone without summer time', 'EXDATE;TZID=Etc/GMT+4:20261124T090000'],
  ])('is meant although clocks without summer time show another hour, which is told: %s', async (_, line) => {
    expect(await days(...DAILY, line)).toBe('23 25');
    expect(await toldOf(calendarOf(eventOf(...DAILY, line)))).toEqual([
      'a date that it leaves out (EXDATE) is an hour off, as without summer time: taken is the occurrence an hour beside it',
    ]);
  });

  test.each([
    ['an hour off on its own clock', 'EXDATE;TZID=America/New_York:20261124T080000'],
    ['two hours off', 'EXDATE:20261124T120000Z'],
    ['an hour off to the side on which no clock there is', 'EXDATE:20261124T150000Z'],
    ['on a day without any', 'EXDATE:20261122T130000Z'],
  ])('leaves out nothing where nobody knows what is meant: %s', async (_, line) => {
    expect(await days(...DAILY, line)).toBe('23 24 25');
  });

  test('leaves out nothing where two occurrences are an hour beside it', async () => {
    const lines = [...DAILY.slice(0, 2), 'RRULE:FREQ=DAILY;BYHOUR=9,11;COUNT=4'];
    expect(await days(...lines, 'EXDATE:20261124T150000Z')).toBe('23 23 24 24');
  });
});

const stamp = (at = 0) => `${new Date(at).toISOString().slice(0, 16)}Z`;

/** An exception moved to two o'clock. */
const changed = (id: string) => eventOf(id, 'DTSTART:20261124T190000Z', 'DTEND:20261124T200000Z');

describe('an exception whose occurrence is called by', () => {
  const SERIES = [
    'DTSTART;TZID=America/New_York:20261123T090000',
    'DURATION:PT1H',
    'RRULE:FREQ=DAILY;COUNT=3',
  ];

  test.each([
    ['midnight without a zone', 'RECURRENCE-ID:20261124T000000', []],
    ['midnight in its zone', 'RECURRENCE-ID;TZID=America/New_York:20261124T000000', []],
    [
      'midnight in UTC',
      'RECURRENCE-ID:20261124T000000Z',
      ['its RECURRENCE-ID is midnight in another zone: taken is what happens on that date'],
    ],
    [
      'the hour without summer time',
      'RECURRENCE-ID:20261124T130000Z',
      ['its RECURRENCE-ID is an hour off, as without summer time: taken is the occurrence an hour beside it'],
    ],
  ])('%s moves that one alone', async (_, id, told) => {
    const text = calendarOf(eventOf(...SERIES), changed(id));
    expect(await busyTimes(text)).toEqual([
      '2026-11-23T09:00-10:00',
      '2026-11-24T14:00-15:00',
      '2026-11-25T09:00-10:00',
    ]);
    expect(await toldOf(text)).toEqual(told);
  });

  test.each([
    [
      'in UTC, an hour beside it',
      'RECURRENCE-ID:20261124T130000Z',
      ['2026-11-24T12:00Z', '2026-11-24T14:00Z'],
    ],
    [
      'at midnight in UTC, on that date',
      'RECURRENCE-ID:20261124T000000Z',
      ['2026-11-24T05:00Z', '2026-11-25T05:00Z'],
    ],
  ])('that comes alone is looked for %s', async (_, id, [from, to]) => {
    const [event] = (await readInNewYork(calendarOf(changed(id)))).events;
    expect([stamp(event?.where?.start), stamp(event?.where?.end)]).toEqual([from, to]);
  });

  test('an hour of which nobody knows is taken beside the series', async () => {
    const text = calendarOf(eventOf(...SERIES), changed('RECURRENCE-ID:20261124T160000Z'));
    expect(await busyTimes(text)).toHaveLength(4);
  });
});

describe('of COUNT and UNTIL the earlier end counts', () => {
  test.each([
    ['COUNT=3;UNTIL=20261231T000000Z', '23 24 25'],
    ['COUNT=30;UNTIL=20261125T235959Z', '23 24 25'],
    ['UNTIL=20261125;COUNT=30', '23 24 25'],
    ['UNTIL=20261125T090000;COUNT=30', '23 24 25'],
    ['UNTIL=20261125T090000-0500;COUNT=30', '23 24 25'],
    ['UNTIL=2026-11-25T09:00:00-05:00;COUNT=30', '23 24 25'],
    ['COUNT=3;UNTIL=20261125T140000Z', '23 24 25'],
  ])('%s', async (ending, expected) => {
    expect(await days(...NINE_TO_TEN, `RRULE:FREQ=DAILY;${ending}`)).toBe(expected);
  });
});

describe('every rule of the standard is understood', () => {
  test.each([
    ['FREQ=DAILY;INTERVAL=2;BYDAY=MO,WE;COUNT=4', '23 25 7 9'],
    ['FREQ=DAILY;BYMONTHDAY=1,-1;COUNT=3', '23 30 1'],
    ['FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO;COUNT=4', '23 6 7 20'],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=11,12,13;COUNT=2', '23 11'],
    ['FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3', '23 30 31'],
    ['FREQ=YEARLY;BYYEARDAY=330,-1;COUNT=3', '23 26 31'],
    ['FREQ=YEARLY;BYWEEKNO=49;BYDAY=TU;UNTIL=20261231', '23 1'],
    ['FREQ=YEARLY;BYWEEKNO=50;UNTIL=20261231', '23 7'],
    ['FREQ=YEARLY;BYDAY=-1TH;UNTIL=20261231', '23 31'],
    ['FREQ=YEARLY;BYMONTH=12;BYDAY=1MO,-1MO;UNTIL=20261231', '23 7 28'],
    ['FREQ=HOURLY;INTERVAL=36;COUNT=3', '23 24 26'],
    ['FREQ=HOURLY;BYHOUR=9;BYDAY=TU;COUNT=3', '23 24 1'],
    ['FREQ=MINUTELY;INTERVAL=1440;COUNT=3', '23 24 25'],
    ['RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=BACKWARD;COUNT=3', '23 30 31'],
    ['RSCALE=GREGORIAN;FREQ=MONTHLY;BYMONTHDAY=31;SKIP=FORWARD;COUNT=3', '23 1 31'],
  ])('%s', async (rule, expected) => {
    expect(await days(...NINE_TO_TEN, `RRULE:${rule}`)).toBe(expected);
  });

  test('also one that has been counting for hundreds of years', async () => {
    const text = calendarOf(
      eventOf('DTSTART:17000101T090000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=119378'),
    );
    expect((await busyTimes(text)).at(-1)).toBe('2026-11-05T09:00-10:00');
    expect(await toldOf(text)).toEqual([]);
  });

  test('also one that gives several times a day', async () => {
    const text = calendarOf(
      eventOf(...NINE_TO_TEN, 'RRULE:FREQ=DAILY;BYHOUR=9,14;BYMINUTE=0,30;BYSETPOS=1,-1;COUNT=3'),
    );
    expect(await busyTimes(text)).toEqual([MONDAY, '2026-11-23T14:30-15:30', '2026-11-24T09:00-10:00']);
  });

  test('also one that leaves out', async () => {
    expect(await days(...NINE_TO_TEN, 'RRULE:FREQ=DAILY;COUNT=7', 'EXRULE:FREQ=WEEKLY;BYDAY=SA,SU')).toBe(
      '23 24 25 26 27',
    );
    expect(await days(...NINE_TO_TEN, 'RRULE:FREQ=DAILY;COUNT=3', 'EXRULE:FREQ=WEEKLY;BYDAY=MO')).toBe(
      '24 25',
    );
  });
});

describe('what leaves out, adds or changes an occurrence is on the clock of its series', () => {
  const TUESDAY_OFF = '23 25';
  test.each([
    ['a time without a zone', CHICAGO, 'EXDATE:20261124T080000'],
    ['a time in the zone', CHICAGO, 'EXDATE;TZID=America/Chicago:20261124T080000'],
    ['a time in another zone', CHICAGO, 'EXDATE;TZID=Europe/Berlin:20261124T150000'],
    ['a time in UTC', CHICAGO, 'EXDATE:20261124T140000Z'],
    ['a date', CHICAGO, 'EXDATE;VALUE=DATE:20261124'],
    ['a date that does not say so', CHICAGO, 'EXDATE:20261124'],
    [
      'a time without a zone in a series in UTC',
      ['DTSTART:20261123T140000Z', 'DURATION:PT1H'],
      'EXDATE:20261124T140000',
    ],
    ['a time in UTC in a series without a zone', NINE_TO_TEN, 'EXDATE:20261124T140000Z'],
    ['one of several, of which one is none', CHICAGO, 'EXDATE:never,20261124T080000'],
  ])('%s', async (_, start, exdate) => {
    expect(await days(...start, 'RRULE:FREQ=DAILY;COUNT=3', exdate)).toBe(TUESDAY_OFF);
  });

  test.each([
    ['a date', 'EXDATE;VALUE=DATE:20261124'],
    ['midnight without a zone', 'EXDATE:20261124T000000'],
    ['midnight in a zone', 'EXDATE;TZID=America/New_York:20261124T000000'],
    ['midnight in UTC', 'EXDATE:20261124T000000Z'],
    ['the shop’s midnight in UTC', 'EXDATE:20261124T050000Z'],
    ['a time of that day', 'EXDATE:20261124T090000'],
  ])('a day of a series of whole days: %s', async (_, exdate) => {
    expect(await days('DTSTART;VALUE=DATE:20261123', 'RRULE:FREQ=DAILY;COUNT=3', exdate)).toBe(TUESDAY_OFF);
  });

  test.each([
    ['a time without a zone', ':20261124T080000'],
    ['a time in another zone', ';TZID=Europe/Berlin:20261124T150000'],
    ['a time in UTC', ':20261124T140000Z'],
    ['a date', ';VALUE=DATE:20261124'],
  ])('an exception by %s', async (_, id) => {
    const series = eventOf(...CHICAGO, 'RRULE:FREQ=DAILY;COUNT=3');
    const moved = eventOf(`RECURRENCE-ID${id}`, 'DTSTART:20261124T200000Z', 'DURATION:PT1H');
    for (const text of [calendarOf(series, moved), calendarOf(moved, series)])
      expect(await busyTimes(text)).toEqual([MONDAY, '2026-11-24T15:00-16:00', '2026-11-25T09:00-10:00']);
  });

  test('further dates without a zone', async () => {
    expect(await days(...CHICAGO, 'RDATE:20261126T080000,20261127')).toBe('23 26 27');
    expect(await busyTimes(calendarOf(eventOf(...CHICAGO, 'RDATE:20261126T080000')))).toEqual([
      MONDAY,
      '2026-11-26T09:00-10:00',
    ]);
  });
});

describe('a file may tell how long an occurrence lasts in more ways than one', () => {
  test.each([
    [
      'a date at the end means the midnight before it',
      ['DTSTART:20261123T140000Z', 'DTEND;VALUE=DATE:20261124'],
      '2026-11-23T09:00-2026-11-24T00:00',
    ],
    [
      'a date at the end, some days later',
      ['DTSTART:20261123T090000', 'DTEND;VALUE=DATE:20261126'],
      '2026-11-23T09:00-2026-11-26T00:00',
    ],
    [
      'a date at the end that is the day itself means its end',
      ['DTSTART:20261123T090000', 'DTEND;VALUE=DATE:20261123'],
      '2026-11-23T09:00-2026-11-24T00:00',
    ],
    [
      'a date at the end that does not say so',
      ['DTSTART:20261123T090000', 'DTEND:20261124'],
      '2026-11-23T09:00-2026-11-24T00:00',
    ],
    [
      'a date at the end is on the event’s own clock',
      ['DTSTART;TZID=America/Chicago:20261123T080000', 'DTEND;VALUE=DATE:20261124'],
      '2026-11-23T09:00-2026-11-24T01:00',
    ],
    [
      'a date at the start is the shop’s midnight',
      ['DTSTART;VALUE=DATE:20261123', 'DTEND:20261123T150000Z'],
      '2026-11-23T00:00-10:00',
    ],
    [
      'a day that lasts some hours',
      ['DTSTART;VALUE=DATE:20261123', 'DURATION:PT10H'],
      '2026-11-23T00:00-10:00',
    ],
    [
      'a day that is told as a time',
      ['DTSTART;VALUE=DATE:20261123T000000', 'DTEND;VALUE=DATE:20261124T000000'],
      '2026-11-23T00:00-2026-11-24T00:00',
    ],
    [
      'an end at the 24th hour',
      ['DTSTART:20261123T090000', 'DTEND:20261123T240000'],
      '2026-11-23T09:00-2026-11-24T00:00',
    ],
    [
      'an end in another zone',
      ['DTSTART:20261123T090000', 'DTEND;TZID=Europe/Berlin:20261123T160000'],
      '2026-11-23T09:00-10:00',
    ],
    ['both an end and a duration: the end', [...NINE_TO_TEN, 'DURATION:PT5H'], MONDAY],
    ['a duration that has lost its T', ['DTSTART:20261123T090000', 'DURATION:P1H'], MONDAY],
    ['times without seconds', ['DTSTART:20261123T0900', 'DTEND:20261123T1000'], MONDAY],
    ['times with an offset', ['DTSTART:20261123T090000-0500', 'DTEND:20261123T160000+0100'], MONDAY],
    ['a period at the start', ['DTSTART;VALUE=PERIOD:20261123T090000/PT1H'], MONDAY],
    ['a period with an end at the start', ['DTSTART;VALUE=PERIOD:20261123T140000Z/20261123T150000Z'], MONDAY],
    [
      'a period among the further dates that is the start',
      ['DTSTART:20261123T090000', 'RDATE;VALUE=PERIOD:20261123T090000/PT1H'],
      MONDAY,
    ],
  ])('%s', async (_, lines, expected) => {
    const text = calendarOf(eventOf(...lines));
    expect(await busyTimes(text)).toEqual([expected]);
    expect(await toldOf(text)).toEqual([]);
  });

  test.each([
    ['an end before the start', 'DTEND:20261123T080000'],
    ['a duration before the start', 'DURATION:-PT1H'],
    ['an end that is none', 'DTEND:tomorrow'],
    ['an end that says nothing', 'DTEND:'],
  ])('%s is told, and the event is taken for an hour', async (_, end) => {
    const text = calendarOf(eventOf('DTSTART:20261123T090000', end));
    expect(await busyTimes(text)).toEqual([MONDAY]);
    expect(await toldOf(text)).toEqual([expect.stringMatching(/; it is taken for an hour$/)]);
  });
});

const version = (hour: string, ...lines: readonly string[]) =>
  eventOf(`DTSTART:20261123T${hour}0000`, 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=2', ...lines);

const moved = (hour: string, sequence: number) =>
  eventOf(
    'RECURRENCE-ID:20261124T140000',
    `DTSTART:20261124T${hour}0000`,
    'DURATION:PT1H',
    `SEQUENCE:${sequence}`,
  );

describe('a moment as other standards write it', () => {
  test.each([
    ['DTSTART:2026-11-23T14:00:00Z', 'DTEND:2026-11-23T15:00:00Z'],
    ['DTSTART:2026-11-23T09:00:00-05:00', 'DTEND:2026-11-23T10:00:00.000-05:00'],
    ['DTSTART;TZID=America/Chicago:2026-11-23T08:00', 'DTEND;TZID=America/Chicago:2026-11-23 09:00'],
    ['DTSTART:20261123T14Z', 'DTEND:20261123T150000.000Z'],
    ['DTSTART:20261123 090000', 'DTEND:20261123T100000-05:00'],
    ['DTSTART:20261123T140000Z', 'DTEND:2026-11-23T16:00:00+01:00'],
  ])('%s %s', async (...lines) => {
    const text = calendarOf(eventOf(...lines));
    expect(await busyTimes(text)).toEqual([MONDAY]);
    expect(await toldOf(text)).toEqual([]);
  });

  test('also in rules, in what is left out, and for whole days', async () => {
    const series = ['RRULE:FREQ=DAILY;UNTIL=2026-11-25T14:00:00Z', 'EXDATE:2026-11-24T14:00:00Z'];
    expect(await days(...NINE_TO_TEN, ...series)).toBe('23 25');
    const text = calendarOf(eventOf('DTSTART;VALUE=DATE:2026-11-23', 'DTEND;VALUE=DATE:2026-11-24'));
    expect(await busyTimes(text)).toEqual(['2026-11-23T00:00-2026-11-24T00:00']);
  });
});

describe('of versions of an event the newest counts', () => {
  const AFTERNOON = ['2026-11-23T14:00-15:00', '2026-11-24T14:00-15:00'];

  test.each([
    ['by SEQUENCE', version('14', 'SEQUENCE:3'), version('09', 'SEQUENCE:1')],
    [
      'by SEQUENCE before what was said later',
      version('14', 'SEQUENCE:3', 'DTSTAMP:20261101T000000Z'),
      version('09', 'SEQUENCE:1', 'DTSTAMP:20261102T000000Z'),
    ],
    ['by a SEQUENCE of two digits', version('14', 'SEQUENCE:10'), version('09', 'SEQUENCE:9')],
    ['one with a SEQUENCE before one without', version('14', 'SEQUENCE:1'), version('09')],
    [
      'by DTSTAMP where SEQUENCE is the same',
      version('14', 'SEQUENCE:1', 'DTSTAMP:20261102T000000Z'),
      version('09', 'SEQUENCE:1', 'DTSTAMP:20261101T000000Z'),
    ],
    [
      'with all its occurrences',
      version('14', 'SEQUENCE:3'),
      eventOf('DTSTART:20261125T090000', 'DURATION:PT1H', 'SEQUENCE:1'),
    ],
  ])('%s', async (_, newer, older) => {
    for (const text of [
      calendarOf(newer, older),
      calendarOf(older, newer),
      calendarOf(older) + calendarOf(newer),
    ])
      expect(await busyTimes(text)).toEqual(AFTERNOON);
  });

  test('an event that was called off stays so, whatever stood before', async () => {
    const on = version('09', 'SEQUENCE:1');
    const off = eventOf('DTSTART:20261123T090000', 'SEQUENCE:2', 'STATUS:CANCELLED');
    for (const cancellation of [
      calendarOf(off),
      calendarOf('METHOD:CANCEL', eventOf('SEQUENCE:1')),
      calendarOf(off.replace('CANCELLED', 'CANCELED')),
    ])
      for (const text of [calendarOf(on) + cancellation, cancellation + calendarOf(on)])
        expect(await busyTimes(text)).toEqual([]);
  });

  test('and lives again in a later version', async () => {
    const off = eventOf('DTSTART:20261123T090000', 'SEQUENCE:2', 'STATUS:CANCELLED');
    expect(await busyTimes(calendarOf(version('14', 'SEQUENCE:3'), off))).toEqual(AFTERNOON);
  });

  test('also of one occurrence', async () => {
    const text = calendarOf(moved('16', 2), moved('17', 5), moved('18', 4), version('14'));
    expect(await busyTimes(text)).toEqual(['2026-11-23T14:00-15:00', '2026-11-24T17:00-18:00']);
  });

  test('an exception of an earlier version, which names no occurrence of the later one, is skipped and told', async () => {
    const text = calendarOf(
      version('14', 'SEQUENCE:3'),
      eventOf('RECURRENCE-ID:20261124T090000', 'DTSTART:20261124T110000', 'DURATION:PT1H', 'SEQUENCE:1'),
    );
    expect(await busyTimes(text)).toEqual(AFTERNOON);
    expect(await toldOf(text)).toEqual([
      'it changes an occurrence that a later version of the event does not have',
    ]);
  });

  test('what says the same twice is taken once, and what differs in the same version is all taken and told', async () => {
    expect(await busyTimes(calendarOf(version('14'), version('14')))).toEqual(AFTERNOON);
    const text = calendarOf(version('14'), version('09'));
    expect(await busyTimes(text)).toHaveLength(4);
    expect(await toldOf(text)).toEqual([
      'it has the UID of the event on line 4, and neither is newer: both are taken',
    ]);
  });
});

const from = (range: string, ...lines: readonly string[]) =>
  eventOf(`RECURRENCE-ID${range}:20261125T090000`, ...lines);

describe('an exception', () => {
  const series = eventOf(...NINE_TO_TEN, 'RRULE:FREQ=DAILY;COUNT=4');
  test('for its occurrence and all after it moves them all, on their own clock', async () => {
    const text = calendarOf(series, from(';RANGE=THISANDFUTURE', 'DTSTART:20261125T140000', 'DURATION:PT2H'));
    expect(await busyTimes(text)).toEqual([
      MONDAY,
      '2026-11-24T09:00-10:00',
      '2026-11-25T14:00-16:00',
      '2026-11-26T14:00-16:00',
    ]);
    const clocks = calendarOf(
      eventOf('DTSTART;TZID=America/New_York:20270312T090000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=4'),
      eventOf(
        'RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/New_York:20270313T090000',
        'DTSTART;TZID=America/New_York:20270313T100000',
        'DURATION:PT1H',
      ),
    );
    expect((await busyTimes(clocks)).map((time) => time.slice(11, 13))).toEqual(['09', '10', '10', '10']);
  });

  test('for its occurrence and all after it calls them all off', async () => {
    expect(await busyTimes(calendarOf(series, from(';RANGE=THISANDFUTURE', 'STATUS:CANCELLED')))).toEqual([
      MONDAY,
      '2026-11-24T09:00-10:00',
    ]);
  });

  test('leaves another one after it alone', async () => {
    const own = eventOf('RECURRENCE-ID:20261126T090000', 'DTSTART:20261126T110000', 'DURATION:PT1H');
    const text = calendarOf(
      series,
      own,
      from(';RANGE=THISANDFUTURE', 'DTSTART:20261125T140000', 'DURATION:PT1H'),
    );
    expect((await busyTimes(text)).slice(2)).toEqual(['2026-11-25T14:00-15:00', '2026-11-26T11:00-12:00']);
  });

  test('that does not say when it is now is where it was', async () => {
    expect(await busyTimes(calendarOf(series, from('', 'SUMMARY:Other')))).toHaveLength(4);
  });

  test('that was added (METHOD:ADD) is one more', async () => {
    const added = calendarOf('METHOD:ADD', eventOf('DTSTART:20261127T090000', 'DURATION:PT1H', 'SEQUENCE:1'));
    expect(await days(...NINE_TO_TEN)).toBe('23');
    expect((await busyTimes(calendarOf(series) + added)).length).toBe(5);
    expect((await readInNewYork(added)).events[0]?.toldBy).toBe('alone');
  });

  test('whose occurrence cannot be told is taken beside the others', async () => {
    const text = calendarOf(
      series,
      eventOf('RECURRENCE-ID:wednesday', 'DTSTART:20261125T140000', 'DURATION:PT1H'),
    );
    expect(await busyTimes(text)).toHaveLength(5);
    expect(await toldOf(text)).toEqual([
      expect.stringContaining('"WEDNESDAY" is not a date, so that it is taken beside'),
    ]);
  });
});
