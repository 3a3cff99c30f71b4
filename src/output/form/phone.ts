import { writesTenDigits } from '../../domain/north-american-plan.ts';
import { phoneText } from '../../domain/phone-text.ts';

/** `+1 212 555 0134`: with its country, so that it can be dialled and pasted anywhere. */
export function phoneShown(phone: string | null): string {
  return phone === null ? '' : phoneText(phone, '');
}

/** `212 555 0134` where the shop is at home in that country: as it is dialled there, for a table that is too wide. */
export function phoneShort(phone: string | null, region: string): string {
  const shown = phoneShown(phone);
  return shown.startsWith('+1 ') && writesTenDigits(region) ? shown.slice(3) : shown;
}
