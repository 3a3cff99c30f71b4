import type { Appointment } from '../../domain/appointment.ts';
import { type Deed, type PersonDeed, turnOf, type VisitDeed, type VisitTurn } from '../../domain/deed.ts';
import type { JournalVerb } from '../../domain/journal.ts';
import type { ShopRules } from '../../domain/shop.ts';
import { type Plain, type PlainMap, shopDocument } from '../../domain/shop-document.ts';
import { vehicleInfo } from '../../domain/vehicle.ts';
import { placedText, said, whyCancelled } from '../appointments/appointment-words.ts';
import { editedFields } from '../appointments/edited-fields.ts';
import { verbText } from '../form/journal-words.ts';
import { counted, firstListed, listed, type ShopTime } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';

/** As many as are named of several. */
const NAMED = 4;

/** What was done, as one would say it after the name of who did it: `moved #12, …, from … to …`. Safe to print. */
export function deedText({ entry, visits, people, rules, waits }: Deed, time: ShopTime): string {
  const [visit] = visits;
  const ofWaits = WAITS[entry.verb];
  if (ofWaits !== undefined)
    return ofWaits(
      listed(
        waits.map(({ customerName }) => clean`${customerName}`),
        'and',
      ) || 'somebody',
    );
  const parts: string[] = [];
  if (visit !== undefined) {
    const what =
      entry.appointments.length === 1 ? visitText(visit, time) : visitsText(entry.appointments, visits);
    parts.push(visit.before === null && waits.length > 0 ? `${what}, off the waitlist` : what);
  }
  const did = DID[entry.verb];
  if (did !== undefined)
    return people.length === 0 ? did : `${did}: ${counted(entry.people.length, 'change')}`;
  // Who is new comes with the booking.
  if (visit === undefined || visit.before !== null) parts.push(...people.slice(0, NAMED).map(personText));
  if (rules !== null && rules.before !== null) parts.push(rulesText(rules.before, rules.after));
  return parts.length === 0 ? verbText(entry.verb) : listed(parts, 'and');
}

/** What is told as a whole. */
const DID: Partial<Readonly<Record<JournalVerb, string>>> = {
  'customers-imported': 'imported customers',
  'customers-merged': 'made one customer of two',
  'events-imported': 'imported a calendar',
  'inbox-settled': 'answered an item of the inbox',
  'delivery-retried': 'had what is owed to a calendar tried again',
  'delivery-given-up': 'gave up what was owed to a calendar',
  'shop-created': 'made the shop',
};

/** What is told of who waits. */
const WAITS: Partial<Readonly<Record<JournalVerb, (who: string) => string>>> = {
  'waitlist-added': (who) => `put ${who} on the waitlist`,
  'waitlist-removed': (who) => `took ${who} off the waitlist`,
  'waitlist-offered': (who) => `offered ${who} a time from the waitlist`,
};

const TURNS: Readonly<Record<VisitTurn, string>> = {
  booked: 'booked',
  'booking-taken-back': 'cancelled the booking of',
  cancelled: 'cancelled',
  'brought-back': 'brought back',
  moved: 'moved',
  marked: 'marked',
  confirmed: 'confirmed',
  unconfirmed: 'took the confirmation of',
  edited: 'changed',
};

/** What was done to a visit, where it need not be said which it is: `moved`. */
export function turnText(deed: VisitDeed): string {
  return SHORT_TURNS[turnOf(deed)] ?? TURNS[turnOf(deed)];
}

/** Of turns whose words go on with the visit. */
const SHORT_TURNS: Partial<typeof TURNS> = {
  'booking-taken-back': 'cancelled the booking',
  unconfirmed: 'took back the confirmation',
};

function visitText(deed: VisitDeed, time: ShopTime): string {
  const { before, after } = deed;
  const turn = turnOf(deed);
  const head = `${TURNS[turn]} #${after.id}, ${said(after)}`;
  switch (turn) {
    case 'moved':
      return `${head}, from ${placedText(before as Appointment, time)} to ${placedText(after, time)}`;
    case 'marked':
      return `${head}, as ${statusWords(after)}`;
    case 'edited':
      return `${head}: ${listed(editedFields(before as Appointment, after), 'and') || 'nothing that is shown'}`;
    case 'cancelled':
      return `${head}, ${placedText(after, time)}: ${whyCancelled(after)}`;
    case 'confirmed':
    case 'unconfirmed':
      return head;
    case 'booked':
    case 'brought-back':
    case 'booking-taken-back':
      break;
  }
  return `${head}, ${placedText(after, time)}`;
}

function visitsText(appointments: readonly { readonly id: number }[], visits: readonly VisitDeed[]): string {
  const [first, ...others] = new Set(visits.map(turnOf));
  const verb = first === undefined || others.length > 0 ? 'changed' : TURNS[first];
  const ids = appointments.map(({ id }) => `#${id}`);
  return `${verb} ${counted(appointments.length, 'visit')} (${firstListed(ids, NAMED)})`;
}

/** `in progress` */
export function statusWords({ status }: Pick<Appointment, 'status'>): string {
  return status.replace('_', ' ');
}

function personText(deed: PersonDeed): string {
  const { kind, id, before, now } = deed;
  const noun = kind === 'customer' ? 'customer' : 'car';
  const row = now ?? before;
  const called = row === null ? '' : clean`, ${'name' in row ? row.name : vehicleInfo(row)}`;
  const verb = before === null ? 'entered' : now === null ? 'removed' : 'changed';
  return `${verb} ${noun} ${id}${called}`;
}

function rulesText(before: ShopRules, after: ShopRules): string {
  return `changed the rules of the shop: ${firstListed(changedSettings(before, after), NAMED)}`;
}

/** The settings of the shop file that are others, as `bay shop set` calls them. */
export function changedSettings(before: ShopRules, after: ShopRules): string[] {
  const [was, is] = [shopDocument(before), shopDocument(after)];
  return Object.keys(is).flatMap((key) => differing(key, was[key], is[key]));
}

function differing(key: string, was: Plain | undefined, is: Plain | undefined): string[] {
  if (JSON.stringify(was) === JSON.stringify(is)) return [];
  if (!isMap(was) || !isMap(is)) return [clean`${key}`];
  return Object.keys(is).flatMap((part) =>
    JSON.stringify(was[part]) === JSON.stringify(is[part]) ? [] : [clean`${key}.${part}`],
  );
}

function isMap(value: Plain | undefined): value is PlainMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
