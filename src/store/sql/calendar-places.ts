import { assert } from '../../domain/assert.ts';
import type { CalendarPlaceStore } from '../calendar-places.ts';
import { type Database, parsed } from './engine/sql.ts';
import { calendarSetting } from './read-places.ts';
import type { PolicyRules } from './read-shop.ts';
import { bindNames, rebind } from './rebinding.ts';
import { tieNow } from './write.ts';

type Writing = 'rebind' | 'tie' | 'rememberToken' | 'rememberClient' | 'rememberOwner';

/** What of the port writes. */
export function calendarPlaceStore(database: Database): Pick<CalendarPlaceStore, Writing> {
  return {
    rebind: async (spots, calendar, at) =>
      database.transaction(async (tx) => {
        const rebound = await rebind(tx, spots, at);
        const others = calendar === null ? null : await bindNames(tx, calendar, at);
        const now = calendar ?? (await calendarSetting(tx));
        assert(now !== null, "names lead somewhere in a shop whose calendar is nobody's");
        // Another revision: whoever books by the rules as they were has to look again.
        if (rebound.moved.length > 0 || now !== (await calendarSetting(tx))) {
          const { rules } = (await tx.get<{ rules: string }>('SELECT rules FROM shop')) as { rules: string };
          await tx.run(
            'UPDATE shop SET rules = ?, revision = revision + 1, updated_at = ?',
            JSON.stringify({ ...parsed<PolicyRules>(tx, rules), calendar: now }),
            at,
          );
        }
        return others === null
          ? rebound
          : { moved: [...rebound.moved, ...others.moved], owed: rebound.owed + others.owed };
      }),

    tie: () => tieNow(database),

    rememberToken: async (fingerprint) => {
      await database.transaction(async (tx) => {
        await tx.run(
          `INSERT INTO token_owner (fingerprint, tied) VALUES (?, 1)
           ON CONFLICT (fingerprint) DO UPDATE SET tied = 1`,
          fingerprint,
        );
      });
    },

    rememberClient: async (clientId) => {
      await database.transaction((tx) => tx.run('UPDATE book SET google_client = ?', clientId));
    },

    rememberOwner: async (fingerprint, owner) => {
      await database.transaction(async (tx) => {
        await tx.run(
          `INSERT INTO token_owner (fingerprint, owner) VALUES (?, ?)
           ON CONFLICT (fingerprint) DO UPDATE SET owner = excluded.owner`,
          fingerprint,
          owner,
        );
      });
    },
  };
}
