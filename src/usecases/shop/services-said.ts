import type { Shop } from '../../domain/shop.ts';
import { failureOf } from '../../failure.ts';
import { BETWEEN, servicesNamed } from './shop-words.ts';

/**
 * Services as people ask for them: by what the shop calls them, which comes back as it was typed, or else in the words of a
 * sentence, `frenos`, `oil and filter`, `no arranca`, of which the types come back. Throws `not-found`, `several-match`, and
 * `several-readings` for words such as `tune up`.
 */
export async function servicesSaid(queries: readonly string[], shop: Shop): Promise<string[]> {
  const said = await Promise.all(queries.map((query) => servicesIn(query, shop)));
  return said.flat();
}

async function servicesIn(query: string, shop: Shop): Promise<readonly string[]> {
  const strange = unknownTo(shop, query);
  if (strange === null) return [query];
  // The grammar is loaded when the shop itself has no such name.
  const { servicesHeard } = await import('./services-heard.ts');
  const whole = servicesHeard(query, shop);
  if (whole !== null) return whole;
  const parts = query.split(BETWEEN).filter((part) => part.trim() !== '');
  if (parts.length < 2) throw strange;
  return servicesSaid(parts, shop);
}

/** What is wrong with it as a name; null where it is one. Throws `several-match`. */
function unknownTo(shop: Shop, query: string): unknown {
  try {
    servicesNamed([query], shop);
    return null;
  } catch (thrown) {
    if (failureOf(thrown, 'not-found') === null) throw thrown;
    return thrown;
  }
}
