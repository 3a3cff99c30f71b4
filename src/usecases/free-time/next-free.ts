import { addDays, type LocalDate } from '../../domain/local-date.ts';
import type { Shop } from '../../domain/shop.ts';
import { dateAt } from '../../domain/zone.ts';
import type { Ports } from '../ports.ts';
import { type FoundSlots, findSlots, rememberedSlots, type SlotQuestion } from './find-slots.ts';

export type OfferedStart = FoundSlots['days'][number]['starts'][number];

/** What of a look is asked for. */
export interface Look {
  readonly question: SlotQuestion;
  /** Of the days of the question, and of what is free then, what was asked for. */
  readonly only: <F extends Pick<FoundSlots, 'days' | 'durationMinutes'>>(found: F) => F;
  /** Only some times of its days were wanted. */
  readonly onlySome: boolean;
}

export interface FreeOrNext {
  /** What was asked for. */
  readonly found: FoundSlots;
  /** All that is free from the first day on and was seen beside it; null: no further than what was asked for. */
  readonly ahead: FoundSlots | null;
}

type LookPorts = Pick<Ports, 'store' | 'calendar' | 'clock' | 'interruption'>;

/** As far ahead as somebody would come. */
const AHEAD_DAYS = 28;
/** For so many days and those ahead a calendar is asked once: Google tells of about two months at a time. */
const ONE_LOOK_DAYS = 59 - AHEAD_DAYS;

/**
 * What is free of what was asked for. Where the book alone leaves nothing of it, the same look goes on to the days after, for whoever is
 * told then when the next free time is. Throws what `findSlots` does.
 */
export async function lookAhead(look: Look, shop: Shop, ports: LookPorts): Promise<FreeOrNext> {
  const { question, only, onlySome } = look;
  const today = dateAt(shop.zone, ports.clock.now());
  const goesOn =
    !ports.calendar.isInTheBook &&
    question.days <= ONE_LOOK_DAYS &&
    isSeenBeside(question, nextFrom(only(await rememberedSlots(question, shop, ports)), onlySome, today));
  const days = question.days + (goesOn ? AHEAD_DAYS : 0);
  const seen = await findSlots({ ...question, days }, shop, ports);
  const asked = { ...seen, days: seen.days.slice(0, question.days) };
  return { found: only(asked), ahead: goesOn ? seen : null };
}

/** The first start after what was asked for, where nothing of that is free; null where there is none in four weeks. */
export async function nextFree(
  { found, ahead }: FreeOrNext,
  { question, onlySome }: Look,
  shop: Shop,
  ports: LookPorts,
): Promise<OfferedStart | null> {
  const from = nextFrom(found, onlySome, dateAt(shop.zone, ports.clock.now()));
  if (from === null) return null;
  const { days } =
    ahead ?? (await findSlots({ ...question, from, days: AHEAD_DAYS, notBefore: null }, shop, ports));
  return days.flatMap(({ date, starts }) => (date < from ? [] : starts))[0] ?? null;
}

/** Whether one look sees what was asked for and the days from then on: not where that has long passed. */
function isSeenBeside({ from, days }: SlotQuestion, next: LocalDate | null): boolean {
  return next !== null && next <= addDays(from, days);
}

/**
 * The day from which on there may be a next one: the first that was asked for where only some of its times were wanted, else the
 * one after the last, and none that has passed. Null where something is free, or no other day can be better.
 */
function nextFrom({ days }: Pick<FoundSlots, 'days'>, onlySome: boolean, today: LocalDate): LocalDate | null {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined || days.some(({ starts }) => starts.length > 0)) return null;
  const isNever = days.some(({ nothingFree }) => nothingFree !== null && NEVER.has(nothingFree.kind));
  if (isNever) return null;
  const next = onlySome ? first.date : addDays(last.date, 1);
  return next < today ? today : next;
}

const NEVER: ReadonlySet<string> = new Set(['beyond-horizon', 'not-qualified']);
