import type { ShopRules } from './shop.ts';

/** How a time of day is written: `3:30 PM` or `15:30`. */
export type TimeFormat = '12h' | '24h';

/**
 * Where people count the hours of a day twice to twelve, by country: those whose preferred hours are so in the language that most speak
 * there, by CLDR 48 (`supplemental/timeData`). A test compares them with what Node's own ICU says.
 */
const TWELVE_HOURS: ReadonlySet<string> = new Set(
  'AE AG AL AR AS AU BB BD BH BM BN BO BS BT CA CL CO CR CU CY DJ DM DO DZ EC EG EH ER ET FJ FM GD GH GM GR GT GU GY HK HN IN IQ JM JO KH KI KN KP KR KW KY LB LC LR LS LY MH MO MP MR MW MX MY NA NI NZ OM PA PE PG PH PK PR PS PW PY QA SA SB SD SG SL SO SS SV SY SZ TC TD TN TO TT TW US UY VC VE VG VI VU WS YE ZM'.split(
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
