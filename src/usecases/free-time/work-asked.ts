import type { Shop } from '../../domain/shop.ts';
import { dateAt } from '../../domain/zone.ts';
import { AppError } from '../../failure.ts';
import { fitting } from '../../fitting-text.ts';
import { type When, type WhenContext, whenContext, whenOf } from '../../input/when.ts';
import { type Heard, hear } from '../../input/words/hear.ts';
import { oneTime } from '../../input/words/one-time.ts';
import { misspeltDay } from '../../input/words/time-vocabulary.ts';
import { settle, type Wanted } from '../../input/words/wanted.ts';
import { workHeard } from '../../input/words/work-heard.ts';
import type { Ports } from '../ports.ts';
import { wordsOfShop } from '../shop/words-of-shop.ts';

/** What is asked of the free time: when, for what work, where and by whom; left out: nothing was said. */
export interface WorkAsked {
  /** One day or moment, to the letter. */
  readonly when: When | null;
  /** All else that was said of a time. */
  readonly wanted: Wanted | null;
  readonly timeWords: string;
  readonly services: readonly string[] | null;
  readonly duration: number | null;
  readonly bay: string | null;
  readonly technician: string | null;
}

/**
 * Hears a question about free time: `brakes fri before 11 with maria`. Every word must have a meaning. `choice`: which of two
 * dates is meant. Throws `time-not-understood` for words that say neither, `several-readings`, and what reading a time throws.
 */
export function workAsked(
  words: string,
  shop: Shop,
  { clock }: Pick<Ports, 'clock'>,
  choice: Pick<WhenContext, 'nextWeekdayIs'> = {},
): WorkAsked {
  const context = { ...whenContext(shop, clock.now()), ...choice };
  const { now, zone, dateOrder } = context;
  const heard = hear(
    fitting('booking words', words),
    { now, today: dateAt(zone, now), dateOrder, isTimeAsked: true },
    wordsOfShop(shop),
  );
  assertAllMeant(heard);
  const { facts, times, timeWords } = heard;
  const { services, vague } = workHeard(facts);
  if (vague !== null) {
    const readings = vague.types.length > 0 ? vague.types : shop.services.map(({ type }) => type);
    throw new AppError({ code: 'several-readings', words: vague.words, readings });
  }
  const one = oneTime({ times, facts: [], left: [] });
  const isWeek = one?.kind === 'wall' && one.day?.kind === 'week' && one.timeMs === null;
  const when = one === null || isWeek ? null : whenOf(one, timeWords, context);
  const saying = <K extends 'duration' | 'bay' | 'technician'>(kind: K) =>
    facts.find(({ said }) => said.kind === kind)?.said;
  const [duration, bay, technician] = [saying('duration'), saying('bay'), saying('technician')];
  return {
    when,
    wanted: times === null || when !== null ? null : settle(times, timeWords, context),
    timeWords,
    services: services.length === 0 ? null : services,
    duration: duration?.kind === 'duration' ? duration.minutes : null,
    bay: bay?.kind === 'bay' ? bay.name : null,
    technician: technician?.kind === 'technician' ? technician.name : null,
  };
}

/** Of whom and how a car comes, free time says nothing. */
function assertAllMeant({ facts, left }: Heard): void {
  const strange = facts
    .filter(({ said }) => ['mode', 'size', 'quoted', 'new', 'repeat', 'key-tag'].includes(said.kind))
    .map(({ words }) => words);
  const signs = facts.some(({ said }) => said.kind === 'sign');
  const open = left.filter(({ besideSign }) => !signs || !besideSign).flatMap(({ core }) => core);
  const all = [...strange, ...open];
  if (all.length === 0) return;
  const meant = open.flatMap(misspeltDay);
  throw new AppError({
    code: 'time-not-understood',
    words: all.join(' '),
    ...(meant.length === 0 ? {} : { meant }),
  });
}
