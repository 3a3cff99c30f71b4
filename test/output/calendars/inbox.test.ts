import { describe, expect, test } from 'vitest';
import { BENT_INTO, RESOLUTIONS_OF } from '../../../src/domain/inbox.ts';
import { inboxNote, inboxView, resolvedView } from '../../../src/output/calendars/inbox.ts';
import { syncView } from '../../../src/output/calendars/sync.ts';
import { envelope, viewExitCode } from '../../../src/output/form/view.ts';
import { inboxEntriesOf, NOTHING_SYNCED, TROUBLES } from '../calendar-samples.ts';
import { appointment, DRY_RUN, PLAIN, REPLAYED, span, TIME, WRITTEN } from '../samples.ts';

const ENTRIES = inboxEntriesOf({ calendarId: 'primary', eventId: 'ap1', detail: '12 of 15' }, appointment());

test('every kind of item, in words', () => {
  expect(inboxView(ENTRIES, { all: true }, TIME).text(PLAIN)).toMatchInlineSnapshot(`
    " 1  Somebody deleted #12 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) in the calendar. The appointment stands.
        Put it back into the calendar: bay inbox resolve 1 --restore
        Cancel the appointment: bay inbox resolve 1 --cancel
     2  The calendar does not take #12 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1): 12 of 15.
        Try it again: bay inbox resolve 2 --retry
        Cancel the appointment: bay inbox resolve 2 --cancel
     3  The calendar does not take away the event of #12 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1): 12 of 15. Remove it there by hand.
        Try it again: bay inbox resolve 3 --retry
        It has been seen to: bay inbox resolve 3 --done
     4  The calendar answers, but does not take #12 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1): 12 of 15. bay goes on trying.
        Try it again: bay inbox resolve 4 --retry
        Cancel the appointment: bay inbox resolve 4 --cancel
     5  The calendar answers, but does not take away the event of #12 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1): 12 of 15. bay goes on trying; or remove it there by hand.
        Try it again: bay inbox resolve 5 --retry
        It has been seen to: bay inbox resolve 5 --done
     6  Somebody else's event, Mon 23 Nov 18:00–18:30, lies over #12 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1). One of the two has to move.
        Move the appointment: bay reschedule 12 --to <when>
        It has been seen to: bay inbox resolve 6 --done
     7  The calendar primary shows an appointment of this book, Mon 23 Nov 18:00–18:30, that the book knows nothing of. Perhaps this is an old copy of the book.
        Bring back what this copy lacks: bay recover
        Go on with this book, and take in what the calendar shows: bay inbox resolve 7 --accept
        The newest book is back in its place: bay inbox resolve 7 --done
     8  The calendar shows a later state of #12 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1). This seems to be an old copy of the book: go on with the newest one.
        Bring back what this copy lacks: bay recover
        Go on with this book, and take in what the calendar shows: bay inbox resolve 8 --accept
        The newest book is back in its place: bay inbox resolve 8 --done
     9  In the calendar primary, 12 of 15 coming appointments are gone. Nothing of it was taken in: was it emptied by mistake?
        Put them all back into the calendar: bay inbox resolve 9 --restore
        They were removed on purpose: ask about each of them: bay inbox resolve 9 --accept
        Leave them out of the calendar; the appointments stand: bay inbox resolve 9 --done
    10  The event of #12 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) may still be in the calendar primary, which bay cannot reach any more. Somebody has to remove it there.
        It has been seen to: bay inbox resolve 10 --done
        Try it again: bay inbox resolve 10 --retry
    11  Somebody had deleted the event of #12 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) in the calendar primary before the appointment was changed here, or came to be shown elsewhere. The appointment stands.
        Keep the appointment as it is shown now: bay inbox resolve 11 --done
        Cancel the appointment: bay inbox resolve 11 --cancel
    12  Somebody moved #12 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) in the calendar to Mon 23 Nov 18:00–18:30, where it may not be. It was put back.
        It has been seen to: bay inbox resolve 12 --done
    13  #12 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) was changed here, and moved in the calendar to Mon 23 Nov 18:00–18:30. What stands here stands.
        It has been seen to: bay inbox resolve 13 --done
    14  #12 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) was changed here, and somebody has written into its event in the calendar primary. What they wrote stays: put right there what is out of date. It says: 12 of 15
        It has been seen to: bay inbox resolve 14 --done
    15  Somebody brought back #12 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) in the calendar, though it is cancelled. It was removed again.
        It has been seen to: bay inbox resolve 15 --done
    16  Somebody brought back the event of #12 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) in the calendar primary, where the appointment is shown no more. It was removed again.
        It has been seen to: bay inbox resolve 16 --done
    17  Somebody had moved #12 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) in the calendar primary to Mon 23 Nov 18:00–18:30, and written into it; then its event was removed there, because the appointment is cancelled or shown elsewhere by now. What stands here stands. It said: 12 of 15
        It has been seen to: bay inbox resolve 17 --done
    18  The invitation to #12 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) was declined. The appointment stands.
        Cancel the appointment: bay inbox resolve 18 --cancel
        It has been seen to: bay inbox resolve 18 --done
    19  Somebody copied #12 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) in the calendar. The copy, Mon 23 Nov 18:00–18:30, is no appointment: it takes the time, and follows nothing.
        It has been seen to: bay inbox resolve 19 --done
    20  Somebody put the event of #12 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) into the calendar primary, Mon 23 Nov 18:00–18:30, where the appointment is not. It takes the time there: move it back, or delete it.
        It has been seen to: bay inbox resolve 20 --done
    21  #12 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) was brought back from its event, which does not say 12 of 15. Put it right, or ask the customer.
        It has been seen to: bay inbox resolve 21 --done
        Cancel the appointment: bay inbox resolve 21 --cancel
    22  #12 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) cannot be where it is. No other place was found: call the customer, and move or cancel it.
        It has been seen to: bay inbox resolve 22 --done
        Cancel the appointment: bay inbox resolve 22 --cancel
    23  Somebody deleted #12 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) in the calendar. The appointment stands.
        Settled Mon 23 Nov 07:00: cancel the appointment
    22 items wait in the inbox.
    "
  `);
});

test.each(BENT_INTO)('an event that somebody made into %s was put back, whatever its hours', (detail) => {
  const entries = inboxEntriesOf({ calendarId: 'primary', eventId: 'ap1', detail }, appointment());
  const bent = entries.filter(({ item }) => item.kind === 'move-refused');
  expect(inboxView(bent, { all: false }, TIME).text(PLAIN)).toContain(`in the calendar into ${detail}, `);
});

test('an empty inbox', () => {
  const view = inboxView([], { all: false }, TIME);
  expect(view.text(PLAIN)).toBe('Nothing waits in the inbox.\n');
  expect(view.data).toEqual({ items: [], count: 0, open: 0 });
});

test('an item as scripts read it', () => {
  const [first] = ENTRIES;
  expect(inboxView(first === undefined ? [] : [first], { all: false }, TIME).data).toMatchObject({
    count: 1,
    open: 1,
    items: [
      {
        item_id: 1,
        kind: 'event-removed',
        appointment_id: 12,
        appointment: { appointment_id: 12, customer_name: 'Ana Pérez' },
        calendar_id: 'primary',
        event_id: 'ap1',
        event: null,
        detail: '12 of 15',
        resolutions: RESOLUTIONS_OF['event-removed'],
        resolved_at: null,
        resolution: null,
      },
    ],
  });
});

test.each([
  { open: 1, note: '1 item waits in the inbox: bay inbox' },
  { open: 2, note: '2 items wait in the inbox: bay inbox' },
])('$open open items are told in one line', ({ open, note }) => {
  expect(inboxNote(open)).toBe(note);
});

test('settling an item, in all three cases', () => {
  const settled = ENTRIES.at(-1);
  if (settled === undefined) throw new Error('no settled sample');
  const told = [WRITTEN, REPLAYED, DRY_RUN].map((outcome) => resolvedView(settled, outcome, TIME).message);
  expect(told).toEqual([
    'Settled item 23: cancel the appointment.',
    'Item 23 was already settled on Mon 23 Nov 07:00: cancel the appointment.',
    'Would settle item 23: cancel the appointment.',
  ]);
});

describe('a sync', () => {
  const moved = {
    appointment: appointment(),
    before: {
      ...appointment(),
      ...span('2026-11-23T14:00', '2026-11-23T14:30'),
      wallStart: '2026-11-23T14:00',
      wallEnd: '2026-11-23T14:30',
    },
  };
  const [removed] = ENTRIES;
  const conflict = ENTRIES.find(({ item }) => item.kind === 'foreign-conflict');
  const full = {
    delivered: 2,
    pending: 1,
    takenIn: 3,
    moved: [moved],
    added: removed === undefined ? [] : [removed],
    halted: ['maria:primary'],
    unfinished: [{ calendar: 'yard', readSoFar: 45_000 }],
    troubles: TROUBLES.slice(0, 1).map((trouble) => ({ calendar: 'primary', realId: null, trouble })),
  };

  test('tells everything that a person should know', () => {
    const view = syncView(full, WRITTEN, TIME);
    expect(`${view.text(PLAIN)}${view.message}\n`).toMatchInlineSnapshot(`
      "! 2 changes delivered to the calendar, 1 change still owed
        Moved in the calendar: #12  Oil change for Ana Pérez, 2018 Honda Civic
          Mon 23 Nov 09:00–09:30, Bay 1 (was Mon 23 Nov 14:00–14:30)

      New in the inbox:
      1  Somebody deleted #12 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1) in the calendar. The appointment stands.
         Put it back into the calendar: bay inbox resolve 1 --restore
         Cancel the appointment: bay inbox resolve 1 --cancel
      ! Nothing was taken in from the calendar maria:primary: a person must decide first (bay inbox)
      ! 45000 events of the calendar yard were read so far; the next run goes on from there (bay sync)
      ✗ primary: Google is out of reach (Google answered 503 (backendError): Backend Error)
        It is safe to run this again. If it stays so: bay doctor
      2 changes delivered to the calendar, 1 change still owed; 1 appointment followed a move in the calendar; 1 new item in the inbox; nothing was taken in from 1 calendar; 1 calendar is not read to the end yet; 1 calendar could not be served.
      "
    `);
    expect(view.data).toMatchObject({
      delivered: 2,
      pending: 1,
      taken_in: 3,
      moved: [{ appointment_id: 12, moved_from: '2026-11-23T14:00:00-05:00' }],
      inbox: [{ item_id: 1, kind: 'event-removed' }],
      halted: ['maria:primary'],
      unfinished: [{ calendar_id: 'yard', events_read: 45_000 }],
      troubles: [
        { calendar_id: 'primary', kind: 'unknown', why: 'Google answered 503 (backendError): Backend Error' },
      ],
    });
  });

  test.each([
    { name: 'nothing', report: NOTHING_SYNCED, exitCode: 0 },
    { name: 'something still owed', report: { ...NOTHING_SYNCED, pending: 3 }, exitCode: 0 },
    { name: 'everything at once', report: full, exitCode: 8 },
    { name: 'a decision', report: { ...full, halted: [], troubles: [] }, exitCode: 12 },
    {
      name: 'a calendar of which nothing was taken in',
      report: { ...full, added: [], troubles: [] },
      exitCode: 12,
    },
    {
      name: 'what the rules have settled, or staff will talk over',
      report: { ...NOTHING_SYNCED, added: conflict === undefined ? [] : [conflict] },
      exitCode: 0,
    },
  ])('with $name ends with $exitCode', ({ report, exitCode }) => {
    const view = syncView(report, WRITTEN, TIME);
    expect(viewExitCode(view)).toBe(exitCode);
    expect(envelope(view)).toMatchObject({ success: exitCode === 0, data: view.data });
  });
});
