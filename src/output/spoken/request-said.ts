import type { Shop } from '../../domain/shop.ts';
import { vehicleInfo } from '../../domain/vehicle.ts';
import type { Understood } from '../../usecases/booking/understood.ts';
import type { JsonObject } from '../form/json.ts';
import { type ShopTime, weekdayName } from '../form/moments.ts';
import type { SpokenAnswer } from './answer.ts';
import { customerWords, plainWords } from './customer-words.ts';
import type { InEach, Language } from './language.ts';
import { lengthSaid } from './length-said.ts';
import { listSaid } from './list-said.ts';
import { notDoneSaid } from './not-done-said.ts';
import { questionFor } from './request-question.ts';
import { serviceNames } from './service-names.ts';
import { wantedSaid } from './wanted-said.ts';
import { whenJson } from './when-json.ts';

/** What was understood of a sentence, and the one question that is open; where none is, it is read back. */
export function requestSaid(
  understood: Understood,
  shop: Pick<Shop, 'services'>,
  time: ShopTime,
  language: Language,
): SpokenAnswer {
  const { services, vehicles, vehicleWords, unclear } = understood;
  const [vehicle] = vehicles.length === 1 ? vehicles : [];
  const ask = questionFor(understood, shop, time, language);
  return {
    data: {
      intent: understood.intent,
      service_type: services[0] ?? null,
      service_types: [...services],
      as_last_time: understood.isAsLastTime,
      visit_mode: understood.mode,
      duration_minutes: understood.durationMinutes,
      when: whenJson(understood, time),
      present_time: customerWords(understood.presentTimeWords),
      vehicle_id: vehicle?.id ?? null,
      vehicle_info: vehicle === undefined ? null : plainWords(vehicleInfo(vehicle)),
      vehicle_ids: vehicles.map(({ id }) => id),
      visits: understood.visits,
      vehicle_words: customerWords(vehicleWords),
      phone_number: understood.phone,
      customer_words: customerWords(understood.concerns),
      other_words: customerWords(understood.otherWords),
      missing: [...understood.missing],
      ambiguous: unclear.map((one) => Object.assign({ field: one.field }, choicesJson(one), wordsJson(one))),
      not_done: understood.notDone.map(({ what, words }) => ({ what, customer_words: customerWords(words) })),
      ask,
      by: understood.by,
    },
    message:
      ask === null ? readBack(understood, shop, time, language) : withNotDone(ask, understood, language),
  };
}

function choicesJson(one: Understood['unclear'][number]): JsonObject {
  if (one.field === 'words') return { choices: [] };
  if ('why' in one) return { choices: 'choices' in one ? [...one.choices] : [], why: one.why };
  if (one.field === 'day')
    return { choices: one.choices.map((date) => ({ date, day_of_week: weekdayName(date) })) };
  if (one.field === 'vehicle')
    return {
      choices: one.choices.map((car) => ({ vehicle_id: car.id, vehicle_info: plainWords(vehicleInfo(car)) })),
    };
  return { choices: one.choices.map((choice) => plainWords(choice)) };
}

function wordsJson(one: Understood['unclear'][number]): JsonObject {
  return 'words' in one && one.words !== '' ? { customer_words: customerWords(one.words) } : {};
}

/** What is unclear comes first: then two sentences are said already. */
function withNotDone(ask: string, { unclear, notDone }: Understood, language: Language): string {
  return notDone.length === 0 || unclear.length > 0 ? ask : `${notDoneSaid(notDone, language)}. ${ask}`;
}

/** Only of what will be done; of a question about a visit there is nothing to say yes to. */
function readBack(
  understood: Understood,
  shop: Pick<Shop, 'services'>,
  time: ShopTime,
  language: Language,
): string {
  const { intent, services, wanted, durationMinutes, visits, notDone } = understood;
  if (intent === 'other') return OTHER[language];
  const work = listSaid(serviceNames(services, shop), 'and', language);
  const what = WHAT[language][intent ?? 'book'](work === '' ? '' : FOR[language](work));
  const { each, lasting } = MORE[language];
  const parts = [
    visits > 1 ? `${what} ${each(visits)}` : what,
    ...(wanted === null ? [] : [wantedSaid(wanted, time, language)]),
    ...(durationMinutes === null ? [] : [lasting(lengthSaid(durationMinutes, language))]),
  ];
  const beside = notDone.length === 0 ? null : notDoneSaid(notDone, language);
  return BACK[language](parts.join(', '), beside);
}

const OTHER: InEach<string> = {
  en: 'That is a question for somebody at the shop.',
  es: 'Esa pregunta es para alguien del taller.',
};

const FOR: InEach<(work: string) => string> = { en: (work) => ` for ${work}`, es: (work) => ` para ${work}` };

/** `forWork`: what it is for, where that was said. */
type Wish = (forWork: string) => string;

const WHAT: InEach<Readonly<Record<Exclude<NonNullable<Understood['intent']>, 'other'>, Wish>>> = {
  en: {
    book: (forWork) => `an appointment${forWork}`,
    cancel: (forWork) => `to cancel your appointment${forWork}`,
    reschedule: (forWork) => `to move your appointment${forWork}`,
    check: (forWork) => `to hear about your appointment${forWork}`,
    wait: (forWork) => `to go on the waitlist${forWork}`,
  },
  es: {
    book: (forWork) => `una cita${forWork}`,
    cancel: (forWork) => `cancelar su cita${forWork}`,
    reschedule: (forWork) => `cambiar su cita${forWork}`,
    check: (forWork) => `saber de su cita${forWork}`,
    wait: (forWork) => `entrar en la lista de espera${forWork}`,
  },
};

const MORE: InEach<{
  readonly each: (cars: number) => string;
  readonly lasting: (length: string) => string;
}> = {
  en: { each: (cars) => `for each of ${cars} cars`, lasting: (length) => `to take ${length}` },
  es: { each: (cars) => `para cada uno de ${cars} coches`, lasting: (length) => `que dure ${length}` },
};

const BACK: InEach<(wish: string, beside: string | null) => string> = {
  en: (wish, beside) =>
    beside === null
      ? `You would like ${wish}. Is that right?`
      : `You would like ${wish}. ${beside}, but is the rest right?`,
  es: (wish, beside) =>
    beside === null
      ? `Quiere ${wish}. ¿Es correcto?`
      : `Quiere ${wish}. ${beside}, pero ¿es correcto lo demás?`,
};
