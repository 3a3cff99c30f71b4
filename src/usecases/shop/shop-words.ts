import { searchKey } from '../../domain/search-key.ts';
import type { Bay, Service, Shop, Technician } from '../../domain/shop.ts';
import { AppError } from '../../failure.ts';
import { fitting } from '../../fitting-text.ts';

/** What people call a thing of the shop: exactly, whatever the case, or by a beginning that only one has. */
function named<T>(
  what: 'service' | 'bay' | 'technician',
  query: string,
  things: readonly T[],
  namesOf: (thing: T) => readonly string[],
): T {
  const key = plain(fitting('name', query));
  const matching = (test: (name: string) => boolean) =>
    things.filter((thing) => namesOf(thing).some((name) => test(plain(name))));
  const exact = matching((name) => name === key)[0];
  if (exact !== undefined) return exact;
  const begun = key === '' ? [] : matching((name) => name.startsWith(key));
  const [only, another] = begun;
  if (only !== undefined && another === undefined) return only;
  const known = things.map((thing) => namesOf(thing)[0] as string);
  if (begun.length === 0) throw new AppError({ code: 'not-found', what, query, known });
  const matches = begun.map((thing) => ({
    id: namesOf(thing)[0] as string,
    label: namesOf(thing).at(-1) as string,
  }));
  throw new AppError({ code: 'several-match', what, query, matches });
}

function plain(text: string): string {
  return searchKey(text)
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

/** Throws `not-found`, `several-match`. */
export function serviceNamed(query: string, { services }: Pick<Shop, 'services'>): Service {
  return named('service', query, services, ({ type, name }) => [type, name]);
}

/** Throws `not-found`, `several-match`. */
export function bayNamed(query: string, { bays }: Pick<Shop, 'bays'>): Bay {
  return named('bay', query, bays, ({ name }) => [name]);
}

/** Throws `not-found`, `several-match`. */
export function technicianNamed(query: string, { technicians }: Pick<Shop, 'technicians'>): Technician {
  return named('technician', query, technicians, ({ name }) => [name]);
}
