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

/**
 * Why nobody can have the number of these ten digits, or null. These are rules of the plan and no list of what is in use,
 * so that a new area code or a 555 number is never refused.
 */
export function planProblem(digits: string): string | null {
  const [area, exchange] = [digits.slice(0, 3), digits.slice(3, 6)];
  if (/^(\d)\1*$/.test(digits)) return "one digit ten times over is nobody's number";
  const areaCode = areaCodeProblem(area);
  if (areaCode !== null) return areaCode;
  if (/^[01]/.test(exchange)) return `no number has a ${exchange[0]} after its area code`;
  if (isServiceCode(exchange) && !TOLL_FREE.test(area))
    return `no number has ${exchange} after its area code: it is a service's`;
  return null;
}

/** Why three digits are no area code, or null. */
export function areaCodeProblem(area: string): string | null {
  if (/^[01]/.test(area)) return `no area code begins with ${area[0]}`;
  if (area[1] === '9') return `${area} is no area code: none has a 9 in its middle`;
  return isServiceCode(area) ? `${area} is a service's number and no area code` : null;
}

/** 211, 311 … 911 */
function isServiceCode(digits: string): boolean {
  return digits.endsWith('11');
}
