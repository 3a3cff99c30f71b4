import { DAY_MS, MINUTE_MS } from '../../domain/interval.ts';
import { type ShopTime, today } from '../form/moments.ts';
import type { InEach, Language } from './language.ts';
import { listSaid } from './list-said.ts';
import { atClock, dateSaid, momentSaid, timeSaid } from './spoken-times.ts';
import { oneDate, onlyMoment, type Wanted, type WantedOption } from './when-json.ts';

/** When somebody would come, to be read back: no limit of theirs is passed over. */
export function wantedSaid(wanted: Wanted, time: ShopTime, language: Language): string {
  const at = onlyMoment(wanted, time);
  const [option, another] = wanted.options;
  const isWhole = option !== undefined && another === undefined && wanted.nots.length === 0;
  const date = option === undefined ? null : oneDate(option);
  if (at !== null && option?.about !== true) return momentSaid(at, time, language);
  if (wanted.earliest && wanted.options.length + wanted.nots.length === 0) return EARLIEST[language];
  if (!isWhole || (date === null && option.days.length > 0)) return AS_SAID[language];
  const day = date === null ? [] : [dateSaid(date, today(time), language)];
  return (
    [...day, listSaid(limitsSaid(option, language), 'and', language)].join(' ').trim() || AS_SAID[language]
  );
}

function limitsSaid(
  { exactMs, about, fromMs, untilMs, doneByMs }: WantedOption,
  language: Language,
): string[] {
  const clock = (ms: number) =>
    ms >= DAY_MS ? CLOSING[language] : timeSaid(Math.floor(ms / MINUTE_MS), language);
  const { around, from, before, doneBy } = LIMITS[language];
  return [
    ...(exactMs === null ? [] : [about ? around(clock(exactMs)) : atClock(clock(exactMs), language)]),
    ...(fromMs === null ? [] : [from(clock(fromMs))]),
    ...(untilMs === null ? [] : [before(clock(untilMs))]),
    ...(doneByMs === null ? [] : [doneBy(clock(doneByMs))]),
  ];
}

const EARLIEST: InEach<string> = { en: 'as early as possible', es: 'lo antes posible' };
const AS_SAID: InEach<string> = { en: 'at a time that you named', es: 'a una de las horas que ha dicho' };
const CLOSING: InEach<string> = { en: 'closing time', es: 'la hora de cierre' };

type Limit = 'around' | 'from' | 'before' | 'doneBy';

const LIMITS: InEach<Readonly<Record<Limit, (clock: string) => string>>> = {
  en: {
    around: (clock) => `around ${clock}`,
    from: (clock) => `not before ${clock}`,
    before: (clock) => `before ${clock}`,
    doneBy: (clock) => `to be ready by ${clock}`,
  },
  es: {
    around: (clock) => `sobre ${clock}`,
    from: (clock) => `no antes de ${clock}`,
    before: (clock) => `antes de ${clock}`,
    doneBy: (clock) => `listo para ${clock}`,
  },
};
