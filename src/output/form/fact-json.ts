import type { JsonObject, JsonValue } from './json.ts';

/** A fact as `--json` tells it: its names spelt as all others. */
export function factJson(fact: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(fact).map(([name, value]) => [spelt(name), inner(value)]));
}

function inner(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return (value as readonly JsonValue[]).map(inner);
  return typeof value === 'object' && value !== null ? factJson(value as JsonObject) : value;
}

/** `appointment_id` */
function spelt(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
