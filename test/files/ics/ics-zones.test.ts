import { describe, expect, test } from 'vitest';
import { isoText } from '../../../src/domain/zone.ts';
import { busyTimes, NEW_YORK, readInNewYork, toldOf } from '../../support/ics-reading.ts';
import { calendarOf, eventOf, NEW_YORK_DEFINITION } from '../../support/ics-samples.ts';

interface Changes {
  readonly winter: string;
  readonly summer: string;
  /** What is added to the rules of both changes. */
  readonly rule?: string;
}

/** A zone with the changes of the United States. */
function zoneOf(tzid: string, { winter, summer, rule = '' }: Changes): string {
  const change = (kind: string, month: string, from: string, to: string) =>
    `BEGIN:${kind}\nDTSTART:19700101T020000\nRRULE:FREQ=YEARLY;${rule}BYDAY=${month}\nTZOFFSETFROM:${from}\nTZOFFSETTO:${to}\nEND:${kind}`;
  return [
    `BEGIN:VTIMEZONE\nTZID:${tzid}`,
    change('STANDARD', '1SU;BYMONTH=11', summer, winter),
    change('DAYLIGHT', '2SU;BYMONTH=3', winter, summer),
    'END:VTIMEZONE',
  ].join('\n');
}

const EASTERN = { winter: '-0500', summer: '-0400' };

function at(tzid: string, date: string, from: string, to: string): string {
  return eventOf(`DTSTART;TZID=${tzid}:${date}T${from}`, `DTEND;TZID=${tzid}:${date}T${to}`);
}

const NINE = ['2026-11-23T09:00-10:00'];

describe('a zone that the file defines is what the file says', () => {
  test.each([
    [
      'GMT with summer time',
      'GMT',
      { winter: '+0000', summer: '+0100' },
      ['150000', '160000'],
      '10:00-11:00',
    ],
    [
      'UTC with summer time',
      'UTC',
      { winter: '+0000', summer: '+0100' },
      ['150000', '160000'],
      '10:00-11:00',
    ],
    ['EST with summer time', 'EST', EASTERN, ['100000', '110000'], '10:00-11:00'],
    [
      'Phoenix with summer time',
      'America/Phoenix',
      { winter: '-0700', summer: '-0600' },
      ['080000', '090000'],
      '10:00-11:00',
    ],
    [
      'London without summer time',
      'Europe/London',
      { winter: '+0000', summer: '+0000' },
      ['140000', '150000'],
      '10:00-11:00',
    ],
  ])('%s', async (_, tzid, changes, [from, to], expected) => {
    const text = calendarOf(zoneOf(tzid, changes), at(tzid, '20270722', from as string, to as string));
    expect(await busyTimes(text)).toEqual([`2027-07-22T${expected}`]);
    expect(await toldOf(text)).toEqual([
      expect.stringMatching(
        `^the file defines the time zone "${tzid}" otherwise than the world does: taken is 2027-07-22T`,
      ),
    ]);
  });

  test('where it says in winter what the world says, nothing is told of winter', async () => {
    const text = calendarOf(
      zoneOf('GMT', { winter: '+0000', summer: '+0100' }),
      at('GMT', '20261123', '140000', '150000'),
    );
    expect(await busyTimes(text)).toEqual(NINE);
    expect(await toldOf(text)).toEqual([]);
  });

  test('a definition of the rules that a zone had once is told where it matters', async () => {
    const old = zoneOf('America/New_York', EASTERN)
      .replaceAll('1SU;BYMONTH=11', '-1SU;BYMONTH=10')
      .replaceAll('2SU;BYMONTH=3', '1SU;BYMONTH=4');
    expect(await toldOf(calendarOf(old, at('America/New_York', '20270104', '090000', '100000')))).toEqual([]);
    expect(
      await toldOf(calendarOf(old, at('America/New_York', '20270320', '090000', '100000'))),
    ).toHaveLength(1);
  });

  test('a definition that tells the changes of one year is the zone of the world that has them, and told beyond', async () => {
    const oneYear = NEW_YORK_DEFINITION.replaceAll(/RRULE.*\n/g, '')
      .replace('19700308', '20260308')
      .replace('19701101', '20261101');
    const july = calendarOf(oneYear, at('America/New_York', '20270722', '090000', '100000'));
    expect(await busyTimes(july)).toEqual(['2027-07-22T09:00-10:00']);
    expect(await toldOf(july)).toEqual([
      expect.stringMatching(
        /^the file tells only some clock changes .*: taken is 2027-07-22T09:00:00-04:00, not /,
      ),
    ]);
    expect(await toldOf(calendarOf(oneYear, at('America/New_York', '20261123', '090000', '100000')))).toEqual(
      [],
    );
  });

  test.each([
    ['its hour and minute', 'BYMINUTE=0;BYHOUR=2;'],
    ['its hour alone', 'BYHOUR=2;'],
    ['its second', 'BYSECOND=0;BYMINUTE=0;'],
    ['that it is every year of a week that begins on Sunday', 'INTERVAL=1;WKST=SU;'],
    ['what a program adds for itself', 'X-EXTRA=1;'],
  ])('a rule of a definition may repeat %s', async (_, rule) => {
    const text = calendarOf(
      zoneOf('Eastern', { ...EASTERN, rule }),
      at('Eastern', '20261123', '090000', '100000'),
    );
    expect(await busyTimes(text)).toEqual(NINE);
    expect(await toldOf(text)).toEqual([]);
  });

  test.each([
    ['by the days of a month', 'BYMONTH=11;BYMONTHDAY=1,2,3,4,5,6,7;BYDAY=SU'],
    ['by the last days of a month', 'BYMONTH=10;BYMONTHDAY=25,26,27,28,29,30,31;BYDAY=SU'],
    ['by the days of the year', 'BYYEARDAY=305,306,307,308,309,310,311;BYDAY=SU'],
    ['by the week', 'BYWEEKNO=44;BYDAY=SU'],
    ['until a time of its own, and from then on by another', 'BYMONTH=11;BYDAY=1SU;UNTIL=20991231T000000Z'],
    ['so many times', 'BYMONTH=11;BYDAY=1SU;COUNT=400'],
  ])('clocks go back %s', async (_, rule) => {
    const definition = zoneOf('Shop', EASTERN).replace('BYDAY=1SU;BYMONTH=11', rule);
    const text = calendarOf(
      definition,
      at('Shop', '20261123', '090000', '100000'),
      eventOf('UID:b', 'DTSTART;TZID=Shop:20270722T090000', 'DURATION:PT1H'),
    );
    expect(await busyTimes(text)).toEqual([...NINE, '2027-07-22T09:00-10:00']);
    expect(await toldOf(text)).toEqual([]);
  });
});

describe('names of zones are compared as people read them', () => {
  test.each([
    ['with a blank before it', ' 1', ' 1'],
    ['with a blank in one place', 'Shop ', 'Shop'],
    ['in quotation marks in one place', 'My Shop', '"My Shop"'],
    ['in quotation marks in the other', '"My Shop"', 'My Shop'],
    ['in capitals in one place', 'EASTERN', 'Eastern'],
    ['with blanks within', 'My   Shop', 'My Shop'],
    ['with an escaped comma', 'Bern\\, Rome', '"Bern, Rome"'],
    ['with a comma and no quotation marks', 'Bern, Rome', 'Bern, Rome'],
    ['with a colon and no quotation marks', '(UTC-05:00) Shop', '(UTC-05:00) Shop'],
    ['with a semicolon in quotation marks', 'a;b', '"a;b"'],
    ['with a slash before it', '/shop.example/Main', '/shop.example/Main'],
  ])('%s', async (_, defined, named) => {
    const text = calendarOf(zoneOf(defined, EASTERN), at(named, '20261123', '090000', '100000'));
    expect(await busyTimes(text)).toEqual(NINE);
    expect(await toldOf(text)).toEqual([]);
  });

  test('a definition in another calendar of the file is better than none', async () => {
    const text = calendarOf(zoneOf('Shop', EASTERN)) + calendarOf(at('Shop', '20261123', '090000', '100000'));
    expect(await busyTimes(text)).toEqual(NINE);
  });
});

describe('a zone that the file does not define is the one that the world calls so', () => {
  test.each([
    // Globally unique names, and what programs put before them.
    ['/Europe/Vienna', '150000'],
    ['/mozilla.org/20050126_1/Europe/Vienna', '150000'],
    ['/softwarestudio.org/Olson_20011030_5/America/Chicago', '080000'],
    ['/freeassociation.sourceforge.net/Tzfile/America/Argentina/Buenos_Aires', '110000'],
    ['/usr/share/zoneinfo/Asia/Kolkata', '193000'],
    ['tzone://Microsoft/Utc', '140000'],
    // Capitals, blanks, quotation marks.
    ['"Europe/Vienna"', '150000'],
    ["'Europe/Vienna'", '150000'],
    ['europe/vienna', '150000'],
    ['America/Los Angeles', '060000'],
    [' America/Chicago ', '080000'],
    // Windows.
    ['Central Standard Time', '080000'],
    ['"Central Standard Time"', '080000'],
    ['W. Europe Standard Time', '150000'],
    ['Central Daylight Time', '080000'],
    ['China Standard Time', '220000'],
    ['Eastern Standard Time 1', '090000'],
    ['Central Standard Time (Mexico)', '080000'],
    // Exchange and Outlook.
    ['"(UTC-05:00) Eastern Time (US & Canada)"', '090000'],
    ['(UTC-05:00) Eastern Time (US & Canada)', '090000'],
    ['(GMT-06:00) Central Time (US & Canada)', '080000'],
    ['(GMT-08:00) Pacific Time (US and Canada); Tijuana', '060000'],
    ['Mountain Time (US & Canada)', '070000'],
    ['(UTC-07:00) Arizona', '070000'],
    ['(GMT+01.00) Amsterdam / Berlin / Bern / Rome / Stockholm / Vienna', '150000'],
    ['"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna"', '150000'],
    ['(UTC+01:00) Amsterdam\\, Berlin\\, Bern\\, Rome\\, Stockholm\\, Vienna', '150000'],
    ['(GMT) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London', '140000'],
    ['(UTC+02:00) Helsinki, Kyiv, Riga, Sofia, Tallinn, Vilnius', '160000'],
    ['(UTC+09:00) Osaka, Sapporo, Tokyo', '230000'],
    ['(UTC) Coordinated Universal Time', '140000'],
    ['(UTC-03:00) Brasília', '110000'],
    // Lotus Notes and others.
    ['Eastern', '090000'],
    ['Pacific', '060000'],
    // Offsets.
    ['UTC+02:00', '160000'],
    ['GMT-5', '090000'],
    ['GMT+0530', '193000'],
    ['-05:00', '090000'],
    ['UTC-02', '120000'],
    ['Etc/GMT+5', '090000'],
  ])('%s', async (tzid, nine) => {
    const text = calendarOf(eventOf(`DTSTART;TZID=${tzid}:20261123T${nine}`, 'DURATION:PT1H'));
    expect(await busyTimes(text)).toEqual(NINE);
    expect(await toldOf(text)).toEqual([]);
  });

  test('of one that is known only by its offset that is taken, unless the shop has it', async () => {
    const paris = calendarOf(
      eventOf('DTSTART;TZID="(UTC+01:00) Heure de chez nous":20261123T150000', 'DURATION:PT1H'),
    );
    expect(await busyTimes(paris)).toEqual(NINE);
    expect(await toldOf(paris)).toEqual([
      expect.stringContaining('its times are taken by its offset, all year round'),
    ]);
    const ours = calendarOf(at('"(UTC-05:00) Est (États-Unis et Canada)"', '20270722', '090000', '100000'));
    expect(await busyTimes(ours)).toEqual(['2027-07-22T09:00-10:00']);
    expect(await toldOf(ours)).toHaveLength(1);
  });

  test('EST has no summer time, and that is told of what is in summer', async () => {
    const summer = calendarOf(at('EST', '20270722', '090000', '100000'));
    expect(await busyTimes(summer)).toEqual(['2027-07-22T10:00-11:00']);
    expect(await toldOf(summer)).toEqual([
      'the time zone "EST" has no summer time: taken is 2027-07-22T09:00:00-05:00, not 2027-07-22T10:00:00-04:00',
    ]);
    expect(await toldOf(calendarOf(at('EST', '20261123', '090000', '100000')))).toEqual([]);
  });

  test('of one that nobody knows the times are taken as those of the shop, and it is told once', async () => {
    const text = calendarOf(
      at('Customized Time Zone', '20261123', '090000', '100000'),
      eventOf('UID:b', 'DTSTART;TZID=Customized Time Zone:20261124T090000', 'DURATION:PT1H'),
    );
    expect(await busyTimes(text)).toEqual([...NINE, '2026-11-24T09:00-10:00']);
    expect(await toldOf(text)).toEqual([
      'the time zone "Customized Time Zone" is neither known nor defined in the file: its times are taken as the shop\'s',
    ]);
  });
});

describe('times without a zone are on the calendar’s own clock', () => {
  const floating = eventOf('DTSTART:20261123T150000', 'DTEND:20261123T160000');
  test.each([
    ['as Google and Apple write it', 'X-WR-TIMEZONE:Europe/Zurich'],
    ['with a parameter', 'X-WR-TIMEZONE;VALUE=TEXT:Europe/Zurich'],
    ['in Windows’ words', 'X-WR-TIMEZONE:W. Europe Standard Time'],
    ['with a slash before it', 'X-WR-TIMEZONE:/Europe/Zurich'],
    ['folded', 'X-WR-TIME\n ZONE:Europe/\n Zurich'],
    ['as an older draft has it', 'TIMEZONE-ID:Europe/Zurich'],
  ])('%s', async (_, line) => {
    expect(await busyTimes(calendarOf(line, floating))).toEqual(NINE);
    // Wherever the line stands.
    expect(await busyTimes(calendarOf(floating, line))).toEqual(NINE);
    expect(await toldOf(calendarOf(line, floating))).toEqual([
      expect.stringMatching(
        /^times without a zone are taken as .*, the calendar's own zone, and not as the shop's$/,
      ),
    ]);
  });

  test('one that the file defines is what the file says', async () => {
    const text = calendarOf(
      'X-WR-TIMEZONE:Main',
      zoneOf('Main', { winter: '+0100', summer: '+0200' }),
      floating,
    );
    expect(await busyTimes(text)).toEqual(NINE);
  });

  test('each calendar of a file has its own', async () => {
    const text =
      calendarOf('X-WR-TIMEZONE:Europe/Zurich', floating) +
      calendarOf(eventOf('UID:b', 'DTSTART:20261124T090000', 'DURATION:PT1H'));
    expect(await busyTimes(text)).toEqual([...NINE, '2026-11-24T09:00-10:00']);
  });

  test('the shop’s own, or one with the same clock, is worth no word', async () => {
    for (const zone of ['America/New_York', 'US/Eastern', 'America/Detroit'])
      expect(await toldOf(calendarOf(`X-WR-TIMEZONE:${zone}`, floating))).toEqual([]);
  });

  test('one that nobody knows is told, and the shop’s is taken', async () => {
    const text = calendarOf('X-WR-TIMEZONE:Nowhere', eventOf('DTSTART:20261123T090000', 'DURATION:PT1H'));
    expect(await busyTimes(text)).toEqual(NINE);
    expect(await toldOf(text)).toEqual([expect.stringContaining('"Nowhere" is neither known nor defined')]);
  });

  test('a repeating one keeps its time there over a clock change here', async () => {
    const text = calendarOf(
      'X-WR-TIMEZONE:Europe/Zurich',
      eventOf('DTSTART:20270312T150000', 'DURATION:PT1H', 'RRULE:FREQ=DAILY;COUNT=3'),
    );
    expect(await busyTimes(text)).toEqual([
      '2027-03-12T09:00-10:00',
      '2027-03-13T09:00-10:00',
      '2027-03-14T10:00-11:00',
    ]);
  });

  test('whole days, UTC and times with a zone are as ever', async () => {
    const text = calendarOf(
      'X-WR-TIMEZONE:Europe/Zurich',
      eventOf('UID:a', 'DTSTART;VALUE=DATE:20261123'),
      eventOf('UID:b', 'DTSTART:20261124T140000Z', 'DURATION:PT1H'),
    );
    const { events, warnings } = await readInNewYork(text);
    expect(events.map(({ start }) => isoText(NEW_YORK, start))).toEqual([
      '2026-11-23T00:00:00-05:00',
      '2026-11-24T09:00:00-05:00',
    ]);
    expect(warnings).toEqual([]);
  });
});

describe('a zone that programs name in a way of their own is the world’s', () => {
  test.each([
    ['ET', '09:00-10:00'],
    ['EDT', '09:00-10:00'],
    ['PDT', '12:00-13:00'],
    ['CT', '10:00-11:00'],
    ['US-Pacific', '12:00-13:00'],
    ['America-Chicago', '10:00-11:00'],
    ['America/Los_Angeles-1', '12:00-13:00'],
    [String.raw`America\/Chicago`, '10:00-11:00'],
    ['Work (America/Chicago)', '10:00-11:00'],
    ['Z', '04:00-05:00'],
    ['GMT +0100 (Standard) / GMT +0200 (Daylight)', '03:00-04:00'],
  ])('%s', async (zone, time) => {
    const event = eventOf(`DTSTART;TZID=${zone}:20261123T090000`, `DTEND;TZID=${zone}:20261123T100000`);
    expect(await busyTimes(calendarOf(event))).toEqual([`2026-11-23T${time}`]);
  });

  test('but of an offset behind a name that stands for none nothing is left out in silence', async () => {
    const text = calendarOf(at('Etc/UTC-5', '20261123', '090000', '100000'));
    expect(await toldOf(text)).toEqual([expect.stringContaining('"Etc/UTC-5" is neither known nor defined')]);
  });
});
