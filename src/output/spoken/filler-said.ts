import type { InEach, Language } from './language.ts';

/** What somebody waits for while a calendar is asked. */
export type WaitedFor = 'look' | 'booking' | 'change';

/** Several of each, so that nobody hears the same again and again. */
const FILLERS: Readonly<Record<WaitedFor, InEach<readonly string[]>>> = {
  look: {
    en: ['Sure. Just a moment.', 'One moment, let me look.', 'Let me check the calendar.'],
    es: ['Claro, un momento.', 'Un momento, voy a mirar.', 'Déjeme ver el calendario.'],
  },
  booking: {
    en: ['Scheduling your event now.', 'One moment, I am putting that in.', 'Let me take care of that now.'],
    es: ['Ya estoy reservando su cita.', 'Un momento, lo estoy anotando.', 'Ahora mismo lo hago.'],
  },
  change: {
    en: ['One moment, I am changing that.', 'Just a second.', 'Let me do that now.'],
    es: ['Un momento, lo estoy cambiando.', 'Un segundo, por favor.', 'Ahora mismo lo hago.'],
  },
};

/** `chance`: in [0, 1). */
export function fillerSaid(waitedFor: WaitedFor, language: Language, chance: number): string {
  const said = FILLERS[waitedFor][language];
  return said[Math.floor(chance * said.length)] ?? '';
}
