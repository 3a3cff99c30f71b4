import type { Instant } from '../../domain/interval.ts';
import { type LocalDate, weekdayOf } from '../../domain/local-date.ts';
import { wallText } from '../../domain/zone.ts';
import { type ShopTime, spokenDay, today, weekdayName } from '../form/moments.ts';
import type { InEach, Language } from './language.ts';
import { listSaid } from './list-said.ts';
import { numberWord } from './spoken-numbers.ts';

/**
 * Days and times for a voice: no colon, no digits of minutes, noon and midnight by name, because voices read `14:00` as
 * "fourteen" and `2:15` in as many ways as there are engines.
 */

const WEEKDAYS_ES = {
  monday: 'lunes',
  tuesday: 'martes',
  wednesday: 'miércoles',
  thursday: 'jueves',
  friday: 'viernes',
  saturday: 'sábado',
  sunday: 'domingo',
} as const;

const MONTHS_ES = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
];

/** `Monday, November 23`, `el lunes 23 de noviembre`; the year where it is another one than that of `now` (a date). */
export function dateSaid(date: LocalDate, now: LocalDate, language: Language): string {
  return DATE[language](date, date.slice(0, 4) === now.slice(0, 4) ? null : date.slice(0, 4));
}

const DATE: InEach<(date: LocalDate, year: string | null) => string> = {
  en: (date, year) => {
    const [weekday, day, month] = spokenDay(date, date).split(' ');
    return `${weekday}, ${month} ${day}${year === null ? '' : `, ${year}`}`;
  },
  es: (date, year) => {
    const month = MONTHS_ES[Number(date.slice(5, 7)) - 1] as string;
    const said = `el ${WEEKDAYS_ES[weekdayOf(date)]} ${Number(date.slice(8, 10))} de ${month}`;
    return year === null ? said : `${said} de ${year}`;
  },
};

/** `Sundays`, `los domingos` */
export function everySuch(date: LocalDate, language: Language): string {
  if (language === 'en') return `${weekdayName(date)}s`;
  const weekday = WEEKDAYS_ES[weekdayOf(date)];
  return `los ${weekday.endsWith('s') ? weekday : `${weekday}s`}`;
}

/** `9 in the morning`, `two fifteen in the afternoon`, `noon`; `las 9 de la mañana`, `las dos y cuarto de la tarde`. */
export function timeSaid(minuteOfDay: number, language: Language): string {
  const [hour, minute] = [Math.floor(minuteOfDay / 60) % 24, minuteOfDay % 60];
  if (minute === 0 && hour % 12 === 0) return NAMED[language][hour === 0 ? 'midnight' : 'noon'];
  return CLOCK[language](hour, minute);
}

const NAMED: InEach<Readonly<Record<'noon' | 'midnight', string>>> = {
  en: { noon: 'noon', midnight: 'midnight' },
  es: { noon: 'mediodía', midnight: 'medianoche' },
};

const CLOCK: InEach<(hour: number, minute: number) => string> = {
  en: (hour, minute) => {
    const part = hour < 12 ? 'in the morning' : hour < 17 ? 'in the afternoon' : 'in the evening';
    const twelve = hour % 12 || 12;
    if (minute === 0) return `${twelve} ${part}`;
    const minutes = minute < 10 ? `oh ${numberWord(minute, 'en')}` : numberWord(minute, 'en');
    return `${numberWord(twelve, 'en')} ${minutes} ${part}`;
  },
  es: (hour, minute) => {
    const part = hour < 6 ? 'madrugada' : hour < 12 ? 'mañana' : hour < 20 ? 'tarde' : 'noche';
    const twelve = hour % 12 || 12;
    const article = twelve === 1 ? 'la' : 'las';
    if (minute === 0) return `${article} ${twelve === 1 ? 'una' : twelve} de la ${part}`;
    const minutes = QUARTERS_ES[minute] ?? minuteEs(minute);
    return `${article} ${numberWord(twelve, 'es')} y ${minutes} de la ${part}`;
  },
};

const QUARTERS_ES: Readonly<Record<number, string>> = { 15: 'cuarto', 30: 'media' };

/** Minutes are masculine. */
function minuteEs(minute: number): string {
  return minute === 1 ? 'uno' : numberWord(minute, 'es');
}

/** The same of a moment, on the shop's clock. */
export function clockSaid(at: Instant, { zone }: Pick<ShopTime, 'zone'>, language: Language): string {
  const wall = wallText(zone, at);
  return timeSaid(Number(wall.slice(11, 13)) * 60 + Number(wall.slice(14, 16)), language);
}

/** `Monday, November 23 at 9 in the morning`, `el lunes 23 de noviembre a las 9 de la mañana`. */
export function momentSaid(at: Instant, time: ShopTime, language: Language): string {
  const date = dateSaid(wallText(time.zone, at).slice(0, 10), today(time), language);
  return `${date} ${AT[language](clockSaid(at, time, language))}`;
}

/** `at noon`, `al mediodía`, `a las 9 de la mañana` */
export function atClock(clock: string, language: Language): string {
  return AT[language](clock);
}

const AT: InEach<(clock: string) => string> = {
  en: (clock) => `at ${clock}`,
  es: (clock) => (clock === NAMED.es.noon ? `al ${clock}` : `a ${clock}`),
};

/** Several, the day said once where it is the same: `Monday, November 23 at 9 in the morning or noon`. */
export function momentsSaid(moments: readonly Instant[], time: ShopTime, language: Language): string {
  const dateOf = (at: Instant) => wallText(time.zone, at).slice(0, 10);
  const said = moments.map((at, i) => {
    const before = moments[i - 1];
    if (before === undefined || dateOf(before) !== dateOf(at)) return momentSaid(at, time, language);
    const clock = clockSaid(at, time, language);
    return language === 'es' ? AT.es(clock) : clock;
  });
  return listSaid(said, 'or', language);
}
