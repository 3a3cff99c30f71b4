/** Whether the calendar of the bay or technician `of` shows its appointments (`isShowing`), in SQL. */
export const SHOWS = (of: string): string =>
  `(${of}.calendar_id IS NOT NULL AND coalesce(${of}.create_events, (SELECT create_events FROM shop)) = 1)`;
