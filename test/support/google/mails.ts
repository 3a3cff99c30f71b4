import { badRequest, Refused } from './answer.ts';
import type { Mail, ModelState } from './model-state.ts';
import type { EventResource, StoredCalendar } from './stored-calendar.ts';

const SEND_UPDATES = ['all', 'externalOnly', 'none'] as const;
export type SendUpdates = (typeof SEND_UPDATES)[number];

/** Refuses a word that Google does not know (its reason [unverified]). */
export function readSendUpdates(text: string | undefined): SendUpdates | undefined {
  if (text === undefined) return undefined;
  const found = SEND_UPDATES.find((known) => known === text);
  if (found === undefined)
    throw new Refused(badRequest('invalidParameter', `Invalid value '${text}'.`, 'sendUpdates'));
  return found;
}

/** Notes the mails that a change sends: to all guests but this calendar, or only to those without a Google calendar. */
export function sendMails(
  state: ModelState,
  calendar: StoredCalendar,
  { id, attendees }: EventResource,
  about: Mail['about'],
  sendUpdates: SendUpdates = 'none',
): void {
  if (sendUpdates === 'none' || !attendees) return;
  for (const { email, self, organizer } of attendees) {
    if (!email || !id || self === true || organizer === true) continue;
    if (sendUpdates === 'externalOnly' && state.accounts.has(email)) continue;
    state.mails.push({ calendarId: calendar.id, eventId: id, to: email, about });
  }
}
