import type { Appointment } from '../../domain/appointment.ts';
import { type ShopTime, slotText } from '../form/moments.ts';
import { said } from './appointment-words.ts';

/** What tells a person which appointment a question is about. */
export type AskedAbout = Pick<Appointment, 'id' | 'work' | 'customer' | 'vehicle' | 'start' | 'end'>;

/** What a person is asked who says which appointment moves, and not to when. */
export function moveQuestion(appointment: AskedAbout, time: ShopTime): string {
  return `Move ${askedAbout(appointment, time)}, to when?`;
}

/** What a person is asked who says which appointment is cancelled, and not why. */
export function cancelQuestion(appointment: AskedAbout, time: ShopTime): string {
  return `Cancel ${askedAbout(appointment, time)}: why?`;
}

/** What a person is asked who says which appointment is changed, and not how. */
export function changeQuestion(appointment: AskedAbout, time: ShopTime): string {
  return `${askedAbout(appointment, time)}: what is to be changed?`;
}

/** What a person is asked who says whose job grows, and not by how much. */
export function extendQuestion(appointment: AskedAbout, time: ShopTime): string {
  return `${askedAbout(appointment, time)}: how much longer? (+30, -15, or until 15:00)`;
}

function askedAbout(appointment: AskedAbout, time: ShopTime): string {
  return `#${appointment.id}, ${said(appointment)}, ${slotText(appointment, time)}`;
}
