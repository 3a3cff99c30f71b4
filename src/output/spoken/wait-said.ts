import type { Waiting } from '../../usecases/waitlist/waiting.ts';
import { type ShopTime, today, weekdayName } from '../form/moments.ts';
import type { SpokenAnswer } from './answer.ts';
import { spokenName } from './customer-words.ts';
import type { InEach, Language } from './language.ts';
import { listSaid } from './list-said.ts';
import { dateSaid } from './spoken-times.ts';

/** Somebody who waits now, and until when. */
export function waitJoined(
  { id, customerId, vehicleId, services, work, until }: Waiting,
  replayed: boolean,
  time: ShopTime,
  language: Language,
): SpokenAnswer {
  const names = work.map(({ name }) => spokenName(name));
  return {
    data: {
      waitlist_entry: id,
      customer_id: customerId,
      vehicle_id: vehicleId,
      service_types: [...services],
      waits_until: until,
      day_of_week: weekdayName(until),
    },
    message: JOINED[language](listSaid(names, 'and', language), dateSaid(until, today(time), language)),
    already: replayed,
  };
}

const JOINED: InEach<(work: string, until: string) => string> = {
  en: (work, until) =>
    `On the waitlist for ${work} until ${until}. Somebody from the shop will call when a time opens.`,
  es: (work, until) =>
    `En lista de espera para ${work} hasta ${until}. Alguien del taller llamará cuando quede libre una hora.`,
};
