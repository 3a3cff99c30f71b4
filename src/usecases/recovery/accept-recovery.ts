import type { Appointment } from '../../domain/appointment.ts';
import { AppError } from '../../failure.ts';
import { ChangeRefused, PlacementRefused, Stale } from '../../store/refusals.ts';
import type { Write, Written } from '../../store/write.ts';
import type { RecoveringPorts, RecoveryPlan } from './make-recovery.ts';

/** A plan as a person accepts it. */
export interface AcceptedRecovery {
  readonly plan: RecoveryPlan;
  /** Those of the visits that are gone of which the person says that they were cancelled; about the others the inbox asks. */
  readonly cancelled: readonly Appointment[];
}

/**
 * Takes into the book what the plan says, all of it or nothing, and has the copy go on in place of the newest. Nothing is written into
 * any calendar: the next sync compares, and asks about what is gone. Throws `changed-meanwhile` where the book is not any more as it
 * was when the plan was made.
 */
export async function acceptRecovery(
  { plan, cancelled }: AcceptedRecovery,
  write: Write,
  ports: RecoveringPorts,
): Promise<Written<readonly Appointment[]>> {
  const { store, newUuid } = ports;
  const { visits, calendars, given } = plan;
  const recovery = { visits, cancelled, calendars, given, life: newUuid() };
  try {
    return await store.recoveries.carryOut(recovery, { ...write, source: 'recovery' });
  } catch (thrown) {
    const cause = thrown instanceof ChangeRefused ? thrown.cause : thrown;
    if (!(cause instanceof Stale || cause instanceof PlacementRefused)) throw cause;
    throw new AppError({ code: 'changed-meanwhile', what: 'appointment' }, { cause });
  }
}
