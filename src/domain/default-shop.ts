import type { MinuteRange, ServiceRules, ShopRules } from './shop.ts';
import { settingsWith } from './shop-settings.ts';

const NINE_TO_FIVE: readonly MinuteRange[] = [{ from: 9 * 60, to: 17 * 60 }];

function service(
  type: string,
  name: string,
  minutes: number,
  intervalMonths: number | null = null,
): ServiceRules {
  return { type, name, minutes, bufferMinutes: 0, intervalMonths, skills: [] };
}

/** The rules of a shop that nobody has set up yet. `timezone` is an IANA name. */
export function defaultShop(timezone: string): ShopRules {
  return {
    name: 'My Garage',
    timezone,
    phoneRegion: 'US',
    phoneArea: null,
    holidays: null,
    hours: {
      monday: NINE_TO_FIVE,
      tuesday: NINE_TO_FIVE,
      wednesday: NINE_TO_FIVE,
      thursday: NINE_TO_FIVE,
      friday: NINE_TO_FIVE,
      saturday: [{ from: 9 * 60, to: 15 * 60 }],
      sunday: [],
    },
    specialHours: [],
    breaks: [{ name: 'lunch', from: 12 * 60, to: 13 * 60, days: null }],
    closures: [],
    ...settingsWith(({ initially }) => initially),
    calendar: null,
    services: [
      service('oil_change', 'Oil change', 30, 6),
      service('tire_rotation', 'Tire rotation', 30, 6),
      service('inspection', 'Inspection', 60, 12),
      service('brake_service', 'Brake service', 60),
      service('diagnostics', 'Diagnostics', 60),
      service('battery', 'Battery', 30),
      service('alignment', 'Alignment', 60),
      service('complex_repair', 'Complex repair', 90),
    ],
    bays: [{ name: 'Bay 1', capacity: 1, calendar: 'primary', hours: null, away: [], skills: [] }],
    technicians: [],
    modes: [],
  };
}
