import type { Shop } from '../../domain/shop.ts';
import { vehicleInfo } from '../../domain/vehicle.ts';
import type { Understood } from '../../usecases/booking/understood.ts';
import type { JsonObject } from '../form/json.ts';
import { type ShopTime, weekdayName } from '../form/moments.ts';
import type { SpokenAnswer } from './answer.ts';
import { customerWords, plainWords, spokenName } from './customer-words.ts';
import type { InEach, Language } from './language.ts';
import { listSaid } from './list-said.ts';
import { questionFor } from './request-question.ts';
import { wantedSaid } from './wanted-said.ts';
import { whenJson } from './when-json.ts';

/** What was understood of a sentence, and the one question that is open; where none is, it is read back. */
export function requestSaid(
  understood: Understood,
  shop: Pick<Shop, 'services'>,
  time: ShopTime,
  language: Language,
): SpokenAnswer {
  const { services, vehicle, vehicleWords, unclear } = understood;
  const ask = questionFor(understood, shop, time, language);
  return {
    data: {
      intent: understood.intent,
      service_type: services[0] ?? null,
      service_types: [...services],
      as_last_time: understood.isAsLastTime,
      visit_mode: understood.mode,
      when: whenJson(understood, time),
      present_time: customerWords(understood.presentTimeWords),
      vehicle_id: vehicle?.id ?? null,
      vehicle_info: vehicle === null ? null : plainWords(vehicleInfo(vehicle)),
      vehicle_words: customerWords(vehicleWords),
      phone_number: understood.phone,
      customer_words: customerWords(understood.concerns),
      other_words: customerWords(understood.otherWords),
      missing: [...understood.missing],
      ambiguous: unclear.map((one) => Object.assign({ field: one.field }, choicesJson(one))),
      ask,
      by: 'grammar',
    },
    message: ask ?? readBack(understood, shop, time, language),
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

/** Only of what will be done; of a question about a visit there is nothing to say yes to. */
function readBack(
  { intent, services, wanted }: Understood,
  shop: Pick<Shop, 'services'>,
  time: ShopTime,
  language: Language,
): string {
  if (intent === 'other') return OTHER[language];
  const names = services.map((type) =>
    spokenName(shop.services.find((service) => service.type === type)?.name ?? type),
  );
  const what = listSaid(names, 'and', language) || WHAT[language][intent ?? 'book'];
  return BACK[language](what, wanted === null ? null : wantedSaid(wanted, time, language));
}

const OTHER: InEach<string> = {
  en: 'That is a question for somebody at the shop.',
  es: 'Esa pregunta es para alguien del taller.',
};

const WHAT: InEach<Readonly<Record<NonNullable<Understood['intent']>, string>>> = {
  en: {
    book: 'an appointment',
    cancel: 'to cancel your appointment',
    reschedule: 'to move your appointment',
    check: 'to hear about your appointment',
    wait: 'the waitlist',
    other: 'something else',
  },
  es: {
    book: 'una cita',
    cancel: 'cancelar su cita',
    reschedule: 'cambiar su cita',
    check: 'saber de su cita',
    wait: 'la lista de espera',
    other: 'otra cosa',
  },
};

const BACK: InEach<(what: string, when: string | null) => string> = {
  en: (what, when) => `You would like ${what}${when === null ? '' : `, ${when}`}. Is that right?`,
  es: (what, when) => `Quiere ${what}${when === null ? '' : `, ${when}`}. ¿Es correcto?`,
};
