const ROOT = 'https://www.googleapis.com/auth/';

/**
 * The least that bay needs: events alone give neither free/busy nor the list of calendars (docs/google.md §11). Each with the
 * wider scopes that do as well, because an older sign-in may have been given more.
 */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  'calendar.events': ['calendar'],
  'calendar.freebusy': ['calendar', 'calendar.readonly', 'calendar.events.freebusy'],
  'calendar.calendarlist.readonly': ['calendar', 'calendar.readonly', 'calendar.calendarlist'],
};

/** What is asked for, as one text. */
export const SCOPE: string = Object.keys(NEEDED)
  .map((name) => ROOT + name)
  .join(' ');

/** The short names of what was not granted: a person may untick any of the boxes (docs/google.md §9). */
export function missingScopes(granted: readonly string[]): string[] {
  const has = (name: string) => granted.includes(ROOT + name);
  return Object.entries(NEEDED)
    .filter(([name, wider]) => ![name, ...wider].some(has))
    .map(([name]) => name);
}

export function scopesIn(text: string): string[] {
  return text.split(' ').filter((scope) => scope !== '');
}
