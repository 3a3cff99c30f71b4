import type { Appointment } from '../domain/appointment.ts';
import type { CalendarTrouble } from '../domain/calendar-answer.ts';
import { AppError, type FailureCode, failureOf } from '../failure.ts';
import type { Committed, Ports } from './ports.ts';

const UNWRITABLE: Partial<Readonly<Record<FailureCode, string>>> = {
  'database-full': 'the disk is full',
  'database-locked': 'another process had the book for too long',
  'database-read-only': 'the book cannot be written at the moment',
  'database-unreachable': 'the book cannot be written at the moment',
};

/**
 * Why a step after the commit could not be stored. The appointment is safe, and the next `syncCalendar` goes on from there.
 * Null for any other error.
 */
export function unwritable(thrown: unknown): CalendarTrouble | null {
  const why = thrown instanceof AppError ? UNWRITABLE[thrown.failure.code] : undefined;
  return why === undefined ? null : { kind: 'unknown', why };
}

/**
 * After the commit the change is done, and whatever fails in bringing it into the calendar is trouble with the calendar, a bug
 * included, of which somebody is told. Only a damaged book is thrown on: of that nobody may be told that all is well.
 */
export function troubleAfterCommit(
  thrown: unknown,
  { tellOfBug }: Pick<Ports, 'tellOfBug'>,
): CalendarTrouble {
  const trouble = unwritable(thrown);
  if (trouble !== null) return trouble;
  if (!(thrown instanceof AppError)) {
    tellOfBug(thrown);
    return { kind: 'unknown', why: 'bay has met a bug of its own' };
  }
  const { failure } = thrown;
  if (failure.code === 'database-damaged') throw thrown;
  const why =
    failure.code === 'bad-configuration'
      ? `${failure.setting} is not set as it should be`
      : `failed (${failure.code})`;
  return { kind: 'unknown', why };
}

/** As `troubleAfterCommit`; a damaged book is thrown with the word that the change is in it. */
export function troubleBeside(
  committed: Committed,
  thrown: unknown,
  ports: Pick<Ports, 'tellOfBug'>,
): CalendarTrouble {
  const damage = failureOf(thrown, 'database-damaged');
  if (damage !== null) throw new AppError({ ...damage, committed }, { cause: thrown });
  return troubleAfterCommit(thrown, ports);
}

/** The appointment as the book has it now, which somebody may have changed since; null where it can no longer be read. */
export async function presentOrNull(
  { id }: Pick<Appointment, 'id'>,
  committed: Committed,
  ports: Pick<Ports, 'store' | 'tellOfBug'>,
): Promise<Appointment | null> {
  try {
    return await ports.store.appointments.get(id);
  } catch (thrown) {
    troubleBeside(committed, thrown, ports);
    return null;
  }
}
