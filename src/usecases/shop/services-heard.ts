import type { Shop } from '../../domain/shop.ts';
import { AppError } from '../../failure.ts';
import { type Heard, hear } from '../../input/words/hear.ts';
import { workHeard } from '../../input/words/work-heard.ts';
import { wordsOfShop } from './words-of-shop.ts';

/** What is to be done is the same at any time. */
const AT_ANY_TIME = { now: 0, today: '1970-01-01', dateOrder: undefined } as const;

/** Types of the services that a text asks for, which says nothing else; null for any other. Throws `several-readings` for work that could be several of them. */
export function servicesHeard(text: string, shop: Shop): readonly string[] | null {
  const heard = heardOrNull(text, shop);
  if (heard === null || !isAllWork(heard)) return null;
  const { services, vague } = workHeard(heard.facts);
  if (vague === null) return services;
  const readings = vague.types.length > 0 ? vague.types : shop.services.map(({ type }) => type);
  throw new AppError({ code: 'several-readings', words: vague.words, readings });
}

function isAllWork({ facts, times, left, changing }: Heard): boolean {
  const isWork = facts.every(({ said: { kind } }) => ['service', 'sign', 'vague-work'].includes(kind));
  return isWork && facts.length > 0 && times === null && left.length === 0 && changing === null;
}

/** Null for words that say a time which there is not, or several. */
function heardOrNull(text: string, shop: Shop): Heard | null {
  try {
    return hear(text, AT_ANY_TIME, wordsOfShop(shop));
  } catch (thrown) {
    if (thrown instanceof AppError) return null;
    throw thrown;
  }
}
