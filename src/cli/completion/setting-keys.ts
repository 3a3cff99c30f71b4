import { PROVIDER_NAMES } from '../../domain/calendar-place.ts';
import { WEEKDAYS } from '../../domain/local-date.ts';
import type { ShopNames } from '../../domain/shop.ts';
import { ALL_SETTINGS } from '../../domain/shop-settings.ts';

const OF_A_SERVICE = ['name', 'minutes', 'buffer_minutes', 'skills'];
const OF_A_BAY = [
  'name',
  'capacity',
  'calendar',
  'check_availability',
  'create_events',
  'skills',
  ...WEEKDAYS.map((day) => `hours.${day}`),
];

/** What `bay shop set` can be told to change, as it is typed; `section.+` adds an entry. */
export function settingKeys({ services, bays, technicians }: ShopNames): string[] {
  return [
    'name',
    'timezone',
    'phone_region',
    'phone_area',
    'holidays',
    'calendar',
    ...ALL_SETTINGS.map(([, { key }]) => key),
    ...WEEKDAYS.map((day) => `hours.${day}`),
    ...['breaks', 'closures', 'services', 'bays', 'technicians'].map((section) => `${section}.+`),
    ...services.flatMap(({ type }) => OF_A_SERVICE.map((field) => `services.${type}.${field}`)),
    ...bays.flatMap((name) => OF_A_BAY.map((field) => `bays.${name}.${field}`)),
    ...technicians.flatMap((name) => OF_A_BAY.map((field) => `technicians.${name}.${field}`)),
  ];
}

/** What a setting may be, where that is a short list. */
export function settingValues(key: string): readonly string[] {
  if (key === 'calendar') return Object.values(PROVIDER_NAMES).flat();
  const setting = ALL_SETTINGS.find(([, one]) => one.key === key)?.[1];
  if (setting?.kind === 'flag') return ['true', 'false'];
  return setting?.kind === 'choice' ? setting.of : [];
}
