import { z } from 'zod';
import { type CalendarProvider, PROVIDER_NAMES, providerNamed } from '../../domain/calendar-place.ts';
import { isLocalDate, type LocalDate, WEEKDAYS, type Weekday } from '../../domain/local-date.ts';
import type { MinuteRange, OwnHours, SpecialHours } from '../../domain/shop.ts';
import { overlapProblem, parseRange, parseTime } from './shop-times.ts';

type Check = z.core.$ZodRawIssue;

/** A value as the file shows it, for messages. */
function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Date) return JSON.stringify(value);
  if (typeof value === 'object') return 'a group of settings';
  return typeof value === 'string' ? `"${value}"` : JSON.stringify(value);
}

/** What to say of a value of the wrong kind; `expected` completes "… is not …". */
export function wrong(expected: string) {
  return ({ input }: Check) => (input === undefined ? 'is missing' : `${shown(input)} is not ${expected}`);
}

/** Reports against the value that is being read. */
export function problem(context: z.RefinementCtx, message: string): never {
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
}

const CONTROL = /\p{Cc}|[\u2028\u2029]/u;

/** A name or the like: one line, not empty, at most 200 characters. */
export function line(what: string) {
  const error = ({ input }: Check) =>
    typeof input === 'number' || typeof input === 'boolean'
      ? `${String(input)} must stand in quotes to be ${what}`
      : wrong(what)({ input } as Check);
  return z.string({ error }).transform((text, context) => {
    const trimmed = text.trim();
    if (trimmed === '') return problem(context, 'is empty');
    if (trimmed.length > 200) return problem(context, 'is longer than 200 characters');
    if (CONTROL.test(trimmed)) return problem(context, 'has a line break or control character in it');
    return trimmed;
  });
}

/** The name of a server, or of all below one; how long it may be, the naming of servers says (RFC 1035). */
const host = line('the name of a server like meet.example.com').transform((text, context) => {
  const isHost = /^(?:\*\.)?(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$/i.test(text);
  return isHost
    ? text.toLowerCase()
    : problem(context, `"${text}" is not the name of a server like meet.example.com, or *.example.com`);
});

/** A list, or as one types it: `meet.example.com, *.example.org`. */
export const hosts = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(/[\s,]+/).filter((part) => part !== '') : value),
  z.array(host, { error: wrong('a list of servers like [meet.example.com]') }),
);

export function whole(min: number, max: number) {
  const error = ({ input }: Check) =>
    input === undefined ? 'is missing' : `${shown(input)} is not a whole number from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
}

export function choice<const T extends readonly [string, ...string[]]>(names: T) {
  return z.enum(names, { error: wrong(names.map((name) => `"${name}"`).join(' or ')) });
}

export const trueOrFalse = z.boolean({ error: wrong('true or false') });

/** Who keeps the calendars, by any of its names. */
export const provider = choice([...PROVIDER_NAMES.local, ...PROVIDER_NAMES.google]).transform(
  (name) => providerNamed(name) as CalendarProvider,
);

export function list<T extends z.ZodType>(item: T, what = 'a list') {
  return z.array(item, { error: wrong(what) });
}

export const time = z.string({ error: wrong('a time like "09:00"') }).transform((text, context) => {
  return parseTime(text) ?? problem(context, `"${text}" is not a time like "09:00"`);
});

/** A date; a YAML reader of the older kind gives it as a moment in UTC. */
export const date = z
  .preprocess(
    (value) =>
      value instanceof Date && !Number.isNaN(value.getTime()) ? value.toISOString().slice(0, 10) : value,
    z.string({ error: wrong('a date like 2026-12-25') }),
  )
  .transform((text, context): LocalDate => {
    const trimmed = text.trim();
    if (isLocalDate(trimmed)) return trimmed;
    if (!/^\d{4}-\d\d-\d\d$/.test(trimmed))
      return problem(context, `"${text}" is not a date like 2026-12-25`);
    return problem(context, `there is no ${trimmed} in the calendar from 1970 to 2099`);
  });

const range = z
  .string({ error: wrong('a range like "09:00-15:00"') })
  .transform((text, context): MinuteRange => {
    const parsed = parseRange(text);
    return typeof parsed === 'string' ? problem(context, parsed) : parsed;
  });

/** One for every half hour. */
const MOST_RANGES = 48;

/** `["09:00-12:00", "13:00-17:00"]`, the same as one text with commas, or `closed`. */
const dayHours = z
  .preprocess(
    (value) => {
      if (typeof value !== 'string') return value;
      return value.trim().toLowerCase() === 'closed'
        ? []
        : value.split(',', MOST_RANGES + 1).map((part) => part.trim());
    },
    list(range, 'a list of ranges like ["09:00-15:00"] (an empty list is closed)').max(MOST_RANGES, {
      error: `has more than ${MOST_RANGES} ranges`,
    }),
  )
  .transform((ranges, context): readonly MinuteRange[] => {
    const overlap = overlapProblem(ranges);
    if (overlap !== null) return problem(context, overlap);
    return ranges.sort((a, b) => a.from - b.from);
  });

function week<T extends z.ZodType>(day: T) {
  return z.strictObject(
    { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: day, sunday: day },
    { error: wrong('a list of weekdays with their hours') },
  );
}

/** The shop's own hours name every day, so that none is closed by oversight. */
export const shopHours = week(dayHours);

/** The hours of a bay or technician: on a day that is not named they are the shop's. */
export const ownHours = week(dayHours.nullish()).transform((hours): OwnHours | null => {
  if (WEEKDAYS.every((day) => hours[day] == null)) return null;
  return Object.fromEntries(WEEKDAYS.map((day) => [day, hours[day] ?? null])) as unknown as OwnHours;
});

const openHours = dayHours.transform((ranges, context): readonly MinuteRange[] =>
  ranges.length > 0
    ? ranges
    : problem(context, 'has no hours; a date on which the shop is closed is one of the closures'),
);

/** Dates that have other hours than their weekday has. */
export const specialHours = z
  .record(z.string(), openHours, { error: wrong('a list of dates with their hours') })
  .transform((dates, context): SpecialHours[] =>
    Object.entries(dates)
      .map(([text, ranges]) => {
        const read = date.safeParse(text);
        for (const { message } of read.error?.issues ?? [])
          context.addIssue({ code: 'custom', message, path: [text] });
        return { date: text.trim(), ranges };
      })
      .sort((a, b) => (a.date < b.date ? -1 : 1)),
  );

const WEEKDAY_NAMES: ReadonlySet<string> = new Set(WEEKDAYS);

export const weekday = z
  .string({ error: wrong('a weekday like monday') })
  .transform((text, context): Weekday => {
    const name = text.trim().toLowerCase();
    return WEEKDAY_NAMES.has(name)
      ? (name as Weekday)
      : problem(context, `"${text}" is not a weekday like monday`);
  });
