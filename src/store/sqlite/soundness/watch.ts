import { existsSync, realpathSync } from 'node:fs';
import type { Instant } from '../../../domain/interval.ts';
import { DAY_MS } from '../../../domain/interval.ts';
import { AppError, type Damage } from '../../../failure.ts';
import type { Connection, TransactionWatch } from '../engine/connection.ts';
import { TABLES } from '../schema/schema.ts';
import { BookStanding } from './book-standing.ts';
import { damageAfterCrash, damageAhead, damageIn, partsOf, type WithModel } from './checks.ts';
import { type CheckupNote, lookOf, readNote, writeNote } from './checkup-note.ts';
import { forgetLog, hasLog, isLogLost, markLog } from './log-mark.ts';
import { makeDueSums } from './sums.ts';

/** A book of at most so many pages (16 MB) is looked through at once; of a larger one a command does some parts. */
const WHOLE_PAGES = 4096;
/** What the parts of one command may take together before it leaves the rest to the next. */
const PARTS_MS = 50;

/** What has to be looked at before anything may be written. */
type Due = 'all' | 'after a crash' | null;

/** Begins to measure, and gives what tells how many milliseconds it has been. */
export type Stopwatch = () => () => number;

/** The book before it was opened. */
export interface FirstLook {
  readonly file: string;
  readonly look: string;
  readonly note: CheckupNote | null;
  /** A write-ahead log was there: another process is at work, or was ended before it could finish. */
  readonly logLeft: boolean;
  /** A write-ahead log ought to be there, with commits that the book does not have, and is missing or cut short. */
  readonly logLost: boolean;
}

const LOG_LOST: Damage = { kind: 'log-lost' };

export function firstLookAt(path: string): FirstLook {
  const file = existsSync(path) ? realpathSync(path) : path;
  const logLost = isLogLost(file);
  const log = lookOf(`${file}-wal`);
  // The note is read first, because whoever closes a book writes it last.
  const note = readNote(file);
  return { file, note, logLost, look: lookOf(file), logLeft: log !== '' && !log.startsWith('0 ') };
}

/**
 * Stands between a damaged book and whoever would write into it (docs/decisions/0015). What it was found to be is noted beside the
 * file. As long as the file looks as it did then it is taken for sound; one that looks otherwise was changed by somebody else,
 * is another copy or was not closed, and is looked through before the first write or, when nothing is written, after the
 * answer; a large one as far as a write may come upon it, and the rest by the next commands. Damage stays noted until the file looks otherwise, or a person has asked (`checkNow`).
 */
export class Watch implements TransactionWatch {
  readonly standing: BookStanding;
  readonly #connection: Connection;
  readonly #withModel: WithModel;
  readonly #file: string;
  #note: CheckupNote;
  #due: Due;
  /** Whether the present look of the file may be noted as that of a sound book. */
  #vouched: boolean;
  #changed = false;
  /** A log was there, and nothing else is due: to be looked into before anything is written (`logIsOrphan`). */
  readonly mayBeAfterCrash: boolean;
  /** The look of the file when the log was marked; empty for no mark. */
  #markedLook = '';

  constructor(connection: Connection, first: FirstLook, withModel: WithModel) {
    this.#connection = connection;
    this.#withModel = withModel;
    this.#file = first.file;
    this.standing = new BookStanding(connection, first.file);
    const schemaVersion = schemaVersionOf(connection);
    const known =
      first.note?.look === first.look &&
      first.note.schemaVersion === schemaVersion &&
      first.note.tables === TABLES;
    this.#note = { ...(first.note ?? NEW_NOTE), schemaVersion, tables: TABLES };
    if (!known) this.#note = { ...this.#note, damage: [] };
    this.#due = known ? null : 'all';
    this.#vouched = known;
    this.mayBeAfterCrash = known && first.logLeft;
    if (first.logLost) this.met(LOG_LOST);
  }

  /** To be called for a book that has just been made: nobody can have damaged it. */
  isNew(): void {
    this.#due = null;
    this.#vouched = true;
    this.#note = { ...this.#note, schemaVersion: schemaVersionOf(this.#connection) };
    this.#keepNote();
    this.standing.isNew();
  }

  /** The log was left by a process that did not come to its end. */
  logIsOrphan(): void {
    this.#due = 'after a crash';
    this.#vouched = false;
  }

  /** The book is as this build of bay has left it. */
  get isAsLeft(): boolean {
    return this.#due !== 'all';
  }

  get damage(): readonly Damage[] {
    return this.#note.damage;
  }

  /** Throws `database-damaged`. */
  beforeBegin(): void {
    this.#lookWhereDue();
    if (this.damage.length > 0)
      throw new AppError({ code: 'database-damaged', file: this.#file, found: this.damage });
    this.standing.beforeBegin();
  }

  beforeCommit(): void {
    this.standing.beforeCommit();
    makeDueSums(this.#connection);
  }

  /**
   * Only a book that looks otherwise than at the last mark needs another one; and none while all of the log is in the book, for then
   * whoever closes it takes the log away and leaves the book as it looks.
   */
  afterCommit(): void {
    const look = lookOf(this.#file);
    if (look === this.#markedLook || isLogTakenIn(this.#connection)) return;
    markLog(this.#file, look);
    this.#markedLook = look;
  }

  /** Something was found that a sound book cannot hold. */
  met(finding: Damage): void {
    const found = JSON.stringify(finding);
    if (this.damage.every((known) => JSON.stringify(known) !== found)) this.#found([...this.damage, finding]);
  }

  /** Looks at all of it, and forgets damage that is not there any more; a log that is lost once it has been told of. */
  checkNow(): readonly Damage[] {
    const lost = this.#lostLog();
    this.#found(damageIn(this.#connection, this.#withModel));
    this.#due = null;
    if (lost.length > 0) forgetLog(this.#file);
    return [...lost, ...this.damage];
  }

  #lostLog(): Damage[] {
    return this.damage.filter(({ kind }) => kind === LOG_LOST.kind);
  }

  /** Whether a command still has something to look at on that day. */
  isLookDue(now: Instant): boolean {
    const { roundAt, partsDone } = this.#note;
    return this.#due !== null || isRoundDue(roundAt, now) || partsDone !== null;
  }

  /** What there is time for after an answer: all that is due, and once a day the whole book, by parts where it is large. */
  checkInPassing(now: Instant, stopwatch: Stopwatch): readonly Damage[] {
    const lookedAtAll = this.#due === 'all' && !this.#isLarge();
    this.#lookWhereDue();
    if (this.damage.length > 0) return this.damage;
    const { roundAt, partsDone } = this.#note;
    if (!isRoundDue(roundAt, now) && partsDone === null) return this.damage;
    if (lookedAtAll || !this.#isLarge()) {
      if (!lookedAtAll) this.checkNow();
      this.#note = { ...this.#note, roundAt: now, partsDone: null };
      this.#changed = true;
    } else if (roundAt === null || partsDone === null) this.#nextParts(now, 0, stopwatch());
    // A round for which a day had too few commands goes on: begun anew every day, it would never see the end of the book.
    else this.#nextParts(roundAt, partsDone, stopwatch());
    return this.damage;
  }

  #isLarge(): boolean {
    return pageCount(this.#connection) > WHOLE_PAGES;
  }

  #nextParts(roundAt: Instant, done: number, elapsed: () => number): void {
    const parts = partsOf(this.#connection, this.#withModel);
    let next = done;
    do {
      const found = parts[next]?.() ?? [];
      if (found.length > 0) this.#found([...this.damage, ...found]);
      next += 1;
    } while (next < parts.length && elapsed() < PARTS_MS);
    this.#note = { ...this.#note, roundAt, partsDone: next < parts.length ? next : null };
    this.#changed = true;
  }

  #lookWhereDue(): void {
    if (this.#due === null) return;
    const ahead = this.#due === 'all' && this.#isLarge();
    const look = this.#due !== 'all' ? damageAfterCrash : ahead ? damageAhead : damageIn;
    const found = look(this.#connection, this.#withModel);
    this.#due = null;
    this.#found([...this.#lostLog(), ...found]);
    // The rest of it is what the next commands look at.
    if (ahead) this.#note = { ...this.#note, roundAt: null, partsDone: null };
  }

  #found(damage: readonly Damage[]): void {
    this.#note = { ...this.#note, damage };
    this.#vouched = true;
    this.#changed = true;
  }

  /** To be called when the connection is closed: only then is the file what the next one will find. */
  closed(): void {
    if (!hasLog(this.#file)) forgetLog(this.#file);
    if (!this.#vouched) return;
    if (this.#changed || lookOf(this.#file) !== this.#note.look) this.#keepNote();
  }

  #keepNote(): void {
    this.#note = { ...this.#note, look: lookOf(this.#file) };
    this.#changed = false;
    writeNote(this.#file, this.#note);
  }
}

function isLogTakenIn(connection: Connection): boolean {
  const found = connection.get<{ log: number; checkpointed: number }>('PRAGMA wal_checkpoint(NOOP)');
  return found !== undefined && found.log === found.checkpointed;
}

function isRoundDue(roundAt: Instant | null, now: Instant): boolean {
  return roundAt === null || now - roundAt >= DAY_MS || now < roundAt;
}

const NEW_NOTE: CheckupNote = {
  look: '',
  schemaVersion: 0,
  tables: TABLES,
  damage: [],
  roundAt: null,
  partsDone: null,
};

function schemaVersionOf(connection: Connection): number {
  return connection.get<{ schema_version: number }>('PRAGMA schema_version')?.schema_version ?? 0;
}

function pageCount(connection: Connection): number {
  return connection.get<{ page_count: number }>('PRAGMA page_count')?.page_count ?? 0;
}
