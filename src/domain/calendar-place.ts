/** Whose calendar it is: the one that bay keeps in the book itself, or Google's. */
export type CalendarProvider = 'local' | 'google';

/** What each may be called: its own name first, then the one by which booking services of agents know it. */
export const PROVIDER_NAMES = { local: ['local', 'native'], google: ['google', 'google_calendar'] } as const;

/** Null for a name that is nobody's: what is misspelt is refused, and never means the book's own calendar. */
export function providerNamed(name: string): CalendarProvider | null {
  const found = Object.entries(PROVIDER_NAMES).find(([, names]) => names.some((one) => one === name));
  return found === undefined ? null : (found[0] as CalendarProvider);
}

/** Where a calendar of Google's is. */
export interface GoogleSpot {
  readonly provider: 'google';
  /** The sign-in through which it is reached. */
  readonly account: string;
  /** The Google account behind that sign-in, by its e-mail address; null while that is not known. */
  readonly owner: string | null;
  /** Google's own id of the calendar; null while that is not known, and then nothing is asked of it. */
  readonly googleId: string | null;
}

/** What a calendar's name in the shop means. */
export type CalendarSpot = { readonly provider: 'local' } | GoogleSpot;

/**
 * One real calendar (docs/protocol.md §15). Everything that is remembered of a calendar (images, sync token, mirror, inbox)
 * hangs on its `calendarId`, which stays the same for the life of the book, whatever name of the shop's leads to it.
 */
export type CalendarPlace = CalendarSpot & {
  readonly calendarId: string;
  /** The shop's name for it, or the last one that it had: what people see. */
  readonly name: string;
};

/** The sign-in that is meant where none is named. */
export const DEFAULT_ACCOUNT = 'default';

/** The name that means, at Google, the main calendar of who is signed in. */
export const PRIMARY = 'primary';

/** The name of a sign-in. Lower case, so that it and its variable's can be told from each other. */
export function isAccountName(text: string): boolean {
  return /^[a-z0-9][a-z0-9_]{0,39}$/.test(text);
}

/** A calendar's name in the shop taken apart: `maria:primary` is the main calendar of the sign-in `maria`. */
export function calendarNamed(name: string): { readonly account: string; readonly id: string } {
  const colon = name.indexOf(':');
  const account = name.slice(0, Math.max(colon, 0));
  if (isAccountName(account)) return { account, id: name.slice(colon + 1) };
  return { account: DEFAULT_ACCOUNT, id: name };
}

/** What decides the meaning of the shop's names at Google. */
export interface GoogleMeanings {
  /** What the settings say that `primary` of the default sign-in is; null: nothing. */
  readonly calendarId: string | null;
  /** The Google account behind each sign-in, as far as it is known. */
  readonly owners: ReadonlyMap<string, string>;
}

/**
 * What a name of the shop's means at Google today; `now` is what it meant before. A calendar that was once chosen stays until
 * another is named. The main calendar of whoever is signed in changes with the person.
 */
export function googleSpot(
  name: string,
  now: CalendarSpot | null,
  { calendarId, owners }: GoogleMeanings,
): GoogleSpot {
  const { account, id } = calendarNamed(name);
  const owner = owners.get(account) ?? null;
  const spot = (googleId: string | null): GoogleSpot => ({ provider: 'google', account, owner, googleId });
  if (id !== PRIMARY) return spot(asOwners(id, owner));
  const chosen = account === DEFAULT_ACCOUNT ? calendarId : PRIMARY;
  if (chosen !== null && chosen !== PRIMARY) return spot(asOwners(chosen, owner));
  const before = now?.provider === 'google' ? now : null;
  if (owner === null) return { ...spot(before?.googleId ?? null), owner: before?.owner ?? null };
  const settled = before !== null && before.googleId !== null && before.googleId !== before.owner;
  return spot(settled && chosen === null ? before.googleId : owner);
}

/** Whether the name means the main calendar of whoever is signed in, so that who that is has to be known. */
export function needsOwner(name: string, now: CalendarSpot, calendarId: string | null): boolean {
  const { account, id } = calendarNamed(name);
  if (id !== PRIMARY) return false;
  const chosen = account === DEFAULT_ACCOUNT ? calendarId : PRIMARY;
  if (chosen !== null) return chosen === PRIMARY;
  return now.provider === 'local' || now.googleId === null || now.googleId === now.owner;
}

/** Whether it is the one whose calendar the settings name: `GOOGLE_CALENDAR_ID` is what `primary` means. */
export function isNamedBySettings(name: string): boolean {
  const { account, id } = calendarNamed(name);
  return id === PRIMARY && account === DEFAULT_ACCOUNT;
}

/** A main calendar's id is its owner's e-mail address, in which upper and lower case are the same. */
function asOwners(id: string, owner: string | null): string {
  return owner !== null && id.toLowerCase() === owner.toLowerCase() ? owner : id;
}
