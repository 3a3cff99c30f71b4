import { badSetting } from './environment.ts';

/** Throws `bad-configuration` for what is no port. */
export function portIn(setting: string, value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535)
    throw badSetting(setting, { kind: 'no-port', value });
  return Number(value);
}
