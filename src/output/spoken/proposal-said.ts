import { isoText } from '../../domain/zone.ts';
import type { FoundSlots } from '../../usecases/free-time/find-slots.ts';
import type { Proposed } from '../../usecases/proposals/propose.ts';
import type { ShopTime } from '../form/moments.ts';
import type { SpokenAnswer } from './answer.ts';
import type { InEach, Language } from './language.ts';
import { datedSlotJson } from './moment-json.ts';
import { WHY_NONE, whyNoneOf } from './nothing-free-said.ts';
import { momentsSaid } from './spoken-times.ts';

/** Nothing is free in two weeks; `days`: what is known of them. */
export function nothingToOffer(days: FoundSlots['days'], language: Language): SpokenAnswer {
  const kind = whyNoneOf(days);
  return {
    data: { options: [], proposal_token: null, nothing_free: { kind } },
    message: NOTHING[language](WHY_NONE[language][kind]),
  };
}

/** What is offered and held. */
export function proposalSaid(
  { token, heldUntil, options }: Proposed,
  time: ShopTime,
  language: Language,
): SpokenAnswer {
  const starts = options.map(({ start }) => start);
  return {
    data: {
      proposal_token: token,
      held_until: heldUntil === null ? null : isoText(time.zone, heldUntil),
      options: options.map((option, i) => ({ option: i + 1, ...datedSlotJson(option, time) })),
    },
    message: OFFER[language](momentsSaid(starts, time, language), options.length),
  };
}

/** What was held is free again, or has been all along. */
export function proposalReleased(wasHeld: boolean, language: Language): SpokenAnswer {
  const answer = { data: { options: [], held_until: null }, message: RELEASED[language] };
  return wasHeld ? answer : { ...answer, already: true };
}

const RELEASED: InEach<string> = {
  en: 'Those times are free again.',
  es: 'Esas horas vuelven a estar libres.',
};

const NOTHING: InEach<(why: string) => string> = {
  en: (why) => `Nothing is free in those two weeks, because ${why}.`,
  es: (why) => `No hay nada libre en esas dos semanas, porque ${why}.`,
};

const OFFER: InEach<(times: string, count: number) => string> = {
  en: (times, count) => `I can offer ${times}. ${count === 1 ? 'Would that work?' : 'Which one suits you?'}`,
  es: (times, count) =>
    `Puedo ofrecerle ${times}. ${count === 1 ? '¿Le viene bien?' : '¿Cuál le viene bien?'}`,
};
