import type { Appointment, Withdrawal } from '../../domain/appointment.ts';
import { servicesOf, techniciansOf } from '../../domain/work.ts';
import { listed, type ShopTime, slotText } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';

/** `Oil change for Ana Pérez, 2018 Honda Civic` */
export function said({
  work,
  customer,
  vehicle,
}: Pick<Appointment, 'work' | 'customer' | 'vehicle'>): string {
  return clean`${workNamed(work)} for ${customer.name}, ${vehicle.info}`;
}

/** `Oil change and Tire rotation`. Not made safe. */
export function workNamed(work: Appointment['work']): string {
  return listed(
    servicesOf(work).map(({ name }) => name),
    'and',
  );
}

/** Where, and by whom. */
export type Placed = Pick<Appointment, 'bay' | 'work'>;

/** `Bay 1, Maria`, or `Bay 1, Maria and Joe` */
export function placeOf({ bay, work }: Placed): string {
  const doing = doneBy(work);
  return doing === '' ? clean`${bay.name}` : clean`${bay.name}, ${doing}`;
}

/** `Maria and Joe`; nothing in a shop without technicians. Not made safe. */
export function doneBy(work: Appointment['work']): string {
  return listed(
    techniciansOf(work).map(({ name }) => name),
    'and',
  );
}

/** The same with no more than the initials of family names: `Maria L., Joe`. */
export function shortDoneBy(work: Appointment['work']): string {
  return techniciansOf(work)
    .map(({ name }) => name.replace(/(?<=\S )(\S)\S* *$/u, '$1.'))
    .join(', ');
}

/** The same bay, and each service by the same technician. */
export function isSamePlace(one: Placed, other: Placed): boolean {
  return one.bay.id === other.bay.id && whoDoes(one) === whoDoes(other);
}

function whoDoes({ work }: Placed): string {
  return JSON.stringify(work.map(({ service, technician }) => [service.id, technician?.id]));
}

/** `Mon 23 Nov 09:00–09:30, Bay 1`, on the shop's clock as it is now: all times that stand side by side are of one clock. */
export function placedText(appointment: Pick<Appointment, 'start' | 'end'> & Placed, time: ShopTime): string {
  return `${slotText(appointment, time)}, ${placeOf(appointment)}`;
}

const WITHDRAWN: Readonly<Record<Withdrawal, string>> = {
  'taken-meanwhile': 'somebody else had put an event into the calendar first',
  'not-confirmed': 'the calendar did not confirm it',
  'taken-back': 'the booking was taken back',
  'given-up': 'given up: it was never confirmed, and nobody was told of it',
};

type Cancelled = Pick<Appointment, 'cancellationReason' | 'cancellationNote'>;

/** What was said of a cancellation; where nobody gave a reason, bay itself has taken the booking back. Not made safe. */
export function cancellationNoteText({ cancellationReason, cancellationNote }: Cancelled): string | null {
  const isOurs = cancellationReason === null && cancellationNote !== null;
  return isOurs && cancellationNote in WITHDRAWN
    ? WITHDRAWN[cancellationNote as Withdrawal]
    : cancellationNote;
}

/** `schedule conflict: flight moved` */
export function whyCancelled(cancelled: Cancelled): string {
  const reason = cancelled.cancellationReason?.replaceAll('_', ' ') ?? '';
  const note = cancellationNoteText(cancelled);
  if (note === null) return reason;
  return reason === '' ? clean`${note}` : clean`${reason}: ${note}`;
}
