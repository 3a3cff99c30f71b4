import { searchKey } from '../../domain/search-key.ts';
import type { ShopWords } from '../../input/words/shop-words.ts';

interface Named {
  readonly name: string;
}

/** What of a shop has a name that people say. */
interface NamedThings {
  readonly services: readonly (Named & { readonly type: string })[];
  readonly bays: readonly Named[];
  readonly technicians: readonly Named[];
}

/** What this shop calls its services, bays and technicians, for hearing them in a sentence. */
export function wordsOfShop({ services, bays, technicians }: NamedThings): ShopWords {
  const types = new Set(services.map(({ type }) => type));
  const whole = new Map(
    services.flatMap(({ type, name }) => [[keyOf(type), type] as const, [keyOf(name), type] as const]),
  );
  return {
    service: (said) => {
      const key = said.replaceAll('_', ' ');
      const exact = whole.get(key);
      if (exact !== undefined) return { type: exact, isWhole: true };
      const begun = new Set([...whole].flatMap(([name, type]) => (name.startsWith(key) ? [type] : [])));
      const [only, another] = begun;
      return only === undefined || another !== undefined ? null : { type: only, isWhole: false };
    },
    hasService: (type) => types.has(type),
    technician: named(technicians),
    bay: named(bays),
  };
}

/** By the whole name, or the first word of it where only one has that. */
function named(things: readonly Named[]): (key: string) => string | null {
  const names = new Map<string, string | null>();
  for (const { name } of things) {
    const first = keyOf(name).split(' ')[0] as string;
    // A word that is a figure as well says too little: `2` of `2 bays`.
    if (/\p{L}{2}/u.test(first)) names.set(first, names.has(first) ? null : name);
  }
  for (const { name } of things) names.set(keyOf(name), name);
  return (key) => names.get(key) ?? null;
}

/** As words are compared: without accents, in lower case. */
function keyOf(name: string): string {
  return searchKey(name.replaceAll('_', ' '));
}
