import { expect, test } from 'vitest';
import { googleWorkshop, SHOP } from '../support/google-workshop.ts';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';
import { instantOf } from '../support/workshop-words.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';
const TEN = 'book --customer 2 --service oil_change --at 2026-11-23T10:00';

/** An interval of that Monday. */
function monday(from: string, to: string) {
  return { start: instantOf(`Mon 2026-11-23 ${from}`), end: instantOf(`Mon 2026-11-23 ${to}`) };
}

test('sync has nothing to deliver where every booking has been delivered', async () => {
  const { story, json } = workshop({ given: TWO_VISITS });
  expect(await story('sync --dry-run', 'sync')).toMatchInlineSnapshot(`
    "$ bay sync --dry-run
    Would deliver 0 changes to the calendar

    $ bay sync
    ✓ 0 changes delivered to the calendar, nothing is owed
    "
  `);
  expect(await json('sync')).toEqual({
    exitCode: 0,
    success: true,
    message: '0 changes delivered to the calendar, nothing is owed.',
    data: {
      delivered: 0,
      pending: 0,
      taken_in: 0,
      moved: [],
      inbox: [],
      halted: [],
      unfinished: [],
      troubles: [],
    },
  });
});

test('an event that somebody moves in Google takes the appointment along', async () => {
  const { done, story, shown, google, json } = await googleWorkshop();
  await done(NINE);
  google.model.people.move(SHOP, shown()[0]?.id ?? '', monday('14:00', '14:30'));
  expect(await story('sync', 'sync', 'today')).toMatchInlineSnapshot(`
    "$ bay sync
    ✓ 1 change delivered to the calendar, nothing is owed
      Moved in the calendar: #1  Oil change for Ana Pérez, 2018 Honda Civic
        Mon 23 Nov 14:00–14:30, Bay 1 (was Mon 23 Nov 09:00–09:30)

    $ bay sync
    ✓ 0 changes delivered to the calendar, nothing is owed

    $ bay today
    Mon 23 Nov · today
    Bay 1
      14:00–14:30  #1  Oil change  Ana Pérez  +1 212 555 0134  2018 Honda Civic  ABC1234

    1 appointment
    "
  `);
  google.model.people.move(SHOP, shown()[0]?.id ?? '', monday('15:00', '15:30'));
  expect(await json('sync')).toMatchObject({
    exitCode: 0,
    message:
      '1 change delivered to the calendar, nothing is owed; 1 appointment followed a move in the calendar.',
    data: {
      moved: [
        {
          appointment_id: 1,
          scheduled_at: '2026-11-23T15:00:00-05:00',
          moved_from: '2026-11-23T14:00:00-05:00',
          calendar_status: 'synced',
        },
      ],
    },
  });
});

test('an event that somebody moves to where it may not be is put back, and the inbox says so', async () => {
  const { done, story, shown, google } = await googleWorkshop();
  await done(NINE);
  const [event] = shown();
  google.model.people.move(SHOP, event?.id ?? '', monday('20:00', '20:30'));
  expect(await story('sync', 'inbox resolve 1 --done', 'inbox')).toMatchInlineSnapshot(`
    "$ bay sync
    ✓ 1 change delivered to the calendar, nothing is owed

    New in the inbox:
    1  Somebody moved #1 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) in the calendar to Mon 23 Nov 20:00–20:30: that is outside opening hours (09:00–12:00 and 13:00–17:00). It was put back.
       It has been seen to: bay inbox resolve 1 --done
    2> ! 1 item waits in the inbox: bay inbox

    $ bay inbox resolve 1 --done
    ✓ Settled item 1: it has been seen to
      Somebody moved #1 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) in the calendar to Mon 23 Nov 20:00–20:30: that is outside opening hours (09:00–12:00 and 13:00–17:00). It was put back.

    $ bay inbox
    Nothing waits in the inbox.
    "
  `);
  expect(shown()[0]?.start?.dateTime).toBe(event?.start?.dateTime);
});

test('onto the time of another appointment, too', async () => {
  const { done, json, shown, google } = await googleWorkshop();
  await done(NINE, TEN);
  google.model.people.move(SHOP, shown()[0]?.id ?? '', monday('10:00', '10:30'));
  const { exitCode, data } = await json('sync');
  expect(exitCode).toBe(0);
  expect(data.inbox).toMatchObject([
    { kind: 'move-refused', appointment_id: 1, event: { start: '2026-11-23T10:00:00-05:00' } },
  ]);
  expect(shown().map(({ start }) => start?.dateTime)).toEqual([
    '2026-11-23T09:00:00-05:00',
    '2026-11-23T10:00:00-05:00',
  ]);
});

test('whole days and series are undone', async () => {
  const { done, data, shown, google } = await googleWorkshop();
  await done(NINE, TEN);
  const [one, two] = shown();
  google.model.people.makeAllDay(SHOP, one?.id ?? '');
  google.model.people.makeRecurring(SHOP, two?.id ?? '');
  const { inbox } = await data('sync');
  expect(inbox.map(({ kind }: { kind: string }) => kind)).toEqual(['move-refused', 'move-refused']);
  expect(shown().map(({ start, recurrence }) => [start?.dateTime, recurrence])).toEqual([
    ['2026-11-23T09:00:00-05:00', undefined],
    ['2026-11-23T10:00:00-05:00', undefined],
  ]);
});

test('what somebody writes into an event stays', async () => {
  const { done, data, shown, google } = await googleWorkshop();
  await done(NINE);
  google.model.people.retitle(SHOP, shown()[0]?.id ?? '', 'Ana, waits here');
  expect(await data('sync')).toMatchObject({ delivered: 0, inbox: [] });
  await done('reschedule 1 --to 11:00');
  expect(shown()).toMatchObject([
    { summary: 'Ana, waits here', start: { dateTime: '2026-11-23T11:00:00-05:00' } },
  ]);
});
