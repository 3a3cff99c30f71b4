import type { Clock } from '../../clock.ts';
import type { GoogleSettings } from '../../google-settings.ts';
import type { CalendarService } from '../calendar-service.ts';
import type { AccessTokens } from '../sign-ins.ts';
import type { Asking } from './asking.ts';
import { askingCalendar } from './asking-calendar.ts';
import { caller } from './calling.ts';
import { googleTransport, type RequestLine, type Transport } from './client.ts';

export interface GoogleCalendarParts {
  readonly settings: Pick<GoogleSettings, 'calendarId' | 'apiRoot'>;
  readonly tokensOf: (account: string) => AccessTokens;
  /** The names of all sign-ins, `default` first. */
  readonly accounts: () => Promise<readonly string[]>;
  /** The name that this book puts on its events. */
  readonly bookId: () => Promise<string>;
  readonly clock: Clock;
  /** In [0, 1). */
  readonly random: () => number;
  /** Once it is aborted, nothing is asked any more, and nobody waits for what was. */
  readonly interruption: AbortSignal;
  /** Told of every request; null: nobody listens. */
  readonly log: ((line: RequestLine) => void) | null;
}

/** Google Calendar (v3) as the calendar of the shop, with one client for each sign-in. */
export function googleCalendar(parts: GoogleCalendarParts): CalendarService {
  const { settings, tokensOf, accounts, bookId, clock, random, interruption, log } = parts;
  const transports = new Map<string, Transport>();
  const transportOf = (account: string) => {
    const transport = transports.get(account) ?? googleTransport(settings.apiRoot, clock, log);
    transports.set(account, transport);
    return transport;
  };
  const asking: Asking = {
    call: caller({ transportOf, tokensOf, clock, random, interruption }),
    clock,
    primary: settings.calendarId ?? 'primary',
    bookId,
  };
  return askingCalendar(asking, accounts);
}
