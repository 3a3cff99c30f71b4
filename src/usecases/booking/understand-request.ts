import type { Shop } from '../../domain/shop.ts';
import { fitting } from '../../fitting-text.ts';
import { whenContext } from '../../input/when.ts';
import type { Heard } from '../../input/words/hear.ts';
import { type IntentHeard, intentHeard } from '../../input/words/intent.ts';
import { workHeard } from '../../input/words/work-heard.ts';
import { showCustomer } from '../people/keep-customers.ts';
import type { Ports } from '../ports.ts';
import { type HeardInParts, heardInParts, partOfMove } from './heard-in-parts.ts';
import { saidInPassing } from './said-in-passing.ts';
import type { Missing, Unclear, Understood } from './understood.ts';

export interface RequestSaid {
  readonly text: string;
  /** Who says it; null: nobody knows yet. */
  readonly customerId: number | null;
}

/**
 * What somebody asks for in a sentence of their own, in English or Spanish: what is clear, what is missing, and what can be
 * understood in several ways. Books nothing. Every number, denial and word of a time is accounted for, or it is unclear. Throws
 * `not-found` for the customer, `too-long`.
 */
export async function understandRequest(
  { text, customerId }: RequestSaid,
  shop: Shop,
  ports: Pick<Ports, 'store' | 'clock'>,
): Promise<Understood> {
  fitting('booking words', text);
  const context = whenContext(shop, ports.clock.now());
  const caller = customerId === null ? null : await showCustomer(customerId, shop, ports);
  const asked = intentHeard(text);
  const move = asked.intents.includes('reschedule') ? partOfMove(asked.rest, context, shop) : null;
  const said = heardInParts(move?.to ?? asked.rest, { ...context, isTimeAsked: move !== null }, shop);
  const { heard } = said;
  const work = workHeard(heard.facts);
  const usual = asksForTheUsual(text);
  const services = usual ? (caller?.last?.work ?? []).map(({ service }) => service.type) : work.services;
  const beside = saidInPassing(heard, caller?.vehicles ?? []);
  const isAboutVisit = services.length > 0 || saysOfVisit(said);
  const intent = intentOf(asked, isAboutVisit);
  const unclear: Unclear[] = [
    ...intentUnclear(asked),
    ...said.unclear,
    ...workUnclear(work.vague, shop),
    ...moveUnclear(intent, said),
    ...beside.unclear,
  ];
  const needsCar = caller !== null && beside.vehicle === null;
  return {
    intent,
    services,
    isAsLastTime: usual && services.length > 0,
    mode: heard.facts.flatMap(({ said }) => (said.kind === 'mode' ? [said.mode] : []))[0] ?? null,
    wanted: said.wanted,
    timeWords: heard.times === null ? null : heard.timeWords,
    presentTimeWords: move?.from ?? null,
    vehicle: beside.vehicle,
    vehicleWords: beside.vehicleWords,
    phone: beside.phone,
    concerns: concernsIn(heard),
    otherWords: beside.others.join(' ') || null,
    unclear,
    missing: missingOf(intent, { services, wanted: said.wanted, unclear, needsCar }),
  };
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

function workUnclear(
  vague: { readonly words: string; readonly types: readonly string[] } | null,
  shop: Shop,
): Unclear[] {
  if (vague === null) return [];
  const choices = vague.types.length > 0 ? vague.types : shop.services.map(({ type }) => type);
  return [{ field: 'service', words: vague.words, choices }];
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

function saysDay(wanted: Understood['wanted']): boolean {
  if (wanted === null) return false;
  const { options, instant, earliest, nots } = wanted;
  return (
    earliest ||
    instant !== null ||
    options.some(({ days }) => days.length > 0) ||
    nots.some(({ days, weekdays }) => days.length + weekdays.length > 0)
  );
}
