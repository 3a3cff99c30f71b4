import type { AccessTokens, ListedCalendar } from '../../sign-ins.ts';
import { fieldsOf, type Json } from '../json.ts';
import type { Roots } from './endpoints.ts';
import { unreachableBy } from './token-answer.ts';

/** Of 250 calendars each: nobody has more, and an answer that never ends must not keep us. */
const MOST_PAGES = 4;

interface Listing {
  readonly url: string;
  readonly settings: Roots;
  readonly withinMs: number;
}

/** The calendars that the account may write, `primary` first. */
export async function listedCalendars(tokens: AccessTokens, listing: Listing): Promise<ListedCalendar[]> {
  const found: ListedCalendar[] = [];
  let page: string | null = null;
  for (let i = 0; i < MOST_PAGES; i += 1) {
    const query = new URLSearchParams({ minAccessRole: 'writer', maxResults: '250' });
    if (page !== null) query.set('pageToken', page);
    const answer = fieldsOf(await authorisedGet(`${listing.url}?${query.toString()}`, tokens, listing));
    const items: readonly unknown[] = Array.isArray(answer['items']) ? answer['items'] : [];
    found.push(...items.flatMap((item) => calendarIn(fieldsOf(item))));
    if (typeof answer['nextPageToken'] !== 'string') break;
    page = answer['nextPageToken'];
  }
  return found.sort((a, b) => Number(b.primary) - Number(a.primary));
}

/** The id of the account's own calendar, which is its e-mail address; null where nobody says. */
export async function primaryCalendarId(
  accessToken: string,
  { url, settings, withinMs }: Listing,
): Promise<string | null> {
  const { oauthClient } = await import('./oauth-client.ts');
  try {
    const { id } = fieldsOf(
      await oauthClient(settings, { client: null, timeoutMs: withinMs }).get(`${url}/primary`, accessToken),
    );
    return typeof id === 'string' && /^[^\s\p{C}]{1,254}$/u.test(id) ? id : null;
  } catch {
    return null;
  }
}

/** With another token where Google refuses the kept one. */
async function authorisedGet(
  url: string,
  tokens: AccessTokens,
  { settings, withinMs }: Listing,
): Promise<unknown> {
  const { oauthClient } = await import('./oauth-client.ts');
  const client = oauthClient(settings, { client: null, timeoutMs: withinMs });
  const token = await tokens.current(withinMs);
  try {
    return await client.get(url, token).catch(async (thrown: unknown) => {
      if ((thrown as { response?: { status?: number } }).response?.status !== 401) throw thrown;
      return client.get(url, await tokens.renewed(token, withinMs));
    });
  } catch (thrown) {
    throw unreachableBy(thrown, 'the list of calendars');
  }
}

function calendarIn({ id, summary, summaryOverride, primary }: Json): ListedCalendar[] {
  if (typeof id !== 'string') return [];
  const name = [summaryOverride, summary].find((one) => typeof one === 'string') ?? id;
  return [{ calendarId: id, name, primary: primary === true }];
}
