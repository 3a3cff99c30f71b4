import { LISTED_IN_JSON } from './amounts.ts';
import type { JsonObject, JsonValue } from './json.ts';
import { cut } from './safe-text.ts';

/** More than any name, path or list of choices has that was meant. */
const TEXT_CHARACTERS = 1_000;

/** The facts of a failure for `--json`, however much was typed: long texts are cut, long lists end after the first hundred. */
export function bounded(facts: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, boundedValue(value)]));
}

function boundedValue(value: JsonValue): JsonValue {
  if (typeof value === 'string') return cut(value, TEXT_CHARACTERS);
  if (isList(value)) return value.slice(0, LISTED_IN_JSON).map(boundedValue);
  return typeof value === 'object' && value !== null ? bounded(value) : value;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
