/** What people write where there is nothing to write, so that a program goes on. */
const NOTHING =
  /^(?:[-\u2010-\u2015_.?*\s]+|n\s*\/\s*a|n\.a\.?|na|none|null|nil|nothing|unknown|unk|undefined|tbd|#n\/a|blank|empty)$/i;
/** What stands for a plate that is not known or not there yet. */
const NO_PLATE =
  /^(?:no\s*(?:plates?|tags?|license|licence)|temp(?:orary)?(?:\s*(?:tag|plate))?|paper(?:\s*(?:tag|plate))?|dealer(?:\s*(?:tag|plate))?|new(?:\s*(?:tag|plate))?|no|x+|0+)$/i;
const NO_VIN = /^(?:no\s*vin|no|(.)\1*)$/i;

export function saysNothing(text: string): boolean {
  return NOTHING.test(text.trim());
}

/** True where a plate is given only because one was asked for: kept, it would be the plate of everybody who has none. */
export function saysNoPlate(text: string): boolean {
  return saysNothing(text) || NO_PLATE.test(text.trim());
}

export function saysNoVin(text: string): boolean {
  return saysNothing(text) || NO_VIN.test(text.trim());
}
