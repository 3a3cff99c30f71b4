import { eventKey, eventNameOf, isOurId } from './event-names.ts';
import type { Touch } from './ledger.ts';
import { withoutTakenBack } from './others-check.ts';
import { type AppointmentRow, type ClaimRow, rowsOf } from './rows.ts';
import { CALENDARS } from './shop.ts';
import type { World } from './world.ts';

/**
 * What must hold after every single step: I1, I2, I7 and I13 (docs/protocol.md §18). Looks only where something has changed.
 */
export class StepCheck {
  readonly #world: World;
  readonly #collisionsOverlooked: boolean;
  #changes = -1;
  #claims = new Set<string>();
  #shown = new Set<string>();

  constructor(world: World) {
    this.#world = world;
    this.#collisionsOverlooked = world.model.settings.overlooksCollisionsForMs > 0;
  }

  violations(): string[] {
    const found: string[] = [];
    const { book, wire } = this.#world;
    const rows = rowsOf(book.db);
    const changes = rows.changes();
    if (changes !== this.#changes) {
      this.#changes = changes;
      const appointments = rows.appointments();
      const claims = rows.claims();
      this.#noteReasons();
      found.push(
        ...this.#overloaded(claims),
        ...unclaimed(appointments, claims),
        ...this.#broken(appointments),
      );
    }
    if (wire.changed) {
      wire.changed = false;
      if (!this.#collisionsOverlooked) found.push(...this.#twoGenerations(), ...this.#nowhere());
    }
    return found;
  }

  /** What others had there by then is what a reason was given for. */
  #noteReasons(): void {
    const { ledger, book } = this.#world;
    if (ledger.reasons.size === 0) return;
    for (const { appointment, revision, reason } of rowsOf(book.db).revisions()) {
      const key = `${appointment} ${revision}`;
      if (reason !== null && !ledger.saidAt.has(key)) ledger.saidAt.set(key, ledger.foreignDeeds);
    }
  }

  /**
   * I1: every bay and technician here has room for one, unless somebody at the counter said why not. Of two that meet, the
   * later one has to be overbooked.
   */
  #overloaded(claims: readonly ClaimRow[]): string[] {
    const before = this.#claims;
    this.#claims = new Set(claims.map(claimText));
    const found: string[] = [];
    for (const [i, one] of claims.entries()) {
      for (const other of claims.slice(i + 1)) {
        if (one.claimable !== other.claimable || one.start >= other.end || other.start >= one.end) continue;
        const later = [one, other].filter((claim) => !before.has(claimText(claim)));
        if (later.length === 0 || later.some((claim) => isSaid(claim, this.#world))) continue;
        found.push(`I1: #${one.appointment} and #${other.appointment} have ${one.claimable} at once`);
      }
    }
    return found;
  }

  /** I2: what was promised stands until somebody cancels it. */
  #broken(appointments: readonly AppointmentRow[]): string[] {
    const { promised, cancelling } = this.#world.ledger;
    return appointments
      .filter(({ id, status }) => status !== 'scheduled' && promised.has(id) && !cancelling.has(id))
      .map(({ id, status }) => `I2: #${id} was promised and is ${status}`);
  }

  /** I13: what was to be seen somewhere is never nowhere while it stands, but by people's doing or where Google refuses it. */
  #nowhere(): string[] {
    const { model, ledger, book } = this.#world;
    const before = this.#shown;
    const live = CALENDARS.flatMap((calendarId) => [...model.liveEvents(calendarId)]);
    this.#shown = new Set(live.flatMap(({ id }) => (id && isOurId(id) ? id.slice(0, 28) : [])));
    if (ledger.refused.size > 0) return [];
    const gone = [...before].filter((name) => !this.#shown.has(name));
    if (gone.length === 0) return [];
    const removed = ({ kind, eventId }: Touch) => kind === 'deleted' && gone.includes(eventId.slice(0, 28));
    const byPeople = new Set(ledger.touches.filter(removed).map(({ eventId }) => eventId.slice(0, 28)));
    return rowsOf(book.db)
      .appointments()
      .filter(({ uuid, status }) => {
        const name = eventNameOf(uuid);
        return status === 'scheduled' && gone.includes(name) && !byPeople.has(name);
      })
      .map(({ id }) => `I13: #${id} was shown, and is nowhere`);
  }

  /** I7: never two live events of one appointment in one calendar, but by people's doing. */
  #twoGenerations(): string[] {
    const { model, ledger } = this.#world;
    const found: string[] = [];
    for (const calendarId of CALENDARS) {
      const byAppointment = new Map<string, string[]>();
      for (const { id } of model.liveEvents(calendarId)) {
        if (typeof id !== 'string' || !isOurId(id)) continue;
        const name = id.slice(0, 28);
        byAppointment.set(name, [...(byAppointment.get(name) ?? []), id]);
      }
      for (const ids of byAppointment.values()) {
        const ofOurs = ids.filter((id) => {
          const key = eventKey(calendarId, id);
          return !ledger.restored.has(key) && !ledger.strayed.has(key);
        });
        if (ids.length > 1 && ofOurs.length > 1) found.push(`I7: ${ids.join(' and ')} live in ${calendarId}`);
      }
    }
    return found;
  }
}

function claimText({ appointment, claimable, start, end, overbooked }: ClaimRow): string {
  return `${appointment} ${claimable} ${start} ${end} ${overbooked}`;
}

/** Whether somebody at the counter has said why this claim may meet others: for this time, or one that it is a part of. */
function isSaid({ appointment: id, overbooked }: ClaimRow, { book, ledger }: World): boolean {
  const rows = rowsOf(book.db);
  const appointment = rows.appointments().find((one) => one.id === id);
  const own = withoutTakenBack(rows.revisions().filter((one) => one.appointment === id));
  const said = own.findLast(({ source }) => source !== 'calendar');
  if (overbooked === 0 || appointment === undefined || said === undefined || said.reason === null)
    return false;
  const { start, end, bay, technician } = appointment;
  const isThere = said.bay === bay && said.technician === technician;
  return ledger.reasons.has(said.reason) && isThere && said.start <= start && end <= said.end;
}

/** What stands has exactly its claims, and what is cancelled has none. */
export function unclaimed(appointments: readonly AppointmentRow[], claims: readonly ClaimRow[]): string[] {
  return appointments.flatMap(({ id, status, start, end, buffer, bay, technician }) => {
    const wanted = status === 'cancelled' ? [] : [`${bay} ${start} ${end + buffer}`];
    if (status !== 'cancelled' && technician !== null) wanted.push(`${technician} ${start} ${end}`);
    const held = claims
      .filter(({ appointment }) => appointment === id)
      .map((claim) => `${claim.claimable} ${claim.start} ${claim.end}`);
    const same = held.length === wanted.length && wanted.every((claim) => held.includes(claim));
    return same ? [] : [`I1: #${id} (${status}) holds ${held.join(', ')} instead of ${wanted.join(', ')}`];
  });
}
