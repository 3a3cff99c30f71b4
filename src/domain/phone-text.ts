import { writesTenDigits } from './north-american-plan.ts';

/** The country codes of one and two digits; all others have three. */
const COUNTRY_CODE = /^\+([17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|\d{3})(\d+)$/;

/**
 * An E.164 phone as people read it: `(212) 555-0134` in its own region, `+1 212 555 0134` elsewhere, and other
 * countries' numbers in groups, `+44 207 946 0958`. Text that is no E.164 phone comes back as it is.
 */
export function phoneText(e164: string, region: string): string {
  const nanp = /^\+1(\d{3})(\d{3})(\d{4})$/.exec(e164);
  if (nanp !== null) {
    const [, area, exchange, line] = nanp;
    return writesTenDigits(region) ? `(${area}) ${exchange}-${line}` : `+1 ${area} ${exchange} ${line}`;
  }
  const [, country, national] = COUNTRY_CODE.exec(e164) ?? [];
  return country === undefined || national === undefined ? e164 : `+${country} ${groups(national)}`;
}

/** Threes from the left; what is left over joins them as fours at the end: `207 946 0958`, `7911 1234`. */
function groups(digits: string): string {
  const fours = digits.length % 3;
  const threes = digits.length - fours * 4;
  if (threes < 0) return digits;
  const heads = digits.slice(0, threes).match(/.{3}/g) ?? [];
  const tails = digits.slice(threes).match(/.{4}/g) ?? [];
  return [...heads, ...tails].join(' ');
}
