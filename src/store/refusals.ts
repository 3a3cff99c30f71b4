import type { ChangedBy, ChangedThing } from '../domain/journal.ts';

/** Thrown by `book` and `reschedule`: the time is not to be had. Nothing was written. */
export abstract class PlacementRefused extends Error {}

/** The bay's or technician's capacity is used up at some instant of the claim. */
export class ClaimRefused extends PlacementRefused {
  readonly claimableId: number;
  constructor(claimableId: number) {
    super(`claim on ${claimableId} refused`);
    this.name = 'ClaimRefused';
    this.claimableId = claimableId;
  }
}

/** The car has another open appointment during that time, and nobody has said why it should be in two places. */
export class CarElsewhere extends PlacementRefused {
  constructor() {
    super('the car has another appointment then');
    this.name = 'CarElsewhere';
  }
}

/** The shop's rules, or the appointment to be moved, have changed since they were read. Nothing was written: read again. */
export class Stale extends Error {
  constructor() {
    super('what this was based on has changed');
    this.name = 'Stale';
  }
}

/** What is to be taken back is not as it was left: somebody has changed it since. Nothing was written. */
export class ChangedSince extends Error {
  readonly what: ChangedThing;
  readonly by: ChangedBy | null;
  constructor(what: ChangedThing, by: ChangedBy | null) {
    super(`${what.kind} ${what.id} was ${by?.verb ?? 'changed'} since`);
    this.name = 'ChangedSince';
    this.what = what;
    this.by = by;
  }
}

/** Somebody has taken that entry of the journal back already. Nothing was written. */
export class AlreadyUndone extends Error {
  /** The entry that has done it. */
  readonly by: number;
  constructor(entry: number, by: number) {
    super(`entry ${entry} was taken back by entry ${by}`);
    this.name = 'AlreadyUndone';
    this.by = by;
  }
}

/** Thrown by `apply`: that change is refused, because of `cause`, and so nothing was written of any. */
export class ChangeRefused extends Error {
  /** The place of the change among those that were asked for, from 0. */
  readonly index: number;
  override readonly cause: Error;
  constructor(index: number, cause: Error) {
    super(`change ${index + 1} is refused: ${cause.message}`);
    this.name = 'ChangeRefused';
    this.index = index;
    this.cause = cause;
  }
}
