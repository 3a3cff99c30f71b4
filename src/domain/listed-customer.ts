import type { Customer, CustomerDetails } from './customer.ts';
import { type Evidence, namesAgree, notesWith, standsIn, tellsMore } from './same-customer.ts';
import { type TooLong, tooLong } from './text-limits.ts';

/** What the book knows of what a line of a list tells. */
export interface LineInBook {
  /** The line's phones in their order, and who has each. */
  readonly phones: readonly { readonly phone: string; readonly holder: Customer | null }[];
  /** Who have the line's car, whatever they are called. */
  readonly owners: readonly CarOwner[];
  /** Who have the line's e-mail address: needed only where nothing else tells (`isTold`), and no more than `MOST_OF_ONE_EMAIL`. */
  readonly sharingEmail: readonly Customer[];
}

export interface CarOwner {
  readonly owner: Customer;
  readonly by: 'plate' | 'VIN';
  readonly value: string;
}

/** Who a line of a list is (docs/decisions/0018). */
export type Meant =
  /** The car is that of somebody else: only a person knows whether it was sold, or the line is wrong. */
  | ({ readonly kind: 'refused' } & CarOwner)
  | { readonly kind: 'known'; readonly owner: Customer; readonly by: Evidence; readonly phone: string | null }
  /** Somebody new; `shared` is the line's first phone where another customer has it. */
  | {
      readonly kind: 'new';
      readonly phone: string | null;
      readonly shared: { readonly phone: string; readonly holder: Customer } | null;
    };

/**
 * A line is a known customer only by evidence and with a name that agrees: a phone, then the car, then an e-mail address where
 * not both have a phone. `phone` is the first of the line's that nobody has.
 */
export function meantBy({ name }: Pick<CustomerDetails, 'name'>, book: LineInBook): Meant {
  const { phones, owners } = book;
  const agrees = agreeing(name);
  const known = byPhoneOrCar(book, agrees) ?? byEmail(book, agrees);
  const foreign = owners.find(({ owner }) => owner.id !== known?.owner.id);
  if (foreign !== undefined) return { kind: 'refused', ...foreign };
  const phone = phones.find((one) => one.holder === null)?.phone ?? null;
  if (known !== null) return { kind: 'known', owner: known.owner, by: known.by, phone };
  const [first] = phones;
  const shared =
    first === undefined || first.holder === null ? null : { phone: first.phone, holder: first.holder };
  return { kind: 'new', phone, shared };
}

/** In the notes, before a fuller name by which a line has told of a customer. */
const ALSO_CALLED = 'Also called: ';

/** By which a customer is known: Ana Pérez, who was once listed as Pérez, is not Luis Pérez, who shares her phone. */
function namesOf({ name, notes }: Customer): readonly string[] {
  const lines = notes?.split(/\r\n|\n|\r/) ?? [];
  return [
    name,
    ...lines.flatMap((line) => (line.startsWith(ALSO_CALLED) ? line.slice(ALSO_CALLED.length) : [])),
  ];
}

type Agrees = (customer: Customer) => boolean;

function agreeing(name: string): Agrees {
  return (customer) => namesOf(customer).every((known) => namesAgree(known, name));
}

/** Whether a phone or the car tells who the line is, so that nobody need be looked up by the e-mail address. */
export function isTold(
  { name }: Pick<CustomerDetails, 'name'>,
  book: Omit<LineInBook, 'sharingEmail'>,
): boolean {
  return byPhoneOrCar(book, agreeing(name)) !== null;
}

interface Known {
  readonly owner: Customer;
  readonly by: Evidence;
}

function byPhoneOrCar({ phones, owners }: Omit<LineInBook, 'sharingEmail'>, agrees: Agrees): Known | null {
  const holder = phones.find((one) => one.holder !== null && agrees(one.holder))?.holder ?? null;
  if (holder !== null) return { owner: holder, by: 'phone' };
  return owners.find(({ owner }) => agrees(owner)) ?? null;
}

/** Of customers who share an e-mail address no more are looked at: one that so many have tells of nobody. */
export const MOST_OF_ONE_EMAIL = 20;

function byEmail({ phones, sharingEmail }: LineInBook, agrees: Agrees): Known | null {
  const owner = sharingEmail.find((one) => (one.phone === null || phones.length === 0) && agrees(one));
  return owner === undefined ? null : { owner, by: 'e-mail' };
}

/** A new customer as the line tells; a phone that is somebody else's stands in the notes. */
export function enteredAs(
  details: CustomerDetails,
  { phone, shared }: Extract<Meant, { kind: 'new' }>,
): CustomerDetails {
  const note = shared === null ? null : `Phone: ${shared.phone} (also ${shared.holder.name}'s)`;
  return { ...details, phone, notes: notesWith(details.notes, [note]) };
}

/**
 * A known customer with what the line tells besides: only what is lacking is filled in, and what differs is noted. Null where
 * nothing is new.
 */
export function mergedWith(
  owner: Customer,
  details: CustomerDetails,
  free: string | null,
): { readonly merged: Customer } | { readonly excess: TooLong; readonly notes: string } | null {
  const email = owner.email ?? details.email;
  const phone = owner.phone ?? free;
  const notes = notesWith(owner.notes, [
    namesOf(owner).every((known) => tellsMore(details.name, known)) ? `${ALSO_CALLED}${details.name}` : null,
    details.notes,
    details.phone === null || details.phone === phone || standsIn(owner.notes, details.phone)
      ? null
      : `Other phone: ${details.phone}`,
    details.email === null || details.email.toLowerCase() === email?.toLowerCase()
      ? null
      : `Other e-mail: ${details.email}`,
  ]);
  const excess = notes === null || notes === owner.notes ? null : tooLong('notes', notes);
  if (excess !== null && notes !== null) return { excess, notes };
  const invite = owner.invite ?? details.invite;
  const isSame =
    phone === owner.phone && email === owner.email && notes === owner.notes && invite === owner.invite;
  return isSame ? null : { merged: { ...owner, phone, email, notes, invite } };
}

/** Whether a customer without a phone, of the line's name, has all that a line without a phone tells besides its cars. */
export function standsThere(customer: Customer, { email, notes }: CustomerDetails): boolean {
  const hasEmail = email === null || email.toLowerCase() === customer.email?.toLowerCase();
  return hasEmail && notesWith(customer.notes, [notes]) === customer.notes;
}
