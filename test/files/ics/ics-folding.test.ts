import { describe, expect, test } from 'vitest';
import { scanIcs } from '../../../src/files/ics/ics-scan.ts';
import { busyTimes, readInNewYork, toldOf } from '../../support/ics-reading.ts';
import { calendarOf, eventOf } from '../../support/ics-samples.ts';

const NINE = ['2026-11-23T09:00-10:00'];
const PLAIN = calendarOf(
  eventOf('UID:a', 'DTSTART:20261123T090000', 'DTEND:20261123T100000', 'SUMMARY:Parts run'),
);

describe('a line may be folded anywhere', () => {
  test.each([
    ['behind the name of the end', ['DTSTART:20261123T090000', 'DTEND\n :20261123T100000']],
    [
      'behind every name',
      ['UID\n :x', 'DTSTART\n :20261123T090000', 'DTEND\n :20261123T100000', 'SUMMARY\n :x'],
    ],
    ['within names', ['DTS\n TART:20261123T090000', 'D\n T\n E\n N\n D:20261123T100000']],
    [
      'before a parameter and within it',
      ['DTSTART:20261123T090000', 'DTEND\n ;TZI\n D=America/New_\n York:20261123T100000'],
    ],
    ['within values', ['DTSTART:2026112\n 3T090000', 'DTEND:20261123T10\n 0000']],
    [
      'with tabs, and before nothing',
      ['DTSTART\n\t:20261123T0900\n\t00\n ', 'DTEND\n \n :20261123T100000\n '],
    ],
    [
      'within the word that marks it as free',
      [
        'DTSTART:20261123T110000',
        'DTEND:20261123T120000',
        'TRANSP:TRANS\n PARENT',
        'END:VEVENT',
        'BEGIN:VEVENT',
        'UID:b',
        'DTSTART:20261123T090000',
        'DURATION:PT1H',
      ],
    ],
    [
      'within the word that calls it off',
      [
        'DTSTART:20261123T110000',
        'DTEND:20261123T120000',
        'STATUS:CAN\n CELLED',
        'END:VEVENT',
        'BEGIN:VEVENT',
        'UID:b',
        'DTSTART:20261123T090000',
        'DURATION:PT1H',
      ],
    ],
  ])('%s', async (_, lines) => {
    const text = calendarOf(eventOf(...lines));
    expect(await busyTimes(text)).toEqual(NINE);
    expect(await busyTimes(text.replaceAll('\r\n', '\n'))).toEqual(NINE);
    expect(await busyTimes(text.replaceAll('\r\n', '\r'))).toEqual(NINE);
  });

  test('at every single place of a file, which changes nothing', async () => {
    const expected = (await readInNewYork(PLAIN)).events.map(({ line: _, ...event }) => event);
    for (let at = 1; at < PLAIN.length; at += 1) {
      // Not before the text's first letter of a line, where a fold would join two lines, nor within a line's end.
      if (/[\r\n]/.test(PLAIN.charAt(at - 1)) || PLAIN.charAt(at) === '\n') continue;
      const { events } = await readInNewYork(`${PLAIN.slice(0, at)}\r\n ${PLAIN.slice(at)}`);
      expect(
        events.map(({ line: _, ...event }) => event),
        JSON.stringify(PLAIN.slice(at - 10, at + 10)),
      ).toEqual(expected);
    }
  });

  test('also the words that begin and end an event, and a version', async () => {
    const text = calendarOf(
      'BEGIN:VEV\n ENT\nUID:a\nDTSTART:20261123T140000\nDTEND:20261123T150000\nEND\n :VEVENT',
      eventOf('UID:a', 'DTSTART:20261123T090000', 'DTEND:20261123T100000', 'SEQUENCE:0\n 1'),
    );
    expect(await busyTimes(text)).toEqual(NINE);
  });

  test('and every line keeps its number', () => {
    const text = calendarOf(
      eventOf('UID\n :a', 'DTSTART\n \n :x'),
      eventOf('UID:b'),
      'END\n :X',
      eventOf('UID:c'),
    );
    expect(scanIcs(text, 'a.ics').events.map(({ line }) => line)).toEqual([4, 11, 16]);
  });

  test('but a text that looks like one is text', async () => {
    const text = calendarOf(
      eventOf(
        'DTSTART:20261123T090000',
        'DTEND:20261123T100000',
        'DESCRIPTION:one\n DTEND\n :20261123T120000\n  DTEND:x',
      ),
    );
    expect(await busyTimes(text)).toEqual(NINE);
  });
});

describe('lines end as programs end them', () => {
  test.each([
    ['with CR alone', '\r'],
    ['with LF alone', '\n'],
    ['with CR twice', '\r\r\n'],
  ])('%s', async (_, end) => {
    expect(await busyTimes(PLAIN.replaceAll('\r\n', end))).toEqual(NINE);
  });

  test('each in another way', async () => {
    const ends = ['\r\n', '\r', '\n'];
    let at = 0;
    expect(await busyTimes(PLAIN.replaceAll('\r\n', () => ends[at++ % 3] as string))).toEqual(NINE);
  });

  test('with a mark before each of several calendars', async () => {
    const second = calendarOf(eventOf('UID:b', 'DTSTART:20261124T090000', 'DURATION:PT1H'));
    expect(await busyTimes(`\uFEFF${PLAIN}\uFEFF${second}`)).toEqual([...NINE, '2026-11-24T09:00-10:00']);
  });

  test('with CR alone, and the lines are told by number', async () => {
    const text = calendarOf(eventOf('DTSTART:20261123T090000', 'DURATION:soon')).replaceAll('\r\n', '\r');
    expect(await toldOf(text)).toEqual(['the duration "soon" is not one; it is taken for an hour']);
    expect((await readInNewYork(text)).warnings[0]?.line).toBe(4);
  });
});
