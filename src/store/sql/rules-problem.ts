import { WEEKDAYS } from '../../domain/local-date.ts';
import { ALL_SETTINGS } from '../../domain/shop-settings.ts';
import type { Damage } from '../../failure.ts';

const FITS = {
  whole: isCount,
  choice: isText,
  flag: (value: unknown) => typeof value === 'boolean',
  hosts: Array.isArray,
} as const;

/** What the shop's row has to hold before anybody can work with it. */
const POLICIES: Readonly<Record<string, (value: unknown) => boolean>> = {
  name: isText,
  timezone: isText,
  phoneRegion: isText,
  hours: (value) => isObject(value) && WEEKDAYS.every((day) => Array.isArray(value[day])),
  specialHours: Array.isArray,
  breaks: Array.isArray,
  closures: Array.isArray,
  modes: Array.isArray,
  ...Object.fromEntries(ALL_SETTINGS.map(([name, { kind }]) => [name, FITS[kind]])),
};
const ZONE: typeof POLICIES = { name: isText, tzdata: isText };

/** Why what the shop's row holds is no rules; null when it is. */
export function rulesProblem(rules: unknown, zone: unknown): Damage | null {
  return lackingIn(rules, POLICIES) ?? lackingIn(zone, ZONE);
}

function lackingIn(value: unknown, wanted: typeof POLICIES): Damage | null {
  if (!isObject(value)) return { kind: 'unreadable-rules', setting: null };
  const lacking = Object.entries(wanted).find(([name, fits]) => !fits(value[name]));
  return lacking === undefined ? null : { kind: 'unreadable-rules', setting: lacking[0] };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}
