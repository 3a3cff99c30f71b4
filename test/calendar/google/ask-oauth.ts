import { BAY_SCOPES, type FakeGoogle } from '../../support/google/fake-google.ts';
import type { OAuthClient } from '../../support/google/oauth-settings.ts';

export const REDIRECT = 'http://127.0.0.1:8123';

export function authUrl(fake: FakeGoogle, changes: Record<string, string | null> = {}): string {
  const url = new URL(`${fake.root}/o/oauth2/v2/auth`);
  const query = {
    client_id: fake.client.id,
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: BAY_SCOPES.join(' '),
    state: 'state-1',
    access_type: 'offline',
    prompt: 'consent',
    ...changes,
  };
  for (const [name, value] of Object.entries(query)) if (value !== null) url.searchParams.set(name, value);
  return url.href;
}

export async function post(fake: FakeGoogle, path: string, form: Record<string, string>) {
  const response = await fetch(fake.root + path, { method: 'POST', body: new URLSearchParams(form) });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

export function codeOf(redirect: string): string {
  return new URL(redirect).searchParams.get('code') ?? '';
}

export const secrets = ({ id, secret }: OAuthClient) => ({ client_id: id, client_secret: secret ?? '' });

export async function exchange(fake: FakeGoogle, code: string, changes: Record<string, string> = {}) {
  const form = { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, ...secrets(fake.client) };
  return post(fake, '/token', { ...form, ...changes });
}

export async function refresh(fake: FakeGoogle, token: unknown, client = fake.client) {
  return post(fake, '/token', {
    grant_type: 'refresh_token',
    refresh_token: String(token),
    ...secrets(client),
  });
}

export const DEAD = {
  status: 400,
  body: { error: 'invalid_grant', error_description: 'Token has been expired or revoked.' },
};
