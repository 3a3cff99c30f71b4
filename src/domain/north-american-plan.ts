/** The countries of country code 1. They share one plan of ten digits: area code, exchange, line. */
const COUNTRIES: ReadonlySet<string> = new Set(
  'US CA AG AI AS BB BM BS DM DO GD GU JM KN KY LC MP MS PR SX TC TT VC VG VI'.split(' '),
);

/** True where phones are written with ten digits and without their country code. */
export function writesTenDigits(region: string): boolean {
  return COUNTRIES.has(region.toUpperCase());
}

/** Free of charge for the caller: after these area codes, and no others, an exchange may be N11. */
const TOLL_FREE = /^8(?:00|22|33|44|55|66|77|88)$/;

/** Why three digits are no area code. */
export type AreaFault =
  | { readonly kind: 'area-begins'; readonly digit: '0' | '1' }
  | { readonly kind: 'area-has-nine' | 'area-is-service'; readonly area: string };

/** Why nobody can have a number of ten digits whose area code is right. */
export type PlanFault =
  | { readonly kind: 'one-digit' }
  | { readonly kind: 'exchange-begins'; readonly digit: '0' | '1' }
  | { readonly kind: 'exchange-is-service'; readonly exchange: string };

/**
 * Why nobody can have the number of these ten digits, or null. These are rules of the plan and no list of what is in use,
 * so that a new area code or a 555 number is never refused.
 */
export function planFault(digits: string): AreaFault | PlanFault | null {
  const [area, exchange] = [digits.slice(0, 3), digits.slice(3, 6)];
  if (/^(\d)\1*$/.test(digits)) return { kind: 'one-digit' };
  const areaCode = areaCodeFault(area);
  if (areaCode !== null) return areaCode;
  const begins = zeroOrOne(exchange);
  if (begins !== null) return { kind: 'exchange-begins', digit: begins };
  if (isServiceCode(exchange) && !TOLL_FREE.test(area)) return { kind: 'exchange-is-service', exchange };
  return null;
}

/** Why three digits are no area code, or null. */
export function areaCodeFault(area: string): AreaFault | null {
  const begins = zeroOrOne(area);
  if (begins !== null) return { kind: 'area-begins', digit: begins };
  if (area[1] === '9') return { kind: 'area-has-nine', area };
  return isServiceCode(area) ? { kind: 'area-is-service', area } : null;
}

function zeroOrOne(digits: string): '0' | '1' | null {
  const [first] = digits;
  return first === '0' || first === '1' ? first : null;
}

/** 211, 311 … 911 */
function isServiceCode(digits: string): boolean {
  return digits.endsWith('11');
}
