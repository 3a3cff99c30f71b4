import type { GoogleAccess } from '../google-access.ts';
import { type Asking, lookAtAddress, NONSENSE, reading, troubleIn } from './asking.ts';
import type { Send } from './client.ts';
import { textAt } from './json.ts';

const MAIN_CALENDAR: Send = (api, options) =>
  api.calendarList.get({ calendarId: 'primary', fields: 'kind,id' }, options);

/** Asks Google whose sign-in it is: its main calendar's id is the owner's e-mail address (docs/google.md §10). */
export async function whoseSignIn(
  asking: Pick<Asking, 'call'>,
  account: string,
  withinMs: number,
): ReturnType<GoogleAccess['whose']> {
  const asked = { account, send: MAIN_CALENDAR, operation: 'calendar-list', calendarId: null } as const;
  const read = await reading(asking, asked, 'calendar#calendarListEntry', withinMs);
  if (read.kind !== 'ok') return troubleIn(read);
  const owner = textAt(read.body, 'id');
  return owner !== null && /^[^\s\p{C}]{1,254}$/u.test(owner) ? { kind: 'owner', owner } : NONSENSE;
}

/** Asks Google whether a calendar of that id can be read through the sign-in. */
export async function isCalendarThere(
  asking: Pick<Asking, 'call'>,
  account: string,
  googleId: string,
  withinMs: number,
): ReturnType<GoogleAccess['isThere']> {
  const look = await lookAtAddress(asking, { account, id: googleId, calendarId: null }, withinMs);
  return look.kind === 'ok' ? { kind: 'there' } : look;
}
