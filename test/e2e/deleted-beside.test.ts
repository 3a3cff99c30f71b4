import { describe, expect, test } from 'vitest';
import { type MovingShop, movingShop, OTHER, SHOP } from '../support/moving-shop.ts';
import { instantOf } from '../support/workshop-words.ts';

const MARIA = 'maria@group.calendar.google.com';
const VISIT = '14:00 Oil change - Ana Pérez';

/** A visit that is shown in the bay's calendar, and in that of its technician. */
async function shownTwice() {
  const shop = await movingShop();
  shop.google.addCalendar({ id: MARIA });
  shop.set(shop.google.signedIn().environment);
  await shop.done(
    ['shop', 'set', 'technicians', `[{name: Maria, calendar: "${MARIA}"}]`],
    'book -c 1 -s oil_change --at 2026-11-23T09:00 -b "Bay 1"',
    'sync',
  );
  return shop;
}

const idIn = ({ google }: MovingShop, calendarId: string) =>
  [...google.model.liveEvents(calendarId)][0]?.id ?? '';

function drag(shop: MovingShop, calendarId: string) {
  const times = { start: instantOf('Mon 2026-11-23 14:00'), end: instantOf('Mon 2026-11-23 14:30') };
  shop.google.model.people.move(calendarId, idIn(shop, calendarId), times);
}

function remove({ google, ...shop }: MovingShop, calendarId: string) {
  google.model.people.delete(calendarId, idIn({ google, ...shop }, calendarId));
}

describe('an event that somebody deletes in one calendar while the other is dragged', () => {
  test.each([
    { how: 'deleted first', deleted: MARIA, dragged: SHOP, deeds: [remove, drag] },
    { how: 'deleted last', deleted: MARIA, dragged: SHOP, deeds: [drag, remove] },
    { how: 'deleted in the bay’s calendar', deleted: SHOP, dragged: MARIA, deeds: [remove, drag] },
  ])('stays asked about, and is not made again: $how', async ({ deleted, dragged, deeds }) => {
    const shop = await shownTwice();
    for (const deed of deeds) deed(shop, deed === remove ? deleted : dragged);
    expect(await shop.bay('sync')).toMatchObject({ exitCode: 12 });
    await shop.bay('sync');
    expect([await shop.inbox(), shop.shown(dragged), shop.shown(deleted)]).toEqual([
      ['event-removed #1'],
      [VISIT],
      [],
    ]);
    await shop.done('inbox resolve 1 --restore');
    expect(shop.shown(deleted)).toEqual([VISIT]);
  });

  test('stays asked about where it was moved to a calendar that is none of the shop’s', async () => {
    const shop = await shownTwice();
    drag(shop, SHOP);
    shop.google.model.people.moveToCalendar(MARIA, idIn(shop, MARIA), OTHER);
    await shop.bay('sync');
    expect(await shop.inbox()).toEqual(['event-removed #1']);
  });
});

describe('an event that somebody has deleted in the technician’s calendar', () => {
  test('is told by the command that finds it, and still asked about after the next one', async () => {
    const shop = await shownTwice();
    remove(shop, MARIA);
    expect(await shop.bay('reschedule 1 --to 10:00')).toMatchObject({
      exitCode: 0,
      stderr: `! #1 was deleted in the calendar ${MARIA}, and a person must decide: bay inbox\n`,
    });
    expect(await shop.inbox()).toEqual(['event-removed #1']);
    await shop.done('reschedule 1 --to 14:00', 'sync');
    expect([await shop.inbox(), shop.shown(MARIA)]).toEqual([['left-removed #1'], [VISIT]]);
  });

  test('is no question any more once the appointment is cancelled', async () => {
    const shop = await shownTwice();
    remove(shop, MARIA);
    await shop.done('reschedule 1 --to 10:00', 'reschedule 1 --to 14:00', 'cancel 1 -r other', 'sync');
    expect(await shop.inbox()).toEqual([]);
  });
});
