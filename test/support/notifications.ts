import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { join } from 'node:path';
import { NOTIFICATIONS_PATH } from '../../src/domain/notified.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import type { FakeGoogle, SignedIn } from './google/fake-google.ts';

/** What whoever notifies says of himself. */
export type NotificationHead = Readonly<Record<string, string>>;

/** A channel that Google has, and the book knows. */
export interface WatchedCalendar {
  readonly id: string;
  readonly calendarId: string;
  readonly googleId: string;
  readonly token: string;
  readonly resourceId: string;
  readonly expiresAt: number;
}

export const PUBLIC_URL = 'https://bay.example.com';
const ADDRESS = `${PUBLIC_URL}${NOTIFICATIONS_PATH}`;

/** Asks Google for a channel of each calendar of the shop, as bay does, and keeps them in the book. */
export async function watchAll(
  google: FakeGoogle,
  { accessToken }: Pick<SignedIn, 'accessToken'>,
  { store, now }: { readonly store: Pick<Store, 'channels' | 'places'>; readonly now: number },
): Promise<WatchedCalendar[]> {
  const watched: WatchedCalendar[] = [];
  for (const place of await store.places.inForce()) {
    const googleId = place.provider === 'google' ? place.googleId : null;
    if (googleId === null) throw new Error(`nobody knows where ${place.name} is`);
    const { calendarId } = place;
    const [id, token] = [randomUUID(), randomBytes(32).toString('base64url')];
    await store.channels.begin({ id, calendarId, tokenHash: digest(token), askedAt: now });
    const url = `${google.root}/calendar/v3/calendars/${encodeURIComponent(googleId)}/events/watch`;
    const reply = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ id, type: 'web_hook', address: ADDRESS, token, params: { ttl: '172800' } }),
    });
    const { resourceId, expiration } = (await reply.json()) as { resourceId: string; expiration: string };
    const there = { resourceId, expiresAt: Number(expiration) };
    await store.channels.confirmed(id, there);
    watched.push({ id, calendarId, googleId, token, ...there });
  }
  return watched;
}

/** The shop's own book, beside whoever serves it. */
export async function bookIn(folder: string): Promise<Store> {
  return (await openSqliteStore(join(folder, 'home', 'default', 'bay.db'), null)).store;
}

export function digest(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** As Google writes it. */
export function headOf(
  { id, token, resourceId, expiresAt }: WatchedCalendar,
  number: number,
  state: 'sync' | 'exists' = 'exists',
): NotificationHead {
  return {
    'x-goog-channel-id': id,
    'x-goog-channel-token': token,
    'x-goog-channel-expiration': new Date(expiresAt).toUTCString(),
    'x-goog-resource-id': resourceId,
    'x-goog-resource-uri': 'https://www.googleapis.com/calendar/v3/calendars/x/events?alt=json',
    'x-goog-resource-state': state,
    'x-goog-message-number': String(number),
  };
}

export interface Answered {
  readonly status: number;
  readonly text: string;
  readonly closes: boolean;
}

/** `root`: where the receiver listens. */
export function notify(
  root: string,
  headers: NotificationHead,
  { path = NOTIFICATIONS_PATH, method = 'POST', body = '' } = {},
): Promise<Answered> {
  const { hostname, port } = new URL(root);
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          text,
          closes: response.headers.connection === 'close',
        });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
