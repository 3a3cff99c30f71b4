import { OAuth2Client } from 'google-auth-library';
import { calendar, type calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js';
import { onTestFinished } from 'vitest';
import { randomFrom } from '../../proof/random.ts';
import type { Answer } from '../../support/google/answer.ts';
import { CalendarModel } from '../../support/google/calendar-model.ts';
import {
  type FakeGoogle,
  type FakeGoogleOptions,
  startFakeGoogle,
} from '../../support/google/fake-google.ts';
import type { ModelSettings } from '../../support/google/model-state.ts';

export const SHOP = 'shop@example.com';

/** `at('09:30')`: Monday 2026-11-23 in New York, `at('09:30', 1)` a day later. */
export function at(time: string, days = 0): number {
  return Date.parse(`2026-11-23T${time}:00-05:00`) + days * 86_400_000;
}

/** Start and end of an event from wall times of that Monday: `times('09:00-10:00')`. */
export function times(span: string, days = 0): { start: { dateTime: string }; end: { dateTime: string } } {
  const [start = '', end = ''] = span.split('-');
  const timeOf = (time: string) => ({ dateTime: new Date(at(time, days)).toISOString() });
  return { start: timeOf(start), end: timeOf(end) };
}

/** A clock that tests move by hand. */
export function handClock(start = at('07:00')): { now: () => number; pass: (ms: number) => void } {
  let time = start;
  return {
    now: () => time,
    pass: (ms) => {
      time += ms;
    },
  };
}

export function openModel(settings: Partial<ModelSettings> = {}) {
  const clock = handClock();
  const model = new CalendarModel({ now: clock.now, random: randomFrom(1), settings });
  model.addAccount(SHOP);
  return { model, clock, google: bound(model) };
}

/** The model as the shop's account sees it, with its primary calendar meant. */
function bound(model: CalendarModel) {
  return {
    insert: (body: object, parameters = {}) => model.insert(SHOP, 'primary', body, parameters),
    get: (id: string) => model.get(SHOP, 'primary', id),
    patch: (id: string, body: object, parameters = {}) => model.patch(SHOP, 'primary', id, body, parameters),
    update: (id: string, body: object, parameters = {}) =>
      model.update(SHOP, 'primary', id, body, parameters),
    remove: (id: string, parameters = {}) => model.remove(SHOP, 'primary', id, parameters),
    list: (query = {}) => model.list(SHOP, 'primary', query),
    freebusy: (body: object) => model.freebusy(SHOP, body),
  };
}

export function eventOf({ body }: Answer): calendar_v3.Schema$Event {
  return body as calendar_v3.Schema$Event;
}

export function pageOf({ body }: Answer): calendar_v3.Schema$Events {
  return body as calendar_v3.Schema$Events;
}

export function idsOf(answer: Answer): (string | null | undefined)[] {
  return (pageOf(answer).items ?? []).map(({ id }) => id);
}

/** `409 duplicate`; `200` for what went well. */
export function outcome({ status, body }: Answer): string {
  const reason = (body as ErrorBody | null)?.error?.errors?.[0]?.reason;
  return reason === undefined ? String(status) : `${status} ${reason}`;
}

interface ErrorBody {
  readonly error?: { readonly errors?: readonly { readonly reason?: string }[] };
}

export async function openGoogle(options: FakeGoogleOptions = {}): Promise<FakeGoogle> {
  const fake = await startFakeGoogle({ now: handClock().now, ...options });
  onTestFinished(() => fake.close());
  return fake;
}

export function authOf(fake: FakeGoogle, redirectUri = 'http://127.0.0.1:8123'): OAuth2Client {
  return new OAuth2Client({
    client_id: fake.client.id,
    ...(fake.client.secret === null ? {} : { client_secret: fake.client.secret }),
    redirect_uris: [redirectUri],
    endpoints: {
      oauth2AuthBaseUrl: `${fake.root}/o/oauth2/v2/auth`,
      oauth2TokenUrl: `${fake.root}/token`,
      oauth2RevokeUrl: `${fake.root}/revoke`,
    },
  });
}

/** The genuine client, signed in; its own retries off, as bay uses it. */
export function clientOf(fake: FakeGoogle, scopes?: readonly string[]) {
  const auth = authOf(fake);
  const { refreshToken } = fake.signedIn(scopes === undefined ? {} : { scopes });
  auth.setCredentials({ refresh_token: refreshToken });
  return { auth, api: calendar({ version: 'v3', auth, rootUrl: fake.root, retry: false }) };
}

/** What the genuine client throws. */
export interface ClientError extends Error {
  readonly status?: number;
  readonly code?: number | string;
  readonly response?: { readonly status: number; readonly data: unknown };
}

export async function failure(promise: Promise<unknown>): Promise<ClientError> {
  return promise.then(
    () => {
      throw new Error('it went well');
    },
    (error: unknown) => error as ClientError,
  );
}

/** Plain HTTP with a good access token, for what the client would not send. */
export async function rawRequest(fake: FakeGoogle, path: string, init: RequestInit = {}): Promise<Response> {
  const { accessToken } = fake.signedIn();
  const headers = { authorization: `Bearer ${accessToken}`, ...(init.headers as Record<string, string>) };
  return fetch(`${fake.root}/calendar/v3${path}`, { redirect: 'manual', ...init, headers });
}

/** `409 duplicate`; `404 page` for HTML. */
export async function reasonOf(response: Response): Promise<string> {
  const text = await response.text();
  if (!text.startsWith('{')) return `${response.status} page`;
  const { error } = JSON.parse(text) as { error: { errors: { reason: string }[] } };
  return `${response.status} ${error.errors[0]?.reason}`;
}
