import type { Bay, Shop, Technician } from '../../domain/shop.ts';
import { AppError, failureOf } from '../../failure.ts';
import { bayNamed, technicianNamed } from '../shop/shop-words.ts';

/** Who or what is meant, and the words that are left for when and why. */
export interface WhoIsOff {
  readonly who: Bay | Technician;
  readonly rest: readonly string[];
}

const MOST_WORDS = 6;

/** The technician or bay that the longest beginning of the words names. Throws `not-found`, `several-match`. */
export function whoIsOff(words: readonly string[], shop: Pick<Shop, 'bays' | 'technicians'>): WhoIsOff {
  const said = words.flatMap((word) => word.split(/\s+/).filter(Boolean));
  for (let count = Math.min(said.length, MOST_WORDS); count > 0; count -= 1) {
    const name = said.slice(0, count).join(' ');
    const who = namedOrNull(() => technicianNamed(name, shop)) ?? namedOrNull(() => bayNamed(name, shop));
    // `bay 2` where there is none is no other bay.
    const isNumbered = /^#?\d+$/.test(said[count] ?? '') && who?.name.toLowerCase() !== name.toLowerCase();
    if (who !== null && !isNumbered) return { who, rest: said.slice(count) };
  }
  const known = [...shop.technicians, ...shop.bays].map(({ name }) => name);
  throw new AppError({ code: 'not-found', what: 'technician', query: said[0] ?? '', known });
}

function namedOrNull<T>(find: () => T): T | null {
  try {
    return find();
  } catch (thrown) {
    if (failureOf(thrown, 'not-found') === null) throw thrown;
    return null;
  }
}
