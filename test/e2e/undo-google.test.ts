import { describe, expect, test } from 'vitest';
import { drag } from '../support/dragging.ts';
import { type GoogleWorkshop, googleWorkshop, SHOP } from '../support/google-workshop.ts';
import { instantOf } from '../support/workshop-words.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';

async function booked() {
  const shop = await googleWorkshop();
  await shop.done(NINE, 'sync');
  return shop;
}

/** When the events are that Google shows, and what they are called. */
const eventsOf = (shop: GoogleWorkshop) =>
  shop.shown().map(({ start, summary }) => `${start?.dateTime?.slice(11, 16)} ${summary}`);

describe('undo follows in Google:', () => {
  test('an event that was removed comes back', async () => {
    const shop = await booked();
    await shop.done('cancel 1 -r other');
    expect(eventsOf(shop)).toEqual([]);
    expect(await shop.story('undo')).toMatchInlineSnapshot(`
      "$ bay undo
      ✓ Taken back: Ana Pérez was cancelled; back on Mon 23 Nov 09:00–09:30, Bay 1
        #1  Oil change for Ana Pérez, 2018 Honda Civic
        saved here, in Google Calendar
      "
    `);
    expect(eventsOf(shop)).toEqual(['09:00 Oil change - Ana Pérez']);
    expect(await shop.json('doctor')).toMatchObject({ exitCode: 0 });
  });

  test('a booking’s event goes, and comes again with `redo`', async () => {
    const shop = await booked();
    await shop.done('undo');
    expect(eventsOf(shop)).toEqual([]);
    await shop.done('redo');
    expect(eventsOf(shop)).toEqual(['09:00 Oil change - Ana Pérez']);
  });

  test('a moved event goes back, and a corrected name is in it as it was', async () => {
    const shop = await booked();
    await shop.done('move 1 14:00', 'customers edit 1 --name "Ana Lima"');
    expect(eventsOf(shop)).toEqual(['14:00 Oil change - Ana Lima']);
    await shop.done('undo', 'undo');
    expect(eventsOf(shop)).toEqual(['09:00 Oil change - Ana Pérez']);
  });

  test('with no more requests than the change itself, and one question for a time that is taken again', async () => {
    const shop = await booked();
    const asked = async (line: string) => {
      shop.asked();
      await shop.done(line);
      return shop.asked();
    };
    expect(await asked('undo')).toEqual(['DELETE events']);
    expect(await asked('redo')).toEqual(['POST freeBusy', 'POST events']);
    await shop.done('move 1 14:00');
    expect(await asked('undo')).toHaveLength(2);
  });

  test('later, where Google is out of reach: it is taken back here, and that is said', async () => {
    const shop = await booked();
    await shop.done('cancel 1 -r other');
    shop.google.faults.add({ when: () => true, fault: 'backend-error', times: 99 });
    const undone = await shop.json('undo');
    expect(undone).toMatchObject({
      exitCode: 0,
      data: { appointments: [{ status: 'scheduled', calendar_status: 'pending' }] },
    });
  });
});

describe('undo is refused, and nothing is changed,', () => {
  test('when somebody has dragged the event since, which was followed: the calendar is named', async () => {
    const shop = await booked();
    await drag(shop, 1, '14:00', '14:30');
    await shop.done('sync');
    expect(await shop.story('undo')).toMatchInlineSnapshot(`
      "$ bay undo
      2> ✗ #1 was changed since by the calendar, Mon 23 Nov 07:00 (moved); nothing was taken back.
      2>   See it whole: bay show 1
      2>   To take back what was done before that (vehicle added): bay undo --entry 6
      exit 9
      "
    `);
    expect(eventsOf(shop)).toEqual(['14:00 Oil change - Ana Pérez']);
    expect(await shop.data('show 1')).toMatchObject({ scheduled_at: '2026-11-23T14:00:00-05:00' });
  });

  test('when somebody’s own event lies there by now, with what is free', async () => {
    const shop = await booked();
    await shop.done('cancel 1 -r other');
    const dentist = { start: instantOf('Mon 2026-11-23 09:00'), end: instantOf('Mon 2026-11-23 10:00') };
    shop.google.model.people.create(SHOP, { summary: 'Dentist', ...dentist });
    expect(await shop.story('undo')).toMatchInlineSnapshot(`
      "$ bay undo
      2> ✗ Bay 1 is not free Mon 23 Nov 09:00–09:30: taken by a calendar event 09:00–09:30.
      2>   Nearest free: Mon 23 Nov 10:00 or 10:30.
      exit 9
      "
    `);
    expect(eventsOf(shop)).toEqual(['09:00 Dentist']);
    expect(await shop.data('show 1')).toMatchObject({ status: 'cancelled' });
  });

  test('for an answer in the inbox, and names the older thing', async () => {
    const shop = await booked();
    const { calendar_event_id: eventId } = await shop.data('show 1');
    shop.google.model.people.delete(SHOP, eventId);
    await shop.done('sync', 'inbox resolve 1 --restore');
    expect(await shop.story('undo')).toMatchInlineSnapshot(`
      "$ bay undo
      2> ✗ What ana did on Mon 23 Nov 07:00 (inbox answered) cannot be taken back: it was an answer about the calendar.
      2>   What was settled, and how: bay inbox --all
      2>   To take back what was done before that (booked #1): bay undo --entry 7
      exit 9
      "
    `);
  });
});
