import type { Appointment } from '../../domain/appointment.ts';
import { type ShopTime, slotText } from '../form/moments.ts';
import { said } from './appointment-words.ts';

/** What tells a person which appointment a question is about. */
type AskedAbout = Pick<Appointment, 'id' | 'work' | 'customer' | 'vehicle' | 'start' | 'end'>;

/** What a person is asked who says which appointment moves, and not to when. */
export function moveQuestion(appointment: AskedAbout, time: ShopTime): string {
  return `Move ${askedAbout(appointment, time)}, to when?`;
}

/** What a person is asked who says which appointment is cancelled, and not why. */
export function cancelQuestion(appointment: AskedAbout, time: ShopTime): string {
  return `Cancel ${askedAbout(appointment, time)}: why?`;
}

function askedAbout(appointment: AskedAbout, time: ShopTime): string {
  return `#${appointment.id}, ${said(appointment)}, ${slotText(appointment, time)}`;
}
