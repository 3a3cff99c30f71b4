import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';

/** A calendar file with these events, each a UID and its own lines. */
function calendar(...events: readonly (readonly string[])[]): string {
  const lines = events.flatMap(([uid = '', ...own]) =>
    [['BEGIN:VEVENT', `UID:${uid}@elsewhere`, 'DTSTAMP:20261101T000000Z'], own, ['END:VEVENT']].flat(),
  );
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//elsewhere//EN', ...lines, 'END:VCALENDAR', ''].join(
    '\r\n',
  );
}

const DENTIST = ['dentist', 'SUMMARY:Dentist', 'DTSTART:20261123T140000Z', 'DTEND:20261123T150000Z'];
const LUNCHES = [
  'lunches',
  'SUMMARY:Club',
  'DTSTART;TZID=America/New_York:20261124T150000',
  'DTEND;TZID=America/New_York:20261124T160000',
  'RRULE:FREQ=WEEKLY;COUNT=3',
];
const FREE = [
  'free',
  'SUMMARY:Birthday',
  'DTSTART:20261123T160000Z',
  'DTEND:20261123T170000Z',
  'TRANSP:TRANSPARENT',
];
const ALL_DAY = ['off', 'SUMMARY:Off', 'DTSTART;VALUE=DATE:20261125', 'DTEND;VALUE=DATE:20261126'];
const CANCELLED = [
  'gone',
  'SUMMARY:Gone',
  'DTSTART:20261123T190000Z',
  'DTEND:20261123T200000Z',
  'STATUS:CANCELLED',
];

test('busy time of another program blocks ours; again, it changes nothing', async () => {
  const { story, file, data } = workshop({ given: ANA_AND_BOB });
  file('busy.ics', calendar(DENTIST, LUNCHES, FREE, ALL_DAY, CANCELLED));
  expect(
    await story(
      'calendar import busy.ics --dry-run',
      'slots',
      'calendar import busy.ics',
      'calendar import busy.ics',
      'calendar list',
      'slots --days 3',
      'book --vehicle 1 --service oil --at 2026-11-23T09:30',
      'book --vehicle 1 --service oil --at 2026-12-01T15:00',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay calendar import busy.ics --dry-run
    Would take events from busy.ics into calendar primary: 7 added, 0 changed, 0 removed, 0 unchanged

    $ bay slots
    Free for 30 min, America/New_York

    Mon 23 Nov · today
      Bay 1   09:00–12:00  13:00–17:00
      Starts  09:00 09:30 10:00 10:30 11:00 11:30 13:00 13:30 14:00 14:30 15:00
              15:30 16:00 16:30

    $ bay calendar import busy.ics
    ✓ Took events from busy.ics into calendar primary: 7 added, 0 changed, 0 removed, 0 unchanged
      See what is taken: bay agenda 2026-11-23

    $ bay calendar import busy.ics
    ✓ Took events from busy.ics into calendar primary: 0 added, 0 changed, 0 removed, 7 unchanged
      See what is taken: bay agenda 2026-11-23

    $ bay calendar list
    primary  5 events of others to come

    $ bay slots --days 3
    Free for 30 min, America/New_York

    Mon 23 Nov · today
      Bay 1   10:00–12:00  13:00–17:00
      Starts  10:00 10:30 11:00 11:30 13:00 13:30 14:00 14:30 15:00 15:30 16:00
              16:30

    Tue 24 Nov · tomorrow
      Bay 1   09:00–12:00  13:00–15:00  16:00–17:00
      Starts  09:00 09:30 10:00 10:30 11:00 11:30 13:00 13:30 14:00 14:30 16:00
              16:30

    Wed 25 Nov  nothing free: taken by a calendar event 00:00–24:00

    $ bay book --vehicle 1 --service oil --at 2026-11-23T09:30
    2> ✗ Bay 1 is not free Mon 23 Nov 09:30–10:00: taken by a calendar event 09:00–10:00.
    2>   Nearest free: Mon 23 Nov 10:00 or 10:30.
    exit 9

    $ bay book --vehicle 1 --service oil --at 2026-12-01T15:00
    2> ✗ Bay 1 is not free Tue 1 Dec 15:00–15:30: taken by a calendar event 15:00–16:00.
    2>   Nearest free: Tue 1 Dec 14:00 or 14:30.
    exit 9
    "
  `);
  const [wednesday] = (await data('slots wednesday')).days;
  expect(wednesday).toMatchObject({ closed_reason: null, available_slots: [], start_times: [] });
});

test('the documents of the calendars', async () => {
  const { json, file } = workshop();
  file('busy.ics', calendar(DENTIST));
  const { message, data } = await json('calendar import busy.ics');
  expect(data).toEqual({
    file: 'busy.ics',
    calendar_id: 'primary',
    added: 1,
    changed: 0,
    removed: 0,
    unchanged: 0,
    skipped_count: 0,
    skipped: [],
    warning_count: 0,
    warnings: [],
  });
  expect(message).toMatch(/^Took events from busy\.ics into calendar primary: 1 added, .*\.$/);
  expect((await json('calendar list')).data).toEqual({
    count: 1,
    calendars: [{ calendar_id: 'primary', name: 'primary', writable: true, upcoming_events: 1 }],
  });
});

test('what is no calendar file is refused', async () => {
  const { story, file } = workshop();
  file('notes.ics', 'milk, bread\n');
  expect(
    await story('calendar import notes.ics', 'calendar import nowhere.ics', 'calendar import'),
  ).toMatchInlineSnapshot(`
    "$ bay calendar import notes.ics
    2> ✗ notes.ics is not a valid iCalendar file: 1 problem, nothing was taken.
    2>   there is no BEGIN:VCALENDAR in it
    exit 2

    $ bay calendar import nowhere.ics
    2> ✗ nowhere.ics cannot be read: there is no such file.
    2>   Check the path and who may read the file.
    exit 2

    $ bay calendar import
    2> ✗ Missing required argument 'file.ics'.
    2>   See: bay calendar import --help
    exit 2
    "
  `);
});

test('a file comes from standard input, too', async () => {
  const { json } = workshop();
  const { data } = await json('calendar import - --calendar primary', { stdin: calendar(DENTIST, FREE) });
  expect(data).toMatchObject({ file: '-', added: 2 });
});

test('a series that became a single event, or the other way round, leaves nothing of what it was', async () => {
  const { file, data, bay } = workshop({ given: ANA_AND_BOB });
  const single = LUNCHES.filter((line) => !line.startsWith('RRULE'));
  const others = ['lunches@elsewhere#1', ...DENTIST.slice(1)];
  file('series.ics', calendar(LUNCHES, others));
  file('single.ics', calendar(single));
  const upcoming = async () => (await data('calendar list')).calendars[0].upcoming_events;
  expect(await data('calendar import series.ics')).toMatchObject({ added: 4, removed: 0 });
  expect(await data('calendar import single.ics')).toMatchObject({ added: 1, removed: 3 });
  expect(await upcoming()).toBe(2);
  expect(await data('calendar import series.ics')).toMatchObject({ removed: 1 });
  expect(await upcoming()).toBe(4);
  expect(await bay('calendar import single.ics --calendar nope')).toMatchObject({
    exitCode: 0,
    stderr: expect.stringContaining('No bay or technician has the calendar nope'),
  });
});

describe('what others have is visible', () => {
  const CREW = [
    'shop set bays "[{name: Bay 1}, {name: Bay 2}]"',
    'shop set services.alignment.skills "[rack]"',
    'shop set technicians "[{name: Maria}]"',
  ];

  test('in the agenda, once for all who share the calendar', async () => {
    const { file, bay, data } = workshop({ given: [...ANA_AND_BOB, ...CREW] });
    file('busy.ics', calendar(DENTIST));
    await bay('calendar import busy.ics');
    expect((await bay('agenda')).stdout).toContain('Others\n  09:00–10:00  Dentist  Bay 1 and Bay 2\n');
    expect((await data('agenda')).days[0].busy).toEqual([
      {
        start: '2026-11-23T09:00:00-05:00',
        end: '2026-11-23T10:00:00-05:00',
        calendar_id: 'primary',
        class: 'block',
        title: 'Dentist',
        place: null,
        meeting_url: null,
        bays: ['Bay 1', 'Bay 2'],
        technicians: [],
      },
    ]);
    expect((await data('agenda tomorrow')).days[0].busy).toEqual([]);
  });

  test('and is named once by a refusal', async () => {
    const { file, bay, json } = workshop({ given: [...ANA_AND_BOB, ...CREW] });
    file('busy.ics', calendar(DENTIST));
    await bay('calendar import busy.ics');
    const line = 'book --vehicle 1 --service oil --at 2026-11-23T09:30';
    expect((await bay(line)).stderr).toContain(': taken by a calendar event 09:00–10:00.\n');
    expect((await json(line)).error.details.blocking).toHaveLength(1);
  });

  test.each([
    ['slots wednesday', 'Wed 25 Nov  nothing free: taken by a calendar event 00:00–24:00'],
    ['slots tomorrow -s alignment', 'nothing free: no technician can do it: it asks for rack'],
    ['slots tomorrow --duration 5h', 'nothing free: the shop is never open so long at a stretch'],
    ['slots 2027-05-03', 'nothing free: the shop does not book so far ahead'],
    ['slots 2026-11-20', 'nothing free: that day is over'],
  ])('%s says why nothing is free', async (line, why) => {
    const { file, bay, data } = workshop({ given: [...ANA_AND_BOB, ...CREW] });
    file('busy.ics', calendar(ALL_DAY));
    await bay('calendar import busy.ics');
    expect((await bay(line)).stdout).toContain(why);
    expect((await data(line)).days[0]).toMatchObject({
      closed_reason: null,
      full_reason: expect.any(String),
    });
  });
});

test('what is brought in over a visit is told, at once and by a sync, until it lies there no more', async () => {
  const { bay, data, done, file, story } = workshop({ given: ANA_AND_BOB });
  const told = async () => (await data('inbox')).items.map(({ summary }: { summary: string }) => summary);
  await done('book --vehicle 1 --service oil --at 2026-11-23T09:00');
  const over = /^Somebody else's event, Mon 23 Nov 09:00–10:00, lies over #1 /;
  file('busy.ics', calendar(DENTIST));
  expect((await bay('calendar import busy.ics --dry-run')).stderr).toBe('');
  expect((await bay('calendar import busy.ics')).stderr).toBe('! 1 item waits in the inbox: bay inbox\n');
  expect(await told()).toEqual([expect.stringMatching(over)]);
  await done('inbox resolve 1 --done', 'sync', 'calendar import busy.ics');
  expect(await told()).toEqual([]);
  await done('reschedule 1 --to 2026-11-23T09:30 --overbook "both are short"', 'sync');
  expect(await told()).toEqual([]);
  file('busy.ics', calendar([...DENTIST.slice(0, 2), 'DTSTART:20261123T143000Z', 'DTEND:20261123T153000Z']));
  expect(
    await story('calendar import busy.ics', 'reschedule 1 --to 11:00', 'sync', 'inbox'),
  ).toMatchInlineSnapshot(`
    "$ bay calendar import busy.ics
    ✓ Took events from busy.ics into calendar primary: 0 added, 1 changed, 0 removed, 0 unchanged
      See what is taken: bay agenda 2026-11-23
    2> ! 1 item waits in the inbox: bay inbox

    $ bay reschedule 1 --to 11:00
    ✓ Moved #1  Oil change for Ana Pérez, 2018 Honda Civic
      Mon 23 Nov 11:00–11:30, Bay 1 (was Mon 23 Nov 09:30–10:00)

    $ bay sync
    ✓ 0 changes delivered to the calendar, nothing is owed

    $ bay inbox
    Nothing waits in the inbox.
    "
  `);
});
