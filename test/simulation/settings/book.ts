import { defaultShop } from '../../../src/domain/default-shop.ts';
import type { ShopRules } from '../../../src/domain/shop.ts';
import { aBay, aTechnician } from '../../support/wall-planner.ts';
import { FILLED, type MemoryBook, newBook } from '../memory-book.ts';
import { SHARED } from './moment.ts';

const FILLED_HERE = [
  ...FILLED,
  'calendar_name',
  'calendar_place',
  'token_owner',
  'local_event',
  'local_calendar',
];

let kept: MemoryBook | null = null;

/** A book of which nobody has said whose its calendar is; emptied for every history. */
export async function undecidedBook(): Promise<MemoryBook> {
  kept ??= await newBook(rules());
  const { db } = kept;
  for (const table of FILLED_HERE) db.exec(`DELETE FROM ${table}`);
  db.exec(`DELETE FROM sqlite_sequence WHERE name IN ('appointment', 'inbox_item')`);
  db.exec(`UPDATE shop SET rules = json_set(rules, '$.calendar', NULL), revision = 1`);
  db.exec(`UPDATE book SET google_client = NULL`);
  db.exec(`UPDATE claimable SET calendar_id = 'primary' WHERE name = 'Bay 1'`);
  db.exec('UPDATE claimable SET create_events = NULL');
  return kept;
}

/** Bays whose names mean each kind of calendar, and a technician who has the calendar of another sign-in. */
function rules(): ShopRules {
  const { id: _, calendarId: __, ...maria } = aTechnician(0, { name: 'Maria', calendar: 'maria:primary' });
  return {
    ...defaultShop('America/New_York'),
    bays: [bay('Bay 1', 'primary'), bay('Bay 2', 'maria:primary'), bay('Bay 3', SHARED)],
    technicians: [maria],
  };
}

function bay(name: string, calendar: string) {
  const { id: _, calendarId: __, ...rest } = aBay(0, { name, calendar });
  return rest;
}
