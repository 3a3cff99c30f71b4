import type { GoogleAccess } from '../../../src/calendar/google-access.ts';
import { ANA } from './moment.ts';
import type { SettingsMutant } from './world.ts';

/** What was shown where a name led before is forgotten with it. */
const FORGETS_THE_OLD_PLACE: SettingsMutant = {
  name: 'a name that leads elsewhere forgets the old place',
  store: (sound, { db }) => ({
    ...sound,
    places: {
      ...sound.places,
      rebind: async (...given) => {
        const rebound = await sound.places.rebind(...given);
        for (const { from } of rebound.moved)
          db.prepare(
            'UPDATE calendar_image SET dead = 1, burning = 0, owed = 0, synced_revision = wanted_revision WHERE present = 0 AND calendar_id = ?',
          ).run(from.calendarId);
        return rebound;
      },
    },
  }),
};

/** The place of a name is told to be elsewhere, and all that hangs on it goes along: as if images hung on the name alone. */
const KEYED_BY_NAME: SettingsMutant = {
  name: 'an image hangs on the shop’s name alone',
  store: (sound, { db }) => ({
    ...sound,
    places: {
      ...sound.places,
      rebind: async (spots, calendar, at) => {
        const places = await sound.places.inForce();
        const others = spots.filter(({ name, spot }) => {
          const place = places.find((one) => one.name === name);
          if (place?.provider !== 'google' || spot.provider !== 'google') return true;
          const taken = places.some(
            (one) => one.provider === 'google' && one.name !== name && one.googleId === spot.googleId,
          );
          if (spot.googleId === null || taken) return true;
          db.exec('DROP TRIGGER IF EXISTS calendar_place_is_final');
          db.prepare(
            'UPDATE OR IGNORE calendar_place SET google_id = ?, owner = ?, account = ? WHERE calendar_id = ?',
          ).run(spot.googleId, spot.owner, spot.account, place.calendarId);
          return false;
        });
        return sound.places.rebind(others, calendar, at);
      },
    },
  }),
};

const NOBODY_ASKS_WHOSE: SettingsMutant = {
  name: 'nobody asks whose a sign-in is',
  access: (sound): GoogleAccess => ({
    ...sound,
    standing: async (account) => {
      const standing = await sound.standing(account);
      return standing.kind === 'signed-in' ? { ...standing, owner: ANA } : standing;
    },
  }),
};

const REMOVED_UNREAD: SettingsMutant = {
  name: 'what was dragged is removed unread',
  calendar: (sound) => ({
    ...sound,
    cancelCalendarEvent: (place, _, notify, withinMs) =>
      sound.cancelCalendarEvent(place, null, notify, withinMs),
  }),
};

const WAITS_FOR_NOTHING: SettingsMutant = {
  name: 'an event is removed before it is shown elsewhere',
  protocol: (sound) => ({ ...sound, waits: () => false }),
};

/** Bays and technicians come to have other calendars, and what is booked stays where it is. */
const BAYS_MOVE_NOTHING: SettingsMutant = {
  name: 'another calendar of a bay moves nothing',
  store: (sound, { db }) => ({
    ...sound,
    shop: {
      ...sound.shop,
      replace: async (rules, ...given) => {
        const appointments = db
          .prepare<[], { id: number; calendar: string }>(
            'SELECT id, calendar_id AS calendar FROM appointment',
          )
          .all();
        const images = db
          .prepare<[], { id: number; calendar: string; present: number; owed: number }>(
            'SELECT appointment_id AS id, calendar_id AS calendar, present, owed FROM calendar_image',
          )
          .all();
        const before = rules.calendar === (await sound.shop.read()).calendar;
        const replaced = await sound.shop.replace(rules, ...given);
        if (!before) return replaced;
        for (const { id, calendar } of appointments)
          db.prepare('UPDATE appointment SET calendar_id = ? WHERE id = ?').run(calendar, id);
        db.prepare('UPDATE calendar_image SET present = 0, owed = 0').run();
        for (const { id, calendar, present, owed } of images)
          db.prepare(
            'UPDATE calendar_image SET present = ?, owed = ? WHERE appointment_id = ? AND calendar_id = ?',
          ).run(present, owed, id, calendar);
        return replaced;
      },
    },
  }),
};

/** Deliberate faults in how a book is tied to its calendars, and from which seed on one of a few histories notices each. */
export const SETTINGS_MUTANTS: readonly { readonly mutant: SettingsMutant; readonly from: number }[] = [
  { mutant: FORGETS_THE_OLD_PLACE, from: 3 },
  { mutant: KEYED_BY_NAME, from: 11 },
  { mutant: NOBODY_ASKS_WHOSE, from: 1 },
  { mutant: REMOVED_UNREAD, from: 52 },
  { mutant: WAITS_FOR_NOTHING, from: 13 },
  { mutant: BAYS_MOVE_NOTHING, from: 48 },
];
