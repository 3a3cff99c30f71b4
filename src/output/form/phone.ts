import { phoneText } from '../../domain/phone-text.ts';

/** `+1 212 555 0134`: with its country, so that it can be dialled and pasted anywhere. */
export function phoneShown(phone: string | null): string {
  return phone === null ? '' : phoneText(phone, '');
}
