import { MINUTE_MS } from '../../domain/interval.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import type { ClosedReason } from '../../domain/why-closed.ts';
import type { FoundSlots } from '../../usecases/free-time/find-slots.ts';
import type { OfferedStart } from '../../usecases/free-time/next-free.ts';
import { closedReasonText } from '../form/closed-reason.ts';
import { type ShopTime, today, weekdayName } from '../form/moments.ts';
import type { SpokenAnswer } from './answer.ts';
import { plainWords } from './customer-words.ts';
import type { InEach, Language } from './language.ts';
import { alternativesJson, slotJson } from './moment-json.ts';
import { WHY_NONE, type WhyNone, whyNone } from './nothing-free-said.ts';
import { atClock, clockSaid, dateSaid, everySuch, momentSaid } from './spoken-times.ts';

/** The free times of one day; `next`: the first after it, where it has none. */
export function slotsSaid(
  found: FoundSlots,
  next: OfferedStart | null,
  time: ShopTime,
  language: Language,
): SpokenAnswer {
  const { durationMinutes, source, days } = found;
  const [day] = days;
  if (day === undefined) throw new Error('a day was asked about');
  const { date, closedReason, starts } = day;
  const durationMs = durationMinutes * MINUTE_MS;
  return {
    data: {
      date,
      day_of_week: weekdayName(date),
      duration_minutes: durationMinutes,
      available_slots: starts.map(({ start }) => slotJson({ start, end: start + durationMs }, time)),
      count: starts.length,
      closed_reason: closedReason === null ? null : plainWords(closedReasonText(closedReason)),
      ...noneJson(whyNone(day)),
      ...(next === null ? {} : { alternatives: alternativesJson([next.start], durationMs, time) }),
      source,
    },
    message: sentence(day, next, time, language),
  };
}

/** Only where there is none: what is nothing is nothing to speak of. */
function noneJson(kind: WhyNone | null) {
  return kind === null ? {} : { nothing_free: { kind } };
}

function sentence(
  asked: FoundSlots['days'][number],
  next: OfferedStart | null,
  time: ShopTime,
  language: Language,
): string {
  const { date, closedReason, starts } = asked;
  const after = next === null ? '' : ` ${NEXT[language](momentSaid(next.start, time, language))}`;
  if (closedReason !== null) return closed(date, closedReason, time, language) + after;
  const [first, last] = [starts[0]?.start, starts.at(-1)?.start];
  const day = dateSaid(date, today(time), language);
  if (first === undefined || last === undefined)
    return NONE[language](day, WHY_NONE[language][whyNone(asked) ?? 'full']) + after;
  const between = [clockSaid(first, time, language), clockSaid(last, time, language)] as const;
  return FOUND[language](starts.length, day, between);
}

const NONE: InEach<(day: string, why: string) => string> = {
  en: (day, why) => `Found 0 available time slots on ${day}, because ${why}.`,
  es: (day, why) => `No hay horas libres ${day}, porque ${why}.`,
};

type Ends = readonly [first: string, last: string];

const FOUND: InEach<(count: number, day: string, ends: Ends) => string> = {
  en: (count, day, ends) => {
    const found = `Found ${count} available time ${count === 1 ? 'slot' : 'slots'} on ${day}`;
    return count === 1
      ? `${found}, at ${ends[0]}.`
      : `${found}, the first at ${ends[0]} and the last at ${ends[1]}.`;
  },
  es: (count, day, ends) => {
    const found = count === 1 ? `Hay una hora libre ${day}` : `Hay ${count} horas libres ${day}`;
    return count === 1
      ? `${found}, ${atClock(ends[0], 'es')}.`
      : `${found}, la primera ${atClock(ends[0], 'es')} y la última ${atClock(ends[1], 'es')}.`;
  },
};

const NEXT: InEach<(moment: string) => string> = {
  en: (moment) => `The next free time is ${moment}.`,
  es: (moment) => `La próxima hora libre es ${moment}.`,
};

/** A closure's own name is the shop's text, and stands in the data alone. */
function closed(date: LocalDate, reason: ClosedReason, time: ShopTime, language: Language): string {
  const isEvery = reason.kind === 'weekday';
  return CLOSED[language](isEvery ? everySuch(date, language) : dateSaid(date, today(time), language));
}

const CLOSED: InEach<(day: string) => string> = {
  en: (day) => `We are closed on ${day}.`,
  es: (day) => `Estamos cerrados ${day}.`,
};
