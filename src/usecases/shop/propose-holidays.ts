import { type Holiday, type OnHoliday, onHoliday } from '../../domain/holiday.ts';
import { nearest } from '../../domain/near.ts';
import { searchKey } from '../../domain/search-key.ts';
import type { Shop } from '../../domain/shop.ts';
import { shortened } from '../../domain/text-limits.ts';
import { AppError } from '../../failure.ts';

/** Which holidays are asked about: by name or date; none named: all public ones. */
export interface HolidayChoice {
  readonly only: readonly string[];
  readonly except: readonly string[];
  /** Others are shown as well, and proposed where they are named. */
  readonly allKinds: boolean;
}

/** A holiday, what the shop has on it, and whether it is to be closed then. */
export interface ProposedHoliday {
  readonly holiday: Holiday;
  readonly on: OnHoliday;
  readonly isProposed: boolean;
}

/**
 * What there is of the holidays, and which of them are proposed as closures: the public ones on which the shop is open as on any day, or
 * those that were named. Throws `not-found`, and `several-readings` for a name that several have.
 */
export function proposedHolidays(
  holidays: readonly Holiday[],
  { only, except, allKinds }: HolidayChoice,
  shop: Shop,
): ProposedHoliday[] {
  const usual = holidays.filter(({ kind }) => allKinds || kind === 'public');
  const named = new Set(only.flatMap((text) => meant(text, usual, holidays)));
  const left = new Set(except.flatMap((text) => meant(text, usual, holidays)));
  const shown = holidays.filter((holiday) => usual.includes(holiday) || named.has(holiday));
  return shown.map((holiday) => {
    const on = onHoliday(holiday, shop);
    const isUsual = holiday.kind === 'public' && on.kind === 'open';
    const isWanted = only.length === 0 ? isUsual : named.has(holiday);
    return { holiday, on, isProposed: isWanted && on.kind !== 'closed' && !left.has(holiday) };
  });
}

/** Those with that date, or whose name is the text or has all its words; the usual ones before others. */
function meant(text: string, usual: readonly Holiday[], all: readonly Holiday[]): readonly Holiday[] {
  const [dated, key] = [text.trim(), searchKey(text)];
  const words = key.split(' ');
  const tests: ((holiday: Holiday) => boolean)[] = [
    ({ fromDate, toDate }) => /^\d{4}-\d\d-\d\d$/.test(dated) && fromDate <= dated && dated <= toDate,
    ({ name }) => searchKey(name) === key,
    ({ name }) => searchKey(ownName(name)) === key,
    ({ name }) => words.every((word) => searchKey(name).split(' ').includes(word)),
    ({ name }) => key !== '' && searchKey(name).startsWith(key),
  ];
  for (const some of [usual, all]) {
    for (const test of tests) {
      const found = some.filter(test);
      const names = [...new Set(found.map(({ name }) => ownName(name)))];
      if (names.length > 1 && !/^\d/.test(dated))
        throw new AppError({ code: 'several-readings', words: shortened(text), readings: names });
      if (found.length > 0) return found;
    }
  }
  const known = [...new Set(all.map(({ name }) => name))];
  throw new AppError({
    code: 'not-found',
    what: 'holiday',
    query: shortened(text),
    known,
    meant: nearest(text, known),
  });
}

/** Without what makes it a substitute day: `Independence Day (substitute day)`. */
function ownName(name: string): string {
  return name.replace(/\s*\([^)]*\)$/, '');
}
