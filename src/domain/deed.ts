import type { Appointment } from './appointment.ts';
import type { Customer } from './customer.ts';
import type { JournalEntry } from './journal.ts';
import type { ShopRules } from './shop.ts';
import type { Vehicle } from './vehicle.ts';

/** What one entry of the journal has made of an appointment; `before` null: it was booked. */
export interface VisitDeed {
  readonly before: Appointment | null;
  readonly after: Appointment;
}

/** What it has made of somebody, or of a car. */
export type PersonDeed =
  | ({ readonly kind: 'customer'; readonly id: number } & BeforeAndNow<Customer>)
  | ({ readonly kind: 'vehicle'; readonly id: number } & BeforeAndNow<Vehicle>);

interface BeforeAndNow<Row> {
  /** As the row was; null: it was entered. */
  readonly before: Row | null;
  /** As it is by now; null: it is not there any more. */
  readonly now: Row | null;
}

/** What it has made of the shop's rules. */
export interface RulesDeed {
  /** Null: the shop was made. */
  readonly before: ShopRules | null;
  readonly after: ShopRules;
}

/** Somebody on the waitlist whom it was about: put on it, taken off, offered a time, or booked for all that they waited for. */
export interface WaitDeed {
  readonly id: number;
  readonly customerName: string;
}

/** An entry of the journal with what was done by it. */
export interface Deed {
  readonly entry: JournalEntry;
  readonly visits: readonly VisitDeed[];
  readonly people: readonly PersonDeed[];
  readonly rules: RulesDeed | null;
  readonly waits: readonly WaitDeed[];
}

/** What became of an appointment, whatever the command was called that has done it. */
export type VisitTurn =
  | 'booked'
  | 'booking-taken-back'
  | 'cancelled'
  | 'brought-back'
  | 'moved'
  | 'marked'
  | 'confirmed'
  | 'unconfirmed'
  | 'edited';

/** In order of what matters most to whoever asks what has happened. */
export function turnOf({ before, after }: VisitDeed): VisitTurn {
  if (before === null) return 'booked';
  const [was, is] = [before.status === 'cancelled', after.status === 'cancelled'];
  if (was !== is)
    return was ? 'brought-back' : after.cancellationReason === null ? 'booking-taken-back' : 'cancelled';
  if (!isSameVisit(before, after)) return 'edited';
  if (!isSamePlace(before, after)) return 'moved';
  if (before.status !== after.status) return 'marked';
  if (before.confirmedAt === after.confirmedAt) return 'edited';
  return after.confirmedAt === null ? 'unconfirmed' : 'confirmed';
}

/** In all that no move and no mark changes, but for what is said when a car comes in. */
function isSameVisit(one: Appointment, other: Appointment): boolean {
  if (one.status !== other.status) return true;
  return (
    one.customer.id === other.customer.id &&
    one.vehicle.id === other.vehicle.id &&
    one.notes === other.notes &&
    one.concerns === other.concerns &&
    one.mode === other.mode &&
    one.keyTag === other.keyTag &&
    String(one.work.map(({ service }) => service.id)) === String(other.work.map(({ service }) => service.id))
  );
}

/** The same time, in the same bay, with the same technicians. */
function isSamePlace(one: Appointment, other: Appointment): boolean {
  return (
    one.start === other.start &&
    one.end === other.end &&
    one.bay.id === other.bay.id &&
    techniciansOf(one) === techniciansOf(other)
  );
}

function techniciansOf({ work }: Appointment): string {
  return String(work.map(({ technician }) => technician?.id ?? 0));
}
