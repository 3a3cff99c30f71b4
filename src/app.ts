import type { Clock } from './clock.ts';
import type { Shop } from './domain/shop.ts';
import type { ShopTime } from './output/moments.ts';
import type { View } from './output/view.ts';
import type { LocalEvents } from './store/local-events.ts';
import type { Ports } from './usecases/ports.ts';

/** Where bay writes: a result stream or one for everything else. */
export interface OutputStream {
  write(text: string): void;
  readonly isTerminal: boolean;
  readonly columns: number | undefined;
}

/** What every command may be told. */
export interface GlobalOptions {
  readonly json: boolean;
  readonly yes: boolean;
  readonly input: boolean;
  readonly color: boolean;
  readonly verbose: boolean;
  readonly db?: string;
  readonly shop?: string;
}

/** Asks a person at a terminal. Throws `interrupted` when the person breaks off. */
export interface Prompter {
  text(question: string, options?: { readonly required?: boolean }): Promise<string>;
  choose<T>(question: string, choices: readonly { readonly label: string; readonly value: T }[]): Promise<T>;
  confirm(question: string): Promise<boolean>;
}

/** Files and programs of the user's machine, for the commands that read, write or edit a file. */
export interface Desk {
  /** Throws `file-unreadable`. `-` is standard input. */
  readText(file: string): Promise<string>;
  /** Opens the text in the user's editor and gives what was saved. Throws `file-unreadable`. */
  edit(text: string, name: string): Promise<string>;
  /** Puts a text where it can be found again, and says where. */
  keep(text: string, name: string): Promise<string>;
}

/** The opened book of one shop. */
export interface Book {
  readonly ports: Ports;
  readonly localEvents: LocalEvents;
}

/** What a command is given: everything outside it, loaded on first use. */
export interface App {
  readonly options: GlobalOptions;
  readonly clock: Clock;
  desk(): Promise<Desk>;
  book(): Promise<Book>;
  ports(): Promise<Ports>;
  /** The shop's rules, read once. */
  shop(): Promise<Shop>;
  /** The shop's clock and the present, for reading times and wording results. */
  time(): Promise<ShopTime>;
  /** Prints a result on stdout, for people or as JSON. */
  show(view: View): void;
  /** A hint or warning for people, on stderr. */
  warn(text: string): void;
  /** Ends with this exit code although a result was shown. */
  leaveWith(exitCode: number): void;
  /** Null where nothing may be asked: without a terminal, with `--json` or `--no-input`. */
  prompter(): Promise<Prompter | null>;
  /** SHA-256 of a text, in hexadecimal. */
  digest(text: string): Promise<string>;
}
