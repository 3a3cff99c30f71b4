import type { Deed, PersonDeed, VisitDeed, WaitDeed } from '../../domain/deed.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import type { ShopRules } from '../../domain/shop.ts';
import type { JournalScope } from '../journal.ts';
import type { Page } from '../page.ts';
import { parsed, type Sql, type Value } from './engine/sql.ts';
import { appointmentAt } from './rows/appointment-rows.ts';
import { customerById } from './rows/customers.ts';
import { vehicleById } from './rows/vehicles.ts';

type EntryRow = Omit<JournalEntry, 'appointments' | 'people'>;

const ENTRIES = `
SELECT j.id, j.at, j.source, j.actor, j.verb, j.undoes, u.id AS "undoneBy", s.revision AS rules
FROM journal j LEFT JOIN journal u ON u.undoes = j.id LEFT JOIN shop_revision s ON s.entry_id = j.id`;

/** Entries of visits: what changed them, what a person has answered about them, and decided about what they owe to calendars. */
const OF_VISITS = (column: string) => `
SELECT r.entry_id FROM appointment a JOIN appointment_revision r ON r.appointment_id = a.id WHERE a.${column} = ?
UNION SELECT i.entry_id FROM appointment a JOIN inbox_item i ON i.appointment_id = a.id
WHERE a.${column} = ? AND i.entry_id IS NOT NULL
UNION SELECT d.entry_id FROM appointment a JOIN delivery_decision d ON d.appointment_id = a.id WHERE a.${column} = ?`;
const OF_PERSON = (kind: 'customer' | 'vehicle') =>
  `UNION SELECT entry_id FROM person_change WHERE kind = '${kind}' AND id = ?`;
const OF_CARS = `
UNION SELECT p.entry_id FROM vehicle v JOIN person_change p ON p.kind = 'vehicle' AND p.id = v.id WHERE v.customer_id = ?`;
const OF_WAITS = `
UNION SELECT c.entry_id FROM waitlist w JOIN waitlist_change c ON c.waitlist_id = w.id WHERE w.customer_id = ?`;

/** Which entries a scope has, as what follows WHERE. */
const OF = {
  all: 'TRUE',
  actor: 'j.actor = ?',
  rules: 'j.id IN (SELECT entry_id FROM shop_revision) AND j.verb = ?',
  time: 'j.at >= ? AND j.at < ?',
  appointment: `j.id IN (${OF_VISITS('id')})`,
  customer: `j.id IN (${OF_VISITS('customer_id')} ${OF_PERSON('customer')} ${OF_CARS} ${OF_WAITS})`,
  vehicle: `j.id IN (${OF_VISITS('vehicle_id')} ${OF_PERSON('vehicle')})`,
} as const;

const APPOINTMENTS =
  'SELECT appointment_id AS id, revision FROM appointment_revision WHERE entry_id = ? ORDER BY 1, 2';
const PEOPLE = 'SELECT kind, id FROM person_change WHERE entry_id = ? ORDER BY kind, id';

function valuesOf(scope: JournalScope): Value[] {
  switch (scope.of) {
    case 'all':
      return [];
    case 'actor':
      return [scope.actor];
    case 'rules':
      return [scope.verb];
    case 'time':
      return [scope.start, scope.end];
    case 'appointment':
      return Array.from({ length: 3 }, () => scope.id);
    case 'customer':
      return Array.from({ length: 6 }, () => scope.id);
    case 'vehicle':
      break;
  }
  return Array.from({ length: 4 }, () => scope.id);
}

export async function entriesOf(
  sql: Sql,
  scope: JournalScope,
  { limit, offset }: Page,
): Promise<JournalEntry[]> {
  const order = scope.of === 'time' ? 'j.at DESC, j.id DESC' : 'j.id DESC';
  const which = `WHERE ${OF[scope.of]} ORDER BY ${order} LIMIT ? OFFSET ?`;
  return entries(sql, which, ...valuesOf(scope), limit, offset);
}

export async function entryById(sql: Sql, id: number): Promise<JournalEntry | null> {
  return (await entries(sql, 'WHERE j.id = ?', id))[0] ?? null;
}

const LAST = 'AND u.id IS NULL ORDER BY j.id DESC LIMIT 1';

export async function lastStanding(sql: Sql, actor: string, before: number): Promise<JournalEntry | null> {
  const which = `WHERE j.actor = ? AND j.id < ? AND j.verb NOT IN ('taken-back', 'waitlist-offered', 'delivery-retried') ${LAST}`;
  return (await entries(sql, which, actor, before))[0] ?? null;
}

/** Among what takes something back, which is little: who has never done so has not all of their history looked through. */
const TAKING_BACK = 'j.id IN (SELECT id FROM journal WHERE undoes IS NOT NULL)';

export async function lastTakenBack(sql: Sql, actor: string): Promise<JournalEntry | null> {
  const which = `WHERE ${TAKING_BACK} AND j.actor = ? AND j.verb = 'taken-back' ${LAST}`;
  return (await entries(sql, which, actor))[0] ?? null;
}

async function entries(sql: Sql, which: string, ...values: Value[]): Promise<JournalEntry[]> {
  const whole: JournalEntry[] = [];
  for (const row of await sql.all<EntryRow>(`${ENTRIES} ${which}`, ...values)) {
    const appointments = await sql.all<JournalEntry['appointments'][number]>(APPOINTMENTS, row.id);
    const people = await sql.all<JournalEntry['people'][number]>(PEOPLE, row.id);
    whole.push({ ...row, appointments, people });
  }
  return whole;
}

/** What was done by an entry; of visits and people only so many. */
export async function deedOf(sql: Sql, entry: JournalEntry, most: number): Promise<Deed> {
  const visits: VisitDeed[] = [];
  for (const { id, revision } of entry.appointments.slice(0, most))
    visits.push(await visitDeed(sql, id, revision));
  const people: PersonDeed[] = [];
  for (const { kind, id } of entry.people.slice(0, most))
    people.push(await personDeed(sql, entry.id, kind, id));
  const { rules: edition } = entry;
  const rules = edition === null ? null : await rulesDeed(sql, edition);
  return { entry, visits, people, rules, waits: await sql.all<WaitDeed>(WAITS, entry.id, most) };
}

const WAITS = `
SELECT w.id, u.name AS "customerName"
FROM waitlist_change c JOIN waitlist w ON w.id = c.waitlist_id JOIN customer u ON u.id = w.customer_id
WHERE c.entry_id = ? ORDER BY w.id LIMIT ?`;

async function visitDeed(sql: Sql, id: number, revision: number): Promise<VisitDeed> {
  const earlier = await sql.get<{ revision: number }>(
    `SELECT revision FROM appointment_revision WHERE appointment_id = ? AND revision < ? ORDER BY revision DESC LIMIT 1`,
    id,
    revision,
  );
  return {
    before: earlier === undefined ? null : await appointmentAt(sql, id, earlier.revision),
    after: await appointmentAt(sql, id, revision),
  };
}

async function personDeed(
  sql: Sql,
  entry: number,
  kind: 'customer' | 'vehicle',
  id: number,
): Promise<PersonDeed> {
  const row = await sql.get<{ before: string | null }>(
    'SELECT before FROM person_change WHERE entry_id = ? AND kind = ? AND id = ?',
    entry,
    kind,
    id,
  );
  const text = row?.before ?? null;
  const now = kind === 'customer' ? await customerById(sql, id) : await vehicleById(sql, id);
  return { kind, id, before: text === null ? null : parsed(sql, text), now } as PersonDeed;
}

interface Edition {
  readonly revision: number;
  readonly rules: string;
  readonly renamed: string;
}

const EDITION = 'SELECT revision, rules, renamed FROM shop_revision';

async function rulesDeed(sql: Sql, revision: number): Promise<Deed['rules']> {
  const { after, before } = await editionsOf(sql, revision);
  return { before, after };
}

/** An edition of the rules, the one before it, and whoever has another name in it, by the old name. */
export async function editionsOf(sql: Sql, revision: number) {
  const edition = await sql.get<Edition>(`${EDITION} WHERE revision = ?`, revision);
  if (edition === undefined) throw sql.damaged({ kind: 'edition-missing', revision });
  const earlier = await sql.get<Edition>(
    `${EDITION} WHERE revision < ? ORDER BY revision DESC LIMIT 1`,
    revision,
  );
  return {
    after: parsed<ShopRules>(sql, edition.rules),
    before: earlier === undefined ? null : parsed<ShopRules>(sql, earlier.rules),
    renamed: new Map(parsed<[string, string][]>(sql, edition.renamed)),
  };
}

export async function rulesBefore(sql: Sql, entry: number): Promise<ShopRules | null> {
  const edition = await sql.get<Edition>(
    `${EDITION} WHERE entry_id < ? ORDER BY revision DESC LIMIT 1`,
    entry,
  );
  return edition === undefined ? null : parsed<ShopRules>(sql, edition.rules);
}
