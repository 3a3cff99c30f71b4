import { type Appointment, OPEN_STATUSES } from '../../domain/appointment.ts';
import { DAY_MS } from '../../domain/interval.ts';
import { numberSaid, wordsOfPhone } from '../../domain/said-number.ts';
import { SURENESS } from '../../domain/sought-fit.ts';
import { AppError, failureOf } from '../../failure.ts';
import type { SoughtCustomer } from '../../store/customers.ts';
import type { Write } from '../../store/write.ts';
import { appointmentNumbered } from '../find-appointment.ts';
import type { Ports } from '../ports.ts';
import { cancelledToday, overToday, visitsHere, visitsLater } from './open-visits.ts';
import { type SearchPlace, soughtPeople, todayOf } from './sought-people.ts';

/** More than anybody chooses from. */
const MOST_NAMED = 20;

type FindPorts = Pick<Ports, 'store' | 'clock'>;

/**
 * Which visits count that are not open any more. `over-today`: those of today, before any of a later day, so that whoever notes
 * the same once more is told of it; `cancelled-today`: those that were cancelled today, where no other is meant.
 */
export type AlsoMeant = 'over-today' | 'cancelled-today' | null;

/**
 * The one appointment that is meant by its number, or by words that mean somebody with a car: the open visits of today and the
 * cars that are here come first, then the next visit. What may be a number and the end of a phone is both. Throws `not-found`,
 * `several-match`, `no-open-visit`.
 */
export async function visitMeant(
  text: string,
  shop: SearchPlace,
  ports: FindPorts,
  also: AlsoMeant = null,
): Promise<Appointment> {
  const number = numberSaid(text);
  if (number?.isSure === true) return appointmentNumbered(number.id, ports);
  const numbered = number === null ? null : await ports.store.appointments.get(number.id);
  const sought = surest(await soughtPeople(text, shop, ports));
  const visits = sought.length === 0 ? [] : await visitsOf(sought, shop, ports, also);
  const meant = numbered === null ? visits : [numbered, ...visits.filter(({ id }) => id !== numbered.id)];
  const [only, another] = meant;
  if (another !== undefined) throw several(text, meant);
  if (only !== undefined) return only;
  if (sought.length === 0) throw nobody(text);
  throw await noOpenVisit(text, sought, ports);
}

/**
 * The same of the longest beginning of the words that means somebody, with the words that are left. `ends`: a word that says
 * something else, wherever it stands but in the first place; `meant`: `visitMeant`, or who asks about several. Throws what that
 * throws.
 */
export async function visitAtBeginning(
  words: readonly string[],
  ends: (word: string) => boolean,
  meant: (text: string) => Promise<Appointment>,
): Promise<{ readonly visit: Appointment; readonly rest: readonly string[] }> {
  const ofPhone = wordsOfPhone(words);
  const end = words.findIndex((word, at) => at > 0 && at >= ofPhone && ends(word));
  const isNumber = ofPhone === 0 && numberSaid(words[0] ?? '')?.isSure === true;
  for (let length = isNumber ? 1 : end < 0 ? words.length : end; ; length -= 1) {
    try {
      return { visit: await meant(words.slice(0, length).join(' ')), rest: words.slice(length) };
    } catch (thrown) {
      if (length <= 1 || failureOf(thrown, 'not-found') === null) throw thrown;
    }
  }
}

/** The visit that a request meant which was answered before; null for any other. Throws `key-reused`. */
export async function visitAnswered(
  { key }: Pick<Write, 'key'>,
  { store }: Pick<Ports, 'store'>,
): Promise<Appointment | null> {
  const answer = key === null ? null : await store.earlierResult<Appointment | [Appointment]>(key);
  const earlier = Array.isArray(answer) ? answer[0] : answer;
  return earlier === null ? null : ((await store.appointments.get(earlier.id)) ?? earlier);
}

/** The open visits of cars that are here, of today and of the days that follow, in order of start: whom somebody may mean. */
export async function visitsAtHand(shop: SearchPlace, ports: FindPorts): Promise<Appointment[]> {
  const today = todayOf(shop, ports);
  const { appointments } = ports.store;
  const before = { start: today.start - HELD_OVER_MS, end: today.start };
  const heldOver = await appointments.during(before, HERE);
  const coming = await appointments.during({ start: today.start, end: today.end + AHEAD_MS }, OPEN_STATUSES);
  const seen = new Set(heldOver.map(({ id }) => id));
  return [...heldOver, ...coming.filter(({ id }) => !seen.has(id))];
}

const HERE = OPEN_STATUSES.filter((status) => status !== 'scheduled');
const HELD_OVER_MS = 30 * DAY_MS;
const AHEAD_MS = 14 * DAY_MS;

function surest(sought: readonly SoughtCustomer[]): readonly SoughtCustomer[] {
  const sure = sought.filter(({ sureness }) => sureness === SURENESS.sure);
  return sure.length > 0 ? sure : sought;
}

/** Those of today and of cars that are here; where there are none, the next one of each customer. In order of start. */
async function visitsOf(
  sought: readonly SoughtCustomer[],
  shop: SearchPlace,
  ports: FindPorts,
  also: AlsoMeant,
): Promise<Appointment[]> {
  const cars = new Map(sought.map(({ customerId, vehicleIds }) => [customerId, vehicleIds]));
  const isNamed = ({ customer, vehicle }: Appointment) => cars.get(customer.id)?.includes(vehicle.id) ?? true;
  const today = todayOf(shop, ports);
  const here = (await visitsHere([...cars.keys()], today, ports)).filter(isNamed);
  if (here.length > 0) return here;
  const customers = [...cars.keys()].slice(0, MOST_NAMED);
  const over = also === 'over-today' ? (await overToday(customers, today, ports)).filter(isNamed) : [];
  if (over.length > 0) return over;
  const seen = new Set<number>();
  const later = (await visitsLater([...cars.keys()], today, ports)).filter(isNamed);
  const next = later.filter(({ customer }) => !seen.has(customer.id) && seen.add(customer.id));
  if (next.length > 0 || also !== 'cancelled-today') return next;
  return (await cancelledToday(customers, today, ports)).filter(isNamed);
}

function several(query: string, visits: readonly Appointment[]): AppError {
  const shown = visits.slice(0, MOST_NAMED);
  return new AppError({
    code: 'several-match',
    what: 'appointment',
    query,
    visits: shown,
    total: visits.length,
  });
}

function nobody(query: string): AppError {
  return new AppError({ code: 'not-found', what: 'appointment', query, known: [] });
}

async function noOpenVisit(
  query: string,
  sought: readonly SoughtCustomer[],
  { store, clock }: FindPorts,
): Promise<AppError> {
  const [only, another] = sought;
  const isOne = only !== undefined && another === undefined;
  const match = isOne ? await store.customers.match(only.customerId, clock.now()) : null;
  return new AppError({
    code: 'no-open-visit',
    query,
    customer: match === null ? null : { id: match.customer.id, name: match.customer.name },
    customers: sought.length,
    last: match?.last ?? null,
  });
}
