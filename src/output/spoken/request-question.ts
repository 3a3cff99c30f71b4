import type { Shop } from '../../domain/shop.ts';
import type { VisitMode } from '../../domain/visit-mode.ts';
import type { Missing, Unclear, Understood } from '../../usecases/booking/understood.ts';
import { type ShopTime, today } from '../form/moments.ts';
import type { InEach, Language } from './language.ts';
import { listSaid, toSpanish } from './list-said.ts';
import { carSaid } from './people-said.ts';
import { serviceNames } from './service-names.ts';
import { atClock, dateSaid, timeSaid } from './spoken-times.ts';

/** More than these nobody keeps in mind while listening. */
const MOST_CHOICES = 3;

interface Asking {
  readonly shop: Pick<Shop, 'services'>;
  readonly time: ShopTime;
  readonly language: Language;
}

const FIRST: readonly Unclear['field'][] = ['intent', 'day', 'time', 'words', 'service', 'vehicle', 'mode'];

/** The one question that is asked now; null where nothing is open. */
export function questionFor(
  { intent, unclear, missing, services, isAsLastTime, visits, proposed }: Understood,
  shop: Pick<Shop, 'services'>,
  time: ShopTime,
  language: Language,
): string | null {
  const asking = { shop, time, language };
  if (intent === 'other') return null;
  const [first] = [...unclear].sort((a, b) => FIRST.indexOf(a.field) - FIRST.indexOf(b.field));
  if (intent === null && first?.field !== 'intent') return WHAT_THEN[language];
  if (first !== undefined) return unclearAsked(first, asking);
  if (proposed !== null) return DO_YOU_MEAN[language](serviceNames([proposed], shop));
  if (isAsLastTime) return AS_LAST_TIME[language](listSaid(serviceNames(services, shop), 'and', language));
  const [lacking] = missing;
  if (lacking === 'vehicle' && visits > 1) return WHICH_CARS[language];
  return lacking === undefined ? null : MISSING[language][lacking];
}

function unclearAsked(unclear: Unclear, asking: Asking): string {
  const { language, time } = asking;
  const wouldYou = (choices: readonly string[]) => WOULD_YOU[language](listSaid(choices, 'or', language));
  if (unclear.field === 'intent') return wouldYou(unclear.choices.map((intent) => INTENT[language][intent]));
  if (unclear.field === 'mode') return wouldYou(unclear.choices.map((mode) => COMING[language][mode]));
  if (unclear.field === 'day') {
    const dates = unclear.choices.map((date) => dateSaid(date, today(time), language));
    return dates.length === 0 ? WHICH_DAY[language] : DO_YOU_MEAN[language](dates);
  }
  if (unclear.field === 'time') {
    if ('why' in unclear) return NOT_THEN[language][unclear.why];
    const times = unclear.choices.flatMap((reading) => readingSaid(reading, asking) ?? []);
    const isSpeakable = times.length > 0 && times.length === unclear.choices.length;
    return isSpeakable ? DO_YOU_MEAN[language](times) : WHICH_TIME[language];
  }
  if (unclear.field === 'words') return OTHER_WORDS[language];
  if (unclear.field === 'service')
    return unclear.choices.length > MOST_CHOICES
      ? MISSING[language].service
      : DO_YOU_MEAN[language](serviceNames(unclear.choices, asking.shop));
  if (unclear.isSeveral) return WHICH_CARS[language];
  const cars = unclear.choices.slice(0, MOST_CHOICES).map((car) => carSaid(car, language));
  return DO_YOU_MEAN[language](cars);
}

/** `2026-11-23 12:00`, `14:50`, `2026-12-04`; null for what was said in words. */
function readingSaid(reading: string, { language, time }: Asking): string | null {
  const match = /^(\d{4}-\d\d-\d\d)?[ T]?(?:(\d\d):(\d\d))?$/.exec(reading);
  if (match === null || reading === '') return null;
  const [, date, hour, minute] = match;
  const clock = hour === undefined ? null : timeSaid(Number(hour) * 60 + Number(minute), language);
  const day = date === undefined ? null : dateSaid(date, today(time), language);
  if (day === null) return clock;
  return clock === null ? day : `${day} ${atClock(clock, language)}`;
}

const WHAT_THEN: InEach<string> = {
  en: 'Would you like to book, move or cancel an appointment?',
  es: '¿Quiere reservar, cambiar o cancelar una cita?',
};

const WOULD_YOU: InEach<(choices: string) => string> = {
  en: (choices) => `Would you like to ${choices}?`,
  es: (choices) => `¿Quiere ${choices}?`,
};

const INTENT: InEach<Readonly<Record<NonNullable<Understood['intent']>, string>>> = {
  en: {
    book: 'make a new appointment',
    cancel: 'cancel your appointment',
    reschedule: 'move your appointment',
    check: 'hear about your appointment',
    wait: 'go on the waitlist',
    other: 'talk to somebody',
  },
  es: {
    book: 'pedir una cita nueva',
    cancel: 'cancelar su cita',
    reschedule: 'cambiar su cita',
    check: 'saber de su cita',
    wait: 'entrar en la lista de espera',
    other: 'hablar con alguien',
  },
};

/** How the car comes. */
const COMING: InEach<Readonly<Record<VisitMode, string>>> = {
  en: {
    wait: 'wait here',
    drop_off: 'drop the car off',
    tow_in: 'have the car towed in',
    night_drop: 'leave the car overnight',
    loaner: 'take a loaner',
  },
  es: {
    wait: 'esperar aquí',
    drop_off: 'dejar el coche',
    tow_in: 'traerlo en grúa',
    night_drop: 'dejar el coche por la noche',
    loaner: 'llevarse un coche de préstamo',
  },
};

const WHICH_CARS: InEach<string> = { en: 'Which cars are they?', es: '¿De qué coches se trata?' };

const DO_YOU_MEAN: InEach<(choices: readonly string[]) => string> = {
  en: (choices) => `Do you mean ${listSaid(choices, 'or', 'en')}?`,
  es: (choices) => `¿Se refiere ${listSaid(choices.map(toSpanish), 'or', 'es')}?`,
};

const WHICH_DAY: InEach<string> = { en: 'Which day do you mean?', es: '¿Qué día quiere decir?' };

const WHICH_TIME: InEach<string> = {
  en: 'I am not sure about the time. Which day and time do you mean?',
  es: 'No estoy seguro de la hora. ¿Qué día y a qué hora?',
};

const NOT_THEN: InEach<Readonly<Record<'closed' | 'past' | 'twice' | 'skipped', string>>> = {
  en: {
    closed: 'We are closed then. Which other time would suit you?',
    past: 'That time has passed. Which other time would suit you?',
    twice: 'The clocks go back then, and that time comes twice. Do you mean the first or the second?',
    skipped: 'The clocks go forward then and skip that time. Which other time would suit you?',
  },
  es: {
    closed: 'A esa hora estamos cerrados. ¿Qué otra hora le viene bien?',
    past: 'Esa hora ya pasó. ¿Qué otra hora le viene bien?',
    twice: 'Entonces se atrasan los relojes y esa hora viene dos veces. ¿La primera o la segunda?',
    skipped: 'Entonces se adelantan los relojes y esa hora no existe. ¿Qué otra hora le viene bien?',
  },
};

const OTHER_WORDS: InEach<string> = {
  en: 'I did not get all of that. Could you say it in other words?',
  es: 'No lo he entendido todo. ¿Puede decirlo con otras palabras?',
};

const AS_LAST_TIME: InEach<(work: string) => string> = {
  en: (work) => `Shall it be ${work} again, as last time?`,
  es: (work) => `¿Otra vez ${work}, como la última vez?`,
};

const MISSING: InEach<Readonly<Record<Missing, string>>> = {
  en: {
    service: 'What would you like us to do on the car?',
    day: 'Which day would suit you?',
    vehicle: 'Which car is it?',
  },
  es: {
    service: '¿Qué le hacemos al coche?',
    day: '¿Qué día le viene bien?',
    vehicle: '¿De qué coche se trata?',
  },
};
