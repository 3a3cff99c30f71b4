import { DAY_MS, MINUTE_MS } from '../../domain/interval.ts';

/**
 * How long a command waits for the calendar, in milliseconds. Together less than the ten seconds within which every command
 * answers: a look before, the change itself, a look after, and a try to take back what may not stay, which `bay sync`
 * completes. `list` and `read` are for commands that nobody waits for at the counter, those about sign-ins among them; a
 * calendar of many thousand events is read within the latter page by page, and one that does not answer at all is given up
 * much earlier. `look` is the one before a booking that is kept whatever the calendar says, and the one as a book is opened
 * that has yet to be compared: whoever waits at the counter hears within a second that it is made, and what others have is
 * known from the last reading.
 */
export const PATIENCE = {
  look: 800,
  check: 2_000,
  deliver: 4_500,
  verify: 2_000,
  takeBack: 1_000,
  list: 8_000,
  read: 60_000,
} as const;

/** How long a process waits that stays, and for which nobody waits; less than a lease lasts, and than anybody would call it stuck. */
export const LONG_PATIENCE = { deliver: 20_000, read: 300_000 } as const;

/** How far back a calendar is read as a whole: of what ended earlier nobody is asked anything any more. */
export const LOOK_BACK_MS = 7 * DAY_MS;

/**
 * A lease lasts far longer than any request. If its holder died, that is noticed in another way, or the lease is waited out.
 */
export const LEASE_MS = MINUTE_MS;

/**
 * So many events may be refused in a row by a calendar before it is taken for the calendar's own doing (docs/protocol.md §14).
 */
export const MOST_REFUSALS = 3;
/** Of those events so many more are tried in one run. */
export const MOST_DENIALS = 5;

/** After so many failures in a row an event is stuck, if its calendar answers otherwise. */
export const FAILURES_UNTIL_STUCK = 3;
/** So many may be stuck in a calendar into which nothing else goes before that is taken for the calendar's own doing. */
export const MOST_STUCK = 3;

/** No run of deliveries is longer; the rest waits for the next. */
export const LONGEST_RUN_MS = 120_000;

/**
 * A shop that books only what its calendar confirms gives up a booking that nobody has been told of after this time; any
 * other keeps it for ever (`HELD_FOR_EVER`).
 */
export const HELD_MS = 600_000;
