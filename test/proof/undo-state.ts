import { isDeepStrictEqual } from 'node:util';
import { CALENDARS } from '../simulation/shop.ts';
import type { Shopfloor } from './undo-world.ts';

type Row = Readonly<Record<string, unknown>>;

/** All that staff and callers would notice, without the numbers and times of changes. */
export interface BookState {
  readonly visits: ReadonlyMap<number, Row>;
  readonly customers: ReadonlyMap<number, Row>;
  readonly cars: ReadonlyMap<number, Row>;
  readonly claims: readonly Row[];
  readonly shop: readonly Row[];
}

export function bookState({ db }: Pick<Shopfloor, 'db'>): BookState {
  const all = (sql: string) => db.prepare(sql).all() as Row[];
  const byId = (sql: string) => new Map(all(sql).map((row) => [row['id'] as number, row]));
  return {
    visits:
      byId(`SELECT id, status, start_at, end_at, zone, wall_start, wall_end, buffer_ms, customer_id, vehicle_id, bay_id,
      calendar_id, promised_at, cancellation_reason, overbooked, details, (SELECT json_group_array(json_array(
        service_id, minutes, technician_id, start_at, end_at)) FROM (
        SELECT * FROM work WHERE appointment_id = a.id ORDER BY position)) AS work FROM appointment a`),
    customers: byId('SELECT id, name, phone, email, notes, invite FROM customer'),
    cars: byId('SELECT id, customer_id, plate, vin, make, model, year, notes FROM vehicle'),
    claims: all(`SELECT appointment_id, claimable_id, start_at, end_at, overbooked FROM claim
      ORDER BY appointment_id, claimable_id, start_at`),
    shop: [
      ...all('SELECT rules FROM shop'),
      ...all(
        'SELECT id, name, minutes, buffer_minutes, skills FROM service WHERE retired_at IS NULL ORDER BY position',
      ),
      ...all(`SELECT id, kind, name, capacity, calendar_id, hours, skills FROM claimable WHERE retired_at IS NULL
        ORDER BY position`),
    ],
  };
}

/** What is not as it was; what was booked since and taken back may be there, with whoever came for it. */
export function differences(was: BookState, is: BookState): string[] {
  const wrong: string[] = [];
  const left = new Set<string>();
  for (const [id, visit] of is.visits) {
    const before = was.visits.get(id);
    if (before === undefined && isTakenBack(visit)) {
      left.add(`customer ${String(visit['customer_id'])}`).add(`car ${String(visit['vehicle_id'])}`);
    } else if (!isDeepStrictEqual(before, visit)) wrong.push(told(`visit ${id}`, before, visit));
  }
  for (const id of was.visits.keys()) if (!is.visits.has(id)) wrong.push(`visit ${id} is gone`);
  const carsThere = new Map([...is.cars].filter(([id]) => !left.has(`car ${id}`) || was.cars.has(id)));
  for (const [id, car] of is.cars) if (!carsThere.has(id)) left.add(`customer ${String(car['customer_id'])}`);
  const peopleThere = new Map(
    [...is.customers].filter(([id]) => !left.has(`customer ${id}`) || was.customers.has(id)),
  );
  wrong.push(...rowsApart('car', was.cars, carsThere), ...rowsApart('customer', was.customers, peopleThere));
  if (!isDeepStrictEqual(was.claims, is.claims)) wrong.push(told('claims', was.claims, is.claims));
  if (!isDeepStrictEqual(was.shop, is.shop)) wrong.push(told('shop', was.shop, is.shop));
  return wrong;
}

function isTakenBack({ status, cancellation_reason, details }: Row): boolean {
  const { cancellationNote } = JSON.parse(String(details)) as { cancellationNote?: string };
  return status === 'cancelled' && cancellation_reason === null && cancellationNote === 'taken-back';
}

function rowsApart(what: string, was: ReadonlyMap<number, Row>, is: ReadonlyMap<number, Row>): string[] {
  const ids = new Set([...was.keys(), ...is.keys()]);
  return [...ids].flatMap((id) =>
    isDeepStrictEqual(was.get(id), is.get(id)) ? [] : [told(`${what} ${id}`, was.get(id), is.get(id))],
  );
}

function told(what: string, was: unknown, is: unknown): string {
  return `${what} was ${JSON.stringify(was)} and is ${JSON.stringify(is)}`;
}

/**
 * What anybody sees in the calendars: an event that was there before may be another one by now. What it says counts for visits
 * that are open: a name that is corrected is not written into what is done.
 */
export function shownState({ db, model }: Pick<Shopfloor, 'db' | 'model'>): string[] {
  const open = new Set(
    db
      .prepare("SELECT uuid FROM appointment WHERE status IN ('scheduled', 'arrived', 'in_progress')")
      .pluck()
      .all(),
  );
  return CALENDARS.flatMap((calendarId) =>
    [...model.liveEvents(calendarId)].map((event) => {
      const visit = event.extendedProperties?.private?.['appt'];
      const where = [calendarId, visit, event.start?.dateTime, event.end?.dateTime];
      const guests = event.attendees?.map(({ email }) => email);
      return JSON.stringify(open.has(visit) ? [...where, event.summary, event.description, guests] : where);
    }),
  ).sort();
}
