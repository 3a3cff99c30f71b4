import { describe, expect, test } from 'vitest';
import type { CalendarSpot } from '../../../src/domain/calendar-place.ts';
import { Stale } from '../../../src/store/refusals.ts';
import { at, aWrite, NOW, type OpenStore, RULES, readyBook, zone } from '../../support/book.ts';
import { deliver } from '../../support/book-deliveries.ts';

const LOCAL: CalendarSpot = { provider: 'local' };
const UNKNOWN = google(null);

function google(googleId: string | null, owner: string | null = null): CalendarSpot {
  return { provider: 'google', account: 'default', owner, googleId };
}

/** A book whose calendars come to be Google's: those that are named are known, of the others nobody knows where they lead. */
async function bookOfPlaces(open: OpenStore) {
  const book = await readyBook(open);
  const { places, images, appointments } = book.store;
  const lead = (spots: Readonly<Record<string, CalendarSpot>>, when = NOW) =>
    places.rebind(
      Object.entries(spots).map(([name, spot]) => ({ name, spot })),
      'google',
      when,
    );
  const inForce = async (name: string) => {
    const place = (await places.inForce()).find((one) => one.name === name);
    if (place === undefined) throw new Error(`no ${name}`);
    return place;
  };
  /** How the appointment stands in each calendar: `bay-1 absent owed`. */
  const stands = async (appointmentId: number, ...calendarIds: readonly string[]) => {
    const owed = new Set((await images.owedOf(appointmentId)).map(({ calendarId }) => calendarId));
    const lines = calendarIds.map(async (calendarId) => {
      const image = await images.get({ appointmentId, calendarId });
      if (image === null) return `${calendarId} never`;
      const wish = image.present ? 'present' : 'absent';
      return `${calendarId} ${wish}${owed.has(calendarId) ? ' owed' : ''}`;
    });
    return Promise.all(lines);
  };
  return {
    ...book,
    places,
    lead,
    inForce,
    stands,
    shownIn: async (id: number) => (await appointments.get(id))?.image?.calendarId,
    rules: async () => {
      const { bays, technicians, ...shop } = await book.store.shop.read();
      return { ...shop, bays, technicians };
    },
  };
}

/** With a calendar of Maria's own, and these settings. */
const changed = async (
  { store, rules }: Awaited<ReturnType<typeof bookOfPlaces>>,
  shop: object,
  hers: object = {},
) => {
  const before = await rules();
  const technicians = before.technicians.map((one) =>
    one.name === 'Maria' ? { ...one, calendar: 'maria', ...hers } : one,
  );
  await store.shop.replace({ ...before, ...shop, technicians }, zone, new Map(), {
    ...aWrite(),
    at: at('12:00'),
  });
};

export function placesContract(open: OpenStore): void {
  describe('calendars and what the shop calls them', () => {
    test('a name of which nobody has said anything is the book’s own calendar', async () => {
      const { places, shop } = await bookOfPlaces(open);
      expect(await places.setting()).toBeNull();
      expect(await places.get('bay-1')).toEqual({ calendarId: 'bay-1', name: 'bay-1', provider: 'local' });
      expect(shop.bays.map(({ calendarId }) => calendarId)).toEqual(['bay-1', 'bay-2', 'yard']);
    });

    test('what is to come follows its calendar, what is over stays where it was', async () => {
      const { book, store, lead, inForce, stands, shownIn } = await bookOfPlaces(open);
      const past = await book('09:00-10:00');
      const coming = await book('14:00-15:00');
      for (const { id } of [past, coming]) await deliver(store, id);
      const { owed, moved } = await lead({ 'bay-1': google('shop@g') }, at('12:00'));
      const mine = moved.filter(({ from }) => from.name === 'bay-1');
      expect([owed, mine.map(({ from, to }) => [from.provider, to.provider])]).toEqual([
        1,
        [['local', 'google']],
      ]);
      const { calendarId: now } = await inForce('bay-1');
      expect(await stands(coming.id, 'bay-1', now)).toEqual(['bay-1 absent owed', `${now} present owed`]);
      expect(await stands(past.id, 'bay-1', now)).toEqual(['bay-1 present', `${now} never`]);
      expect([await shownIn(past.id), await shownIn(coming.id)]).toEqual(['bay-1', now]);
      expect((await store.appointments.get(coming.id))?.image?.calendar).toBe('bay-1');
    });

    test('what is cancelled stays owed its absence where it was, and nowhere else', async () => {
      const { book, store, lead, inForce, stands } = await bookOfPlaces(open);
      const { id } = await book('14:00-15:00');
      await deliver(store, id);
      await store.appointments.cancel(id, { reason: 'other', note: null }, aWrite());
      await lead({ 'bay-1': google('shop@g') });
      const { calendarId: now } = await inForce('bay-1');
      expect(await stands(id, 'bay-1', now)).toEqual(['bay-1 absent owed', `${now} never`]);
    });

    test('what is to come leaves the calendars of a bay that shows nothing any more, and comes back to them', async () => {
      const opened = await bookOfPlaces(open);
      const { book, store, stands, shownIn } = opened;
      await changed(opened, {});
      const { revision: shopRevision } = await store.shop.read();
      const past = await book('09:00-10:00', { shopRevision });
      const coming = await book('14:00-15:00', { technician: 'Maria', shopRevision });
      for (const { id } of [past, coming]) await deliver(store, id);
      await changed(opened, { createEvents: false });
      expect(await stands(past.id, 'bay-1')).toEqual(['bay-1 present']);
      expect(await stands(coming.id, 'bay-1', 'maria')).toEqual(['bay-1 absent owed', 'maria absent owed']);
      expect(await shownIn(coming.id)).toBeUndefined();
      expect(await store.health.check()).toEqual([]);
      await deliver(store, coming.id);
      await changed(opened, { createEvents: true });
      expect(await stands(coming.id, 'bay-1', 'maria')).toEqual(['bay-1 present owed', 'maria present owed']);
      expect(await store.health.check()).toEqual([]);
    });

    test('a calendar is not heeded where all whose it is say so', async () => {
      const opened = await bookOfPlaces(open);
      const { store, lead, inForce } = opened;
      const said = [];
      for (const [shop, hers] of [
        [{}, {}],
        [{}, { checkAvailability: false }],
        [{ checkAvailability: false }, { checkAvailability: true }],
      ] as const) {
        await changed(opened, shop, hers);
        said.push((await store.shop.unheeded()).toSorted());
      }
      expect(said).toEqual([[], ['maria'], ['bay-1', 'bay-2', 'yard']]);
      await lead({ 'bay-1': google('shop@g'), 'bay-2': google('shop@g') });
      const { calendarId } = await inForce('bay-1');
      expect(await store.shop.unheeded()).toContain(calendarId);
    });

    test('a technician’s calendar that shows nothing is left alone, and the bay’s goes on', async () => {
      const opened = await bookOfPlaces(open);
      const { book, store, stands, rules } = opened;
      await changed(opened, {});
      const { revision: shopRevision } = await store.shop.read();
      const { id } = await book('14:00-15:00', { technician: 'Maria', shopRevision });
      await deliver(store, id);
      await changed(opened, {}, { createEvents: false });
      expect(await stands(id, 'bay-1', 'maria')).toEqual(['bay-1 present', 'maria absent owed']);
      expect((await rules()).technicians[0]).toMatchObject({ name: 'Maria', createEvents: false });
    });

    test('a calendar that turns out to be where nobody has asked yet changes nothing that is owed', async () => {
      const { book, lead, inForce, stands } = await bookOfPlaces(open);
      await lead({ 'bay-1': UNKNOWN });
      const { calendarId } = await inForce('bay-1');
      const { id } = await book('14:00-15:00', { calendarId, shopRevision: 2 });
      expect(await lead({ 'bay-1': google('shop@g', 'shop@g') })).toEqual({ moved: [], owed: 0 });
      expect(await inForce('bay-1')).toMatchObject({ calendarId, googleId: 'shop@g', owner: 'shop@g' });
      expect(await stands(id, calendarId)).toEqual([`${calendarId} present owed`]);
    });

    test('a calendar that turns out to be a known one takes over all that was meant for it', async () => {
      const { book, store, lead, inForce, shownIn, stands } = await bookOfPlaces(open);
      await lead({ 'bay-2': google('shop@g') });
      const known = (await inForce('bay-2')).calendarId;
      await lead({ 'bay-1': UNKNOWN });
      const unasked = (await inForce('bay-1')).calendarId;
      const { revision } = await store.shop.read();
      const wish = { calendarId: unasked, shopRevision: revision };
      const stays = await book('14:00-15:00', wish);
      const gone = await book('16:00-17:00', wish);
      await store.appointments.cancel(gone.id, { reason: 'other', note: null }, aWrite());
      await lead({ 'bay-1': google('shop@g') });
      expect((await inForce('bay-1')).calendarId).toBe(known);
      expect([await shownIn(stays.id), await shownIn(gone.id)]).toEqual([known, known]);
      expect(await stands(stays.id, known, unasked)).toEqual([`${known} present owed`, `${unasked} never`]);
      expect(await stands(gone.id, known, unasked)).toEqual([`${known} absent`, `${unasked} never`]);
    });

    test('another calendar under the same name is another place, and the first one is taken up again', async () => {
      const { book, store, lead, inForce, stands } = await bookOfPlaces(open);
      await lead({ 'bay-1': google('one@g') });
      const one = (await inForce('bay-1')).calendarId;
      const { revision } = await store.shop.read();
      const { id } = await book('14:00-15:00', { calendarId: one, shopRevision: revision });
      await deliver(store, id);
      await lead({ 'bay-1': google('two@g') });
      const two = (await inForce('bay-1')).calendarId;
      expect(two).not.toBe(one);
      expect(await stands(id, one, two)).toEqual([`${one} absent owed`, `${two} present owed`]);
      await lead({ 'bay-1': google('one@g') });
      expect((await inForce('bay-1')).calendarId).toBe(one);
      expect(await stands(id, one, two)).toEqual([`${one} present`, `${two} absent`]);
    });

    test('of two names for one calendar, each takes its own bay’s appointments along', async () => {
      const { book, store, idOf, lead, inForce, shownIn } = await bookOfPlaces(open);
      await lead({ 'bay-1': google('shop@g'), 'bay-2': google('shop@g') });
      const { calendarId } = await inForce('bay-1');
      expect((await inForce('bay-2')).calendarId).toBe(calendarId);
      const { revision } = await store.shop.read();
      const wish = { calendarId, shopRevision: revision };
      const first = await book('14:00-15:00', wish);
      const second = await book('14:00-15:00', { ...wish, bay: 'Bay 2', bayId: idOf('Bay 2') });
      await lead({ 'bay-2': google('other@g') });
      expect(await shownIn(first.id)).toBe(calendarId);
      expect(await shownIn(second.id)).toBe((await inForce('bay-2')).calendarId);
    });

    test('two accounts that are swapped swap their places, and nothing that was shown is forgotten', async () => {
      const { book, store, idOf, lead, inForce, shownIn, stands } = await bookOfPlaces(open);
      await lead({ 'bay-1': google('ana@g'), 'bay-2': google('bob@g') });
      const [ana, bob] = [(await inForce('bay-1')).calendarId, (await inForce('bay-2')).calendarId];
      const { revision } = await store.shop.read();
      const first = await book('14:00-15:00', { calendarId: ana, shopRevision: revision });
      const second = await book('14:00-15:00', {
        calendarId: bob,
        shopRevision: revision,
        bay: 'Bay 2',
        bayId: idOf('Bay 2'),
      });
      for (const { id } of [first, second]) await deliver(store, id);
      await lead({ 'bay-1': google('bob@g'), 'bay-2': google('ana@g') });
      expect([await shownIn(first.id), await shownIn(second.id)]).toEqual([bob, ana]);
      expect(await stands(first.id, ana, bob)).toEqual([`${ana} absent owed`, `${bob} present owed`]);
      expect(await stands(second.id, ana, bob)).toEqual([`${ana} present owed`, `${bob} absent owed`]);
    });

    test('a technician’s own calendar is left like a bay’s', async () => {
      const [maria] = RULES.technicians;
      if (maria === undefined) throw new Error('the shop has a technician');
      const technicians = [{ ...maria, calendar: 'maria' }];
      const withMaria: OpenStore = (shop) => open({ ...shop, rules: { ...shop.rules, technicians } });
      const { book, store, lead, inForce, stands } = await bookOfPlaces(withMaria);
      const { id } = await book('14:00-15:00', { technician: 'Maria' });
      await deliver(store, id);
      await lead({ maria: google('maria@g') });
      const now = (await inForce('maria')).calendarId;
      const ofBay = (await inForce('bay-1')).calendarId;
      expect(await stands(id, 'bay-1', ofBay, 'maria', now)).toEqual([
        'bay-1 absent owed',
        `${ofBay} present owed`,
        'maria absent owed',
        `${now} present owed`,
      ]);
    });

    test('whoever books by what a name meant before is told to look again', async () => {
      const { draft, store, lead } = await bookOfPlaces(open);
      await lead({ 'bay-1': google('shop@g') });
      await expect(store.appointments.book(draft('14:00-15:00'), aWrite())).rejects.toThrow(Stale);
    });

    test('what is shown goes along when its bay comes to have a calendar of another name', async () => {
      const { book, store, rules, lead, inForce, shownIn } = await bookOfPlaces(open);
      const { id } = await book('14:00-15:00');
      await deliver(store, id);
      const { bays, ...others } = await rules();
      const moved = bays.map((bay) => Object.assign({}, bay, { calendar: `other ${bay.calendar}` }));
      await store.shop.replace({ ...others, bays: moved }, zone, new Map(), aWrite());
      await lead({});
      expect(await shownIn(id)).toBe((await inForce('other bay-1')).calendarId);
      await lead({ 'other bay-1': google('shop@g') });
      expect(await inForce('other bay-1')).toMatchObject({
        provider: 'google',
        calendarId: await shownIn(id),
      });
    });

    test('nothing is written where nothing changes', async () => {
      const { dump, lead } = await bookOfPlaces(open);
      await lead({ 'bay-1': google('shop@g') });
      const before = await dump();
      expect(await lead({ 'bay-1': google('shop@g') })).toEqual({ moved: [], owed: 0 });
      expect(await dump()).toEqual(before);
    });

    test('the shop’s own word moves every name, there and back', async () => {
      const { book, store, places, rules, inForce, stands } = await bookOfPlaces(open);
      const { id } = await book('14:00-15:00');
      await deliver(store, id);
      const say = async (calendar: 'local' | 'google') =>
        store.shop.replace({ ...(await rules()), calendar }, zone, new Map(), aWrite());
      await say('google');
      expect(await places.setting()).toBe('google');
      const now = await inForce('bay-1');
      expect(now).toMatchObject({ provider: 'google', account: 'default', googleId: null });
      expect(await stands(id, 'bay-1', now.calendarId)).toEqual([
        'bay-1 absent owed',
        `${now.calendarId} present owed`,
      ]);
      await say('local');
      expect(await inForce('bay-1')).toEqual({ calendarId: 'bay-1', name: 'bay-1', provider: 'local' });
      expect(await stands(id, 'bay-1')).toEqual(['bay-1 present']);
    });

    test('a shop file that says nothing of the calendar leaves it as it is', async () => {
      const { store, lead, places, rules } = await bookOfPlaces(open);
      await lead({ 'bay-1': google('shop@g'), 'bay-2': LOCAL });
      await store.shop.replace({ ...(await rules()), calendar: null }, zone, new Map(), aWrite());
      expect(await places.setting()).toBe('google');
    });

    test('a calendar that is new to a shop with Google’s is Google’s, too', async () => {
      const { store, lead, inForce, rules } = await bookOfPlaces(open);
      await lead({ 'bay-1': google('shop@g') });
      const { bays, ...others } = await rules();
      const pit = { name: 'Pit', capacity: 1, calendar: 'maria:primary', hours: null, away: [], skills: [] };
      await store.shop.replace({ ...others, bays: [...bays, pit] }, zone, new Map(), aWrite());
      expect(await inForce('maria:primary')).toMatchObject({ provider: 'google', account: 'maria' });
      expect(await inForce('bay-1')).toMatchObject({ googleId: 'shop@g' });
    });

    test('whose a refresh token is is remembered by its digest', async () => {
      const { places } = await bookOfPlaces(open);
      expect(await places.ownerOf('digest')).toBeNull();
      await places.rememberOwner('digest', 'shop@g');
      expect(await places.ownerOf('digest')).toBe('shop@g');
    });
  });
}
