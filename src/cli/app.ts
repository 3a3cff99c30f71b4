import type { Book } from '../book.ts';
import type { SignIns } from '../calendar/sign-ins.ts';
import type { Clock } from '../clock.ts';
import type { UnfitPlace } from '../domain/book-place.ts';
import type { Shop, ShopRules } from '../domain/shop.ts';
import type { TextKind } from '../domain/text-limits.ts';
import type { ZoneRules } from '../domain/zone.ts';
import type { Desk } from '../machine/desk.ts';
import type { ShopTime } from '../output/form/moments.ts';
import type { View } from '../output/form/view.ts';
import type { CommandLine } from '../output/hints/hint-table.ts';
import type { CreatedShop, NewShopRequest } from '../settings/made-book.ts';
import type { ReceiverSettings } from '../settings/settings.ts';
import type { AlertSink } from '../sinks/alert-sink.ts';
import type { SignInWarning } from '../usecases/health/sign-in-warnings.ts';
import type { Ports } from '../usecases/ports.ts';
import type { ScratchStore } from '../usecases/test-suite/run-test-suite.ts';

/** Where bay writes: a result stream or one for everything else. */
export interface OutputStream {
  write(text: string): void;
  readonly isTerminal: boolean;
  readonly columns: number | undefined;
  /** How many lines the terminal has. */
  readonly rows: number | undefined;
  /** Whether what is on the screen may be drawn anew. */
  readonly mayMove: boolean;
}

/** What every command may be told. */
export interface GlobalOptions {
  readonly json: boolean;
  readonly yes: boolean;
  readonly input: boolean;
  readonly color: boolean;
  readonly verbose: boolean;
  readonly pager: boolean;
  readonly db?: string;
  readonly shop?: string;
  readonly as?: string;
}

export interface Choice<T> {
  readonly label: string;
  readonly value: T;
}

/** One of the answers to a question that is answered by one key. */
export interface Key<T> {
  readonly key: string;
  readonly label: string;
  readonly value: T;
}

/** How any question is asked. */
export interface Asking {
  /** Escape goes back to the question before this one (`asking/stepping-back.ts`); out of a list that is asked first, it leaves. */
  readonly mayGoBack?: boolean;
}

export interface TextOptions extends Asking {
  /** What was answered to it before: it stands in the line to be mended. */
  readonly before?: string;
  readonly required?: boolean;
  /** What is asked for: a longer answer is not taken. */
  readonly what?: TextKind;
  /** The question goes away with it, and its promise is rejected. */
  readonly signal?: AbortSignal;
}

export interface ChooseOptions extends Asking {
  /** What was chosen or typed before: the cursor is on it, or it stands in the line. */
  readonly before?: string;
  /** Whether what is typed means something by itself, and not first of all the choices that have it. */
  readonly isTypedFirst?: (text: string) => boolean;
}

/** Asks a person at a terminal. Throws `interrupted` when the person breaks off, and `WentBack`. */
export interface Prompter {
  text(question: string, options?: TextOptions): Promise<string>;
  /**
   * What is typed leaves those choices that have all its words. `typed`: makes a last choice of it, for a question that can be
   * answered otherwise; without it, a text that fits none chooses none.
   */
  choose<T>(
    question: string,
    choices: readonly Choice<T>[],
    typed?: (text: string) => Choice<T>,
    options?: ChooseOptions,
  ): Promise<T>;
  confirm(question: string, options?: Asking & { readonly before?: boolean }): Promise<boolean>;
  /** Answered by one key, without Enter. It is acted on at once, and nobody goes back over it. */
  key<T>(question: string, keys: readonly Key<T>[]): Promise<T>;
}

/** Ctrl-C, or another wish that the process should end. */
export interface Interruption {
  /** Aborted by the first one. Who insists after a while ends the process at once. */
  readonly signal: AbortSignal;
  /** All is in order. */
  release(): void;
}

/** What a command is given: everything outside it, loaded on first use. */
export interface App {
  readonly options: GlobalOptions;
  readonly clock: Clock;
  desk(): Promise<Desk>;
  book(): Promise<Book>;
  ports(): Promise<Ports>;
  /** The shop's sign-ins at Google, without opening the book. Throws `bad-configuration`. */
  signIns(): Promise<SignIns>;
  /** What is to be said about them, the urgent and the rest. */
  signInWarnings(): Promise<readonly SignInWarning[]>;
  /** Why the book is not safe where it lies; null: nothing is known against it. Throws `bad-configuration`. */
  unfitPlace(): Promise<UnfitPlace | null>;
  /** The ways on which people are told of alerts. Throws `bad-configuration`. */
  alertWays(): Promise<readonly string[]>;
  /** Where Google's notifications come in; null: nowhere. Throws `bad-configuration`. */
  receiver(): Promise<ReceiverSettings | null>;
  /** The same, to be used. Throws `bad-configuration`. */
  alertSinks(): Promise<readonly AlertSink[]>;
  /** Says on stderr what is urgent about them and has not been said in this run. */
  warnOfSignIns(): Promise<void>;
  /**
   * Makes the book of a new shop; one that is there stays as it is. Throws `invalid-value` for what is no name, and `key-reused`.
   */
  createShop(name: string, how: NewShopRequest): Promise<CreatedShop>;
  /** The shop's rules, read once, and once more where a write has tied the book to its calendars. */
  shop(): Promise<Shop>;
  /** Who is at work, as the journal calls them. Throws `bad-configuration`. */
  actor(): Promise<string>;
  /** The shop's clock and the present, for reading times and wording results. */
  time(): Promise<ShopTime>;
  /** Whether the result is for somebody who looks at it. */
  readonly hasScreen: boolean;
  /** Prints the result on stdout, for people or as JSON; with it the exit code is decided. */
  show(view: View): void;
  /** Shows a person what comes before the result: what a question is about, or how far the work is. Not with `--json`. */
  showBefore(view: View): void;
  /** Shows a person what belongs to a question, where that is asked. */
  showAside(view: View): void;
  /** The result says what is damaged in the book, so that no warning need say it. */
  damageIsTold(): void;
  /** The result says what is owed to the calendar, so that no warning need say it before. */
  owedIsTold(): void;
  /** Shows at a terminal what goes on, should the command take a while. */
  doing(what: string): Promise<void>;
  /** What a person must read while the command runs, on stderr, with `--json` too. */
  readonly tell: (text: string) => void;
  /** A hint or warning for people, on stderr. */
  warn(text: string): void;
  /** What the command that runs takes, and was given: hints name nothing else. */
  readonly commandLine: CommandLine;
  /** Null where nothing may be asked: without a terminal, with `--json` or `--no-input`. */
  prompter(): Promise<Prompter | null>;
  /** Does what a command does, and from its beginning whenever somebody goes back to an earlier question (`asking/stepping-back.ts`). */
  readonly untilSettled: <T>(work: () => Promise<T>) => Promise<T>;
  /**
   * Hears an interruption instead of being ended by it, for work that must be put in order first. `left`: what is said to
   * whoever does not wait for that.
   */
  heedInterruption(left: string): Interruption;
  /**
   * From now on an interruption ends all waiting for the calendar and for answers at the terminal, instead of the process:
   * the command comes to its end at once, and says what is so. Who insists after a while ends the process.
   */
  endWhenInterrupted(): void;
  /** True once that has happened. */
  readonly isInterrupted: boolean;
  /** As `work` settles, unless that happens before. Throws `interrupted`, with what was not done. */
  unlessInterrupted<T>(work: Promise<T>, undone?: 'sign in'): Promise<T>;
  /** A new, empty book of a shop with these rules, to be thrown away. */
  scratchStore(rules: ShopRules, zone: ZoneRules): Promise<ScratchStore>;
  /** Opens an address in the person's browser. */
  browse(url: string): Promise<void>;
  /** Opens a page that bay has written there; false where there is no browser. */
  openPage(file: string): Promise<boolean>;
  /** SHA-256 of a text, in hexadecimal. */
  digest(text: string): Promise<string>;
}
