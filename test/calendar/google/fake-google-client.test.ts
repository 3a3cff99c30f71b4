import { calendar } from 'googleapis/build/src/apis/calendar/index.js';
import { describe, expect, test } from 'vitest';
import { REFUSALS } from '../../support/google/answer.ts';
import { calendarScopes } from '../../support/google/scopes.ts';
import { authOf, clientOf, failure, handClock, openGoogle, SHOP, times } from './open-fake-google.ts';

const EVENT = { calendarId: 'primary', eventId: 'ap000' };
const INSERT = {
  calendarId: 'primary',
  requestBody: { id: 'ap000', summary: 'Brakes', ...times('09:00-10:00') },
};

test('the genuine client writes, reads, changes and deletes', async () => {
  const fake = await openGoogle();
  const { api } = clientOf(fake);
  const inserted = await api.events.insert(INSERT);
  expect(new Headers(inserted.headers as Record<string, string>).get('etag')).toBe(inserted.data.etag);
  expect((await api.events.get(EVENT)).data).toEqual(inserted.data);
  const ifMatch = { headers: { 'If-Match': inserted.data.etag ?? '' } };
  await api.events.patch({ ...EVENT, requestBody: { summary: 'Oil' } }, ifMatch);
  const stale = await failure(api.events.patch({ ...EVENT, requestBody: { summary: 'x' } }, ifMatch));
  expect(stale.status).toBe(412);
  expect(await api.events.delete(EVENT)).toMatchObject({ status: 204, data: '' });
  expect((await failure(api.events.delete(EVENT))).status).toBe(410);
  const { data } = await api.calendarList.list({ minAccessRole: 'writer' });
  expect(data.items).toMatchObject([{ id: SHOP, primary: true, accessRole: 'owner' }]);
});

test('304 counts as success, with nothing in it', async () => {
  const { api } = clientOf(await openGoogle());
  const { data } = await api.events.insert(INSERT);
  const again = await api.events.get(EVENT, { headers: { 'If-None-Match': data.etag ?? '' } });
  expect(again).toMatchObject({ status: 304, data: '' });
});

test('arrays are repeated, ids are percent-encoded, fields are cut out', async () => {
  const fake = await openGoogle();
  const { api } = clientOf(fake);
  fake.addCalendar({ id: 'a b@x/y' });
  const privateExtendedProperty = ['a=1', 'b=2'];
  const { data } = await api.events.list({
    calendarId: 'a b@x/y',
    privateExtendedProperty,
    fields: 'items(id,status),nextPageToken,summary',
  });
  expect(data).toEqual({ summary: 'a b@x/y', items: [] });
  const { path, query, headers } = fake.requests.at(-1) ?? {};
  expect(path).toBe('/calendar/v3/calendars/a%20b%40x%2Fy/events');
  expect(query).toMatchObject({ privateExtendedProperty });
  expect(headers?.['user-agent']).toMatch(/gzip/);
});

test('the address of the service is one origin: a path before it is dropped', async () => {
  const fake = await openGoogle();
  const { auth } = clientOf(fake);
  const api = calendar({ version: 'v3', auth, rootUrl: `${fake.root}/prefix/`, retry: false });
  await api.events.list({ calendarId: 'primary' });
  expect(fake.requests.at(-1)?.path).toBe('/calendar/v3/calendars/primary/events');
});

describe('the client tells every row of the error catalogue', () => {
  const catalogue = Object.values(REFUSALS).filter(({ status }) => status !== 401);
  test.each(catalogue)('$status $reason', async (row) => {
    const fake = await openGoogle();
    const { api } = clientOf(fake);
    const { status, reason, message } = row;
    const body = { error: { errors: [{ domain: 'd', reason, message }], code: status, message } };
    fake.faults.add({ when: { path: /^\/calendar/ }, fault: { kind: 'answer', answer: { status, body } } });
    const thrown = await failure(api.events.get(EVENT));
    expect(thrown).toMatchObject({ status, message, response: { status, data: body } });
    expect(thrown).not.toHaveProperty('errors');
  });
});

describe('retries of the client', () => {
  test.each([
    { verb: 'GET', retry: true, requests: 4 },
    { verb: 'GET', retry: false, requests: 1 },
    { verb: 'POST', retry: true, requests: 1 },
    { verb: 'PATCH', retry: true, requests: 1 },
    { verb: 'DELETE', retry: false, requests: 1 },
  ])('$verb with retry $retry asks $requests times', async ({ verb, retry, requests }) => {
    const fake = await openGoogle();
    const { auth } = clientOf(fake);
    const quick = { retryConfig: { retryDelay: 1, retryBackoff: () => Promise.resolve() } };
    const api = calendar({ version: 'v3', auth, rootUrl: fake.root, retry });
    fake.faults.add({ when: { path: /^\/calendar/ }, fault: 'unavailable', times: 9 });
    const options = retry ? quick : {};
    const calls = {
      GET: () => api.events.get(EVENT, options),
      POST: () => api.events.insert(INSERT, options),
      PATCH: () => api.events.patch(EVENT, options),
      DELETE: () => api.events.delete(EVENT, options),
    };
    expect((await failure(calls[verb as keyof typeof calls]())).status).toBe(503);
    expect(fake.requests.filter(({ path }) => path.startsWith('/calendar'))).toHaveLength(requests);
  });
});

describe('access tokens', () => {
  test('end after an hour by the clock of the service', async () => {
    const clock = handClock();
    const fake = await openGoogle({ now: clock.now });
    const { auth, api } = clientOf(fake);
    const { accessToken } = fake.signedIn();
    auth.setCredentials({ access_token: accessToken, expiry_date: Date.now() + 3600_000 });
    await api.events.list({ calendarId: 'primary' });
    clock.pass(3600_000);
    const thrown = await failure(api.events.list({ calendarId: 'primary' }));
    expect(thrown.response).toMatchObject({
      status: 401,
      data: {
        error: {
          errors: [
            {
              domain: 'global',
              reason: 'authError',
              message: 'Invalid Credentials',
              locationType: 'header',
              location: 'Authorization',
            },
          ],
          code: 401,
          message: 'Invalid Credentials',
        },
      },
    });
  });

  test.each([
    { expiryKnown: true, force: false, refreshes: 0 },
    { expiryKnown: true, force: true, refreshes: 1 },
    { expiryKnown: false, force: false, refreshes: 1 },
  ])('that are refused are renewed $refreshes times: $expiryKnown, $force', async (row) => {
    const fake = await openGoogle();
    const auth = authOf(fake);
    auth.forceRefreshOnFailure = row.force;
    const { refreshToken } = fake.signedIn();
    auth.setCredentials({
      refresh_token: refreshToken,
      access_token: 'ya29.old',
      ...(row.expiryKnown ? { expiry_date: Date.now() + 3600_000 } : {}),
    });
    const api = calendar({ version: 'v3', auth, rootUrl: fake.root, retry: false });
    await api.events.list({ calendarId: 'primary' }).catch(() => null);
    expect(fake.requests.filter(({ path }) => path === '/token')).toHaveLength(row.refreshes);
    expect(fake.requests.at(-1)?.status).toBe(row.refreshes === 0 ? 401 : 200);
  });
});

/** One call of each right. */
function calls(api: ReturnType<typeof clientOf>['api']) {
  return {
    list: () => api.events.list({ calendarId: 'primary' }),
    insert: () => api.events.insert(INSERT),
    freebusy: () =>
      api.freebusy.query({
        requestBody: { timeMin: '2026-11-23T00:00:00Z', timeMax: '2026-11-24T00:00:00Z', items: [] },
      }),
    calendars: () => api.calendarList.list(),
    calendar: () => api.calendars.get({ calendarId: 'primary' }),
  };
}

describe('scopes', () => {
  test.each([
    { scope: '', allowed: ['list', 'insert', 'freebusy', 'calendars', 'calendar'] },
    { scope: '.events', allowed: ['list', 'insert'] },
    { scope: '.events.owned', allowed: ['list', 'insert'] },
    { scope: '.events.readonly', allowed: ['list'] },
    { scope: '.events.freebusy', allowed: ['list', 'freebusy'] },
    { scope: '.freebusy', allowed: ['freebusy'] },
    { scope: '.calendarlist.readonly', allowed: ['calendars'] },
    { scope: '.readonly', allowed: ['list', 'freebusy', 'calendars', 'calendar'] },
  ] as const)('calendar$scope allows $allowed', async ({ scope, allowed }) => {
    const { api } = clientOf(await openGoogle(), calendarScopes(scope));
    for (const [name, call] of Object.entries(calls(api))) {
      const status = await call().then(
        () => 200,
        (error: { status: number }) => error.status,
      );
      expect([name, status]).toEqual([name, (allowed as readonly string[]).includes(name) ? 200 : 403]);
    }
  });

  test('that do not suffice are named as Google names them', async () => {
    const { api } = clientOf(await openGoogle(), calendarScopes('.freebusy'));
    expect((await failure(api.events.insert(INSERT))).response?.data).toEqual({
      error: {
        code: 403,
        message: 'Request had insufficient authentication scopes.',
        errors: [{ message: 'Insufficient Permission', domain: 'global', reason: 'insufficientPermissions' }],
        status: 'PERMISSION_DENIED',
        details: [
          {
            '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
            reason: 'ACCESS_TOKEN_SCOPE_INSUFFICIENT',
            domain: 'googleapis.com',
            metadata: { service: 'calendar-json.googleapis.com', method: 'calendar.v3.Events.Insert' },
          },
        ],
      },
    });
  });

  test('of owned events do not reach a calendar that is only shared', async () => {
    const fake = await openGoogle();
    const { api } = clientOf(fake, calendarScopes('.events.owned'));
    const shared = fake.addCalendar({ owner: 'boss@example.com' });
    fake.model.share(shared, SHOP, 'writer');
    expect((await failure(api.events.list({ calendarId: shared }))).status).toBe(403);
  });
});

test('a signal ends a call that hangs', async () => {
  const fake = await openGoogle();
  const { api } = clientOf(fake);
  await api.events.list({ calendarId: 'primary' });
  fake.faults.next('half-open');
  const thrown = await failure(api.events.list({ calendarId: 'primary' }, { timeout: 50 }));
  expect(thrown.message).toBe('The operation was aborted.');
  expect(fake.requests.at(-1)).toMatchObject({ fault: 'half-open', status: null });
});
