import Holidays from 'date-holidays';
import type { HolidayPlace } from '../../domain/holiday.ts';
import { nearest } from '../../domain/near.ts';
import { searchKey } from '../../domain/search-key.ts';
import { shortened } from '../../domain/text-limits.ts';
import { AppError } from '../../failure.ts';

/** A country, a part of it, or a part of that, by its code and its names. */
interface Place extends HolidayPlace {
  /** As they are compared: the code, and what it is called. */
  readonly keys: readonly string[];
  readonly parts: () => readonly Place[];
}

/** What people call a country by, and is no name of it. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  AE: ['uae'],
  GB: ['uk', 'great britain', 'britain'],
  NL: ['holland'],
  US: ['usa', 'united states of america', 'america'],
};

const table = new Holidays();
const [english, spanish] = ['en', 'es'].map(
  (language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'code' }),
);
let known: readonly Place[] | null = null;

function countries(): readonly Place[] {
  known ??= Object.entries(table.getCountries()).map(([code, own]) => {
    const name = english?.of(code) ?? own;
    return {
      code,
      name,
      keys: [code, name, own, spanish?.of(code) ?? own, ...(ALSO[code] ?? [])].map(searchKey),
      parts: () =>
        partsOf({ code, name }, table.getStates(code, 'en'), (state) => table.getRegions(code, state, 'en')),
    };
  });
  return known;
}

function partsOf(
  whole: HolidayPlace,
  names: Readonly<Record<string, string>> | undefined,
  inner: (part: string) => Readonly<Record<string, string>> | undefined = () => undefined,
): readonly Place[] {
  return Object.entries(names ?? {}).map(([part, called]) => {
    const [code, name] = [`${whole.code}-${part}`.toUpperCase(), `${called}, ${whole.name}`];
    return {
      code,
      name,
      keys: [part, called].map(searchKey),
      parts: () => partsOf({ code, name }, inner(part)),
    };
  });
}

/**
 * The place that is said: `us-ny`, `US NY`, `germany bavaria`; a part of the country at home may be said alone. A country comes before
 * that: `CA` is Canada. Throws `not-found`.
 */
export function placeSaid(text: string, home: string): HolidayPlace {
  const words = searchKey(text).split(' ').filter(Boolean);
  const all = countries();
  const { found, rest } = longest(words, all);
  if (found !== null) return within(found, rest);
  const country = all.find(({ code }) => code === home);
  const part = country === undefined ? null : longest(words, country.parts());
  if (part !== null && part.found !== null) return within(part.found, part.rest);
  throw unknown('country', text, [...all, ...(country?.parts() ?? [])]);
}

function within(place: Place, rest: readonly string[]): HolidayPlace {
  if (rest.length === 0) return { code: place.code, name: place.name };
  const parts = place.parts();
  const { found, rest: more } = longest(rest, [...parts, ...parts.flatMap((part) => part.parts())]);
  if (found !== null) return within(found, more);
  throw unknown('region', rest.join(' '), parts);
}

/** The place whose code or name the most of the first words are. */
function longest(words: readonly string[], places: readonly Place[]) {
  for (let length = words.length; length > 0; length -= 1) {
    const key = words.slice(0, length).join(' ');
    const found = places.find(({ keys }) => keys.includes(key));
    if (found !== undefined) return { found, rest: words.slice(length) };
  }
  return { found: null, rest: words };
}

function unknown(what: 'country' | 'region', said: string, places: readonly Place[]): AppError {
  const names = places.map(({ code, name }) => ({ code, name, own: name.split(', ')[0] as string }));
  const meant = nearest(
    said,
    names.map(({ own }) => own),
  );
  const labels = names.map(({ code, own }) => `${code} (${own})`);
  const near = names.filter(({ own }) => meant.includes(own)).map(({ code, own }) => `${code} (${own})`);
  const known = what === 'region' || near.length > 0 ? labels : [];
  return new AppError({ code: 'not-found', what, query: shortened(said), known, meant: near });
}

/** The place with that code, as a shop file has it; null where there is none. */
export function placeOf(code: string): HolidayPlace | null {
  const [country, ...parts] = code.toUpperCase().split('-');
  let place = countries().find((one) => one.code === country);
  for (const part of parts) place = place?.parts().find((one) => one.code === `${place?.code}-${part}`);
  return place === undefined ? null : { code: place.code, name: place.name };
}

/** All countries and their parts, by code. */
export function allPlaces(): HolidayPlace[] {
  return [...countries(), ...countries().flatMap((country) => country.parts())];
}
