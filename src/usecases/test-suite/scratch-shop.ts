import { defaultShop } from '../../domain/default-shop.ts';
import { addDays, type LocalDate, weekdayOf } from '../../domain/local-date.ts';
import type { Shop, ShopRules } from '../../domain/shop.ts';

export const SCRATCH_SERVICE = 'oil_change';

/**
 * The shop of the booking story: its zone, its hours, the calendar of its first bay; closures and lead times of the real
 * one would keep the story from being told. A shop that is closed on Mondays opens then, from nine to five.
 */
export function scratchShop({ timezone, phoneRegion, phoneArea, hours, breaks, bays }: Shop): ShopRules {
  const rules = defaultShop(timezone);
  const [bay] = rules.bays;
  const calendar = firstCalendar({ bays });
  return {
    ...rules,
    name: 'bay test-suite',
    phoneRegion,
    phoneArea,
    hours: hours.monday.length > 0 ? hours : { ...hours, monday: rules.hours.monday },
    breaks,
    inviteCustomers: false,
    services: [
      {
        type: SCRATCH_SERVICE,
        name: '[TEST] Oil change',
        minutes: 30,
        bufferMinutes: 0,
        intervalMonths: null,
        skills: [],
      },
    ],
    bays: bay === undefined ? [] : [{ ...bay, calendar }],
  };
}

/** The configured calendar: the place of the first bay's. A scratch book takes it for a name of its own, which leads to the same. */
export function firstCalendar({ bays }: Pick<Shop, 'bays'>): string {
  return bays[0]?.calendarId ?? 'primary';
}

/** What the shop calls a calendar of its bays. */
export function calendarName(calendarId: string, { bays }: Pick<Shop, 'bays'>): string {
  return bays.find((bay) => bay.calendarId === calendarId)?.calendar ?? calendarId;
}

/** The first Monday after a date. */
export function nextMonday(date: LocalDate): LocalDate {
  const next = addDays(date, 1);
  return weekdayOf(next) === 'monday' ? next : nextMonday(next);
}
