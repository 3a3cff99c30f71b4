import { assert } from '../../domain/assert.ts';
import type { CalendarPlaceStore } from '../calendar-places.ts';
import type { Connection } from './engine/connection.ts';
import type { PolicyRules } from './read-shop.ts';
import { bindNames, calendarSetting, placesOfNames, rebind } from './rebinding.ts';
import { placeAtGoogle, placeOf } from './rows/place-rows.ts';
import { tieNow } from './write.ts';

export function sqliteCalendarPlaces(connection: Connection): CalendarPlaceStore {
  return {
    setting: async () => calendarSetting(connection),

    inForce: async () => placesOfNames(connection),

    get: async (calendarId) => placeOf(connection, calendarId),

    isKnownAtGoogle: async (googleId) => placeAtGoogle(connection, googleId) !== null,

    rebind: async (spots, calendar, at) =>
      connection.transaction(() => {
        const rebound = rebind(connection, spots, at);
        const others = calendar === null ? null : bindNames(connection, calendar, at);
        const now = calendar ?? calendarSetting(connection);
        assert(now !== null, "names lead somewhere in a shop whose calendar is nobody's");
        // Another revision: whoever books by the rules as they were has to look again.
        if (rebound.moved.length > 0 || now !== calendarSetting(connection)) {
          const { rules } = connection.get<{ rules: string }>('SELECT rules FROM shop') as { rules: string };
          connection.run(
            'UPDATE shop SET rules = ?, revision = revision + 1, updated_at = ?',
            JSON.stringify({ ...connection.parsed<PolicyRules>(rules), calendar: now }),
            at,
          );
        }
        return others === null
          ? rebound
          : { moved: [...rebound.moved, ...others.moved], owed: rebound.owed + others.owed };
      }),

    tieWithFirstWrite: (tie) => {
      connection.withFirstWrite = tie;
    },

    tie: () => tieNow(connection),

    ownerOf: async (fingerprint) =>
      connection.get<{ owner: string | null }>(
        'SELECT owner FROM token_owner WHERE fingerprint = ?',
        fingerprint,
      )?.owner ?? null,

    isKnownToken: async (fingerprint) =>
      connection.get('SELECT 1 FROM token_owner WHERE fingerprint = ? AND tied = 1', fingerprint) !==
      undefined,

    rememberToken: async (fingerprint) => {
      await connection.transaction(() => {
        connection.run(
          `INSERT INTO token_owner (fingerprint, tied) VALUES (?, 1)
           ON CONFLICT (fingerprint) DO UPDATE SET tied = 1`,
          fingerprint,
        );
      });
    },

    client: async () =>
      connection.get<{ client: string | null }>('SELECT google_client AS client FROM book')?.client ?? null,

    rememberClient: async (clientId) => {
      await connection.transaction(() => connection.run('UPDATE book SET google_client = ?', clientId));
    },

    rememberOwner: async (fingerprint, owner) => {
      await connection.transaction(() => {
        connection.run(
          `INSERT INTO token_owner (fingerprint, owner) VALUES (?, ?)
           ON CONFLICT (fingerprint) DO UPDATE SET owner = excluded.owner`,
          fingerprint,
          owner,
        );
      });
    },
  };
}
