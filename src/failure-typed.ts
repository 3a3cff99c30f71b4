import type { LocalDate } from './domain/local-date.ts';

/** What can be typed, of which a failure tells that it is no such thing. */
export type TypedValue =
  | 'time'
  | 'date'
  | 'duration'
  /** Of a job. */
  | 'end'
  | 'promised time'
  | 'repetition'
  | 'number of visits'
  | 'phone'
  | 'area code'
  | 'plate'
  | 'VIN'
  | 'year'
  | 'time zone'
  | 'name for a shop'
  | 'set of arguments'
  | 'language';

/** What was expected in the place of what was typed. */
export type Expected =
  | { readonly kind: 'time-of-day' }
  | { readonly kind: 'days-or-hours' }
  /** The day is said, and the hour is not. */
  | { readonly kind: 'hour-of-day'; readonly date: LocalDate }
  /** A week was said. */
  | { readonly kind: 'day-of-week' }
  | { readonly kind: 'offset' }
  | { readonly kind: 'one-moment' }
  | { readonly kind: 'suiting-time' }
  /** A last day of waiting that is none before every day that suits. */
  | { readonly kind: 'suiting-by-then' }
  /** Of those that bay keeps. */
  | { readonly kind: 'date-in-reach'; readonly first: LocalDate; readonly last: LocalDate }
  /** One that the calendar has, of those that bay keeps. */
  | { readonly kind: 'date-that-is'; readonly first: LocalDate; readonly last: LocalDate }
  /** It could be two dates. */
  | { readonly kind: 'year-first' }
  /** The weekday and the date that were said are two days. */
  | { readonly kind: 'one-day'; readonly date: LocalDate }
  | { readonly kind: 'last-day-after-first' }
  | { readonly kind: 'today-or-later' }
  | { readonly kind: 'day-to-come' }
  | { readonly kind: 'time-after-beginning' }
  /** An end of a visit, in wall times. */
  | { readonly kind: 'end-between'; readonly earliest: string; readonly latest: string }
  | { readonly kind: 'repetition' }
  /** The first visit lies on another day than the words name. */
  | { readonly kind: 'first-visit-on-its-day' }
  /** `most`: as many visits as there are within two years. */
  | { readonly kind: 'series-within-two-years'; readonly most: number }
  | { readonly kind: 'visits-of-series'; readonly least: number; readonly most: number }
  | { readonly kind: 'end-of-series'; readonly last: LocalDate }
  | { readonly kind: 'phone-with-area' }
  /** `area`: the shop's, with which seven digits will do; null: it has none. */
  | { readonly kind: 'ten-digits'; readonly area: string | null }
  | { readonly kind: 'area-code' }
  | { readonly kind: 'letters-and-digits' }
  | { readonly kind: 'year-between'; readonly first: number; readonly last: number }
  | { readonly kind: 'zone-name' }
  | { readonly kind: 'shop-name'; readonly mostCharacters: number }
  | { readonly kind: 'one-of'; readonly choices: readonly string[] }
  /** The arguments of a tool. */
  | { readonly kind: 'json-object' };

/** What a rule of one date would have to be, to be taken back; `date` null: on any day to come. */
export type NotSo =
  | { readonly is: 'closed'; readonly date: LocalDate | null }
  | { readonly is: 'away'; readonly name: string; readonly date: LocalDate | null }
  | { readonly is: 'other-hours'; readonly date: LocalDate };

/** Why an option is needed after all. */
export type WhyMissed =
  | { readonly kind: 'nothing-to-change' }
  | { readonly kind: 'unknown-plate'; readonly plate: string }
  | { readonly kind: 'no-car'; readonly customer: string }
  /** The client that signs in is one for the web, which has registered an address with its port. */
  | { readonly kind: 'web-client' };

/** Why a command cannot be carried out as it was typed. */
export type UsageProblem =
  /** What reads the command line has said so, in its own words, with what may have been meant. */
  | { readonly kind: 'command-line'; readonly said: string }
  | { readonly kind: 'argument-missing'; readonly argument: string }
  /** Of these only one can be given. */
  | { readonly kind: 'one-of'; readonly options: readonly string[] }
  | { readonly kind: 'contrary'; readonly options: readonly string[] }
  | { readonly kind: 'given-twice'; readonly option: string; readonly values: readonly string[] }
  /** The one means something only with the other. */
  | { readonly kind: 'goes-with'; readonly option: string; readonly other: string }
  | { readonly kind: 'takes-no-value'; readonly option: string }
  /** Words and an option say two things. */
  | {
      readonly kind: 'said-and-given';
      readonly words: string;
      readonly option: string;
      readonly value: string;
    }
  | { readonly kind: 'ways-said-and-given'; readonly option: string }
  /** Two of the words say two things. */
  | { readonly kind: 'said-twice'; readonly words: string; readonly what: string }
  | { readonly kind: 'end-said-twice'; readonly count: number; readonly until: string }
  | { readonly kind: 'meaningless'; readonly words: string; readonly meant: readonly string[] }
  | { readonly kind: 'no-length'; readonly words: string }
  | { readonly kind: 'no-day-with-hours'; readonly words: string }
  /** There is nobody on the waitlist to choose. */
  | { readonly kind: 'nobody-waits' }
  | { readonly kind: 'hours-not-in-order' }
  /** Two technicians or bays were named, where one can be. */
  | { readonly kind: 'another-at-once'; readonly name: string }
  /** Nobody has said which visits of a series are meant: the dates of those that may be. */
  | {
      readonly kind: 'which-of-series';
      readonly appointmentId: number;
      readonly dates: Readonly<Record<'this' | 'following' | 'all', readonly LocalDate[]>>;
    }
  | { readonly kind: 'two-histories'; readonly actor: string; readonly words: string }
  | { readonly kind: 'car-of-another'; readonly customer: string }
  | { readonly kind: 'same-customer'; readonly named: readonly [string, string] }
  | { readonly kind: 'file-and-shop' }
  | { readonly kind: 'no-help-topic'; readonly topic: string; readonly meant: readonly string[] }
  /** What the checks of a shop file say of a setting; `more`: they say more. `value`: as typed, where it is what cannot be read. */
  | {
      readonly kind: 'setting';
      readonly value: string | null;
      readonly found: readonly string[];
      readonly more: number;
    }
  | { readonly kind: 'not-yaml'; readonly why: string }
  | { readonly kind: 'calendar-undecided' }
  /** What stands behind an option that outdoes a setting. */
  | { readonly kind: 'option-refused'; readonly option: string; readonly problem: SettingProblem };

/** What is wrong with a setting. */
export type SettingProblem =
  | { readonly kind: 'no-shop-name'; readonly value: string }
  | { readonly kind: 'name-too-long' }
  | { readonly kind: 'no-file'; readonly isPostgres: boolean }
  | { readonly kind: 'unknown-calendar'; readonly value: string }
  | { readonly kind: 'no-instant'; readonly value: string }
  | { readonly kind: 'too-late'; readonly value: string }
  | { readonly kind: 'unknown-zone'; readonly value: string }
  /** It is not set, and the machine does not know either. */
  | { readonly kind: 'no-zone' }
  /** A part of a path that only a shell would replace. */
  | { readonly kind: 'left-to-a-shell'; readonly value: string; readonly part: string }
  /** `file`: where it is set, where that is no trusted place. */
  | { readonly kind: 'stray-character'; readonly character: string; readonly file: string | null }
  | { readonly kind: 'without-its-pair'; readonly pair: string }
  | { readonly kind: 'no-root' }
  | { readonly kind: 'no-client' }
  | { readonly kind: 'closed-secret'; readonly why: string }
  | { readonly kind: 'kept-outside' }
  | { readonly kind: 'no-temporary-folder'; readonly place: string; readonly why: FolderRefusal }
  /** Empty: nobody says it. */
  | { readonly kind: 'no-home-folder'; readonly path: string }
  | { readonly kind: 'working-folder-gone' }
  /** `called`: what kind of network. */
  | { readonly kind: 'on-network'; readonly file: string; readonly called: string }
  /** Whoever reaches the door could call the tools. */
  | { readonly kind: 'no-token' }
  | { readonly kind: 'short-token'; readonly least: number }
  | { readonly kind: 'no-host-name'; readonly value: string }
  | { readonly kind: 'no-endpoint' }
  | { readonly kind: 'no-key'; readonly character: string }
  | { readonly kind: 'no-place-to-listen'; readonly value: string }
  | { readonly kind: 'no-port'; readonly value: string }
  /** Google cannot call it, or it is more than a place to call. */
  | {
      readonly kind: 'no-public-address';
      readonly value: string;
      readonly is: 'no-https' | 'not-public' | 'more-than-a-place';
    }
  /** Google is to tell of changes, and no address is set. */
  | { readonly kind: 'nowhere-to-tell' }
  /** Whole seconds between these. */
  | { readonly kind: 'no-seconds'; readonly value: string; readonly least: number; readonly most: number }
  | { readonly kind: 'more-than-its-pair'; readonly pair: string }
  | { readonly kind: 'unknown-level'; readonly value: string }
  | { readonly kind: 'no-hours'; readonly value: string }
  | { readonly kind: 'no-command'; readonly value: string }
  | { readonly kind: 'no-web-address' }
  | { readonly kind: 'unknown-form'; readonly value: string }
  | { readonly kind: 'no-mail-address'; readonly value: string }
  | { readonly kind: 'no-mail-server' }
  /** `why`: the system's word for it. */
  | { readonly kind: 'cannot-listen'; readonly place: string; readonly why: string }
  | { readonly kind: 'no-editor' }
  | {
      readonly kind: 'editor-failed';
      readonly editor: string;
      readonly ended:
        | { readonly status: number | null }
        | { readonly signal: string }
        | { readonly why: string };
    };

/** Why no folder can be made somewhere; else the system's word for it. */
export type FolderRefusal =
  | { readonly is: 'not-there' | 'no-folder' | 'not-writable' | 'read-only' }
  | { readonly said: string };
