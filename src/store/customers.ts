import type { Appointment } from '../domain/appointment.ts';
import type { Customer, CustomerDetails } from '../domain/customer.ts';
import type { DoneLast } from '../domain/due-services.ts';
import type { Instant } from '../domain/interval.ts';
import type { Vehicle } from '../domain/vehicle.ts';
import type { CustomerImport, ImportOutcome } from './customer-import.ts';
import type { Page } from './page.ts';
import type { Write, Written } from './write.ts';

/** A customer and what the caller will ask about. */
export interface CustomerMatch {
  readonly customer: Customer;
  readonly vehicles: readonly Vehicle[];
  readonly next: Appointment | null;
  readonly last: Appointment | null;
}

/** What the visits of a customer's past come to. */
export interface CustomerRecord {
  /** How often they came. */
  readonly visits: number;
  /** How often they did not come. */
  readonly noShows: number;
  /** How often a visit of theirs was moved for itself, and not for a plan of the shop's; moves that were taken back are none. */
  readonly moves: number;
  /** How often a visit of theirs was cancelled for a reason. */
  readonly cancellations: number;
  /** What was done with their cars, whoever had them then. */
  readonly done: readonly DoneLast[];
}

/** Somebody whom a search may mean. */
export interface SoughtCustomer {
  readonly customerId: number;
  /** The cars that it names; null where it names none in particular. */
  readonly vehicleIds: readonly number[] | null;
  /** How surely, as `SURENESS` has it: 0 is the surest. */
  readonly sureness: number;
}

/** What became of two records of one person. */
export interface CustomersMerged {
  readonly customer: Customer;
  /** The number that the other one had. */
  readonly mergedId: number;
  /** How many cars and visits it had. */
  readonly vehicles: number;
  readonly visits: number;
}

export interface CustomerStore {
  /** Throws `phone-taken` when another customer has the phone. The same name and phone again is answered with that customer. */
  add(details: CustomerDetails, write: Write): Promise<Written<Customer>>;
  /** Only what is given changes; what is so already is left as it is (`replayed`). Throws `not-found`, `phone-taken`. */
  edit(id: number, change: Partial<CustomerDetails>, write: Write): Promise<Written<Customer>>;
  /**
   * Gives all cars and visits of the other one to the first, which takes phone and e-mail address where it has none; what it has
   * otherwise goes to its notes. Then the other one is gone. Throws `not-found`, `too-long`.
   */
  merge(keptId: number, otherId: number, write: Write): Promise<Written<CustomersMerged>>;
  get(id: number): Promise<Customer | null>;
  byPhone(phone: string): Promise<Customer | null>;
  /** In order of name. */
  list(page: Page): Promise<{ customers: Customer[]; total: number }>;
  /**
   * All whom the words may mean: each is true of the customer or of one of the cars. By the last digits of a phone (3 or more), part
   * of a name (case and accents do not matter; at the beginning of a word, unless it is longer), part of a plate or VIN, make,
   * model or year. The surest first, then by name.
   */
  sought(text: string): Promise<SoughtCustomer[]>;
  /** Those whose names are written nearly so, the nearest first, at most `limit`. */
  near(name: string, limit: number): Promise<Customer[]>;
  /** `now` divides the visits into past and next. */
  match(id: number, now: Instant): Promise<CustomerMatch | null>;
  record(id: number, now: Instant): Promise<CustomerRecord>;
  /**
   * All or nothing. A line is the customer who has its phone, its car or (where not both have a phone) its e-mail address, and a
   * name that agrees. It fills in what that customer lacks and never overwrites: what differs goes to the notes. A line that tells
   * nothing beyond a customer of that name without a phone is that one, once. Throws `car-known`, `too-long`.
   */
  importAll(lines: readonly CustomerImport[], write: Write): Promise<Written<ImportOutcome[]>>;
  /** What `importAll` would do with each line, those that it refuses told and left out. Writes nothing. */
  tryImport(lines: readonly CustomerImport[], at: Instant): Promise<ImportOutcome[]>;
}
