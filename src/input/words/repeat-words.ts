import type { RepeatUnit } from '../../domain/series.ts';
import type { Spellings } from './meaning.ts';

/** How one language says that something comes again and again. */
export interface RepeatLanguage {
  readonly every: Spellings;
  /** `every other week` */
  readonly other: Spellings;
  readonly units: Readonly<Record<RepeatUnit, Spellings>>;
  /** What is so many of a unit in one word. */
  readonly longer: readonly Period[];
  /** All of it in one word: `monthly`. */
  readonly alone: readonly Period[];
  /** Before a day of the week: `weekly on tuesdays`. */
  readonly on: Spellings;
  readonly and: Spellings;
  /** From 1: `first`, before a weekday of a month. */
  readonly nths: readonly Spellings[];
  readonly last: Spellings;
  readonly lastDay: Spellings;
  /** Before those, and before a day of a month by its number. */
  readonly the: Spellings;
  /** `of the month`, behind them. */
  readonly ofTheMonth: Spellings;
  /** Before `every month`, behind them. */
  readonly of: Spellings;
  /** Means every other day to some: `cada tercer dia`. */
  readonly everyOtherDay: Spellings | null;
  /** `4 times` */
  readonly times: Spellings;
  readonly until: Spellings;
}

export interface Period {
  readonly unit: RepeatUnit;
  readonly interval: number;
  readonly words: Spellings;
}

export const ENGLISH_REPEATS: RepeatLanguage = {
  every: 'every|each|once every|once a|once per|repeat every|repeats every',
  other: 'other|alternate',
  units: {
    day: 'day|days',
    week: 'week|weeks|wk|wks',
    month: 'month|months|mo|mos',
    year: 'year|years|yr|yrs',
  },
  longer: [
    { unit: 'week', interval: 2, words: 'fortnight|fortnights' },
    { unit: 'month', interval: 3, words: 'quarter|quarters' },
    { unit: 'month', interval: 6, words: 'half year|half a year|half years' },
  ],
  alone: [
    { unit: 'day', interval: 1, words: 'daily' },
    { unit: 'week', interval: 1, words: 'weekly' },
    { unit: 'week', interval: 2, words: 'biweekly|bi weekly|fortnightly' },
    { unit: 'month', interval: 1, words: 'monthly' },
    { unit: 'month', interval: 3, words: 'quarterly|four times a year|4 times a year' },
    {
      unit: 'month',
      interval: 6,
      words: 'half yearly|semiannually|twice a year|two times a year|2 times a year',
    },
    { unit: 'year', interval: 1, words: 'yearly|annually|annual' },
  ],
  on: 'on',
  and: 'and|or',
  nths: ['first|1st', 'second|2nd', 'third|3rd', 'fourth|4th', 'fifth|5th'],
  last: 'last',
  lastDay: 'last day',
  the: 'the|on the|on',
  ofTheMonth: 'of the month|of a month|of the months|in the month|in a month',
  of: 'of|in',
  everyOtherDay: null,
  times: 'time|times|visit|visits|in all',
  until: 'until|till|til|through|up to',
};

export const SPANISH_REPEATS: RepeatLanguage = {
  every: 'cada|todos los|todas las|una vez cada|una vez al|una vez a la|repetir cada',
  other: 'otro|otra',
  units: { day: 'dia|dias', week: 'semana|semanas', month: 'mes|meses', year: 'ano|anos' },
  longer: [
    { unit: 'week', interval: 2, words: 'quincena|quince dias|15 dias' },
    { unit: 'month', interval: 3, words: 'trimestre|trimestres' },
    { unit: 'month', interval: 6, words: 'medio ano|semestre|semestres' },
  ],
  alone: [
    { unit: 'day', interval: 1, words: 'diario|diariamente|a diario' },
    { unit: 'week', interval: 1, words: 'semanal|semanalmente' },
    { unit: 'week', interval: 2, words: 'quincenal|quincenalmente' },
    { unit: 'month', interval: 1, words: 'mensual|mensualmente' },
    { unit: 'month', interval: 2, words: 'bimestral|bimestralmente' },
    { unit: 'month', interval: 3, words: 'trimestral|trimestralmente' },
    { unit: 'month', interval: 6, words: 'semestral|semestralmente|dos veces al ano' },
    { unit: 'year', interval: 1, words: 'anual|anualmente' },
  ],
  on: 'el|los|en',
  and: 'y|e|o',
  nths: [
    'primer|primero|primera|primeros|primeras',
    'segundo|segunda|segundos|segundas',
    'tercer|tercero|tercera|terceros|terceras',
    'cuarto|cuarta|cuartos|cuartas',
    'quinto|quinta|quintos|quintas',
  ],
  last: 'ultimo|ultima|ultimos|ultimas',
  lastDay: 'ultimo dia',
  the: 'el|la|los|las|en el|el dia|los dias|dia',
  ofTheMonth: 'del mes|de mes|de los meses',
  of: 'de',
  everyOtherDay: 'tercer dia|tercer dias',
  times: 'vez|veces|visita|visitas',
  until: 'hasta|hasta el',
};
