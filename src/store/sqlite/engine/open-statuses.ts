import { OPEN_STATUSES } from '../../../domain/appointment.ts';

/** For `status IN (…)`. What the tables themselves hold is written out in the schema, which no later rule changes. */
export const OPEN = OPEN_STATUSES.map((status) => `'${status}'`).join(', ');
