import { badSetting, type Environment } from './environment.ts';

/** Who may come in at the door for agents where it is open to the network. */
export interface DoorSettings {
  /** What whoever calls must show. */
  readonly token: string;
  /** The names of this machine beside its own for itself, in small letters. */
  readonly hosts: readonly string[];
}

/** 128 bits and more, however it is written. */
const LEAST_CHARACTERS = 32;
const HOST = /^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/;

/** From the trusted settings. Throws `bad-configuration`. */
export function doorSettings(trusted: Environment): DoorSettings {
  const token = trusted['BAY_MCP_TOKEN'] ?? '';
  if (token === '') throw badSetting('BAY_MCP_TOKEN', { kind: 'no-token' });
  if (token.length < LEAST_CHARACTERS)
    throw badSetting('BAY_MCP_TOKEN', { kind: 'short-token', least: LEAST_CHARACTERS });
  const hosts = (trusted['BAY_MCP_HOSTS'] ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const odd = hosts.find((name) => !HOST.test(name));
  if (odd !== undefined) throw badSetting('BAY_MCP_HOSTS', { kind: 'no-host-name', value: odd });
  return { token, hosts };
}
