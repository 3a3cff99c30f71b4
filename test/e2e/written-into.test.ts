import { describe, expect, test } from 'vitest';
import { type GoogleWorkshop, googleWorkshop, SHOP } from '../support/google-workshop.ts';

const BAY_2 = 'c_bay2@group.calendar.google.com';

/** Ana's oil change at nine, in the one of two bays with calendars of their own. */
async function booked(): Promise<GoogleWorkshop & { eventId: string }> {
  const shop = await googleWorkshop();
  shop.google.addCalendar({ id: BAY_2 });
  await shop.done(
    ['shop', 'set', 'bays', `[{name: Bay 1}, {name: Bay 2, calendar: "${BAY_2}"}]`],
    'book -c 1 -s oil_change --at 2026-11-23T09:00 -b "Bay 1"',
  );
  return { ...shop, eventId: (await shop.data('show 1')).calendar_event_id };
}

const told = async (shop: GoogleWorkshop): Promise<string[]> =>
  (await shop.data('inbox')).items.map(({ summary }: { summary: string }) => summary);

function writeInto({ google, eventId }: { google: GoogleWorkshop['google']; eventId: string }): void {
  google.model.people.retitle(SHOP, eventId, 'Oil - Ana - KEY IN BOX');
  google.model.people.describe(SHOP, eventId, 'customer called: also brakes');
}

const WRITTEN = expect.stringMatching(
  /^Somebody had written into #1 \(.*\) in the calendar primary; then its event was removed there, .* It said: Oil - Ana - KEY IN BOX \/ customer called: also brakes$/,
);

describe('what somebody wrote into an event that is removed', () => {
  test.each([
    { when: 'nobody had read it', reads: [] },
    { when: 'it had been read before', reads: ['sync', 'reschedule 1 --to 11:00'] },
  ])('is told when the appointment goes to another calendar, and $when', async ({ reads }) => {
    const shop = await booked();
    writeInto(shop);
    await shop.done(...reads, 'reschedule 1 --to 10:00 -b "Bay 2"');
    expect(await told(shop)).toEqual([WRITTEN]);
    await shop.done('sync', 'sync');
    expect(await told(shop)).toEqual([WRITTEN]);
  });

  test('is told when the appointment is cancelled, together with where the event had been dragged', async () => {
    const shop = await booked();
    writeInto(shop);
    shop.google.model.people.move(SHOP, shop.eventId, {
      start: Date.parse('2026-11-23T15:00:00-05:00'),
      end: Date.parse('2026-11-23T15:30:00-05:00'),
    });
    await shop.done('cancel 1 -r other');
    expect(await told(shop)).toEqual([
      expect.stringMatching(
        /^Somebody had moved #1 .* to Mon 23 Nov 15:00–15:30, and written into it; .* KEY IN BOX/,
      ),
    ]);
  });

  test('is never bay’s own wording, also when the customer is called otherwise by then', async () => {
    const shop = await booked();
    await shop.done(
      'customers edit 1 --name "Ana Pérez-Smith"',
      'reschedule 1 --to 11:00',
      'sync',
      'reschedule 1 --to 10:00 -b "Bay 2"',
      'cancel 1 -r other',
    );
    expect(await told(shop)).toEqual([]);
  });
});
