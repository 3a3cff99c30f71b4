import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import { DEFAULT_ACCOUNT } from '../../domain/calendar-place.ts';
import type { CalendarSummary, CalendarsAnswer } from '../calendar-service.ts';
import { type Asking, leftOf, NONSENSE, type Read, reading, troubleIn } from './asking.ts';
import { calendarName } from './calendar-names.ts';
import type { Send } from './client.ts';
import { isJson, listAt, textAt } from './json.ts';

const FIELDS = 'kind,nextPageToken,items(id,summary,summaryOverride,accessRole,primary,deleted)';
const MOST_PAGES = 20;

/** The calendars of all sign-ins, those of the default one first. Trouble with one of them is trouble. */
export async function listCalendars(
  asking: Asking,
  accounts: readonly string[],
  withinMs: number,
): Promise<CalendarsAnswer> {
  const lists = await Promise.all(accounts.map((account) => calendarsOf(asking, account, withinMs)));
  const calendars: CalendarSummary[] = [];
  for (const list of lists) {
    if ('kind' in list) return list;
    calendars.push(...list);
  }
  return { kind: 'calendars', calendars };
}

async function calendarsOf(
  asking: Asking,
  account: string,
  withinMs: number,
): Promise<CalendarSummary[] | CalendarTrouble> {
  const left = leftOf(withinMs, asking.clock);
  const calendars: CalendarSummary[] = [];
  let pageToken: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const turned = pageToken === null ? {} : { pageToken };
    const send: Send = (api, options) =>
      api.calendarList.list({ maxResults: 250, fields: FIELDS, ...turned }, options);
    const asked = { account, send, operation: 'calendar-list', calendarId: null } as const;
    const read: Read = await reading(asking, asked, 'calendar#calendarList', left());
    if (read.kind !== 'ok') return troubleIn(read);
    const items = listAt(read.body, 'items');
    if (items === null) return NONSENSE;
    for (const item of items) {
      const summary = summaryOf(item, account, asking.primary);
      if (summary === null) return NONSENSE;
      calendars.push(summary);
    }
    const next = textAt(read.body, 'nextPageToken');
    if (next === null) return calendars;
    pageToken = next;
  }
  return NONSENSE;
}

function summaryOf(item: unknown, account: string, primary: string | null): CalendarSummary | null {
  if (!isJson(item)) return null;
  const id = textAt(item, 'id');
  if (id === null || id === '') return null;
  const isMain = item['primary'] === true;
  // Named as the shop would.
  const isPrimary = account === DEFAULT_ACCOUNT && (primary === null ? isMain : id === primary);
  const fullName = calendarName({ account, id });
  const otherName = isPrimary ? fullName : `${account}:primary`;
  const role = textAt(item, 'accessRole');
  return {
    calendarId: isPrimary ? 'primary' : fullName,
    ...(isPrimary || isMain ? { otherNames: [otherName] } : {}),
    name: textAt(item, 'summaryOverride') ?? textAt(item, 'summary') ?? id,
    writable: role === 'owner' || role === 'writer',
    upcomingEvents: null,
  };
}
