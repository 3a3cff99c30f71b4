import type { SaidOfVehicle } from './vehicle.ts';
import { asWritten, makeLength } from './words/newcomer.ts';

const YEAR = /^(?:19[5-9]\d|20[0-4]\d)$/;
const VIN = /^(?=.*\d)[a-hj-npr-z\d]{17}$/i;
const PLATE = /^(?=.*\d)[a-z\d-]{5,9}$/i;
/** So much, and not less, of a plate follows a make right away: `Honda ABC1234`, and not `BMW 330i`. */
const SHORTEST_AFTER_MAKE = 6;
const MOST_PLATE_CHARACTERS = 8;

/**
 * What words say of a car, in any order: `2018 Honda Civic KWV8155`, `KWV 8155`, `Jeep Grand Cherokee 2020`. Every word is part of
 * something: what is neither year, VIN nor plate is make and model.
 */
export function carSaid(text: string): SaidOfVehicle {
  const words = text.split(/[\s,;]+/).filter((word) => word !== '');
  const said: { -readonly [K in keyof SaidOfVehicle]: SaidOfVehicle[K] } = {};
  const rest = words.filter((word) => {
    if (said.vin === undefined && VIN.test(word)) said.vin = word;
    else if (said.year === undefined && YEAR.test(word)) said.year = word;
    else return true;
    return false;
  });
  if (rest.length > 0) Object.assign(said, isPlate(rest) ? { plate: rest.join('') } : madeOf(rest));
  return said;
}

/** `KWV 8155` */
function isPlate(words: readonly string[]): boolean {
  const together = words.join('').replaceAll('-', '');
  const hasMake = words.some((_, at) => makeLength(words, at) > 0);
  return !hasMake && words.length <= 2 && /\d/.test(together) && together.length <= MOST_PLATE_CHARACTERS;
}

/** A plate behind a model may be written in two: `Civic KWV 8155`. */
function inOnePiece(words: readonly string[]): readonly string[] {
  const [first = '', second = ''] = words.slice(-2);
  const isPlate = words.length > 2 && IN_TWO.some(([one, other]) => one.test(first) && other.test(second));
  return isPlate ? [...words.slice(0, -2), first + second] : words;
}

const FEW_LETTERS = /^[a-z]{2,4}$/i;
const FEW_DIGITS = /^\d{3,4}$/;
const IN_TWO = [
  [FEW_LETTERS, FEW_DIGITS],
  [FEW_DIGITS, FEW_LETTERS],
] as const;

function madeOf(words: readonly string[]): SaidOfVehicle {
  const known = words.findIndex((_, at) => makeLength(words, at) > 0);
  const at = Math.max(known, 0);
  const length = Math.max(makeLength(words, at), 1);
  const make = words.slice(at, at + length).join(' ');
  const others = inOnePiece([...words.slice(0, at), ...words.slice(at + length)]);
  const plateAt = others.findLastIndex((word) => PLATE.test(word));
  const plate = others[plateAt];
  const isModel = plate !== undefined && others.length === 1 && plate.length < SHORTEST_AFTER_MAKE;
  const model = others.filter((_, index) => isModel || index !== plateAt).join(' ');
  return {
    make: asWritten(make),
    ...(model === '' ? {} : { model: asWritten(model) }),
    ...(plate === undefined || isModel ? {} : { plate }),
  };
}
