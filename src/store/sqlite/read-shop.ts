import type { Bay, Service, Shop, ShopRules, Technician, WeeklyHours } from '../../domain/shop.ts';
import type { ZoneRules } from '../../domain/zone.ts';
import type { Connection } from './engine/connection.ts';
import { rulesProblem } from './engine/shop-problems.ts';

/** The rules that are no bay, technician or service; those have rows of their own, because appointments refer to them. */
export type PolicyRules = Omit<ShopRules, 'services' | 'bays' | 'technicians'>;

interface ServiceRow {
  id: number;
  type: string;
  name: string;
  minutes: number;
  buffer_minutes: number;
  skills: string;
}

interface ClaimableRow {
  id: number;
  kind: 'bay' | 'technician';
  name: string;
  capacity: number;
  calendar_name: string | null;
  calendar_id: string | null;
  hours: string | null;
  skills: string;
}

/** The shop as it is. Throws `database-damaged` where its rules are no rules. */
export function readShop(connection: Connection): Shop {
  const shop = connection.get<{ revision: number; rules: string; zone: string }>(
    'SELECT revision, rules, zone FROM shop',
  );
  if (shop === undefined) throw connection.damaged('the rules of the shop are missing');
  const rules = connection.parsed<PolicyRules>(shop.rules);
  const zone = connection.parsed<ZoneRules>(shop.zone);
  const problem = rulesProblem(rules, zone);
  if (problem !== null) throw connection.damaged(problem);
  const services = connection.all<ServiceRow>(
    'SELECT id, type, name, minutes, buffer_minutes, skills FROM service WHERE retired_at IS NULL ORDER BY position',
  );
  const claimables = connection.all<ClaimableRow>(
    `SELECT c.id, c.kind, c.name, c.capacity, c.calendar_id AS calendar_name,
       coalesce(n.calendar_id, c.calendar_id) AS calendar_id, c.hours, c.skills
     FROM claimable c LEFT JOIN calendar_name n ON n.name = c.calendar_id
     WHERE c.retired_at IS NULL ORDER BY c.position`,
  );
  const ofKind = (kind: ClaimableRow['kind']) =>
    claimables.filter((row) => row.kind === kind).map((row) => claimableOf(connection, row));
  return {
    ...rules,
    phoneArea: rules.phoneArea ?? null,
    calendar: rules.calendar ?? null,
    revision: shop.revision,
    zone,
    services: services.map((row) => serviceOf(connection, row)),
    bays: ofKind('bay') as Bay[],
    technicians: ofKind('technician'),
  };
}

function serviceOf(
  connection: Connection,
  { id, type, name, minutes, buffer_minutes, skills }: ServiceRow,
): Service {
  return { id, type, name, minutes, bufferMinutes: buffer_minutes, skills: connection.parsed(skills) };
}

function claimableOf(connection: Connection, row: ClaimableRow): Technician {
  const { id, name, capacity, calendar_name, calendar_id, hours, skills } = row;
  return {
    id,
    name,
    capacity,
    calendar: calendar_name,
    calendarId: calendar_id,
    hours: hours === null ? null : connection.parsed<WeeklyHours>(hours),
    skills: connection.parsed(skills),
  };
}
