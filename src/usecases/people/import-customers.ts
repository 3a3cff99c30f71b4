import type { Evidence } from '../../domain/same-customer.ts';
import type { CustomerImport, ImportedInto, ImportOutcome } from '../../store/customer-import.ts';
import type { Write } from '../../store/write.ts';
import type { Ports } from '../ports.ts';

/** A line of a list, by its number in an editor. */
export interface ListedLine extends CustomerImport {
  readonly line: number;
}

/** Whom a line was found to be: an earlier line of the list, or a customer who was in the book before (`line` null). */
export interface KnownAs {
  readonly id: number;
  readonly name: string;
  readonly line: number | null;
}

/** What becomes, or became, of one line. */
export interface ImportedLine {
  readonly listed: ListedLine;
  readonly outcome: 'added' | 'merged' | 'unchanged';
  readonly known: (KnownAs & { readonly by: Evidence | null }) | null;
  readonly phone: string | null;
  readonly phoneOf: (KnownAs & { readonly phone: string }) | null;
}

/** A line that cannot be taken: the car is another customer's, or the notes of both would be too long for one. */
export interface RefusedLine {
  readonly line: number;
  readonly field: 'plate' | 'VIN' | 'notes';
  readonly value: string;
  readonly customer: KnownAs;
}

/** A list that was tried: the lines that can be taken, and the others. */
export interface TriedImport {
  readonly lines: readonly ImportedLine[];
  readonly refused: readonly RefusedLine[];
}

/** What bringing a list in would do, line by line. Nothing is written. */
export async function tryCustomerImport(
  lines: readonly ListedLine[],
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<TriedImport> {
  const outcomes = await store.customers.tryImport(lines, clock.now());
  const refused = lines.flatMap(({ line }, place) => {
    const why = outcomes[place]?.refused ?? null;
    if (why === null) return [];
    const { field, value } = why;
    return [{ line, field, value, customer: knownAs(why, lines) }];
  });
  return { lines: imported(lines, outcomes), refused };
}

/** Brings in what `tryCustomerImport` says can be taken: all of it or nothing. Throws `car-known`. */
export async function importCustomers(
  lines: readonly ListedLine[],
  { store }: Pick<Ports, 'store'>,
  write: Write,
): Promise<{ readonly lines: readonly ImportedLine[]; readonly replayed: boolean }> {
  const { value, replayed } = await store.customers.importAll(lines, write);
  return { lines: imported(lines, value), replayed };
}

function imported(lines: readonly ListedLine[], outcomes: readonly ImportOutcome[]): ImportedLine[] {
  return lines.flatMap((listed, place) => {
    const done = outcomes[place];
    if (done === undefined || done.outcome === 'refused') return [];
    const { outcome, known, phone, phoneOf } = done;
    return {
      listed,
      outcome,
      phone,
      known: known === null ? null : { ...knownAs(known, lines), by: known.by },
      phoneOf: phoneOf === null ? null : { ...knownAs(phoneOf, lines), phone: phoneOf.phone },
    };
  });
}

function knownAs({ id, name, place }: ImportedInto, lines: readonly ListedLine[]): KnownAs {
  return { id, name, line: place === null ? null : (lines[place]?.line ?? null) };
}
