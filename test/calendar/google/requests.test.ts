import { describe, expect, test } from 'vitest';
import { googleCalendar } from '../../../src/calendar/google/google-calendar.ts';
import type { RequestMade } from '../../../src/calendar/request-made.ts';
import { systemClock } from '../../../src/clock.ts';
import { calendarNamed } from '../../../src/domain/calendar-place.ts';
import { span } from '../../support/book.ts';
import { NEVER } from '../../support/never.ts';
import { TIMES_OF_OTHERS } from '../../support/others-wanted.ts';
import { created, moved, ours, WITHIN } from '../contract/opened.ts';
import { EVERY_METHOD } from './asking-all.ts';
import { BOOK_ID, openGoogle } from './opened-google.ts';

const GUEST = { email: 'ana@example.com', name: 'Ana Pérez' };

test('several requests go through one connection', async () => {
  const { calendar, fake } = await openGoogle();
  for (let i = 0; i < 3; i += 1) await calendar.calendars(WITHIN);
  expect([fake.requests.length, fake.connections()]).toEqual([3, 1]);
});

describe('what is sent to Google', () => {
  test('a new event is all that bay knows of it', async () => {
    const opened = await openGoogle();
    const event = ours(opened, { description: 'a <b> & c', guest: GUEST, testRun: 'run-7' });
    await created(opened, event);
    const [request] = opened.fake.requests;
    expect(request).toMatchObject({
      method: 'POST',
      path: '/calendar/v3/calendars/primary/events',
      query: { sendUpdates: 'all' },
    });
    expect(request?.headers['user-agent']).toMatch(/^google-api-nodejs-client\/[\d.]+ \(gzip\)$/);
    expect(request?.requestBody).toEqual({
      id: event.eventId,
      summary: event.title,
      description: 'a &lt;b&gt; &amp; c',
      start: { dateTime: '2026-11-23T14:00:00.000Z', timeZone: 'America/New_York' },
      end: { dateTime: '2026-11-23T15:00:00.000Z', timeZone: 'America/New_York' },
      extendedProperties: {
        private: {
          appt: event.stamp?.appointmentUuid,
          rev: '1',
          db: BOOK_ID,
          bay_test: 'run-7',
          head: expect.stringMatching(/^[\w-]{4}$/),
          lines: expect.stringMatching(/^[\w-]{4}$/),
        },
      },
      attendees: [{ email: GUEST.email, displayName: GUEST.name }],
    });
  });

  test('a tombstone is private and takes no time', async () => {
    const opened = await openGoogle();
    await created(opened, ours(opened, { title: 'cancelled', description: '', busy: false }));
    expect(opened.fake.requests[0]).toMatchObject({
      query: { sendUpdates: 'none' },
      requestBody: { transparency: 'transparent', visibility: 'private', summary: 'cancelled' },
    });
  });

  test('a change is what bay manages and nothing else, on condition', async () => {
    const opened = await openGoogle();
    const event = ours(opened);
    const { etag } = await created(opened, event);
    await opened.calendar.updateCalendarEvent(moved(event, '11:00-12:00', { notify: true }), etag, WITHIN);
    const request = opened.fake.requests[1];
    expect(request).toMatchObject({ method: 'PATCH', query: { sendUpdates: 'all' } });
    expect(request?.headers['if-match']).toBe(etag);
    expect(request?.requestBody).toEqual({
      start: { dateTime: '2026-11-23T16:00:00.000Z', timeZone: 'America/New_York', date: null },
      end: { dateTime: '2026-11-23T17:00:00.000Z', timeZone: 'America/New_York', date: null },
      extendedProperties: { private: { appt: event.stamp?.appointmentUuid, rev: '2', db: BOOK_ID } },
    });
    await opened.calendar.updateCalendarEvent(moved(event, '11:00-12:00'), null, WITHIN);
    expect(opened.fake.requests[2]?.headers['if-match']).toBeUndefined();
  });

  test('guests are told of what they should know, and of nothing else', async () => {
    const opened = await openGoogle();
    const invited = ours(opened, { guest: GUEST });
    await created(opened, invited);
    await opened.calendar.updateCalendarEvent(moved(invited, '11:00-12:00', { notify: true }), null, WITHIN);
    await opened.calendar.cancelCalendarEvent(invited, null, true, WITHIN);
    const mails = () => opened.fake.model.mails.map(({ to, about }) => `${about} ${to}`);
    const told = ['invitation', 'update', 'cancellation'].map((about) => `${about} ${GUEST.email}`);
    expect(mails()).toEqual(told);
    const quiet = ours(opened);
    await created(opened, quiet);
    await opened.calendar.updateCalendarEvent(moved(quiet, '11:00-12:00'), null, WITHIN);
    await opened.calendar.cancelCalendarEvent(quiet, null, false, WITHIN);
    expect(mails()).toEqual(told);
  });

  test('what people have added to an event stays when it is moved', async () => {
    const opened = await openGoogle();
    const event = ours(opened, { guest: GUEST });
    await created(opened, event);
    const { model } = opened.fake;
    const id = model.accounts[0] as string;
    const added = { location: 'Gate 2', colorId: '5', reminders: { useDefault: false, overrides: [] } };
    model.people.edit(id, event.eventId, {
      ...added,
      extendedProperties: { private: { crm: '7' } },
    });
    await opened.calendar.updateCalendarEvent(moved(event, '11:00-12:00'), null, WITHIN);
    expect(model.event(id, event.eventId)).toMatchObject({
      ...added,
      attendees: [{ email: GUEST.email }],
      extendedProperties: { private: { crm: '7', rev: '2' } },
    });
  });

  test('an event that was made a series, or whole days, is made one of hours again', async () => {
    const opened = await openGoogle();
    const { people } = opened.fake.model;
    const id = opened.fake.model.accounts[0] as string;
    const event = ours(opened);
    await created(opened, event);
    people.makeRecurring(id, event.eventId);
    const once = moved(event, '11:00-12:00', { once: true });
    const straight = { ...span('11:00-12:00'), recurring: false, allDay: false };
    expect(await opened.calendar.getEvent(event, WITHIN)).toMatchObject({ event: { recurring: true } });
    expect(await opened.calendar.updateCalendarEvent(once, null, WITHIN)).toMatchObject({ event: straight });
    people.makeAllDay(id, event.eventId);
    expect(await opened.calendar.getEvent(event, WITHIN)).toMatchObject({
      kind: 'live',
      event: { ...span('00:00-24:00'), allDay: true },
    });
    expect(await opened.calendar.updateCalendarEvent(once, null, WITHIN)).toMatchObject({ event: straight });
  });
});

describe('a 404', () => {
  test('is about the event while its calendar can be read', async () => {
    const opened = await openGoogle();
    expect(await EVERY_METHOD.getEvent(opened, WITHIN)).toBe('missing');
    expect(opened.fake.requests.map(({ status }) => status)).toEqual([404, 200]);
  });

  test('is about the calendar when that cannot be read either', async () => {
    const opened = await openGoogle();
    const nowhere = { ...opened, calendarIds: ['gone@group.calendar.google.com', 'x'] as const };
    for (const [method, ask] of Object.entries(EVERY_METHOD)) {
      if (method !== 'calendars')
        expect([method, await ask(nowhere, WITHIN)]).toEqual([method, 'calendar-gone']);
    }
  });

  test('is nothing while the calendar gives no answer', async () => {
    const opened = await openGoogle();
    opened.fake.faults.add({ when: { path: /\/events$/ }, fault: 'unavailable', times: 1_000 });
    const event = ours(opened);
    expect(await opened.calendar.cancelCalendarEvent(event, null, false, WITHIN)).toMatchObject({
      kind: 'unknown',
    });
  });
});

describe('names of calendars', () => {
  test('say whose sign-in is used, and `primary` is the one of the settings', async () => {
    const opened = await openGoogle({ accounts: ['shop@example.com', 'maria@example.com'] });
    const { fake } = opened;
    const bay = fake.addCalendar({ summary: 'Bay 3' });
    const emails: Readonly<Record<string, string>> = {
      maria: 'maria@example.com',
      default: 'shop@example.com',
    };
    const requests: RequestMade[] = [];
    const token = (account: string) => {
      const { accessToken } = fake.signedIn({ account: emails[account] ?? '' });
      return { account, current: async () => accessToken, renewed: async () => accessToken };
    };
    const calendar = googleCalendar({
      settings: { apiRoot: fake.root },
      primary: bay,
      addressOf: (name) => (name === 'primary' ? { account: 'default', id: bay } : calendarNamed(name)),
      tokensOf: token,
      accounts: async () => ['default', 'maria'],
      bookId: async () => BOOK_ID,
      othersWanted: async () => TIMES_OF_OTHERS,
      clock: systemClock,
      random: () => 0,
      interruption: NEVER,
      observe: (event) => {
        if (event.kind === 'request') requests.push(event);
      },
    });
    for (const calendarId of ['primary', 'maria:primary', 'shop@example.com'])
      await created({ ...opened, calendar }, ours(opened, { calendarId }));
    const sizes = [bay, 'maria@example.com', 'shop@example.com'].map((id) => fake.model.events(id).length);
    expect(sizes).toEqual([1, 1, 1]);
    const answer = await calendar.calendars(WITHIN);
    const names = answer.kind === 'calendars' ? answer.calendars.map(({ calendarId }) => calendarId) : [];
    expect(names).toEqual(expect.arrayContaining(['primary', 'shop@example.com', 'maria:maria@example.com']));
    expect(requests[2]).toMatchObject({
      method: 'POST',
      path: '/calendar/v3/calendars/…/events',
      status: 200,
    });
    const shown = requests.map(({ calendarId: _, ...rest }) => rest);
    expect(JSON.stringify(shown)).not.toContain('example.com');
    expect(requests.map(({ calendarId }) => calendarId)).toEqual([
      'primary',
      'maria:primary',
      'shop@example.com',
      null,
      null,
    ]);
  });
});
