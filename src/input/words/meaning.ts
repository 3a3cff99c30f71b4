import type { Weekday } from '../../domain/local-date.ts';
import type { RepeatUnit } from '../../domain/series.ts';
import type { VisitMode } from '../../domain/visit-mode.ts';

export type Unit = 'minute' | 'hour' | 'day' | 'week' | 'month';
export type PartName = 'small-hours' | 'morning' | 'afternoon' | 'evening' | 'night' | 'lunch';

/** Words that hold others together: what each does is the grammar's, how it is said the language's. */
export const GLUE = [
  // a day
  'on',
  'the',
  'of',
  'in',
  'half-an',
  'day-number',
  'from-now',
  'this',
  'next',
  'coming-after',
  'after-next',
  'this-week',
  'next-week',
  'week-of',
  'week-later',
  'weekend',
  'this-month',
  'of-the-month',
  'the-month',
  'next-month',
  'beginning-of',
  'middle-of',
  'end-of',
  'toward-end-of',
  'rest-of',
  'later-today',
  'working-days',
  'week-after-next',
  'within',
  // a time of day
  'at',
  'half-past',
  'quarter-past',
  'quarter-to',
  'minutes-past',
  'minutes-to',
  'and-half',
  'and-quarter',
  'less-quarter',
  'less',
  'and-minutes',
  'oclock',
  'hours-sharp',
  'am',
  'pm',
  'noon',
  'about',
  'or-so',
  'late',
  'late-in-day',
  'closing',
  'opening',
  'now',
  'now-or-soon',
  'earliest',
  // limits
  'before',
  'after',
  'from',
  'of-pair',
  'until',
  'by',
  'between',
  'to',
  'or-later',
  'or-earlier',
  'not',
  'except',
  'without',
  'denied-behind',
  'all-of',
  'only',
  'affirmed',
  'unheard-time',
  // between phrases
  'or',
  'and',
  'but',
  // how often it comes again
  'other',
  'last-day',
  'third-day',
  'times',
  // several cars
  'cars',
  'both',
  'whole',
  'own',
  'those',
  // the rest of a visit
  'with',
  'for',
  'lasting',
  'key-tag',
  'for-notes',
  'new',
  'courtesy',
  'filler',
] as const;
export type Glue = (typeof GLUE)[number];

/** What a word or a phrase can mean. One may have several meanings: the grammar takes what fits the words around it. */
export type Meaning =
  | { readonly is: Glue }
  | { readonly is: 'weekday'; readonly weekday: Weekday }
  /** From 1. */
  | { readonly is: 'month'; readonly month: number }
  /** `article`: counts days and weeks, and is no hour. */
  | { readonly is: 'count'; readonly value: number; readonly article: boolean }
  | { readonly is: 'hour'; readonly value: number }
  | { readonly is: 'ordinal'; readonly value: number }
  /** Which of its name in a month: from 1; the last is -1. */
  | { readonly is: 'nth'; readonly value: number }
  /** Days from today. */
  | { readonly is: 'day'; readonly after: number }
  | { readonly is: 'unit'; readonly unit: Unit }
  | { readonly is: 'part'; readonly part: PartName }
  | { readonly is: 'this-part'; readonly part: PartName }
  /** `untilHour`: when an early morning is over. */
  | { readonly is: 'early'; readonly untilHour: number }
  | { readonly is: 'every'; readonly saying: RepeatWords['saying'] }
  | { readonly is: 'repeat-unit'; readonly unit: RepeatUnit }
  /** So many of a unit in one phrase. `how`: behind `every`, alone, or alone where it is no adjective of the work. */
  | ({ readonly is: 'period'; readonly how: 'longer' | 'alone' | 'adjective' } & Period)
  | { readonly is: 'mode'; readonly mode: VisitMode }
  | { readonly is: 'service'; readonly type: string }
  /** What the car does; `of`: the service that it is a sign of when that is named as well. */
  | { readonly is: 'symptom'; readonly type: string; readonly of: string | null }
  /** Work that could be any of these. */
  | { readonly is: 'vague-work'; readonly types: readonly string[] };

/** Spellings, parted by `|`, without accents and in lower case. */
export type Spellings = string;

/** How people say how a car comes. */
export type ModeWords = Readonly<Record<VisitMode, Spellings>>;

/** The words of one language. */
export interface Language {
  readonly weekdays: Readonly<Record<Weekday, Spellings>>;
  /** January first. */
  readonly months: readonly Spellings[];
  /** From 1. */
  readonly counts: readonly Spellings[];
  readonly tens: Readonly<Record<number, Spellings>>;
  readonly articles: Spellings;
  readonly couple: Spellings;
  /** Hours that are said with an article alone. */
  readonly hours: Readonly<Record<number, Spellings>>;
  /** From 1. */
  readonly ordinals: readonly Spellings[];
  /** From 1, before a weekday of a month. */
  readonly nths: readonly Spellings[];
  readonly last: Spellings;
  readonly days: Readonly<Record<number, Spellings>>;
  readonly units: Readonly<Record<Unit, Spellings>>;
  readonly parts: Readonly<Record<PartName, Spellings>>;
  /** With the day in it: `tonight`. */
  readonly partsOfToday: Readonly<Partial<Record<PartName, Spellings>>>;
  readonly glue: Readonly<Partial<Record<Glue, Spellings>>>;
  /** `early in the`, and the hour at which an early morning is over. */
  readonly early: { readonly words: Spellings; readonly untilHour: number };
  readonly repeats: RepeatWords;
  readonly modes: ModeWords;
  readonly work: LanguageOfWork;
}

export interface Period {
  readonly unit: RepeatUnit;
  readonly interval: number;
}

/** How people say that something comes again and again. */
export interface RepeatWords {
  readonly every: Spellings;
  /** What a reading is said with that can be typed instead: `every 3 weeks on friday`. */
  readonly saying: { readonly ofTheMonth: string; readonly weeksOn: string; readonly days: string };
  readonly units: Readonly<Record<RepeatUnit, Spellings>>;
  /** `fortnight`, behind `every`. */
  readonly longer: readonly (Period & { readonly words: Spellings })[];
  /** All of it in one word: `monthly`. */
  readonly alone: readonly (Period & { readonly words: Spellings })[];
  /** That as well, and in a sentence perhaps of the work: `annual`. */
  readonly adjectives: readonly (Period & { readonly words: Spellings })[];
}

/** What customers call work, and what they say of a car that needs it, by the type of the service. */
export interface LanguageOfWork {
  readonly services: Readonly<Record<string, Spellings>>;
  readonly symptoms: readonly {
    readonly type: string;
    readonly of: string | null;
    readonly words: Spellings;
  }[];
  readonly vague: readonly { readonly types: readonly string[]; readonly words: Spellings }[];
}
