import type { AppError } from '../failure.ts';
import { badSetting, type Environment } from './environment.ts';

/** What a new shop's zone was called, where, and whether anybody has said so. */
export interface NewShopZone {
  /** Undefined where nobody knows. */
  readonly name: string | undefined;
  readonly setting: 'CALENDAR_TIMEZONE' | 'TIMEZONE' | 'TZ' | null;
  /** As it was set. */
  readonly value: string;
}

/** `TZ` is that of the environment. Asking the machine for its own zone costs as much as starting Node. */
export function newShopZone(
  zones: Environment,
  TZ: string | undefined,
  ownZone: () => string | undefined,
): NewShopZone {
  for (const setting of ['CALENDAR_TIMEZONE', 'TIMEZONE'] as const) {
    const name = zones[setting] ?? '';
    if (name !== '') return { name, setting, value: name };
  }
  return { name: ownZone(), setting: TZ === undefined ? null : 'TZ', value: TZ ?? '' };
}

/** Variables of the zone alone, which counts from wherever it stands. */
export function zonesOf({ CALENDAR_TIMEZONE, TIMEZONE }: Environment): Environment {
  return {
    ...(CALENDAR_TIMEZONE === undefined ? {} : { CALENDAR_TIMEZONE }),
    ...(TIMEZONE === undefined ? {} : { TIMEZONE }),
  };
}

/** Nothing says in which zone a new shop is, or what says so names none. */
export function noZone({ setting, value }: Pick<NewShopZone, 'setting' | 'value'>): AppError {
  return setting === null
    ? badSetting('CALENDAR_TIMEZONE', { kind: 'no-zone' })
    : badSetting(setting, { kind: 'unknown-zone', value });
}
