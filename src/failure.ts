import type { CalendarTrouble } from './domain/calendar-answer.ts';
import type { SettledOtherwise } from './domain/inbox.ts';
import type { Instant } from './domain/interval.ts';
import type { LocalDate } from './domain/local-date.ts';
import type { PhoneFault } from './domain/phone-fault.ts';
import type { FileKind, TooLong } from './domain/text-limits.ts';
import type { Damage, SchemaDifference } from './failure-damage.ts';
import type { Refused, VisitInTheWay } from './failure-refused.ts';
import type { RefusedCall } from './failure-tools.ts';
import type {
  Expected,
  NotSo,
  SettingProblem,
  TypedValue,
  UsageProblem,
  WhyMissed,
} from './failure-typed.ts';

export type { Damage, Disagreement, SchemaDifference, SummedThing } from './failure-damage.ts';
export type {
  Blocking,
  NotUndoable,
  OtherWork,
  Refused,
  SeriesRefusal,
  VisitInTheWay,
} from './failure-refused.ts';
export type { ArgumentFault, Asks, Bounded, Confirmed } from './failure-tools.ts';
export type {
  Expected,
  FolderRefusal,
  NotSo,
  SettingProblem,
  TypedValue,
  UsageProblem,
  WhyMissed,
} from './failure-typed.ts';

/** One line or field of a file that cannot be taken. Lines count from 1; null concerns the whole file. */
export interface FileProblem {
  readonly line: number | null;
  readonly problem: string;
}

/** Everything that can go wrong for a user. Facts only: words and exit codes live in output/failure/failure.ts. */
export type Failure =
  // what was typed
  | { readonly code: 'usage'; readonly problem: UsageProblem; readonly command: string | null }
  | {
      readonly code: 'missing-options';
      readonly options: readonly string[];
      readonly why: WhyMissed | null;
    }
  | {
      readonly code: 'invalid-value';
      readonly what: TypedValue;
      readonly value: string;
      readonly expected: Expected;
      /** What is wrong with it, where more is known than that it is not as expected. */
      readonly why?: PhoneFault;
    }
  | TooLong
  /** `meant`: what a misspelt word may have been meant to be. */
  | { readonly code: 'time-not-understood'; readonly words: string; readonly meant?: readonly string[] }
  | {
      readonly code: 'time-skipped';
      readonly wall: string;
      readonly zone: string;
      readonly jumpFrom: string;
      readonly jumpTo: string;
    }
  | {
      readonly code: 'time-ambiguous';
      readonly wall: string;
      readonly zone: string;
      /** Both moments in ISO 8601 with their offsets. */
      readonly candidates: readonly [string, string];
    }
  | {
      readonly code: 'weekday-ambiguous';
      readonly words: string;
      readonly dates: readonly [LocalDate, LocalDate];
    }
  /** Words that can be read in several ways, and what can be said instead of them. */
  | { readonly code: 'several-readings'; readonly words: string; readonly readings: readonly string[] }
  /** A time that is less than one moment, where one is needed; `starts`: the first that fit, of `count`. */
  | {
      readonly code: 'several-times';
      readonly words: string;
      readonly starts: readonly Instant[];
      readonly count: number;
    }
  | {
      readonly code: 'several-match';
      readonly what: 'customer' | 'vehicle' | 'service' | 'bay' | 'technician' | 'waitlist entry';
      readonly query: string;
      readonly matches: readonly { readonly id: number | string; readonly label: string }[];
      /** How many there are, where not all of them are among the matches. */
      readonly total?: number;
    }
  | {
      readonly code: 'several-match';
      readonly what: 'appointment';
      readonly query: string;
      readonly visits: readonly VisitInTheWay[];
      readonly total: number;
    }
  | { readonly code: 'file-unreadable'; readonly file: string; readonly why: string }
  | { readonly code: 'file-unwritable'; readonly file: string; readonly why: string }
  | {
      readonly code: 'file-too-large';
      readonly file: string;
      readonly what: FileKind;
      readonly mostBytes: number;
    }
  | {
      readonly code: 'file-invalid';
      readonly file: string;
      readonly what: string;
      readonly problems: readonly FileProblem[];
      /** How many lines are as they should be, of a file that can be taken without the others. */
      readonly others?: number;
    }
  // what is not there
  | {
      readonly code: 'not-found';
      readonly what:
        | 'appointment'
        | 'customer'
        | 'vehicle'
        | 'service'
        | 'bay'
        | 'technician'
        | 'setting'
        | 'calendar'
        | 'inbox item'
        | 'alert'
        | 'change that is owed'
        | 'waitlist entry'
        /** Something that was done. */
        | 'entry'
        | 'tool'
        | 'holiday'
        | 'country'
        | 'region'
        | 'shop';
      readonly query: string;
      readonly known: readonly string[];
      /** The entry of the shop file that would be one of that name, where it may be meant. */
      readonly add?: { readonly section: string; readonly entry: string };
      /** Those of the known that may have been meant. */
      readonly meant?: readonly string[];
      /** What nothing is left for, of what `query` has done. */
      readonly nothing?: 'undo' | 'redo';
      /** Who is named may be new, and can be booked as such. */
      readonly newcomer?: true;
      /** What is to be taken back is not so. */
      readonly isNot?: NotSo;
    }
  /** Whoever is meant has no visit that is open. */
  | {
      readonly code: 'no-open-visit';
      readonly query: string;
      /** The only one who is meant; null where it may be several. */
      readonly customer: { readonly id: number; readonly name: string } | null;
      /** How many may be meant. */
      readonly customers: number;
      readonly last: VisitInTheWay | null;
    }
  // what the rules or the state of the book refuse
  | Refused
  // what an agent asked for
  | RefusedCall
  // the calendar
  /** What was asked was not done: the calendar did not confirm it. `verb`: what the shop does not do without it. */
  | {
      readonly code: 'calendar-unreachable';
      readonly trouble: CalendarTrouble;
      readonly verb?: 'book' | 'reschedule';
    }
  | { readonly code: 'resolution-not-offered'; readonly item: number; readonly offered: readonly string[] }
  | ({ readonly code: 'settled-otherwise' } & SettledOtherwise)
  // the sign-in
  | { readonly code: 'sign-in-needed'; readonly account: string }
  /** Google refuses the refresh token (`invalid_grant`) or the client; `why` is its own word for it. */
  | {
      readonly code: 'sign-in-expired';
      readonly account: string;
      readonly why: string;
      readonly signedInAt: Instant | null;
    }
  | {
      readonly code: 'sign-in-failed';
      readonly why:
        | 'refused'
        | 'too-little'
        | 'timed-out'
        | 'too-many-bad-requests'
        | 'no-state'
        | 'wrong-address'
        | 'other-account'
        | 'no-refresh-token'
        | 'code-refused'
        | 'client-refused'
        | 'port-taken';
      /** What was missing or said, in Google's words or ours; no secret. */
      readonly detail: string;
    }
  | {
      readonly code: 'token-store-failed';
      /** The file or folder, or `keyring`. */
      readonly place: string;
      readonly problem: 'unwritable' | 'unreadable' | 'unsafe';
      readonly why: string;
    }
  /** `what` was asked of it, and what came instead of an answer. */
  | { readonly code: 'google-unreachable'; readonly what: string }
  // the machine
  | { readonly code: 'bad-configuration'; readonly setting: string; readonly problem: SettingProblem }
  | { readonly code: 'database-full'; readonly file: string }
  | { readonly code: 'database-read-only'; readonly file: string }
  | { readonly code: 'database-unreachable'; readonly file: string; readonly why: string }
  | {
      readonly code: 'database-damaged';
      readonly file: string;
      /** What is damaged; never empty. */
      readonly found: readonly Damage[];
      /** What had been committed before it was noticed. */
      readonly committed?: {
        readonly appointmentId: number;
        readonly change: 'booked' | 'moved' | 'cancelled' | 'changed' | 'put back as before';
      };
    }
  | { readonly code: 'database-foreign'; readonly file: string }
  /** Its tables are others than this bay makes. */
  | { readonly code: 'database-other-build'; readonly file: string; readonly found: SchemaDifference }
  | {
      readonly code: 'database-newer';
      readonly file: string;
      readonly version: number;
      readonly known: number;
    }
  | { readonly code: 'database-locked'; readonly file: string; readonly waitedMs: number }
  /** Another process stays with that book; what is not known of it is null. `since`: on the shop's clock, `2026-11-23T07:00`. */
  | {
      readonly code: 'already-serving';
      readonly file: string;
      readonly pid: number | null;
      readonly since: string | null;
    }
  | { readonly code: 'native-module-missing'; readonly why: string }
  /** `undone`: what was asked for and not done. */
  | { readonly code: 'interrupted'; readonly undone?: 'book' | 'reschedule' | 'sign in' | 'all' };

export type FailureCode = Failure['code'];

/** Carries a `Failure` up to the one place that words it. Anything else that is thrown is a bug in bay. */
export class AppError extends Error {
  readonly failure: Failure;
  constructor(failure: Failure, options?: ErrorOptions) {
    super(failure.code, options);
    this.name = 'AppError';
    this.failure = failure;
  }
}

/** The failure of that code behind a thrown value, or null. */
export function failureOf<C extends FailureCode>(
  thrown: unknown,
  code: C,
): Extract<Failure, { code: C }> | null {
  if (!(thrown instanceof AppError) || thrown.failure.code !== code) return null;
  return thrown.failure as Extract<Failure, { code: C }>;
}
