import type { ShopRules } from './shop.ts';

/** How a time of day is written: `3:30 PM` or `15:30`. */
export type TimeFormat = '12h' | '24h';

/** Where people count the hours of a day twice to twelve, by country. */
const TWELVE_HOURS: ReadonlySet<string> = new Set(
  'US CA AU NZ IN PK BD PH MY SG KR EG SA AE KW QA BH OM JO CO VE PA DO PR AG AS BB BM BS DM FJ FM GD GM GU GY JM KI KN KY LC LR MH MP MW SB SL SS SZ TC TT VC VG VI ZM'.split(
    ' ',
  ),
);

/** As the shop wants it, or else as its region has it. */
export function timeFormatOf({
  timeFormat,
  phoneRegion,
}: Pick<ShopRules, 'timeFormat' | 'phoneRegion'>): TimeFormat {
  if (timeFormat !== 'region') return timeFormat;
  return TWELVE_HOURS.has(phoneRegion.toUpperCase()) ? '12h' : '24h';
}
