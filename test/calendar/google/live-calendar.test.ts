import { OAuth2Client } from 'google-auth-library';
import { type calendar_v3, calendar as calendarApi } from 'googleapis/build/src/apis/calendar/index.js';
import { describe } from 'vitest';
import type { CalendarService } from '../../../src/calendar/calendar-service.ts';
import { googleCalendar } from '../../../src/calendar/google/google-calendar.ts';
import { systemClock } from '../../../src/clock.ts';
import { calendarNamed } from '../../../src/domain/calendar-place.ts';
import { zone } from '../../support/book.ts';
import { NEVER } from '../../support/never.ts';
import { ALL_OF_OTHERS } from '../../support/others-wanted.ts';
import { calendarContract } from '../calendar-contract.ts';
import type { ForeignEvent, OpenCalendar } from '../contract/opened.ts';

/**
 * The contract against Google itself (`npm run test:live`), for who has a refresh token and two calendars to spare that
 * are empty in November 2026 and after: `GOOGLE_LIVE=1 GOOGLE_LIVE_CALENDARS=<id>,<id>`. What a test makes it removes.
 */
const {
  GOOGLE_LIVE: wanted,
  GOOGLE_LIVE_CALENDARS: names = '',
  GOOGLE_CLIENT_ID: clientId = '',
  GOOGLE_CLIENT_SECRET: clientSecret = '',
  GOOGLE_REFRESH_TOKEN: refreshToken = '',
} = process.env;
const [one = '', other = ''] = names.split(',');
const isLive = wanted === '1' && [clientId, refreshToken, one, other].every((text) => text !== '');

const openLive: OpenCalendar = async () => {
  const auth = new OAuth2Client({ clientId, clientSecret });
  auth.setCredentials({ refresh_token: refreshToken });
  const api = calendarApi({ version: 'v3', auth });
  const token = async () => (await auth.getAccessToken()).token ?? '';
  const calendar = googleCalendar({
    settings: { apiRoot: 'https://www.googleapis.com' },
    primary: null,
    addressOf: calendarNamed,
    tokensOf: (account) => ({ account, current: token, renewed: token }),
    accounts: async () => ['default'],
    bookId: async () => BOOK_ID,
    othersWanted: async () => ALL_OF_OTHERS,
    clock: systemClock,
    random: () => Math.random(),
    interruption: NEVER,
    observe: () => undefined,
  });
  const made: { calendarId: string; eventId: string }[] = [];
  const remembering: CalendarService['createCalendarEvent'] = (event, withinMs) => {
    made.push({ calendarId: event.calendarId, eventId: event.eventId });
    return calendar.createCalendarEvent(event, withinMs);
  };
  return {
    calendar: { ...calendar, createCalendarEvent: remembering },
    calendarIds: [one, other],
    bookId: BOOK_ID,
    seed: async (calendarId, event) => {
      const { data } = await api.events.insert({ calendarId, requestBody: foreign(calendarId, event) });
      const eventId = data.id ?? '';
      if (event.cancelled === true) await api.events.delete({ calendarId, eventId });
      else made.push({ calendarId, eventId });
      return eventId;
    },
    cleanup: async () => {
      for (const place of made) await calendar.cancelCalendarEvent(place, null, false, 20_000);
    },
  };
};

const BOOK_ID = crypto.randomUUID().replaceAll('-', '');

function foreign(calendarId: string, event: ForeignEvent): calendar_v3.Schema$Event {
  const { start, end, title, transparent, declined, weeks, allDay } = event;
  const timeOf = (instant: number) => {
    const dateTime = new Date(instant).toISOString();
    return allDay === true ? { date: dateTime.slice(0, 10) } : { dateTime, timeZone: zone.name };
  };
  return {
    summary: title,
    start: timeOf(start),
    end: timeOf(end),
    ...(transparent === true ? { transparency: 'transparent' } : {}),
    ...(weeks === undefined ? {} : { recurrence: [`RRULE:FREQ=WEEKLY;COUNT=${weeks}`] }),
    ...(declined === true ? { attendees: [{ email: calendarId, responseStatus: 'declined' }] } : {}),
  };
}

describe.runIf(isLive)('live', () => {
  calendarContract('Google itself', openLive, { series: true, wholeDays: true, invitations: true });
});
