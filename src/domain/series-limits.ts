/** A series does not reach further ahead: two years, and the day itself. */
export const LONGEST_SERIES_DAYS = 731;
/** So many visits at most, whatever the rule. */
export const MOST_IN_SERIES = 120;
