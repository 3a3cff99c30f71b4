import { describe, expect, test } from 'vitest';
import { at, idsOf, openModel, outcome, pageOf, SHOP, times } from './open-fake-google.ts';

function two(hour: number): string {
  return String(hour).padStart(2, '0');
}

/** 08:00, 09:00 and so on, one hour each. */
function opened(hours: readonly number[], settings = {}) {
  const setup = openModel(settings);
  for (const hour of hours)
    setup.google.insert({
      id: `hour${hour}`,
      summary: `At ${hour}`,
      ...times(`${two(hour)}:00-${two(hour + 1)}:00`),
    });
  return setup;
}

const iso = (time: string) => new Date(at(time)).toISOString();

describe('a window', () => {
  test.each([
    { timeMin: '09:00', timeMax: '10:00', ids: ['hour9'] },
    { timeMin: '08:59', timeMax: '10:01', ids: ['hour8', 'hour9', 'hour10'] },
    { timeMin: '10:00', ids: ['hour10'] },
    { timeMax: '09:00', ids: ['hour8'] },
  ])('from $timeMin to $timeMax bounds ends and starts, both exclusively', ({ timeMin, timeMax, ids }) => {
    const { google } = opened([8, 9, 10]);
    const query = { timeMin: timeMin && iso(timeMin), timeMax: timeMax && iso(timeMax) };
    expect(idsOf(google.list(query))).toEqual(ids);
  });

  test.each<[object, string]>([
    [{ timeMin: '2026-11-23T09:00:00' }, '400 badRequest'],
    [{ timeMin: '2026-11-23' }, '400 badRequest'],
    [{ timeMin: iso('10:00'), timeMax: iso('10:00') }, '400 timeRangeEmpty'],
    [{ orderBy: 'startTime' }, '400 badRequest'],
    [{ orderBy: 'title' }, '400 invalidParameter'],
    [{ maxResults: 0 }, '400 invalidParameter'],
    [{ singleEvents: 'yes' }, '400 invalidParameter'],
    [{ pageToken: 'x' }, '400 invalid'],
    [{ syncToken: 'x' }, '400 invalid'],
    [{ updatedMin: '2026-09-01T00:00:00Z' }, '410 updatedMinTooLongAgo'],
  ])('%j is refused', (query, gives) => {
    expect(outcome(opened([8]).google.list(query))).toBe(gives);
  });
});

test('a list tells about its calendar', () => {
  const { google } = opened([8]);
  expect(pageOf(google.list())).toMatchObject({
    kind: 'calendar#events',
    summary: SHOP,
    timeZone: 'America/New_York',
    accessRole: 'owner',
    defaultReminders: [],
    nextSyncToken: expect.stringMatching(/^[A-Za-z0-9+/]+=*$/),
  });
});

/** All pages of a list by the ids on them, and the token at the end. */
function paged(google: ReturnType<typeof openModel>['google'], query: object) {
  const pages: (string | null | undefined)[][] = [];
  let pageToken: string | undefined;
  let last: ReturnType<typeof pageOf>;
  do {
    const answer = google.list({ ...query, pageToken });
    last = pageOf(answer);
    expect('nextPageToken' in last && 'nextSyncToken' in last).toBe(false);
    pages.push(idsOf(answer));
    pageToken = last.nextPageToken ?? undefined;
  } while (pageToken !== undefined);
  return { pages, syncToken: last.nextSyncToken };
}

describe('pages', () => {
  test('have at most maxResults, and only the last has a sync token', () => {
    const { google } = opened([8, 9, 10]);
    const { pages, syncToken } = paged(google, { maxResults: 2 });
    expect(pages).toEqual([['hour8', 'hour9'], ['hour10']]);
    expect(syncToken).toBeTypeOf('string');
  });

  test('can be short or empty and still have a next one', () => {
    const { google } = opened([8, 9, 10], { pageSizes: [1, 0, 2] });
    expect(paged(google, {}).pages).toEqual([['hour8'], [], ['hour9', 'hour10']]);
  });

  test('take no other parameters on the way', () => {
    const { google } = opened([8, 9, 10]);
    const pageToken = pageOf(google.list({ maxResults: 1 })).nextPageToken ?? '';
    expect(outcome(google.list({ pageToken, showDeleted: true }))).toBe('400 invalid');
    expect(idsOf(google.list({ pageToken, maxResults: 1 }))).toEqual(['hour9']);
    expect(idsOf(google.list({ pageToken, maxResults: 1 }))).toEqual(['hour9']);
  });

  test('changes between two of them are in the next delta', () => {
    const { google } = opened([8, 9, 10]);
    const pageToken = pageOf(google.list({ maxResults: 2 })).nextPageToken ?? '';
    google.remove('hour8');
    const { nextSyncToken } = pageOf(google.list({ maxResults: 2, pageToken }));
    expect(idsOf(google.list({ syncToken: nextSyncToken }))).toEqual(['hour8']);
  });
});

function token({ list }: ReturnType<typeof openModel>['google'], query: object = {}): string | undefined {
  return pageOf(list(query)).nextSyncToken ?? undefined;
}

describe('sync tokens', () => {
  test('tell what has changed since, each event once, deleted ones too', () => {
    const { google, model } = opened([8, 9, 10]);
    const syncToken = token(google);
    google.patch('hour9', { summary: 'a' });
    google.patch('hour9', { summary: 'b' });
    model.people.delete(SHOP, 'hour8');
    const delta = google.list({ syncToken });
    expect(pageOf(delta).items?.map(({ id, status, summary }) => [id, status, summary])).toEqual([
      ['hour9', 'confirmed', 'b'],
      ['hour8', 'cancelled', 'At 8'],
    ]);
    expect(idsOf(google.list({ syncToken: pageOf(delta).nextSyncToken }))).toEqual([]);
  });

  test('tell of purged events, and of bare tombstones no more than the id', () => {
    const { google, model } = opened([8], { bareTombstones: true });
    const syncToken = token(google);
    model.people.purge(SHOP, 'hour8');
    const [tombstone = {}] = pageOf(google.list({ syncToken })).items ?? [];
    expect(Object.keys(tombstone).toSorted()).toEqual(['etag', 'id', 'kind', 'status']);
  });

  test.each([
    { iCalUID: 'x' },
    { privateExtendedProperty: 'a=b' },
    { q: 'x' },
    { sharedExtendedProperty: 'a=b' },
    { timeMin: iso('09:00') },
    { timeMax: iso('09:00') },
    { updatedMin: iso('09:00') },
    { orderBy: 'updated' },
    { showDeleted: false },
  ])('do not go with %j', (query) => {
    const { google } = opened([8]);
    const syncToken = token(google);
    expect(outcome(google.list({ syncToken, ...query }))).toBe('400 syncTokenWithRequestRestrictions');
  });

  test('do not go with other parameters than before, save the size of pages', () => {
    const { google } = opened([8]);
    const syncToken = token(google);
    expect(outcome(google.list({ syncToken, singleEvents: true }))).toBe('400 invalid');
    expect(outcome(google.list({ syncToken, maxResults: 7, showDeleted: true }))).toBe('200');
  });

  test.each([{ orderBy: 'updated' }, { orderBy: 'startTime', singleEvents: true }, { q: 'At' }])(
    'are not given for %j',
    (query) => {
      expect(token(opened([8]).google, query)).toBeUndefined();
    },
  );

  test.each<[string, (setup: ReturnType<typeof opened>) => void]>([
    ['are ended on demand', ({ model }) => model.expireSyncTokens()],
    ['are ended by other rights', ({ model }) => model.share(SHOP, 'other@example.com', 'reader')],
    ['are too old', ({ clock }) => clock.pass(8 * 86_400_000)],
  ])('no longer hold when they %s', (_when, happens) => {
    const setup = opened([8], { syncTokenLifeMs: 7 * 86_400_000 });
    const syncToken = token(setup.google);
    happens(setup);
    expect(outcome(setup.google.list({ syncToken }))).toBe('410 fullSyncRequired');
    expect(outcome(setup.google.list({ syncToken: token(setup.google) }))).toBe('200');
  });

  test('of one calendar are refused by another', () => {
    const { google, model } = opened([8]);
    const other = model.addCalendar({ owner: SHOP });
    expect(outcome(model.list(SHOP, other, { syncToken: token(google) }))).toBe('410 fullSyncRequired');
  });

  test.each([
    { filteredDeltas: false, ids: ['morn0', 'late0'] },
    { filteredDeltas: true, ids: ['late0'] },
  ])('of a filtered list: filtered deltas $filteredDeltas', ({ ids, ...settings }) => {
    const { google } = opened([8], settings);
    let syncToken = token(google, { timeMin: iso('12:00') });
    syncToken = token(google, { syncToken });
    google.insert({ id: 'morn0', ...times('07:00-08:00') });
    google.insert({ id: 'late0', ...times('13:00-14:00') });
    expect(idsOf(google.list({ syncToken }))).toEqual(ids);
  });
});

describe('filters', () => {
  test('by private properties: all must match', () => {
    const { google } = openModel();
    google.insert({
      id: 'one00',
      ...times('09:00-10:00'),
      extendedProperties: { private: { a: '1', b: '1' } },
    });
    google.insert({ id: 'eno00', ...times('09:00-10:00'), extendedProperties: { private: { a: '1' } } });
    expect(idsOf(google.list({ privateExtendedProperty: 'a=1' }))).toEqual(['one00', 'eno00']);
    expect(idsOf(google.list({ privateExtendedProperty: ['a=1', 'b=1'] }))).toEqual(['one00']);
  });

  test('updatedMin brings deleted events along', () => {
    const { google, clock } = opened([8, 9]);
    clock.pass(60_000);
    google.remove('hour8');
    expect(idsOf(google.list({ updatedMin: new Date(clock.now()).toISOString() }))).toEqual(['hour8']);
    expect(idsOf(google.list({ updatedMin: iso('06:00') }))).toEqual(['hour8', 'hour9']);
  });

  test('orders', () => {
    const { google } = opened([10, 8, 9]);
    google.patch('hour10', { summary: 'later' });
    expect(idsOf(google.list({ singleEvents: true, orderBy: 'startTime' }))).toEqual([
      'hour8',
      'hour9',
      'hour10',
    ]);
    expect(idsOf(google.list({ orderBy: 'updated' }))).toEqual(['hour8', 'hour9', 'hour10']);
    expect(idsOf(google.list())).toEqual(['hour10', 'hour8', 'hour9']);
  });
});

test('a lagging list learns of changes later, and its tokens with it', () => {
  const { google, clock } = opened([8], { lagMs: 5000 });
  expect(idsOf(google.list())).toEqual([]);
  clock.pass(5000);
  expect(idsOf(google.list())).toEqual(['hour8']);
  const syncToken = pageOf(google.list()).nextSyncToken;
  google.patch('hour8', { summary: 'new' });
  clock.pass(1000);
  google.remove('hour8');
  expect(pageOf(google.list()).items?.[0]?.summary).toBe('At 8');
  expect(idsOf(google.list({ syncToken }))).toEqual([]);
  clock.pass(4000);
  expect(pageOf(google.list()).items?.[0]?.summary).toBe('new');
  expect(pageOf(google.list({ syncToken })).items?.[0]).toMatchObject({
    summary: 'new',
    status: 'confirmed',
  });
  clock.pass(1000);
  expect(idsOf(google.list())).toEqual([]);
  expect(pageOf(google.list({ syncToken })).items?.[0]?.status).toBe('cancelled');
});
