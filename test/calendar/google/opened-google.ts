import { onTestFinished } from 'vitest';
import { googleCalendar, googlePush } from '../../../src/calendar/google/google-calendar.ts';
import type { PushService } from '../../../src/calendar/push-service.ts';
import type { AccessTokens } from '../../../src/calendar/sign-ins.ts';
import { type Clock, systemClock } from '../../../src/clock.ts';
import { calendarNamed } from '../../../src/domain/calendar-place.ts';
import { at, NOW, zone } from '../../support/book.ts';
import {
  type FakeGoogle,
  type FakeGoogleOptions,
  startFakeGoogle,
} from '../../support/google/fake-google.ts';
import { NEVER } from '../../support/never.ts';
import { TIMES_OF_OTHERS } from '../../support/others-wanted.ts';
import type { ForeignEvent, OpenCalendar, OpenedCalendar } from '../contract/opened.ts';

export const BOOK_ID = 'b'.repeat(32);

export interface OpenedGoogle extends OpenedCalendar {
  readonly fake: FakeGoogle;
  readonly push: PushService;
  /** What was asked of the access tokens, in order. */
  readonly tokenCalls: string[];
}

export interface GoogleParts extends FakeGoogleOptions {
  readonly clock?: Clock;
  readonly random?: () => number;
  readonly interruption?: AbortSignal;
  /** Instead of tokens that the fake knows. */
  readonly tokens?: Partial<Pick<AccessTokens, 'current' | 'renewed'>>;
  readonly bookId?: string;
}

/** The adapter on a fake Google of its own, in which it is signed in. Waits between tries are none. */
export async function openGoogle(parts: GoogleParts = {}): Promise<OpenedGoogle> {
  const {
    clock = systemClock,
    random = () => 0,
    interruption = NEVER,
    tokens,
    bookId = BOOK_ID,
    ...options
  } = parts;
  let ticks = 0;
  // The model's clock moves on with every look at it, so that each change has a time of its own.
  const fake = await startFakeGoogle({
    now: () => {
      ticks += 1;
      return NOW + ticks;
    },
    ...options,
  });
  onTestFinished(() => fake.close());
  const { accessToken } = fake.signedIn();
  const tokenCalls: string[] = [];
  const tokensOf = (account: string): AccessTokens => ({
    account,
    current: async (withinMs) => {
      tokenCalls.push(`current ${account}`);
      return tokens?.current?.(withinMs) ?? accessToken;
    },
    renewed: async (refused, withinMs) => {
      tokenCalls.push(`renewed ${account}`);
      return tokens?.renewed?.(refused, withinMs) ?? fake.signedIn().accessToken;
    },
  });
  const other = fake.addCalendar({ summary: 'Bay 2', timeZone: zone.name });
  const asked = {
    settings: { apiRoot: fake.root },
    primary: null,
    addressOf: calendarNamed,
    tokensOf,
    accounts: async () => ['default'],
    bookId: async () => bookId,
    othersWanted: async () => TIMES_OF_OTHERS,
    clock,
    random,
    interruption,
    observe: () => undefined,
  };
  return {
    fake,
    tokenCalls,
    calendar: googleCalendar(asked),
    push: googlePush(asked),
    calendarIds: ['primary', other],
    bookId,
    seed: async (calendarId, event) =>
      seed(fake, calendarId === 'primary' ? (fake.model.accounts[0] as string) : calendarId, event),
    cleanup: async () => {},
  };
}

export const openGoogleCalendar: OpenCalendar = () => openGoogle();

/** By the hands of people in Google's page. */
function seed({ model: { people } }: FakeGoogle, calendarId: string, event: ForeignEvent): string {
  const { start, end, title: summary, transparent, declined, weeks, allDay, cancelled } = event;
  const content = {
    start,
    end,
    summary,
    ...(transparent === true ? { transparency: 'transparent' } : {}),
    ...(weeks === undefined ? {} : { recurrence: [`RRULE:FREQ=WEEKLY;COUNT=${weeks}`] }),
  };
  const id =
    declined === true
      ? people.invite(calendarId, 'dealer@example.com', content)
      : people.create(calendarId, content);
  if (declined === true) people.decline(calendarId, id);
  if (allDay === true)
    people.makeAllDay(calendarId, id, Math.max(1, Math.round((end - at('00:00')) / 86_400_000)));
  if (cancelled === true) people.delete(calendarId, id);
  return id;
}
