import type { Shop } from '../../domain/shop.ts';
import type { Heard, HeardFact } from '../../input/words/hear.ts';
import type { IntentHeard } from '../../input/words/intent.ts';
import type { Wanted } from '../../input/words/wanted.ts';
import { workHeard } from '../../input/words/work-heard.ts';
import type { CallerCard } from '../people/caller-card.ts';
import { accountedFor } from './accounted-for.ts';
import type { HeardInParts } from './heard-in-parts.ts';
import { saidInPassing } from './said-in-passing.ts';
import type { Missing, Unclear, Understood } from './understood.ts';

/** A sentence as it was heard. */
export interface SentenceHeard {
  readonly text: string;
  readonly asked: IntentHeard;
  readonly said: HeardInParts;
  /** Of a move, the time that the visit has; null: nothing was said of it. */
  readonly from: string | null;
}

/** What somebody else has found in it; null: nothing. */
export interface Found {
  readonly service: string | null;
  readonly time: { readonly wanted: Wanted; readonly words: string } | null;
}

const NOTHING_FOUND: Found = { service: null, time: null };

/**
 * What it comes to in this shop. `caller`: null where nobody knows yet who says it. What was `found` besides is proposed where
 * nothing was heard.
 */
export function sentenceUnderstood(
  { text, asked, said, from }: SentenceHeard,
  caller: CallerCard | null,
  shop: Shop,
  found: Found = NOTHING_FOUND,
): Understood {
  const { heard } = said;
  const named = workHeard(heard.facts).services;
  const asLastTime = asksForTheUsual(text)
    ? (caller?.last?.work ?? []).map(({ service }) => service.type)
    : [];
  const heardOf = [...new Set([...asLastTime, ...named])];
  const proposed = heardOf.length === 0 ? found.service : null;
  const services = proposed === null ? heardOf : [proposed];
  const time = said.wanted === null ? found.time : null;
  const wanted = said.wanted ?? time?.wanted ?? null;
  const intent = intentOf(asked, services.length > 0 || time !== null || saysOfVisit(said));
  const known = caller?.vehicles ?? [];
  const facts = accountedFor(heard.facts, {
    intent,
    known: known.length,
    works: services.length,
    times: timesOf(wanted),
    left: new Set(heard.left.flatMap(({ at, words }) => words.map((_, i) => at + i))),
  });
  const beside = saidInPassing(heard, facts, known);
  const unclear: Unclear[] = [
    ...intentUnclear(asked),
    ...said.unclear,
    ...workUnclear(heard.facts, shop),
    ...moveUnclear(intent, said),
    ...facts.unclear,
    ...beside.unclear,
  ];
  const needsCar = caller !== null && beside.vehicles.length === 0;
  return {
    intent,
    services,
    isAsLastTime: asLastTime.length > 0 && named.length === 0,
    mode: facts.mode,
    durationMinutes: facts.durationMinutes,
    wanted,
    timeWords: heard.times === null ? (time?.words ?? null) : heard.timeWords,
    presentTimeWords: from,
    vehicles: beside.vehicles,
    visits: beside.visits,
    vehicleWords: beside.vehicleWords,
    phone: beside.phone,
    concerns: concernsIn(heard),
    otherWords: beside.others.join(' ') || null,
    unclear,
    missing: missingOf(intent, { services, wanted, unclear, needsCar }),
    notDone: facts.notDone,
    proposed,
    by: proposed === null && time === null ? 'grammar' : 'model',
  };
}

/** How many days or times, one of which will do. */
function timesOf(wanted: Wanted | null): number {
  return wanted === null ? 0 : wanted.options.reduce((sum, { days }) => sum + Math.max(1, days.length), 0);
}

/** What the car does, with what was said beside that. */
function concernsIn({ facts, left }: Heard): string | null {
  const signs = facts.filter(({ said }) => said.kind === 'sign');
  const more = left.filter(({ core, besideSign }) => besideSign && !/\d/.test(core.join('')));
  const words = [...signs, ...more.map(({ words, at }) => ({ words: words.join(' '), at }))].sort(
    (a, b) => a.at - b.at,
  );
  return words.map((one) => one.words).join(' ') || null;
}

/** From one day to another of a move may be two days, or any between. */
function moveUnclear(intent: Understood['intent'], { wanted, heard }: HeardInParts): Unclear[] {
  const isSpan = wanted?.options.some(({ days }) => days.some(({ from, to }) => to !== null && from !== to));
  if (intent !== 'reschedule' || isSpan !== true || !/\s(?:to|al?)\s/i.test(heard.timeWords)) return [];
  return [{ field: 'day', words: heard.timeWords, choices: [] }];
}

/** The same work as the last time. */
function asksForTheUsual(text: string): boolean {
  return /\b(?:the usual|same as (?:last time|before|always)|same thing as last time|lo de siempre|lo mismo (?:de|que) (?:siempre|la ultima vez|la última vez))(?!\p{L})/iu.test(
    text,
  );
}

/** Who names work or a time and says nothing else of what is to be done with it wants to come. */
function intentOf({ intents, isDenied }: IntentHeard, isAboutVisit: boolean): Understood['intent'] {
  const [one = null, another] = intents;
  if (another !== undefined) return null;
  if (one !== null) return one;
  if (isDenied) return null;
  return isAboutVisit ? 'book' : null;
}

function saysOfVisit({ heard: { times, facts }, unclear }: HeardInParts): boolean {
  return times !== null || unclear.length > 0 || facts.some(({ said }) => VISIT.has(said.kind));
}

const VISIT: ReadonlySet<string> = new Set(['service', 'sign', 'vague-work', 'mode', 'technician']);

function intentUnclear({ intents }: IntentHeard): Unclear[] {
  return intents.length > 1 ? [{ field: 'intent', choices: intents }] : [];
}

function workUnclear(facts: readonly HeardFact[], shop: Shop): Unclear[] {
  return facts.flatMap(({ said, words }): Unclear[] => {
    if (said.kind !== 'vague-work') return [];
    const choices = said.types.length > 0 ? said.types : shop.services.map(({ type }) => type);
    return [{ field: 'service', words, choices }];
  });
}

interface SoFar extends Pick<Understood, 'services' | 'wanted' | 'unclear'> {
  readonly needsCar: boolean;
}

/** What has to be known before somebody can come, and was neither said nor is to be asked about anyway. */
function missingOf(intent: Understood['intent'], { services, wanted, unclear, needsCar }: SoFar): Missing[] {
  if (intent !== 'book' && intent !== 'wait' && intent !== 'reschedule') return [];
  const isUnclear = (field: Unclear['field']) => unclear.some((one) => one.field === field);
  const missing: Missing[] = [];
  if (intent !== 'reschedule' && services.length === 0 && !isUnclear('service')) missing.push('service');
  // A time alone keeps the day that a visit has.
  const isSaid = intent === 'reschedule' ? wanted !== null : saysDay(wanted);
  if (intent !== 'wait' && !isSaid && !isUnclear('day') && !isUnclear('time')) missing.push('day');
  if (intent !== 'reschedule' && needsCar && !isUnclear('vehicle')) missing.push('vehicle');
  return missing;
}

export function saysDay(wanted: Understood['wanted']): boolean {
  if (wanted === null) return false;
  const { options, instant, earliest, nots } = wanted;
  return (
    earliest ||
    instant !== null ||
    options.some(({ days }) => days.length > 0) ||
    nots.some(({ days, weekdays }) => days.length + weekdays.length > 0)
  );
}
