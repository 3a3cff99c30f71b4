import type { Instant } from '../domain/interval.ts';

/** Where a refresh token is kept. `environment` always wins and is never written. */
export type TokenPlace = 'environment' | 'file' | 'sealed-file' | 'keyring';

/** What is known of one sign-in without asking Google; nothing in it is secret. */
export interface SignIn {
  /** The name that it was given here: `default`, `maria`. */
  readonly account: string;
  /** The Google account, by its primary calendar's id; null where that could not be read. */
  readonly email: string | null;
  readonly scopes: readonly string[];
  readonly place: TokenPlace;
  /** Null for a token from the environment. */
  readonly signedInAt: Instant | null;
  /** When an access token was last got with it; null for never. Six months without, and Google forgets it. */
  readonly lastUsedAt: Instant | null;
  /** When Google said that it ends, for a grant of limited time. */
  readonly endsAt: Instant | null;
  /** Since when Google refuses it, and its words. */
  readonly refused: { readonly at: Instant; readonly why: string } | null;
}

/** How a person signs in. */
export interface LoginRequest {
  readonly account: string;
  /** 0: any free port, as desktop clients may; web clients have registered one. */
  readonly port: number;
  /** The path that a web client has registered, `''` for none; null for desktop clients, which register nothing. */
  readonly redirectPath: string | null;
  readonly timeoutMs: number;
  readonly place: 'file' | 'keyring';
}

/** What is wrong with an address that was pasted, so that it is asked for again. */
export type PasteProblem = 'no-state' | 'wrong-address';

/** What the person sees and does while signing in. */
export interface LoginScene {
  /** Shown before anything else; bay opens the browser itself unless `openBrowser` is null. */
  readonly showUrl: (url: string) => void;
  readonly openBrowser: ((url: string) => Promise<void>) | null;
  /**
   * Asks for the address that the browser ended on, for who signs in on another machine; null where nobody can be asked.
   * The question goes away with `signal`, when the browser has come back by itself.
   */
  readonly askRedirect: ((problem: PasteProblem | null, signal: AbortSignal) => Promise<string>) | null;
  /** Another Google account than before, or one unknown (null), is about to take this name: true to go on. */
  readonly confirmOther: (before: string, now: string | null) => Promise<boolean>;
}

export interface LoggedIn {
  readonly signIn: SignIn;
  /** For `--print` and `--env-file`; shown nowhere else. */
  readonly refreshToken: string;
  /** The name of the environment variable that would give it. */
  readonly variable: string;
  /** The environment gives this name a token already, which wins. */
  readonly overruled: boolean;
}

/** A calendar as its owner's list names it. */
export interface ListedCalendar {
  readonly calendarId: string;
  readonly name: string;
  /** The account's own, whose id is its e-mail address. */
  readonly primary: boolean;
}

/** The shop's sign-ins at Google, side by side by name. All throw `token-store-failed`. */
export interface SignIns {
  /** Whether a client is known with which somebody could sign in. */
  readonly hasClient: boolean;
  /** Throws `sign-in-failed`, `google-unreachable`, and `bad-configuration` without a client. */
  login(request: LoginRequest, scene: LoginScene): Promise<LoggedIn>;
  /** All of them, `default` first. Asks nobody. */
  list(): Promise<readonly SignIn[]>;
  /** Seals those that lie open although there is a passphrase by now, and gives their names. */
  seal(): Promise<readonly string[]>;
  /**
   * Forgets it here and, with `revoke`, at Google first; true when the settings still give this name a token. Throws
   * `sign-in-needed` where there is none, `google-unreachable`, and `bad-configuration` for one that only the environment
   * keeps.
   */
  logout(account: string, revoke: boolean): Promise<boolean>;
  /**
   * Gets another access token, whatever is kept: null, or Google's words when it refuses the sign-in or its client. Throws
   * `google-unreachable`, `sign-in-needed`.
   */
  tryOut(account: string, withinMs: number): Promise<string | null>;
  /**
   * Gets another access token shortly before the one that is kept ends, so that no command and no reading waits for one; nothing
   * before that. Throws as `AccessTokens` does.
   */
  renewAhead(account: string, withinMs: number): Promise<void>;
  /** The calendars that it may write, asked of Google. Throws as `AccessTokens` does. */
  writableCalendars(account: string, withinMs: number): Promise<readonly ListedCalendar[]>;
}

/**
 * Access tokens of one sign-in, kept between commands, so that a command needs no trip to Google for one. Both throw
 * `sign-in-needed`, `sign-in-expired`, `token-store-failed` for a store that is not safe or does not open, and
 * `google-unreachable` when no answer came in `withinMs`.
 */
export interface AccessTokens {
  readonly account: string;
  /** A token that is probably good: whether it is, Google's answer says. */
  current(withinMs: number): Promise<string>;
  /** Another one after Google has refused `refused`; of many processes one asks for it and all have it. */
  renewed(refused: string, withinMs: number): Promise<string>;
}
