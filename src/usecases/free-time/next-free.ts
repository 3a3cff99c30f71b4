import { addDays, type LocalDate } from '../../domain/local-date.ts';
import type { Shop } from '../../domain/shop.ts';
import type { Ports } from '../ports.ts';
import { type FoundSlots, findSlots } from './find-slots.ts';
import type { WantedQuestion } from './wanted-starts.ts';

export type OfferedStart = FoundSlots['days'][number]['starts'][number];

/** As far ahead as somebody would come. */
const AHEAD_DAYS = 28;

/** The first start from that day on, for whoever was told that nothing is free; null where there is none in four weeks. */
export async function nextFree(
  question: WantedQuestion,
  from: LocalDate,
  shop: Shop,
  ports: Pick<Ports, 'store' | 'calendar' | 'clock' | 'interruption'>,
): Promise<OfferedStart | null> {
  const ahead = await findSlots({ ...question, from, days: AHEAD_DAYS, notBefore: null }, shop, ports);
  return ahead.days.flatMap(({ starts }) => starts)[0] ?? null;
}

/**
 * The day from which on there may be a next one: the first that was asked for where only some of its times were wanted, else the
 * one after the last. Null where something is free, or no other day can be better.
 */
export function nextFrom({ days }: FoundSlots, onlySome: boolean): LocalDate | null {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || days.some(({ starts }) => starts.length > 0)) return null;
  const isNever = days.some(({ nothingFree }) => nothingFree !== null && NEVER.has(nothingFree.kind));
  if (isNever) return null;
  return onlySome ? first.date : addDays(last.date, 1);
}

const NEVER: ReadonlySet<string> = new Set(['beyond-horizon', 'not-qualified']);
