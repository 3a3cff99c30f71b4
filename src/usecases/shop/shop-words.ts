import { searchKey } from '../../domain/search-key.ts';
import type { Bay, Service, Shop, Technician } from '../../domain/shop.ts';
import { AppError, failureOf } from '../../failure.ts';
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

/** `tires` means what `tire` does. Throws `not-found`, `several-match`. */
export function serviceNamed(query: string, { services }: Pick<Shop, 'services'>): Service {
  try {
    return named('service', query, services, namesOfService);
  } catch (thrown) {
    const [several, one] = [plain(query), plain(query).replace(/s$/, '')];
    const isMeant = (name: string) => several !== one && plain(name).split(' ')[0] === one;
    const meant = services.filter((service) => namesOfService(service).some(isMeant));
    if (failureOf(thrown, 'not-found') === null || meant.length === 0) throw thrown;
    return named('service', one, meant, namesOfService);
  }
}

function namesOfService({ type, name }: Service): string[] {
  return [type, name];
}

/** What stands between the names of services that are said in one: `oil+tires`, `oil, tires and brakes`. */
export const BETWEEN = /\s*[+,&;]\s*|\s+(?:and|y|e)\s+/i;

/**
 * The services that are named, each once, in order. A text may name several, unless it names one as it is. Throws `not-found`,
 * `several-match`.
 */
export function servicesNamed(queries: readonly string[], shop: Pick<Shop, 'services'>): Service[] {
  const said = queries.flatMap((query) => servicesIn(query, shop));
  return [...new Map(said.map((service) => [service.id, service])).values()];
}

function servicesIn(query: string, shop: Pick<Shop, 'services'>): Service[] {
  try {
    return [serviceNamed(query, shop)];
  } catch (thrown) {
    const parts = query.split(BETWEEN).filter((part) => part.trim() !== '');
    if (failureOf(thrown, 'not-found') === null || parts.length < 2) throw thrown;
    return parts.map((part) => serviceNamed(part, shop));
  }
}

/** Throws `not-found`, `several-match`. */
export function bayNamed(query: string, { bays }: Pick<Shop, 'bays'>): Bay {
  return named('bay', query, bays, ({ name }) => [name]);
}

/** Throws `not-found`, `several-match`. */
export function technicianNamed(query: string, { technicians }: Pick<Shop, 'technicians'>): Technician {
  return named('technician', query, technicians, ({ name }) => [name]);
}
