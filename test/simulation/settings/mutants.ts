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

/** Deliberate faults in how a book is tied to its calendars, and from which seed on one of a few histories notices each. */
export const SETTINGS_MUTANTS: readonly { readonly mutant: SettingsMutant; readonly from: number }[] = [
  { mutant: FORGETS_THE_OLD_PLACE, from: 3 },
  { mutant: KEYED_BY_NAME, from: 11 },
  { mutant: NOBODY_ASKS_WHOSE, from: 1 },
];
