import type { Said } from './claims.ts';
import { after, type Match, past, type Sentence } from './sentence.ts';
import type { ShopWords } from './shop-words.ts';

/** `with Maria`, `in bay 2`, and both names alone. */
export function named(sentence: Sentence, at: number, shop: ShopWords): Match<Said> | null {
  const withAt = after(sentence, at, 'with');
  const inAt = after(sentence, at, 'in', 'on');
  const technician = nameAt(sentence, withAt ?? at, shop.technician);
  const bay = nameAt(sentence, inAt === null ? at : past(sentence, inAt, 'the'), shop.bay);
  if (bay !== null) return { value: { kind: 'bay', name: bay.value }, next: bay.next };
  if (technician === null) return null;
  return {
    value: { kind: 'technician', name: technician.value, isBare: withAt === null },
    next: technician.next,
  };
}

const LONGEST_NAME = 4;

function nameAt<T>({ tokens }: Sentence, at: number, find: (key: string) => T | null): Match<T> | null {
  let key = '';
  let found: Match<T> | null = null;
  for (let next = at; next < tokens.length && next < at + LONGEST_NAME; next += 1) {
    const token = tokens[next];
    if (token === undefined || token.kind === 'quoted') break;
    if (token.kind === 'dash') continue;
    key = key === '' ? token.key : `${key} ${token.key}`;
    const value = find(key);
    if (value !== null) found = { value, next: next + 1 };
    if (token.stop) break;
  }
  return found;
}

export function shopService(sentence: Sentence, at: number, shop: ShopWords): Match<Said> | null {
  const found = nameAt(sentence, at, (key) => {
    const service = shop.service(key);
    return service?.isWhole === true ? service.type : null;
  });
  return found === null
    ? null
    : { value: { kind: 'service', type: found.value, isBeginning: false }, next: found.next };
}

/** Three letters at least: `al` begins alignment, and is a customer. */
const SHORTEST_BEGINNING = 3;

export function beginning(sentence: Sentence, at: number, shop: ShopWords): Match<Said> | null {
  const found = nameAt(sentence, at, (key) =>
    key.length < SHORTEST_BEGINNING || /\d/.test(key) ? null : (shop.service(key)?.type ?? null),
  );
  return found === null
    ? null
    : { value: { kind: 'service', type: found.value, isBeginning: true }, next: found.next };
}
