import { describe, expect, test } from 'vitest';
import { DAY_MS } from '../../../src/domain/interval.ts';
import { after, allPages, allSince } from '../../support/all-pages.ts';
import { at, span } from '../../support/book.ts';
import { created, ours, theirs, WITHIN } from '../contract/opened.ts';
import { type OpenedGoogle, openGoogle } from './opened-google.ts';

const DAY = span('00:00-24:00');

describe('a list in pages', () => {
  test.each([{ pageSizes: [1] }, { pageSizes: [0, 2, 0, 0, 1] }])(
    'of $pageSizes events is read to its end',
    async ({ pageSizes }) => {
      const opened = await openGoogle({ settings: { pageSizes } });
      const { calendar, calendarIds, fake, seed } = opened;
      for (const times of ['08:00-09:00', '10:00-11:00', '12:00-13:00', '14:00-15:00'])
        await seed(calendarIds[0], theirs(times));
      expect(await calendar.eventsDuring(calendarIds[0], DAY, WITHIN)).toMatchObject({
        events: [{}, {}, {}, {}],
      });
      const all = await allPages(calendar, calendarIds[0], allSince(DAY.start), WITHIN);
      expect(all).toMatchObject({ kind: 'all', events: [{}, {}, {}, {}] });
      expect(fake.requests.length).toBeGreaterThan(6);
      const tokens = fake.requests.map(({ query }) => query['pageToken']);
      expect(new Set(tokens).size).toBe(tokens.length - 1);
    },
  );

  test('of which one page cannot be had is none', async () => {
    const opened = await openGoogle({ settings: { pageSizes: [1] } });
    const [id] = opened.calendarIds;
    for (const times of ['08:00-09:00', '10:00-11:00']) await opened.seed(id, theirs(times));
    opened.fake.faults.add({ when: { nth: 2 }, fault: 'redirect', times: 9 });
    expect(await opened.calendar.eventsDuring(id, DAY, WITHIN)).toMatchObject({ kind: 'unknown' });
  });

  test('that does not end is given up', async () => {
    const opened = await openGoogle();
    const body = { kind: 'calendar#events', items: [], nextPageToken: 'again' };
    opened.fake.faults.next({ kind: 'answer', answer: { status: 200, body } }, 1_000);
    expect(await opened.calendar.eventsDuring('primary', DAY, WITHIN)).toMatchObject({ kind: 'unknown' });
  });
});

/** The token of a calendar as it is. */
async function tokenOf({ calendar }: OpenedGoogle): Promise<string> {
  const all = await allPages(calendar, 'primary', allSince(DAY.start), WITHIN);
  return all.kind === 'all' ? all.syncToken : '';
}

describe('following a calendar', () => {
  test('asks the same with a token as without, but for what a token forbids', async () => {
    const opened = await openGoogle();
    const { calendar, fake } = opened;
    await calendar.changes('primary', after(await tokenOf(opened)), null, WITHIN);
    const [full, delta] = fake.requests.map(({ query }) => query);
    const { timeMin, ...same } = full ?? {};
    expect(timeMin).toBe('2026-11-23T05:00:00.000Z');
    expect(same).toMatchObject({ singleEvents: 'false', showDeleted: 'true', maxResults: '2500' });
    expect(delta).toEqual({ ...same, syncToken: expect.any(String) });
  });

  test('starts again when Google has forgotten where it was', async () => {
    const opened = await openGoogle();
    const syncToken = await tokenOf(opened);
    opened.fake.model.expireSyncTokens();
    const answer = await opened.calendar.changes('primary', after(syncToken), null, WITHIN);
    expect(answer).toEqual({ kind: 'token-expired' });
  });

  test('is told loudly that a list gave no token', async () => {
    const opened = await openGoogle();
    const answer = { status: 200, body: { kind: 'calendar#events', items: [] } };
    opened.fake.faults.next({ kind: 'answer', answer });
    expect(await opened.calendar.changes('primary', allSince(DAY.start), null, WITHIN)).toEqual({
      kind: 'unknown',
      why: "Google's list ended without a sync token",
    });
  });

  test('takes tombstones that carry an id alone', async () => {
    const opened = await openGoogle({ settings: { bareTombstones: true } });
    const event = ours(opened);
    await created(opened, event);
    const syncToken = await tokenOf(opened);
    await opened.calendar.cancelCalendarEvent(event, null, false, WITHIN);
    expect(await opened.calendar.changes('primary', after(syncToken), null, WITHIN)).toMatchObject({
      events: [{ eventId: event.eventId, cancelled: true, stamp: null }],
    });
  });

  test('an event that makes no sense is told apart, and the rest of the list is read', async () => {
    const opened = await openGoogle();
    const good = { id: 'someone', status: 'confirmed', etag: '"1"' };
    const nine = { dateTime: '2026-11-23T09:00:00-05:00' };
    const ten = { dateTime: '2026-11-23T10:00:00-05:00' };
    const items = [
      { ...good, start: { dateTime: 'soon' }, end: {} },
      { ...good, id: 'reader', start: nine, end: ten },
      { ...good, id: 'no etag', etag: 7, start: nine, end: ten, transparency: 'transparent' },
      {
        ...good,
        id: 'tomorrow',
        etag: 7,
        start: { dateTime: '2026-11-24T09:00:00-05:00' },
        end: { dateTime: '2026-11-24T10:00:00-05:00' },
      },
      null,
    ];
    const answer = { status: 200, body: { kind: 'calendar#events', items, nextSyncToken: 'x' } };
    opened.fake.faults.next({ kind: 'answer', answer }, 2);
    const lying = { calendarId: 'primary', stamp: null, busy: true, time: null };
    const unreadable = [
      { ...lying, eventId: 'someone' },
      { ...lying, eventId: 'no etag', busy: false, time: span('09:00-10:00') },
      { ...lying, eventId: null },
    ];
    expect(await opened.calendar.changes('primary', allSince(DAY.start), null, WITHIN)).toMatchObject({
      kind: 'changes',
      events: [{ eventId: 'reader' }],
      unreadable: [unreadable[0], unreadable[1], { eventId: 'tomorrow' }, unreadable[2]],
    });
    expect(await opened.calendar.eventsDuring('primary', DAY, WITHIN)).toMatchObject({
      kind: 'events',
      events: [{ eventId: 'reader' }],
      unreadable,
    });
  });
});

const question = (calendarId: string) => ({ calendarId, ours: [], crowded: false });

describe('free/busy', () => {
  test('is one request for fifty calendars and sixty days', async () => {
    const { calendar, fake } = await openGoogle();
    const ids = Array.from({ length: 60 }, (_, i) => fake.addCalendar({ summary: `Bay ${i}` }));
    const range = { start: DAY.start, end: DAY.start + 90 * DAY_MS };
    const answers = await calendar.getFreeAvailability(ids.map(question), range, WITHIN);
    expect(answers.map(({ calendarId }) => calendarId)).toEqual(ids);
    expect(answers.every(({ known }) => known)).toBe(true);
    expect(fake.requests.map(({ path }) => path)).toEqual(Array(4).fill('/calendar/v3/freeBusy'));
  });

  test('of a calendar that cannot be read is unknown, and that of the others known', async () => {
    const opened = await openGoogle();
    const { fake, calendar, calendarIds } = opened;
    fake.model.breakFreeBusy(calendarIds[1]);
    await opened.seed('primary', theirs('09:00-10:00'));
    const nowhere = 'nobody@group.calendar.google.com';
    const questions = ['primary', calendarIds[1], nowhere].map(question);
    expect(await calendar.getFreeAvailability(questions, DAY, WITHIN)).toMatchObject([
      { calendarId: 'primary', known: true, intervals: [span('09:00-10:00')] },
      { calendarId: calendarIds[1], known: false, trouble: { kind: 'unknown' } },
      { calendarId: nowhere, known: false, trouble: { kind: 'calendar-gone' } },
    ]);
  });

  test('is right although it comes unsorted, overlapping and uncut', async () => {
    const opened = await openGoogle({ settings: { rawBusy: true } });
    for (const times of ['11:00-13:00', '08:00-09:30', '09:15-10:00'])
      await opened.seed('primary', theirs(times));
    const known = { ...question('primary'), ours: [span('09:20-11:30')] };
    expect(await opened.calendar.getFreeAvailability([known], span('09:00-12:00'), WITHIN)).toMatchObject([
      { intervals: [span('08:00-09:20'), { start: at('11:30') }] },
    ]);
  });

  test('of two names for one calendar is asked for once', async () => {
    const opened = await openGoogle();
    await opened.seed('primary', theirs('09:00-10:00'));
    const email = opened.fake.model.accounts[0] as string;
    const questions = ['primary', 'primary', email].map(question);
    const answers = await opened.calendar.getFreeAvailability(questions, DAY, WITHIN);
    expect(answers).toHaveLength(3);
    for (const answer of answers) expect(answer).toMatchObject({ intervals: [span('09:00-10:00')] });
    expect(opened.fake.requests).toHaveLength(1);
  });

  test('in a crowded calendar leaves out our own events only: another book’s, and copies, take time', async () => {
    const opened = await openGoogle();
    const { calendar, fake } = opened;
    const event = ours(opened);
    await created(opened, event);
    const other = ours({ ...opened, bookId: 'another' }, span('12:00-13:00'));
    await created(opened, other);
    fake.model.people.duplicate(fake.model.accounts[0] as string, event.eventId);
    const crowded = { ...question('primary'), ours: [span('09:00-10:00')], crowded: true };
    expect(await calendar.getFreeAvailability([crowded], DAY, WITHIN)).toMatchObject([
      { intervals: [span('09:00-10:00'), span('12:00-13:00')] },
    ]);
  });

  test('of no time at all is asked of nobody', async () => {
    const { calendar, fake } = await openGoogle();
    const empty = { start: DAY.start, end: DAY.start };
    const [answer] = await calendar.getFreeAvailability([question('primary')], empty, WITHIN);
    expect(answer).toMatchObject({ known: true, intervals: [] });
    expect(fake.requests).toEqual([]);
  });
});
