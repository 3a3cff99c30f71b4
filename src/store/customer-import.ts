import type { CustomerDetails } from '../domain/customer.ts';
import type { Evidence } from '../domain/same-customer.ts';
import type { VehicleDetails } from '../domain/vehicle.ts';

/** A line of an imported list: the customer and the cars of which it tells. */
export interface CustomerImport {
  readonly details: CustomerDetails;
  /** Phones that the line has besides; the notes name them. */
  readonly otherPhones?: readonly string[];
  readonly vehicles: readonly VehicleDetails[];
}

/** A customer of the book; `place` is that of the line which entered it, in the list from 0, where this import did. */
export interface ImportedInto {
  readonly id: number;
  readonly name: string;
  readonly place: number | null;
}

/** What an import did with one line. */
export interface ImportOutcome {
  readonly outcome: 'added' | 'merged' | 'unchanged' | 'refused';
  /** The customer that the line turned out to be, and by what; without evidence where all that it tells stands there. */
  readonly known: (ImportedInto & { readonly by: Evidence | null }) | null;
  /** The phone that the customer now has. */
  readonly phone: string | null;
  /** The line's first phone where somebody of another name has it: it is in the notes only. */
  readonly phoneOf: (ImportedInto & { readonly phone: string }) | null;
  /** Why it cannot be taken: the car is another customer's, or the notes of both are too long for one. */
  readonly refused:
    | (ImportedInto & { readonly field: 'plate' | 'VIN' | 'notes'; readonly value: string })
    | null;
}
