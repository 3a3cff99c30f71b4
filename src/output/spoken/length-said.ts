import type { InEach, Language } from './language.ts';
import { listSaid } from './list-said.ts';

/** `3 hours`, `1 hour and 30 minutes`, `45 minutos` */
export function lengthSaid(minutes: number, language: Language): string {
  const { hours, minutes: rest } = UNITS[language];
  return listSaid(
    [...counted(Math.floor(minutes / 60), hours), ...counted(minutes % 60, rest)],
    'and',
    language,
  );
}

type Words = readonly [one: string, several: string];

function counted(count: number, [one, several]: Words): string[] {
  return count === 0 ? [] : [`${count} ${count === 1 ? one : several}`];
}

const UNITS: InEach<{ readonly hours: Words; readonly minutes: Words }> = {
  en: { hours: ['hour', 'hours'], minutes: ['minute', 'minutes'] },
  es: { hours: ['hora', 'horas'], minutes: ['minuto', 'minutos'] },
};
