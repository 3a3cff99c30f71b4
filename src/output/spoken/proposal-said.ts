import { isoText } from '../../domain/zone.ts';
import type { FoundSlots } from '../../usecases/free-time/find-slots.ts';
import type { Proposed } from '../../usecases/proposals/propose.ts';
import type { ShopTime } from '../form/moments.ts';
import type { SpokenAnswer } from './answer.ts';
import type { InEach, Language } from './language.ts';
import { datedSlotJson } from './moment-json.ts';
import { WHY_NONE, whyNoneOf } from './nothing-free-said.ts';
import { momentsSaid } from './spoken-times.ts';

/** Nothing that suits is free in two weeks; `days`: what else is known of them. */
export function nothingToOffer(days: FoundSlots['days'], language: Language): SpokenAnswer {
  const kind = whyNoneOf(days);
  return {
    data: { options: [], proposal_token: null, nothing_free: { kind: kind ?? 'not-suitable' } },
    message: kind === null ? NOTHING_SUITS[language] : NOTHING[language](WHY_NONE[language][kind]),
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

/**
 * What was held for that offer is held no longer, or was not any more. No more is said of it: one of the times may be booked, or
 * held by another offer.
 */
export function proposalReleased(wasHeld: boolean, language: Language): SpokenAnswer {
  const data = { options: [], held_until: null };
  if (wasHeld) return { data, message: RELEASED[language] };
  return { data, message: NOTHING_HELD[language], already: true };
}

const RELEASED: InEach<string> = {
  en: 'I am not holding the times of that offer any longer.',
  es: 'Ya no guardo las horas de esa oferta.',
};

const NOTHING_HELD: InEach<string> = {
  en: 'Nothing of that offer was held any more.',
  es: 'De esa oferta ya no se guardaba nada.',
};

const NOTHING_SUITS: InEach<string> = {
  en: 'Nothing that suits is free in those two weeks, though other times are.',
  es: 'No hay nada libre que le convenga en esas dos semanas, aunque sí otras horas.',
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
