import { isoText } from '../../domain/zone.ts';
import type { Proposed } from '../../usecases/proposals/propose.ts';
import type { ShopTime } from '../form/moments.ts';
import type { SpokenAnswer } from './answer.ts';
import type { InEach, Language } from './language.ts';
import { datedSlotJson } from './moment-json.ts';
import { momentsSaid } from './spoken-times.ts';

/** What is offered and held; nothing where nothing is free in two weeks. */
export function proposalSaid(
  { token, heldUntil, options }: Proposed,
  time: ShopTime,
  language: Language,
): SpokenAnswer {
  if (options.length === 0)
    return { data: { options: [], proposal_token: null }, message: NOTHING[language] };
  const starts = options.map(({ start }) => start);
  return {
    data: {
      proposal_token: token,
      held_until: isoText(time.zone, heldUntil),
      options: options.map((option, i) => ({ option: i + 1, ...datedSlotJson(option, time) })),
    },
    message: OFFER[language](momentsSaid(starts, time, language), options.length),
  };
}

const NOTHING: InEach<string> = {
  en: 'Nothing is free in those two weeks.',
  es: 'No hay nada libre en esas dos semanas.',
};

const OFFER: InEach<(times: string, count: number) => string> = {
  en: (times, count) => `I can offer ${times}. ${count === 1 ? 'Would that work?' : 'Which one suits you?'}`,
  es: (times, count) =>
    `Puedo ofrecerle ${times}. ${count === 1 ? '¿Le viene bien?' : '¿Cuál le viene bien?'}`,
};
