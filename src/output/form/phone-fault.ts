import type { PhoneFault } from '../../domain/phone-fault.ts';

/** What is wrong with a phone, as the end of a sentence; what to do about it, a hint says. */
export function phoneFaultText(fault: PhoneFault): string {
  switch (fault.kind) {
    case 'area-begins':
      return `no area code begins with ${fault.digit}`;
    case 'area-has-nine':
      return `${fault.area} is no area code: none has a 9 in its middle`;
    case 'area-is-service':
      return `${fault.area} is a service's number and no area code`;
    case 'one-digit':
      return "one digit ten times over is nobody's number";
    case 'exchange-begins':
      return `no number has a ${fault.digit} after its area code`;
    case 'exchange-is-service':
      return `no number has ${fault.exchange} after its area code: it is a service's`;
    case 'other-length':
      return `${fault.after === null ? '' : `after ${fault.after} `}it has ${fault.digits} digits, not 10`;
    case 'without-area':
      return 'it has no area code, and the shop has none to add';
    case 'no-country':
      return 'no country has the code with which it begins';
    case 'outside-plan':
      break;
  }
  return `the numbering plan of country code ${fault.countryCode} has no such number`;
}

/** The same of a phone in a list, whose lines have no hint each. */
export function listedPhoneFaultText(fault: PhoneFault): string {
  const words = phoneFaultText(fault);
  return fault.kind === 'without-area' ? `${words} (bay shop set phone_area 212)` : words;
}
