import { expect, test } from 'vitest';
import { calendarOf, eventOf } from '../support/ics-samples.ts';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';

const DELIVERY = ['UID:delivery', 'DTSTAMP:20261101T000000Z', 'SUMMARY:Delivery'];
const SERIES = calendarOf(
  eventOf(...DELIVERY, 'DTSTART:20261123T090000', 'DTEND:20261123T100000', 'RRULE:FREQ=DAILY;COUNT=5'),
);
const WEDNESDAY_MOVED = calendarOf(
  'METHOD:REQUEST',
  eventOf(
    ...DELIVERY,
    'RECURRENCE-ID:20261125T090000',
    'DTSTART:20261125T140000',
    'DTEND:20261125T150000',
    'SEQUENCE:1',
  ),
);
const THURSDAY_OFF = calendarOf(
  'METHOD:CANCEL',
  eventOf(...DELIVERY, 'RECURRENCE-ID:20261126T090000', 'SEQUENCE:1', 'STATUS:CANCELLED'),
);
const ALL_OFF = calendarOf('METHOD:CANCEL', eventOf(...DELIVERY, 'SEQUENCE:2'));

test('invitations change and call off single occurrences, earlier ones change nothing, and a cancellation ends it all', async () => {
  const { file, story, data } = workshop({ given: ANA_AND_BOB });
  file('series.ics', SERIES);
  file('wednesday.ics', WEDNESDAY_MOVED);
  file('thursday.ics', THURSDAY_OFF);
  file('off.ics', ALL_OFF);
  const taken = async () => {
    const { days } = await data('agenda --days 5');
    return days.flatMap(({ busy }: { busy: { start: string }[] }) =>
      busy.map(({ start }) => start.slice(0, 16)),
    );
  };
  expect(
    await story(
      'calendar import series.ics',
      'calendar import wednesday.ics',
      'calendar import thursday.ics',
      'calendar import series.ics',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay calendar import series.ics
    ✓ Took events from series.ics into calendar primary: 5 added, 0 changed, 0 removed, 0 unchanged
      See what is taken: bay agenda 2026-11-23

    $ bay calendar import wednesday.ics
    ✓ Took events from wednesday.ics into calendar primary: 0 added, 1 changed, 0 removed, 0 unchanged
      See what is taken: bay agenda 2026-11-25

    $ bay calendar import thursday.ics
    ✓ Took events from thursday.ics into calendar primary: 0 added, 0 changed, 1 removed, 0 unchanged

    $ bay calendar import series.ics
    ✓ Took events from series.ics into calendar primary: 0 added, 0 changed, 0 removed, 3 unchanged
      See what is taken: bay agenda 2026-11-23
    "
  `);
  expect(await taken()).toEqual([
    '2026-11-23T09:00',
    '2026-11-24T09:00',
    '2026-11-25T14:00',
    '2026-11-27T09:00',
  ]);
  expect(await story('calendar import off.ics', 'calendar import series.ics')).toMatchInlineSnapshot(`
    "$ bay calendar import off.ics
    ✓ Took events from off.ics into calendar primary: 0 added, 0 changed, 4 removed, 0 unchanged

    $ bay calendar import series.ics
    ✓ Took events from series.ics into calendar primary: 0 added, 0 changed, 0 removed, 0 unchanged; 1 event skipped
      ! line 4: a later version of it is known
      See what is taken: bay agenda 2026-11-23
    "
  `);
  expect(await taken()).toEqual([]);
});

test('a file is read in every encoding and with every line end', async () => {
  const { file, data } = workshop();
  const text = SERIES.replaceAll('delivery', 'livraison à 9 h');
  file('a.ics', text.replaceAll('\r\n', '\r'));
  file('b.ics', Buffer.from(`\uFEFF${text}`, 'utf16le'));
  file('c.ics', Buffer.from(text, 'utf16le').swap16());
  file('d.ics', `\uFEFF${text}`);
  expect(await data('calendar import a.ics')).toMatchObject({ added: 5 });
  for (const name of ['b.ics', 'c.ics', 'd.ics'])
    expect(await data(`calendar import ${name}`)).toMatchObject({ unchanged: 5 });
});

test('a calendar in which nothing is found is no success, and says why', async () => {
  const { file, story } = workshop();
  file('empty.ics', calendarOf());
  file('answers.ics', calendarOf('METHOD:REPLY', eventOf('DTSTART:20261123T090000')));
  expect(await story('calendar import empty.ics', 'calendar import answers.ics')).toMatchInlineSnapshot(`
    "$ bay calendar import empty.ics
    2> ✗ empty.ics is not a valid iCalendar file: 1 problem, nothing was taken.
    2>   there is no event in it
    exit 2

    $ bay calendar import answers.ics
    2> ✗ answers.ics is not a valid iCalendar file: 1 problem, nothing was taken.
    2>   line 5: it is an answer to an invitation (METHOD:REPLY), not the event itself
    exit 2
    "
  `);
});

test('what is not certain is told, and the rest is taken', async () => {
  const { file, story } = workshop();
  file(
    'odd.ics',
    calendarOf(
      'X-WR-TIMEZONE:Europe/Zurich',
      eventOf('UID:a', 'DTSTART:20261123T150000', 'DTEND:20261123T160000'),
      eventOf('UID:b', 'DTSTART:20261123T150000Z', 'DURATION:PT1H', 'RRULE:RSCALE=HEBREW;FREQ=YEARLY'),
      eventOf('UID:c', 'SUMMARY:when?'),
    ),
  );
  expect(await story('calendar import odd.ics')).toMatchInlineSnapshot(`
    "$ bay calendar import odd.ics
    ✓ Took events from odd.ics into calendar primary: 2 added, 0 changed, 0 removed, 0 unchanged; 1 event skipped; 2 warnings
      ! line 16: it has no start
      ! times without a zone are taken as Europe/Zurich, the calendar's own zone, and not as the shop's
      ! line 10: it repeats in a way that is not understood (RSCALE=HEBREW): only its first occurrence is taken
      See what is taken: bay agenda 2026-11-23
    "
  `);
});
