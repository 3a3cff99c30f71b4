import type { Instant } from '../../domain/interval.ts';
import type { JournalVerb } from '../../domain/journal.ts';
import type { LocalDate } from '../../domain/local-date.ts';
import type { Failure, FileProblem, OtherWork } from '../../failure.ts';

type Facts<Code extends Failure['code'], Names extends keyof Extract<Failure, { code: Code }>> = Pick<
  Extract<Failure, { code: Code }>,
  Names
>;

type SeveralOf<Named extends string> = Extract<Failure, { code: 'several-match' } & Record<Named, unknown>>;

/** Saying it otherwise. */
type SayOtherwise =
  | ({ readonly do: 'see-usage' } & Facts<'usage', 'command'>)
  | { readonly do: 'add-what-is-missing' }
  /** Of a tool for agents. */
  | { readonly do: 'give-other-arguments' }
  | ({ readonly do: 'give-as-expected' } & Facts<'invalid-value', 'expected'>)
  | { readonly do: 'set-phone-area' }
  | { readonly do: 'make-shorter' }
  | { readonly do: 'mean-word'; readonly meant: readonly string[] }
  | { readonly do: 'say-a-time'; readonly example: LocalDate }
  /** The clocks jump over it: wall times before and after the gap. */
  | { readonly do: 'choose-an-hour-that-is'; readonly before: string; readonly from: string }
  | { readonly do: 'say-which-moment'; readonly candidates: readonly string[] }
  | { readonly do: 'give-the-date'; readonly dates: readonly LocalDate[] }
  | ({ readonly do: 'say-instead' } & Facts<'several-readings', 'readings'>)
  /** `more`: others fit as well. */
  | { readonly do: 'choose-a-start'; readonly starts: readonly Instant[]; readonly more: boolean }
  | ({ readonly do: 'choose-one' } & Pick<SeveralOf<'matches'>, 'what' | 'matches' | 'total'>)
  | ({ readonly do: 'choose-visit' } & Pick<SeveralOf<'visits'>, 'visits' | 'total'>)
  | { readonly do: 'confirm' };

/** Looking for what is not there, or making it. */
type LookUp =
  | ({ readonly do: 'choose-known'; readonly meant: readonly string[] } & Facts<'not-found', 'known'>)
  | ({ readonly do: 'look-up' } & Facts<'not-found', 'what'>)
  | { readonly do: 'see-visits'; readonly customerId: number }
  | { readonly do: 'say-new'; readonly name: string }
  | { readonly do: 'create-shop'; readonly name: string }
  | { readonly do: 'add-entry'; readonly section: string; readonly entry: string };

type MendFile =
  | { readonly do: 'check-file'; readonly may: 'read' | 'write' }
  | { readonly do: 'check-size' }
  | { readonly do: 'mend-lines'; readonly problems: readonly FileProblem[] }
  /** All lines but those that are wrong. */
  | { readonly do: 'take-the-others'; readonly file: string; readonly others: number };

/** Another time, or a reason for this one. */
type ChooseTime =
  | { readonly do: 'choose-another-time'; readonly nearest: readonly Instant[]; readonly from: LocalDate }
  | { readonly do: 'choose-an-earlier-day'; readonly nearest: readonly Instant[]; readonly last: LocalDate }
  | { readonly do: 'book-after-or-beside'; readonly after: Instant }
  | {
      readonly do: 'change-the-visit';
      readonly appointmentId: number;
      readonly differs: readonly OtherWork[];
    }
  | { readonly do: 'replace-the-visit'; readonly appointmentId: number }
  | { readonly do: 'give-a-reason' }
  | { readonly do: 'take-what-is-held' }
  | { readonly do: 'allow-tool' }
  | { readonly do: 'begin-another-conversation' }
  | { readonly do: 'confirm-with-token' }
  | { readonly do: 'ask-again' }
  | { readonly do: 'propose-again' }
  /** Without what is limited. */
  | ({ readonly do: 'come-otherwise' } & Facts<'mode-full', 'mode'>);

/** What the rules or the state of the book leave. */
type GoAnotherWay =
  | { readonly do: 'see-who-can' }
  | { readonly do: 'book-anew' }
  | { readonly do: 'see-appointment'; readonly appointmentId: number }
  | { readonly do: 'take-back' }
  | { readonly do: 'promise-later' }
  /** The visit is another day's. `early`: its car may have been left the night before. */
  | { readonly do: 'bring-to-today'; readonly appointmentId: number; readonly early: boolean }
  | { readonly do: 'mark-anyway' }
  | { readonly do: 'give-a-new-key' }
  | { readonly do: 'leave-unplaced' }
  | { readonly do: 'begin-series-otherwise' }
  | ({ readonly do: 'look-and-repeat' } & Facts<'changed-meanwhile', 'what'>)
  | { readonly do: 'use-customer'; readonly customerId: number }
  /** They may be one person. */
  | { readonly do: 'merge-customers'; readonly kept: number; readonly other: number }
  | { readonly do: 'use-vehicle'; readonly vehicleId: number }
  | { readonly do: 'move-or-cancel'; readonly appointmentIds: readonly number[] }
  | { readonly do: 'settle-item'; readonly itemId: number; readonly ways: readonly string[] }
  | { readonly do: 'cancel-all-the-same'; readonly appointmentId: number }
  | { readonly do: 'see-what-was-settled' }
  | { readonly do: 'try-delivery-again' }
  /** What the same person did before what cannot be taken back. */
  | {
      readonly do: 'undo-older';
      readonly entry: number;
      readonly verb: JournalVerb;
      readonly appointmentIds: readonly number[];
    };

/** The calendar, and the sign-in to it. */
type MendCalendar =
  | { readonly do: 'see-inbox' }
  /** The book is an old copy, and its calendars show what it lacks. */
  | { readonly do: 'recover-book' }
  /** What is safe, bay does by itself when it is told to. */
  | { readonly do: 'let-bay-mend' }
  | { readonly do: 'keep-in-step' }
  | { readonly do: 'let-time-pass' }
  | { readonly do: 'look-through-all' }
  | { readonly do: 'see-to-connection' }
  /** Where Google is to call has to lead to the process that stays. */
  | { readonly do: 'see-to-address' }
  | { readonly do: 'look-for-visits'; readonly dates: readonly LocalDate[] }
  | { readonly do: 'look-at-day'; readonly date: LocalDate }
  | { readonly do: 'run-again-later'; readonly waitMinutes: number | null }
  | { readonly do: 'have-it-shared' }
  | { readonly do: 'have-it-shared-or-replace-it' }
  /** The shop books nothing without its calendar, which it may decide otherwise. */
  | { readonly do: 'know-the-policy' }
  | { readonly do: 'set-client' }
  | { readonly do: 'check-client' }
  | { readonly do: 'let-google-be-asked' }
  | { readonly do: 'sign-in'; readonly account: string; readonly again: boolean }
  /** Why a sign-in may have ended, where only that can be said. */
  | { readonly do: 'know-why-it-ended'; readonly likely: 'testing' | null }
  | { readonly do: 'know-what-is-kept' }
  | ({ readonly do: 'sign-in-otherwise' } & Facts<'sign-in-failed', 'why'>)
  | ({ readonly do: 'mend-sign-in-store' } & Facts<'token-store-failed', 'place' | 'problem' | 'why'>);

/** The settings, the database and the machine. */
type MendMachine =
  | ({ readonly do: 'mend-setting' } & Facts<'bad-configuration', 'setting' | 'problem'>)
  | { readonly do: 'free-space' }
  | { readonly do: 'allow-writing' }
  | { readonly do: 'check-place' }
  | { readonly do: 'mend-book' }
  | { readonly do: 'choose-another-book' }
  | { readonly do: 'use-the-bay-that-made-it' }
  | { readonly do: 'update-bay' }
  | ({ readonly do: 'leave-it-running' } & Facts<'already-serving', 'pid'>)
  | { readonly do: 'install-driver' }
  | { readonly do: 'see-how-things-stand' }
  | { readonly do: 'report-bug' }
  /** Nothing was changed; `ifItStays`: what to look at then. */
  | {
      readonly do: 'run-again';
      readonly ifItStays: 'everything' | 'the-connection' | 'the-other-program' | null;
    };

/** What can be done now about a failure, as a fact: every door words it in its own way. The first thing first. */
export type Cure = SayOtherwise | LookUp | MendFile | ChooseTime | GoAnotherWay | MendCalendar | MendMachine;

export type CureKind = Cure['do'];
