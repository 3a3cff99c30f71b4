import type { Appointment } from '../../domain/appointment.ts';
import type { JournalVerb } from '../../domain/journal.ts';
import { AppError } from '../../failure.ts';
import type { Change } from '../../store/changes.ts';
import { ChangeRefused, Stale } from '../../store/refusals.ts';
import type { Write, Written } from '../../store/write.ts';
import { presentOrNull, troubleBeside } from '../after-commit.ts';
import { type DeliveryPorts, deliverAppointment } from '../in-step/deliver-changes.ts';
import { type Delivered, delivered, NOTHING_DELIVERED, receiptOf } from '../receipt.ts';

/** How often a change is decided anew because somebody else has changed the visit meanwhile. */
const MOST_TRIES = 20;

/** Decides by the visit as it is, until the store takes it. Throws `changed-meanwhile`. */
export async function untilTaken<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (thrown) {
      if (!(thrown instanceof Stale)) throw thrown;
      if (tries === MOST_TRIES) throw new AppError({ code: 'changed-meanwhile', what: 'appointment' });
    }
  }
}

/** One change of one visit, as an entry of that name. Throws the change's own refusal. */
export async function changeVisit(
  change: Exclude<Change, { do: 'book' }>,
  write: Write,
  verb: JournalVerb,
  { store }: Pick<DeliveryPorts, 'store'>,
): Promise<Written<Appointment>> {
  try {
    const { value, replayed } = await store.appointments.apply([change], write, verb);
    return { value: value[0] as Appointment, replayed };
  } catch (thrown) {
    throw thrown instanceof ChangeRefused ? thrown.cause : thrown;
  }
}

/** Brings what calendars have to learn of it there, and tells how far that came; most changes are none of theirs. */
export async function deliverChange(
  changed: Written<Appointment>,
  write: Write,
  ports: DeliveryPorts,
): Promise<Delivered> {
  if (write.dryRun || changed.replayed) return { ...changed, changedSince: false, ...NOTHING_DELIVERED };
  const { value } = changed;
  const committed = { appointmentId: value.id, change: 'changed' } as const;
  ports.tellOfCommit(committed);
  if (value.image?.status !== 'pending') return { ...changed, changedSince: false, ...NOTHING_DELIVERED };
  const trouble = await deliverAppointment(value.id, ports).catch((thrown: unknown) =>
    troubleBeside(committed, thrown, ports),
  );
  const present = (await presentOrNull(value, committed, ports)) ?? value;
  const receipt = ports.calendar.isInTheBook ? null : receiptOf(present);
  return delivered(changed, present, { receipt, revision: present.revision, trouble });
}
