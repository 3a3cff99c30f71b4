import { describe, expect, test } from 'vitest';
import { busyTimes, readInNewYork, toldOf } from '../../support/ics-reading.ts';
import { eventOf } from '../../support/ics-samples.ts';

/** As phones and the programs of the nineties write it. */
function vCalendarOf(...components: readonly string[]): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:1.0', ...components, 'END:VCALENDAR', ''];
  return lines.join('\n').replaceAll(/\r?\n/g, '\r\n');
}

const NINE_TO_TEN = ['DTSTART:20261123T090000', 'DTEND:20261123T100000'];

async function days(...lines: readonly string[]): Promise<string> {
  const times = await busyTimes(vCalendarOf(eventOf(...lines)));
  return times.map((time) => Number(time.slice(8, 10))).join(' ');
}

describe('a rule of vCalendar 1.0', () => {
  test.each([
    ['D1 #5', '23 24 25 26 27'],
    ['D2 20261129T235959', '23 25 27 29'],
    ['W1 #3', '23 30 7'],
    ['W1 MO #3', '23 30 7'],
    ['W2 MO #3', '23 7 21'],
    ['W1 MO WE 20261202T140000Z', '23 25 30 2'],
    ['W1 MO$ 0900 #2', '23 30'],
    ['MP1 #2', '23 28'],
    ['MP1 1+ FR #3', '23 4 1'],
    ['MP1 1- TH 2+ MO 20261231', '23 26 14 31'],
    ['MD1 #2', '23 23'],
    ['MD1 2 15 #3', '23 2 15'],
    ['MD1 LD 20261231', '23 30 31'],
    ['MD1 3- #2', '23 28'],
    ['YM1 12 20261231T235959', '23 23'],
    ['YM1 #1', '23'],
    ['YD1 330 20261231', '23 26'],
    ['w1 mo #2', '23 30'],
  ])('%s', async (rule, expected) => {
    expect(await days(...NINE_TO_TEN, `RRULE:${rule}`)).toBe(expected);
    expect(await toldOf(vCalendarOf(eventOf(...NINE_TO_TEN, `RRULE:${rule}`)))).toEqual([]);
  });

  test('#0 has no end', async () => {
    expect((await days(...NINE_TO_TEN, 'RRULE:W1 #0')).split(' ')).toHaveLength(58);
    expect(await toldOf(vCalendarOf(eventOf(...NINE_TO_TEN, 'RRULE:W1 #0')))).toEqual([]);
  });

  test.each([
    ['W1 MO WE #2', '23 25 30 2', 'its rule "W1 MO WE #2" may end after 2 times: it is taken 4 times'],
    ['D7 0900 1400 #1', '23 23', 'its rule "D7 0900 1400 #1" may end after 1 times: it is taken 2 times'],
  ])('that may mean more or less is taken for more, which is told: %s', async (rule, expected, told) => {
    expect(await days(...NINE_TO_TEN, `RRULE:${rule}`)).toBe(expected);
    expect(await toldOf(vCalendarOf(eventOf(...NINE_TO_TEN, `RRULE:${rule}`)))).toEqual([told]);
  });

  test('without an end goes on, which is told', async () => {
    expect((await days(...NINE_TO_TEN, 'RRULE:W1 MO')).split(' ')).toHaveLength(58);
    expect(await toldOf(vCalendarOf(eventOf(...NINE_TO_TEN, 'RRULE:W1 MO')))).toEqual([
      'its rule "W1 MO" does not say when it ends: it is taken without an end',
    ]);
  });

  test.each(['W1 MO #2 M5 #3', 'W1 TU 1200 TH 1130 #10', 'MD1 32 #2', 'M15 #4'])(
    'that is not understood costs all occurrences but the first: %s',
    async (rule) => {
      expect(await days(...NINE_TO_TEN, `RRULE:${rule}`)).toBe('23');
      expect(await toldOf(vCalendarOf(eventOf(...NINE_TO_TEN, `RRULE:${rule}`)))).toEqual([
        expect.stringMatching(/^it repeats in a way that is not understood \(.*\): only its first/),
      ]);
    },
  );

  test('leaves out dates with semicolons between them', async () => {
    expect(await days(...NINE_TO_TEN, 'RRULE:D1 #5', 'EXDATE:20261124T090000;20261126T090000')).toBe(
      '23 25 27',
    );
  });
});

describe('the clock at the head of a calendar', () => {
  const JULY = ['DTSTART:20270722T090000', 'DTEND:20270722T100000'];
  const SUMMER = 'DAYLIGHT:TRUE;-04;20270314T020000;20271107T020000;EST;EDT';

  test.each([
    ["is the shop's where it has that summer time", ['TZ:-05', SUMMER], '2027-07-22T09:00-10:00', []],
    [
      "is the shop's where nothing is said of summer time, which is told",
      ['TZ:-0500'],
      '2027-07-22T09:00-10:00',
      [
        'the file says of its times only that they are those of -0500: taken is 2027-07-22T09:00:00-04:00, not 2027-07-22T08:00:00-05:00',
      ],
    ],
    [
      'never changes where there is no summer time',
      ['TZ:-05:00', 'DAYLIGHT:FALSE'],
      '2027-07-22T10:00-11:00',
      ["times without a zone are taken as those of -05:00, the calendar's own, and not as the shop's"],
    ],
    [
      'is its own where the shop never has it',
      ['TZ:+01', 'DAYLIGHT:TRUE;+02;20270328T010000Z;20271031T010000Z;CET;CEST'],
      '2027-07-22T03:00-04:00',
      ["times without a zone are taken as those of +01, the calendar's own, and not as the shop's"],
    ],
    ["is the shop's where it says nothing", ['TZ:Eastern'], '2027-07-22T09:00-10:00', []],
  ])('%s', async (_, head, time, told) => {
    const text = vCalendarOf(...head, eventOf(...JULY));
    expect(await busyTimes(text)).toEqual([time]);
    expect(await toldOf(text)).toEqual(told);
  });

  test('does not change times in UTC', async () => {
    const event = eventOf('DTSTART:20261123T140000Z', 'DTEND:20261123T150000Z');
    expect(await busyTimes(vCalendarOf('TZ:+01', event))).toEqual(['2026-11-23T09:00-10:00']);
    expect(await toldOf(vCalendarOf('TZ:+01', event))).toEqual([]);
  });
});

describe('as vCalendar 1.0 has it', () => {
  test('TRANSP is a number, of which 0 takes time', async () => {
    expect(await days(...NINE_TO_TEN, 'TRANSP:0')).toBe('23');
    expect(await days(...NINE_TO_TEN, 'TRANSP:1')).toBe('');
  });

  test.each([
    ['in UTF-8', 'SUMMARY;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Caf=C3=A9', 'Café'],
    ['in Latin-1', 'SUMMARY;QUOTED-PRINTABLE:Caf=E9', 'Café'],
    [
      'over lines',
      'SUMMARY;ENCODING=QUOTED-PRINTABLE:Brakes and=\n tires=\nof Ana',
      'Brakes and tiresof Ana',
    ],
  ])('a title is in quoted-printable: %s', async (_, line, title) => {
    const { events } = await readInNewYork(vCalendarOf(eventOf(...NINE_TO_TEN, line)));
    expect(events.map((event) => event.title)).toEqual([title]);
  });

  test('a text over lines is no property of its event, and lines keep their numbers', async () => {
    const text = vCalendarOf(
      eventOf(
        'DESCRIPTION;ENCODING=QUOTED-PRINTABLE:Old=0D=0A=\nDTSTART:20200101T000000=0D=0A=\nend',
        ...NINE_TO_TEN,
      ),
      eventOf('UID:e2', 'SUMMARY:Without a start'),
    );
    const { events, skipped } = await readInNewYork(text);
    expect(events).toHaveLength(1);
    expect(skipped).toEqual([{ line: 11, uid: 'e2', why: 'it has no start' }]);
    expect(await busyTimes(text)).toEqual(['2026-11-23T09:00-10:00']);
  });
});
