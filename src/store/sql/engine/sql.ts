import { assert } from '../../../domain/assert.ts';
import type { AppError, Damage, SummedThing } from '../../../failure.ts';
import type { Claim } from '../../placements.ts';

/** What a statement can be given. Whether something is so is 0 or 1, a moment is epoch milliseconds, a list is a JSON text. */
export type Value = string | number | null;

/**
 * A database that is asked in SQL. Statements are written once, for any engine, and have a `?` for each of their values;
 * docs/decisions/0022 says in which words. Throws the `database-…` failures.
 */
export interface Sql {
  all<Row>(statement: string, ...values: Value[]): Promise<Row[]>;
  /** The first row; undefined where there is none. */
  get<Row>(statement: string, ...values: Value[]): Promise<Row | undefined>;
  readonly elements: Elements;
  /** What cannot be in a sound book was met, as a failure to be thrown; from now on nothing is written. */
  damaged(finding: Damage, cause?: unknown): AppError;
}

/** `x IN (…)`: a query of the elements of a list that is given as a value, in the engine's words. */
export interface Elements {
  readonly texts: string;
  readonly numbers: string;
}

/**
 * The database inside a transaction, and the only way to write. It is gone when the transaction is over. In between, nothing may
 * be awaited but its own promises: what is awaited besides, the database itself included, makes the transaction fail.
 */
export interface Transaction extends Sql {
  /** Gives the number of changed rows. Throws `GuardRefusal`. */
  run(statement: string, ...values: Value[]): Promise<number>;
  /** The same statement for each row of values, at the price of few questions where there are very many. */
  runEach(statement: string, rows: Iterable<readonly Value[]>): Promise<void>;
  /** A part of the transaction, which alone is taken back when `work` throws. */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
  readonly soundness: Soundness;
}

/** What a transaction may be told. */
export interface TransactionOptions {
  /** False for what can be done again after a power cut; a crash of the process alone never loses a commit. */
  readonly durable?: boolean;
  /** How long another process that writes is waited for; left out: as long as whoever has opened the book waits. */
  readonly waitsMs?: number;
  /** Takes everything back at the end, and returns the result all the same. */
  readonly dryRun?: boolean;
  /** Whether it is not waited any longer while another process writes: `database-locked` is thrown then. */
  readonly isOver?: () => boolean;
}

/** A book's database. What is asked of it while a transaction is open waits until that is over, so that none sees half of one. */
export interface Database extends Sql {
  /**
   * One transaction: nothing else of this process comes between its beginning and its end. Taken back when `work` throws. While
   * another process writes, it waits; if the wait is broken off, it throws `interrupted`, and nothing was changed.
   */
  transaction<T>(work: (tx: Transaction) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** What is to be done once, with the first write that succeeds (`write.ts`); null: nothing. */
  withFirstWrite: (() => Promise<void>) | null;
}

/** What is written as a whole: an appointment with its claims, history, images and questions; a customer with the cars; the shop. */
export type SumKind = SummedThing;

/**
 * What a write relies on is looked at before it is believed: rot may have come since the whole book was last looked through. To be
 * asked before what is named is changed. Throws `database-damaged`. An engine whose pages have sums of their own has nothing to do.
 */
export interface Soundness {
  assertAsWritten(kind: SumKind, id: number): Promise<void>;
  assertShopAsWritten(): Promise<void>;
  /** Who has that time is told by the claims and by the appointments alike. */
  assertClaimsAgree(claim: Claim, of: 'bay' | 'technician'): Promise<void>;
}

/** What no statement can break, whoever writes it (the schema of each engine has them). */
export const GUARDS = ['SLOT_TAKEN', 'CAR_ELSEWHERE'] as const;
export type Guard = (typeof GUARDS)[number];

/** A guard has refused a row: of a claim, or of a car's second appointment at the same time. */
export class GuardRefusal extends Error {
  readonly guard: Guard;
  constructor(guard: Guard, cause: unknown) {
    super(guard, { cause });
    this.name = 'GuardRefusal';
    this.guard = guard;
  }
}

/** The id of the row that a statement inserts, which it has to ask for: `… RETURNING id`. Throws `GuardRefusal`. */
export async function insertedId(tx: Transaction, statement: string, ...values: Value[]): Promise<number> {
  const row = await tx.get<{ id: number }>(statement, ...values);
  assert(row !== undefined, 'a row was inserted and has no id');
  return row.id;
}

/** JSON that the book holds. Throws `database-damaged` for what is none. */
export function parsed<T>(sql: Pick<Sql, 'damaged'>, text: string): T {
  try {
    return JSON.parse(text) as T;
  } catch (cause) {
    throw sql.damaged({ kind: 'not-json' }, cause);
  }
}
