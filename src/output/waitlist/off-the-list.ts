import type { Waiting } from '../../usecases/waitlist/waiting.ts';
import type { JsonObject } from '../form/json.ts';
import { firstListed } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import { waitsFor } from './waits-for.ts';

/** As many as are named of those who waited. */
const NAMED = 3;

/** Who is off the list by a booking. */
export function offTheListLine(waits: readonly Waiting[]): string {
  return waits.length === 0 ? '' : `  Off the waitlist: ${offWords(waits)}\n`;
}

export function offTheListWords(waits: readonly Waiting[]): string {
  return waits.length === 0 ? '' : ` That is off the waitlist: ${offWords(waits)}.`;
}

function offWords(waits: readonly Waiting[]): string {
  return firstListed(
    waits.map((wait) => clean`${waitsFor(wait)}`),
    NAMED,
  );
}

/** Under `off_waitlist`. */
export function offTheListJson(waits: readonly Waiting[]): JsonObject {
  return waits.length === 0 ? {} : { off_waitlist: waits.map(({ id }) => id) };
}
