import type { Appointment } from '../../domain/appointment.ts';
import { said } from '../appointments/appointment-words.ts';
import { clean } from '../form/safe-text.ts';

export function sharedTagText({ id, keyTag }: Appointment, other: Appointment): string {
  return `${clean`Key tag ${keyTag ?? ''} is on #${other.id} too`}, ${said(other)}, which is here: another tag for one of them, as bay edit ${id} --tag <tag>`;
}

export function notOverbookedText(reason: string): string {
  return clean`The time is free, so that nothing is overbooked, and the reason is not kept: ${reason}`;
}
