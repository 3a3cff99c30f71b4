import type { AppointmentStatus } from '../../domain/appointment.ts';
import type { Cell } from '../form/table.ts';
import type { Theme } from '../form/theme.ts';

/** As part of a sentence: `no show`. */
export function statusText(status: AppointmentStatus): string {
  return status.replace('_', ' ');
}

/** As a list has it, in a word. */
const IN_LISTS: Readonly<Record<AppointmentStatus, string>> = {
  scheduled: 'scheduled',
  arrived: 'arrived',
  in_progress: 'working',
  completed: 'done',
  no_show: 'no-show',
  cancelled: 'cancelled',
};

export function statusWord(status: AppointmentStatus): string {
  return IN_LISTS[status];
}

export function statusPaint(status: AppointmentStatus, theme: Theme): (text: string) => string {
  const paints: Record<AppointmentStatus, (text: string) => string> = {
    scheduled: (text) => text,
    arrived: theme.good,
    in_progress: theme.good,
    completed: theme.good,
    no_show: theme.warn,
    cancelled: theme.dim,
  };
  return paints[status];
}

/** What stands beside an appointment in a list. */
export function statusCell(status: AppointmentStatus, theme: Theme): Cell {
  return { text: statusWord(status), paint: statusPaint(status, theme) };
}
