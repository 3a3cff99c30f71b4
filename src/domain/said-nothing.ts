/** What people write where there is nothing to write, so that a program goes on. */
const NOTHING =
  /^(?:n\s*\/\s*[ak]|#n\/a|\\n|n\.\s*a\.?|na|none|no data|null|nil|nothing|unknown|unk|undefined|tbd|blank|empty|not (?:available|applicable|provided|given|known))$/i;
const SIGNS_ONLY = /^[-\u2010-\u2015_.?*\s]+$/;
/** What stands for a plate that is not known or not there yet. */
const NO_PLATE =
  /^(?:no\s*(?:plates?|tags?|license|licence)|applied(?:\s*for)?|pending|(?:in\s*)?transit|missing|(?:not\s*|un)(?:registered|plated)|temp(?:orary)?(?:\s*(?:tag|plate))?|paper(?:\s*(?:tag|plate))?|dealer(?:\s*(?:tag|plate))?|new(?:\s*(?:tag|plate))?|no|x+|0+)$/i;
const NO_VIN = /^(?:no\s*vin|no|(.)\1*)$/i;

/** What a spreadsheet shows in place of a value that it has not. */
const LOST = /^(?:#(?:ref|name|value|div\/0|null|num|spill|calc)[!?]?|#{3,}|err:\d{3})$/i;

/** True where something stood that a spreadsheet has lost: `#REF!`, `########`. */
export function saysLost(text: string): boolean {
  return LOST.test(text.trim());
}

/** True for a long number of which a spreadsheet has kept the first digits alone: `2.12556E+09`. */
export function isRounded(text: string): boolean {
  return /^\s*\d(?:[.,]\d+)?E\+\d+\s*$/i.test(text);
}

export function hasSignsOnly(text: string): boolean {
  return SIGNS_ONLY.test(text);
}

export function saysNothing(text: string): boolean {
  return hasSignsOnly(text) || NOTHING.test(text.replace(/^[-(<[\s]+|[-)>\]\s]+$/g, ''));
}

/** True where a plate is given only because one was asked for: kept, it would be the plate of everybody who has none. */
export function saysNoPlate(text: string): boolean {
  return saysNothing(text) || NO_PLATE.test(text.trim());
}

export function saysNoVin(text: string): boolean {
  return saysNothing(text) || NO_VIN.test(text.trim());
}
