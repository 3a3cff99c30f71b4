import type { NotDone } from '../../usecases/booking/understood.ts';
import type { InEach, Language } from './language.ts';
import { listSaid } from './list-said.ts';

/** A sentence without its full stop: what a caller has asked for that no agent can do. */
export function notDoneSaid(notDone: readonly NotDone[], language: Language): string {
  const things = [...new Set(notDone.map(({ what }) => THINGS[language][what]))];
  return ONLY_PEOPLE[language](listSaid(things, 'and', language));
}

const THINGS: InEach<Readonly<Record<NotDone['what'], string>>> = {
  en: {
    series: 'visits that repeat',
    technician: 'who works on the car',
    bay: 'the bay',
    key_tag: 'the key tag',
    duration: 'how much time the work is given',
  },
  es: {
    series: 'citas que se repiten',
    technician: 'quién trabaja en el coche',
    bay: 'el puesto de trabajo',
    key_tag: 'la etiqueta de la llave',
    duration: 'cuánto tiempo se da al trabajo',
  },
};

const ONLY_PEOPLE: InEach<(things: string) => string> = {
  en: (things) => `Only somebody at the shop can arrange ${things}`,
  es: (things) => `Solo alguien del taller puede acordar ${things}`,
};
