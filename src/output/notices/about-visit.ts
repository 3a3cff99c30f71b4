import type { Appointment } from '../../domain/appointment.ts';
import { said } from '../appointments/appointment-words.ts';
import { clean } from '../form/safe-text.ts';
import type { Warning } from '../form/view.ts';

export function sharedTagWarning({ id, keyTag }: Appointment, other: Appointment): Warning {
  return {
    code: 'key-tag-shared',
    message: `${clean`Key tag ${keyTag ?? ''} is on #${other.id} too`}, ${said(other)}, which is here: another tag for one of them, as bay edit ${id} --tag <tag>`,
    details: { appointment_id: other.id },
  };
}

export function notOverbookedWarning(reason: string): Warning {
  return {
    code: 'reason-not-kept',
    message: clean`The time is free, so that nothing is overbooked, and the reason is not kept: ${reason}`,
    details: { reason },
  };
}
