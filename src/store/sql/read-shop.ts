import type { OthersWanted } from '../../domain/others-about.ts';
import type {
  Absence,
  Bay,
  CLAIMABLE_KINDS,
  OwnHours,
  Service,
  Shop,
  ShopRules,
  Technician,
} from '../../domain/shop.ts';
import type { ZoneRules } from '../../domain/zone.ts';
import type { ShopStore } from '../shop.ts';
import { type Database, parsed, type Sql } from './engine/sql.ts';
import { numberedLimits } from './numbered-limits.ts';
import { rulesProblem } from './rules-problem.ts';

/** The rules that are no bay, technician or service; those have rows of their own, because appointments refer to them. */
export type PolicyRules = Omit<ShopRules, 'services' | 'bays' | 'technicians'>;

interface ServiceRow {
  id: number;
  type: string;
  name: string;
  minutes: number;
  buffer_minutes: number;
  interval_months: number | null;
  skills: string;
}

interface ClaimableRow {
  id: number;
  kind: (typeof CLAIMABLE_KINDS)[number];
  name: string;
  capacity: number;
  calendar_name: string | null;
  calendar_id: string | null;
  check_availability: number | null;
  create_events: number | null;
  hours: string | null;
  away: string;
  skills: string;
}

/** What of the port only reads. */
export function readRules(database: Database) {
  return {
    read: async () => readShop(database),

    bookId: async () => {
      const book = await database.get<{ book_id: string }>('SELECT book_id FROM book');
      if (book === undefined) throw database.damaged({ kind: 'no-name-of-book' });
      return book.book_id;
    },

    othersWanted: async () => {
      const wanted = await database.get<{ events: OthersWanted['othersEvents']; hosts: string }>(
        OTHERS_WANTED,
      );
      if (wanted === undefined) throw new Error('a book without a shop');
      return { othersEvents: wanted.events, meetingHosts: parsed<string[]>(database, wanted.hosts) };
    },

    unheeded: async () => (await database.all<{ id: string }>(UNHEEDED)).map(({ id }) => id),
  } satisfies Partial<ShopStore>;
}

const OTHERS_WANTED = `SELECT rules ->> 'othersEvents' AS events, rules ->> 'meetingHosts' AS hosts FROM shop`;

const UNHEEDED = `
SELECT coalesce(n.calendar_id, c.calendar_id) AS id
FROM claimable c LEFT JOIN calendar_name n ON n.name = c.calendar_id
WHERE c.retired_at IS NULL AND c.calendar_id IS NOT NULL
GROUP BY 1 HAVING max(coalesce(c.check_availability, (SELECT check_availability FROM shop))) = 0`;

/** The shop as it is. Throws `database-damaged` where its rules are no rules. */
export async function readShop(sql: Sql): Promise<Shop> {
  const shop = await sql.get<{ revision: number; rules: string; zone: string }>(
    'SELECT revision, rules, zone FROM shop',
  );
  if (shop === undefined) throw sql.damaged({ kind: 'no-rules' });
  const rules = parsed<PolicyRules>(sql, shop.rules);
  const zone = parsed<ZoneRules>(sql, shop.zone);
  const problem = rulesProblem(rules, zone);
  if (problem !== null) throw sql.damaged(problem);
  const services = await sql.all<ServiceRow>(
    'SELECT id, type, name, minutes, buffer_minutes, interval_months, skills FROM service WHERE retired_at IS NULL ORDER BY position',
  );
  const claimables = await sql.all<ClaimableRow>(
    `SELECT c.id, c.kind, c.name, c.capacity, c.calendar_id AS calendar_name,
       coalesce(n.calendar_id, c.calendar_id) AS calendar_id, c.check_availability, c.create_events, c.hours, c.away, c.skills
     FROM claimable c LEFT JOIN calendar_name n ON n.name = c.calendar_id
     WHERE c.retired_at IS NULL ORDER BY c.position`,
  );
  const ofKind = (kind: ClaimableRow['kind']) =>
    claimables.filter((row) => row.kind === kind).map((row) => claimableOf(sql, row));
  return {
    ...rules,
    limits: numberedLimits(rules.modes, claimables),
    phoneArea: rules.phoneArea ?? null,
    holidays: rules.holidays ?? null,
    calendar: rules.calendar ?? null,
    revision: shop.revision,
    zone,
    services: services.map((row) => serviceOf(sql, row)),
    bays: ofKind('bay') as Bay[],
    technicians: ofKind('technician'),
  };
}

function serviceOf(sql: Sql, row: ServiceRow): Service {
  const { id, type, name, minutes, buffer_minutes, interval_months, skills } = row;
  return {
    id,
    type,
    name,
    minutes,
    bufferMinutes: buffer_minutes,
    intervalMonths: interval_months,
    skills: parsed(sql, skills),
  };
}

function claimableOf(sql: Sql, row: ClaimableRow): Technician {
  const { id, name, capacity, calendar_name, calendar_id, check_availability, create_events } = row;
  const { hours, away, skills } = row;
  return {
    id,
    name,
    capacity,
    calendar: calendar_name,
    calendarId: calendar_id,
    ...(check_availability === null ? {} : { checkAvailability: check_availability === 1 }),
    ...(create_events === null ? {} : { createEvents: create_events === 1 }),
    hours: hours === null ? null : parsed<OwnHours>(sql, hours),
    away: parsed<readonly Absence[]>(sql, away),
    skills: parsed(sql, skills),
  };
}
