import type { Instant } from '../../domain/interval.ts';
import { isoText } from '../../domain/zone.ts';
import type { WhyAnswer } from '../../usecases/booking/why-not.ts';
import type { ShopTime } from '../form/moments.ts';
import type { SpokenAnswer } from './answer.ts';
import { failureSaid } from './failure-said.ts';
import type { InEach, Language } from './language.ts';
import { momentSaid } from './spoken-times.ts';

/** Whether work can begin then. That it cannot is an answer, and no failure. */
export function timeExplained(
  answer: WhyAnswer,
  at: Instant,
  time: ShopTime,
  language: Language,
): SpokenAnswer {
  const moment = momentSaid(at, time, language);
  const scheduled = {
    scheduled_at: isoText(time.zone, at),
    available: answer.possible,
    duration_minutes: answer.durationMinutes,
  };
  if (answer.possible) return { data: { ...scheduled, reason: null }, message: FREE[language](moment) };
  const { refusal } = answer;
  const { message, data, code } = failureSaid(refusal, NOT_THEN, time, language);
  const reason = refusal.code === 'slot-taken' ? BOOKED[language] : null;
  return { data: { ...scheduled, reason, why: code, ...data }, message };
}

const FREE: InEach<(moment: string) => string> = {
  en: (moment) => `Yes, ${moment} is available.`,
  es: (moment) => `Sí, ${moment} está disponible.`,
};

const NOT_THEN: InEach<string> = { en: 'That does not work', es: 'No es posible' };

/** As the tools of voice agents say it. */
const BOOKED: InEach<string> = {
  en: 'Sorry, that time is already booked. Would another time work?',
  es: 'Lo siento, esa hora ya está reservada. ¿Le vendría bien otra?',
};
