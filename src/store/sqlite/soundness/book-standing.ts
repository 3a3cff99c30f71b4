import type { GivenNumbers } from '../../standing.ts';
import type { Connection } from '../engine/connection.ts';
import { type LastWritten, lastWritten, noteLastWritten } from './last-written.ts';

/**
 * Whether the book is the one that was last written here (docs/decisions/0048). Before each commit that adds to its journal it is
 * noted beside it how far it is written, under the lock of that commit: so the note is never behind what any process may have
 * written into a calendar. A book that does not go with the note leaves it alone, and its first commit makes it one in doubt:
 * otherwise its own entries would soon be as many as those that it lacks.
 */
export class BookStanding {
  readonly #connection: Connection;
  readonly #file: string;
  /** What this process has noted last. */
  #noted = '';
  /** As it was when the transaction began. */
  #wasHere = true;
  #lifeBefore = '';

  constructor(connection: Connection, file: string) {
    this.#connection = connection;
    this.#file = file;
  }

  isHere(): boolean {
    return isNotedAs(
      this.#connection.snapshot(() => this.#book()),
      this.#file,
    );
  }

  /** To be called before a transaction begins. */
  beforeBegin(): void {
    const book = this.#connection.snapshot(() => this.#book());
    this.#wasHere = isNotedAs(book, this.#file);
    this.#lifeBefore = book.life;
  }

  /** To be called inside of it, when all else is written. */
  beforeCommit(): void {
    const book = this.#book();
    if (!this.#wasHere) {
      // Unless this very transaction has settled it.
      if (book.life === this.#lifeBefore) this.#connection.run('UPDATE book SET life = ?', IN_DOUBT);
    } else if (JSON.stringify(book) !== this.#noted) this.#note(book);
  }

  /** The book as it is goes on here, if it is of that life. */
  claim(life: string): void {
    const book = this.#connection.snapshot(() => this.#book());
    if (book.life === life) this.#note(book);
  }

  /** A book that has just been made is nobody's copy. */
  isNew(): void {
    this.#note(this.#book());
  }

  given(): GivenNumbers {
    const { numbers } = this.#book();
    const beside = lastWritten(this.#file)?.written.numbers ?? numbers;
    return {
      appointment: Math.max(numbers.appointment, beside.appointment),
      customer: Math.max(numbers.customer, beside.customer),
      vehicle: Math.max(numbers.vehicle, beside.vehicle),
    };
  }

  #book(): LastWritten {
    const row = this.#connection.get<WrittenRow>(WRITTEN) as WrittenRow;
    const { life, entry, appointment, customer, vehicle } = row;
    return { life, entry, numbers: { appointment, customer, vehicle } };
  }

  #note(book: LastWritten): void {
    noteLastWritten(this.#file, book);
    this.#noted = JSON.stringify(book);
  }
}

/** The life of a book that was written while it was not the one of its place. */
const IN_DOUBT = 'in doubt';

type WrittenRow = GivenNumbers & Pick<LastWritten, 'life' | 'entry'>;

const GIVEN = (table: string) =>
  `coalesce((SELECT seq FROM sqlite_sequence WHERE name = '${table}'), 0) AS ${table}`;

const WRITTEN = `
SELECT coalesce((SELECT life FROM book), '') AS life, coalesce((SELECT max(id) FROM journal), 0) AS entry,
  ${['appointment', 'customer', 'vehicle'].map(GIVEN).join(', ')}`;

function isNotedAs({ life, entry }: LastWritten, file: string): boolean {
  const beside = lastWritten(file);
  return beside?.isOwn === true && beside.written.life === life && entry >= beside.written.entry;
}
