/** A JSON object of which nothing is known yet. */
export type Json = Readonly<Record<string, unknown>>;

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value itself where it is an object, and one without fields where it is not. */
export function fieldsOf(value: unknown): Json {
  return isJson(value) ? value : {};
}

/** The object at that name, or null. */
export function objectAt(value: Json, name: string): Json | null {
  const found = own(value, name);
  return isJson(found) ? found : null;
}

/** The text at that name: `absent` where there is none, null for what is no text. */
export function textAt(value: Json, name: string, absent: string | null = null): string | null {
  const found = own(value, name);
  if (found === undefined) return absent;
  return typeof found === 'string' ? found : null;
}

/** The list at that name: empty where there is none, null for what is no list. */
export function listAt(value: Json, name: string): readonly unknown[] | null {
  const found = own(value, name);
  if (found === undefined) return [];
  return Array.isArray(found) ? found : null;
}

/** Own properties only: a name from outside may be that of something every object has. */
function own(value: Json, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}
