import type { AppointmentStatus } from '../../domain/appointment.ts';
import type { ChangeSource } from '../../domain/journal.ts';
import type { AppointmentRevision } from '../../store/appointments.ts';
import { listed } from '../form/moments.ts';
import { editedFields } from './edited-fields.ts';

const BY: Readonly<Record<ChangeSource, string>> = {
  counter: 'at the counter',
  import: 'by an import',
  agent: 'by an agent',
  calendar: 'in the calendar',
  recovery: 'from the calendar',
};

const MARKED: Readonly<Record<AppointmentStatus, string>> = {
  scheduled: 'scheduled again',
  arrived: 'arrived, noted',
  in_progress: 'started',
  completed: 'done, noted',
  no_show: 'no-show, noted',
  cancelled: 'cancelled',
};

/** What was done to an appointment, and where: `arrived, noted at the counter`. `before`: the revision before it. */
export function changeText(entry: AppointmentRevision, before: AppointmentRevision | undefined): string {
  const { change, source } = entry;
  if (change === 'moved-back') return 'moved back because of the calendar';
  return `${deedOf(entry, before)} ${BY[source]}`;
}

function deedOf(
  { change, appointment }: AppointmentRevision,
  before: AppointmentRevision | undefined,
): string {
  if (change === 'marked') return MARKED[appointment.status];
  const { confirmedAt } = appointment;
  const isConfirmation =
    change === 'edited' && confirmedAt !== null && confirmedAt !== before?.appointment.confirmedAt;
  if (isConfirmation) return 'confirmed';
  const fields =
    change === 'edited' && before !== undefined ? editedFields(before.appointment, appointment) : [];
  return fields.length > 0 ? `${listed(fields, 'and')} changed` : change.replace('-', ' ');
}
