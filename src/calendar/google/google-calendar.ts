import type { Clock } from '../../clock.ts';
import type { SignInSettings } from '../../settings/google-settings.ts';
import type { CalendarService } from '../calendar-service.ts';
import type { PushService } from '../push-service.ts';
import type { RequestBegun, RequestMade } from '../request-made.ts';
import type { AccessTokens } from '../sign-ins.ts';
import type { Asking } from './asking.ts';
import { askingCalendar } from './asking-calendar.ts';
import { caller } from './calling.ts';
import { askingPush } from './channels.ts';
import { googleTransport, type Transport } from './client.ts';

export interface GoogleRequestParts {
  readonly settings: Pick<SignInSettings, 'apiRoot'>;
  readonly tokensOf: (account: string) => AccessTokens;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  /** Once it is aborted, nothing is asked any more, and nobody waits for what was. */
  readonly interruption: AbortSignal;
  /** Told of every request, and before of what may take several. */
  readonly observe: (request: RequestBegun | RequestMade) => void;
}

/** How Google is asked, with one client for each sign-in. */
export function googleRequests(parts: GoogleRequestParts): Asking['call'] {
  const { settings, tokensOf, clock, random, interruption, observe } = parts;
  const transports = new Map<string, Transport>();
  const transportOf = (account: string) => {
    const transport = transports.get(account) ?? googleTransport(settings.apiRoot, clock);
    transports.set(account, transport);
    return transport;
  };
  const call = caller({ transportOf, tokensOf, clock, random, interruption, observe });
  return (asked) => {
    observe({ kind: 'asking' });
    return call(asked);
  };
}

export interface GoogleCalendarParts extends Omit<Asking, 'call'>, GoogleRequestParts {
  /** The names of all sign-ins, `default` first. */
  readonly accounts: () => Promise<readonly string[]>;
}

/** Google Calendar (v3) as the calendar of the shop. */
export function googleCalendar(parts: GoogleCalendarParts): CalendarService {
  return askingCalendar(askingBy(parts), parts.accounts);
}

/** What has Google Calendar tell of changes. */
export function googlePush(parts: Omit<GoogleCalendarParts, 'accounts'>): PushService {
  return askingPush(askingBy(parts));
}

function askingBy(parts: Omit<GoogleCalendarParts, 'accounts'>): Asking {
  const { clock, primary, addressOf, bookId, othersWanted } = parts;
  return { call: googleRequests(parts), clock, primary, addressOf, bookId, othersWanted };
}
