import { expect, test } from 'vitest';
import { googleWorkshop, SHOP } from '../support/google-workshop.ts';
import { workshop } from '../support/workshop.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';
import { instantOf } from '../support/workshop-words.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00 --notes "key in the box"';

/** Without the event's id, which is another one each time. */
function unlinked(text: string): string {
  return text.replace(/eid=\w+/g, 'eid=…');
}

/** Booked, moved at the counter and by somebody in Google, given another key tag, cancelled and taken back. */
async function eventful() {
  const shop = await googleWorkshop();
  const { done, at, google, shown } = shop;
  await done(NINE);
  at('Mon 2026-11-23 07:10');
  await done('move 1 10:00 --as bob');
  google.model.people.move(SHOP, shown()[0]?.id ?? '', {
    start: instantOf('Mon 2026-11-23 14:00'),
    end: instantOf('Mon 2026-11-23 14:30'),
  });
  at('Mon 2026-11-23 07:20');
  await done('sync');
  at('Mon 2026-11-23 07:30');
  await done('edit 1 --tag 14 --notes ""');
  at('Mon 2026-11-23 07:40');
  await done('cancel 1 --reason schedule_conflict --note "flight moved"');
  at('Mon 2026-11-23 07:50');
  await done('undo');
  return shop;
}

test('the story of a visit tells who did what, when, from what to what, and why', async () => {
  const { bay } = await eventful();
  expect(`\n${unlinked((await bay('audit 1', { columns: 80 })).stdout)}`).toMatchInlineSnapshot(`
    "
    [1m#1, Oil change for Ana Pérez, 2018 Honda Civic[22m
    [2mMon 23 Nov 07:00[22m  ana: booked  [2m(entry 7)[22m
        is: scheduled
        when: Mon 23 Nov 09:00–09:30
        bay: Bay 1
        work: Oil change
        customer: Ana Pérez (1)
        car: 2018 Honda Civic (1)
        notes: key in the box
    [2mMon 23 Nov 07:10[22m  bob: moved  [2m(entry 8)[22m
        when: Mon 23 Nov 09:00–09:30 → Mon 23 Nov 10:00–10:30
    [2mMon 23 Nov 07:20[22m  the calendar: moved  [2m(entry 9)[22m
        when: Mon 23 Nov 10:00–10:30 → Mon 23 Nov 14:00–14:30
    [2mMon 23 Nov 07:30[22m  ana: changed  [2m(entry 10)[22m
        key tag: 14
        notes: key in the box → nothing
    [2mMon 23 Nov 07:40[22m  ana: cancelled  [2m(entry 11)[22m
        is: scheduled → cancelled
        why: schedule conflict: flight moved
        taken back by entry 12
    [2mMon 23 Nov 07:50[22m  ana: took back: cancelled  [2m(entry 12)[22m
        is: cancelled → scheduled
    [1mIn the calendars[22m
        primary, synced,
        https://www.google.com/calendar/event?eid=…
    "
  `);
  expect(`\n${unlinked((await bay('audit 1', { columns: 40 })).stdout)}`).toMatchInlineSnapshot(`
    "
    [1m#1, Oil change for Ana Pérez, 2018 Honda
    Civic[22m
    [2mMon 23 Nov 07:00[22m  ana: booked  [2m(entry 7)[22m
        is: scheduled
        when: Mon 23 Nov 09:00–09:30
        bay: Bay 1
        work: Oil change
        customer: Ana Pérez (1)
        car: 2018 Honda Civic (1)
        notes: key in the box
    [2mMon 23 Nov 07:10[22m  bob: moved  [2m(entry 8)[22m
        when: Mon 23 Nov 09:00–09:30 → Mon
        23 Nov 10:00–10:30
    [2mMon 23 Nov 07:20[22m  the calendar: moved
    [2m(entry 9)[22m
        when: Mon 23 Nov 10:00–10:30 → Mon
        23 Nov 14:00–14:30
    [2mMon 23 Nov 07:30[22m  ana: changed  [2m(entry
    10)[22m
        key tag: 14
        notes: key in the box → nothing
    [2mMon 23 Nov 07:40[22m  ana: cancelled  [2m(entry
    11)[22m
        is: scheduled → cancelled
        why: schedule conflict: flight moved
        taken back by entry 12
    [2mMon 23 Nov 07:50[22m  ana: took back:
    cancelled  [2m(entry 12)[22m
        is: cancelled → scheduled
    [1mIn the calendars[22m
        primary, synced,
        https://www.google.com/calendar/event?eid=…
    "
  `);
});

test('what a calendar has told stands in the story where it happened, with what became of it', async () => {
  const { done, google, shown, story } = await googleWorkshop();
  await done(NINE);
  google.model.people.delete(SHOP, shown()[0]?.id ?? '');
  const told = await story('sync', 'inbox resolve 1 --restore', 'audit 1');
  expect(unlinked(told.slice(told.indexOf('$ bay audit')))).toMatchInlineSnapshot(`
    "$ bay audit 1
    #1, Oil change for Ana Pérez, 2018 Honda Civic
    Mon 23 Nov 07:00  ana: booked  (entry 7)
        is: scheduled
        when: Mon 23 Nov 09:00–09:30
        bay: Bay 1
        work: Oil change
        customer: Ana Pérez (1)
        car: 2018 Honda Civic (1)
        notes: key in the box
    Mon 23 Nov 07:00  Somebody deleted #1 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) in the calendar. The appointment stands.
        settled Mon 23 Nov 07:00: put it back into the calendar
    Mon 23 Nov 07:00  ana: answered an item of the inbox  (entry 8)
    In the calendars
        primary, synced, https://www.google.com/calendar/event?eid=…
    "
  `);
});

test('the document has each deed with its changes', async () => {
  const { data, json } = await eventful();
  const { story, calendars, ...rest } = await data('audit 1');
  expect(rest).toEqual({ appointment_id: 1, customer_id: 1, vehicle_id: 1, count: 6, more: false });
  expect(story[1]).toEqual({
    at: '2026-11-23T07:10:00-05:00',
    day_of_week: 'Monday',
    kind: 'done',
    entry_id: expect.any(Number),
    actor: 'bob',
    source: 'counter',
    verb: 'rescheduled',
    summary: 'moved',
    undone_by: null,
    undoes: null,
    visits: [
      {
        appointment_id: 1,
        why: null,
        changes: [
          { field: 'scheduled_at', before: 'Mon 23 Nov 09:00–09:30', after: 'Mon 23 Nov 10:00–10:30' },
        ],
      },
    ],
    people: [],
  });
  expect(story.map(({ source }: { source: string }) => source)).toContain('calendar');
  expect(calendars).toEqual([
    {
      calendar_id: 'primary',
      calendar_status: 'synced',
      owed: null,
      shown_revision: 6,
      attempts: 0,
      last_error: null,
      calendar_link: expect.stringContaining('http'),
    },
  ]);
  expect(await json('audit today')).toMatchObject({ exitCode: 5, error: { code: 'not-found' } });
});

test('the story of a customer has their cars and visits, and how they were before each change', async () => {
  const { done, story } = workshop({ given: ANA_AND_BOB });
  await done(
    'customers edit 1 --phone 2125550135',
    'customers edit 1 --phone 2125550136 --name "Ana P."',
    'vehicles edit 1 --plate XYZ99',
    NINE,
    'book --customer 2 --service oil_change --at 2026-11-23T10:00',
  );
  expect(await story('audit ana')).toMatchInlineSnapshot(`
    "$ bay audit ana
    customer 1
    Mon 23 Nov 07:00  ana: entered customer 1, Ana P.  (entry 3)
    Mon 23 Nov 07:00  ana: entered car 1, 2018 Honda Civic  (entry 4)
    Mon 23 Nov 07:00  ana: changed customer 1, Ana P.  (entry 7)
        phone: +12125550134 → +12125550135
    Mon 23 Nov 07:00  ana: changed customer 1, Ana P.  (entry 8)
        name: Ana Pérez → Ana P.
        phone: +12125550135 → +12125550136
    Mon 23 Nov 07:00  ana: changed car 1, 2018 Honda Civic  (entry 9)
        plate: ABC1234 → XYZ99
    Mon 23 Nov 07:00  ana: booked #1, Oil change for Ana P., 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1  (entry 10)
        is: scheduled
        when: Mon 23 Nov 09:00–09:30
        bay: Bay 1
        work: Oil change
        customer: Ana P. (1)
        car: 2018 Honda Civic (1)
        notes: key in the box
    "
  `);
});
