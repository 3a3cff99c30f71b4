import { AGENTS } from './agents.ts';
import { ALERTS } from './alerts.ts';
import { APPOINTMENTS } from './appointments.ts';
import { CALENDARS } from './calendars.ts';
import { CHANNELS } from './channels.ts';
import { CIRCUITS } from './circuits.ts';
import { CLAIMS } from './claims.ts';
import { FIGURES } from './figures.ts';
import { GUARDS } from './guards.ts';
import { JOURNAL } from './journal.ts';
import { PEOPLE } from './people.ts';
import { READINGS } from './readings.ts';
import { SERVING } from './serving.ts';
import { SHOP } from './shop.ts';
import { SUMS } from './sums.ts';
import { WAITLIST } from './waitlist.ts';

/**
 * The tables of version 1, which has not been released yet. What a column may hold is the domain's lists: once it is
 * released, a list that grows needs a new version, and this one keeps the words that it had.
 */
export const VERSION_1 = `${SHOP}${JOURNAL}${PEOPLE}${APPOINTMENTS}${WAITLIST}${AGENTS}${CLAIMS}${CALENDARS}${CHANNELS}${CIRCUITS}${READINGS}${FIGURES}${ALERTS}${SERVING}${GUARDS}${SUMS}`;
