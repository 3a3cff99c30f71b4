import { type Answer, badRequest, ok, REFUSALS, Refused, refused } from './answer.ts';
import { calendarMeant, type ModelState } from './model-state.ts';
import { type AccessRole, roleAtLeast, type StoredCalendar } from './stored-calendar.ts';

/** calendars.get. What is not shared with the account is not found. */
export function calendarGet(state: ModelState, account: string, calendarId: string): Answer {
  const calendar = calendarMeant(state, account, calendarId);
  if (!calendar?.roles.has(account)) return refused(REFUSALS.notFound);
  const { id, etag, summary, timeZone } = calendar;
  return ok({ kind: 'calendar#calendar', etag, id, summary, timeZone, conferenceProperties: HANGOUTS }, etag);
}

const HANGOUTS = { allowedConferenceSolutionTypes: ['hangoutsMeet'] };

function entryOf(calendar: StoredCalendar, account: string, accessRole: AccessRole): object {
  const { id, etag, summary, timeZone } = calendar;
  return {
    kind: 'calendar#calendarListEntry',
    etag,
    id,
    summary,
    timeZone,
    colorId: '14',
    backgroundColor: '#9fe1e7',
    foregroundColor: '#000000',
    selected: true,
    accessRole,
    defaultReminders: [],
    ...(id === account ? { primary: true } : {}),
    conferenceProperties: HANGOUTS,
  };
}

export interface CalendarListParameters {
  readonly maxResults?: number | string | undefined;
  readonly pageToken?: string | undefined;
  readonly minAccessRole?: string | undefined;
  readonly showDeleted?: string | boolean | undefined;
  readonly showHidden?: string | boolean | undefined;
  readonly syncToken?: string | undefined;
  readonly showOwnOrganizationOnly?: string | boolean | undefined;
}

/** calendarList.list: every calendar that the account may see, 100 a page unless asked for others, at most 250. */
export function calendarList(
  state: ModelState,
  account: string,
  { maxResults = 100, pageToken, minAccessRole, syncToken }: CalendarListParameters,
): Answer {
  const least = ['freeBusyReader', 'reader', 'writer', 'owner'].find((role) => role === minAccessRole);
  if (minAccessRole !== undefined && least === undefined)
    throw new Refused(badRequest('invalidParameter', `Invalid value '${minAccessRole}'.`, 'minAccessRole'));
  // Changes of the list itself are not modelled: every token asks for a full one.
  if (syncToken !== undefined) throw new Refused(REFUSALS.fullSyncRequired);
  const size = Math.min(
    Number(maxResults),
    250,
    ...(state.settings.pageSizes ?? []).filter((size) => size > 0),
  );
  if (!Number.isInteger(size) || size < 1)
    throw new Refused(badRequest('invalidParameter', `Invalid value '${maxResults}'.`, 'maxResults'));
  const from = pageToken === undefined ? 0 : Number(Buffer.from(pageToken, 'base64').toString('latin1'));
  if (!Number.isInteger(from))
    throw new Refused(badRequest('invalid', 'Invalid page token value.', 'pageToken'));
  const entries = [...state.calendars.values()].flatMap((calendar) => {
    const role = calendar.roles.get(account);
    if (role === undefined || !roleAtLeast(role, (least as AccessRole | undefined) ?? 'freeBusyReader'))
      return [];
    return [entryOf(calendar, account, role)];
  });
  const more = from + size < entries.length;
  const etag = `"p${entries.length}c"`;
  return ok(
    {
      kind: 'calendar#calendarList',
      etag,
      ...(more
        ? { nextPageToken: Buffer.from(String(from + size)).toString('base64') }
        : { nextSyncToken: Buffer.from(`list ${state.now()}`).toString('base64') }),
      items: entries.slice(from, from + size),
    },
    etag,
  );
}

export function calendarListGet(state: ModelState, account: string, calendarId: string): Answer {
  const calendar = calendarMeant(state, account, calendarId);
  const role = calendar?.roles.get(account);
  if (calendar === undefined || role === undefined) return refused(REFUSALS.notFound);
  return ok(entryOf(calendar, account, role), calendar.etag);
}
