import { join } from 'node:path';
import { DEFAULT_ACCOUNT, isAccountName } from '../domain/calendar-place.ts';
import type { SettingsMachine } from './settings-layers.ts';

/** What a stored sign-in says of the client that it was made with, in clear; whether the sign-in can be used is not looked at. */
export type KeptClient =
  | { readonly kind: 'client'; readonly clientId: string }
  | { readonly kind: 'unreadable'; readonly file: string; readonly why: string };

type SignInFiles = Pick<SettingsMachine, 'readFile' | 'namesIn'>;

/** That of the default account, else of the first by name; null where nobody has signed in. Never throws. */
export function keptClient(signInFolder: string, files: SignInFiles): KeptClient | null {
  const ofDefault = clientIn(join(signInFolder, `${DEFAULT_ACCOUNT}.json`), files);
  if (ofDefault?.kind === 'client') return ofDefault;
  const others = files
    .namesIn(signInFolder)
    .map((name) => name.replace(/\.json$/, ''))
    .filter((name) => name !== DEFAULT_ACCOUNT && isAccountName(name))
    .sort();
  const found = others.map((name) => clientIn(join(signInFolder, `${name}.json`), files));
  return (
    found.find((one) => one?.kind === 'client') ?? ofDefault ?? found.find((one) => one !== null) ?? null
  );
}

function clientIn(file: string, { readFile }: SignInFiles): KeptClient | null {
  const found = readFile(file);
  if (found.kind === 'none') return null;
  if (found.kind === 'unusable') return { kind: 'unreadable', file, why: found.why || found.reason };
  const clientId = clientIdIn(found.text);
  if (clientId !== null) return { kind: 'client', clientId };
  return { kind: 'unreadable', file, why: 'bay has not written what is in it' };
}

function clientIdIn(text: string): string | null {
  try {
    const { client_id: clientId } = JSON.parse(text) as { client_id?: unknown };
    return typeof clientId === 'string' && clientId !== '' ? clientId : null;
  } catch {
    return null;
  }
}
