import { FIRST_STANDARD_YEAR, type PlateDoubt, type VinDoubt } from '../../domain/vehicle-identity.ts';

/** What looks wrong with a plate, in one sentence. */
export function plateDoubtText({ plate, length, most }: PlateDoubt): string {
  return `A plate has at most ${most} letters and digits, this one has ${length}: ${plate}.`;
}

/** What looks wrong with a VIN, in one sentence. */
export function vinDoubtText(doubt: VinDoubt): string {
  switch (doubt.kind) {
    case 'length':
      return `A VIN has 17 characters, this one has ${doubt.length} (cars before ${FIRST_STANDARD_YEAR} have fewer).`;
    case 'never-in-vins':
      return `A VIN never has the letter ${doubt.letter}: it is probably a ${doubt.probably}.`;
    case 'foreign':
      return `A VIN has only Latin letters and digits, this one has ${doubt.letter}.`;
    case 'check-digit':
      break;
  }
  const { expected, written } = doubt;
  return `The check digit, the 9th character, should be ${expected} and is ${written}: look again, unless the car was not made for North America (European cars often have none).`;
}
