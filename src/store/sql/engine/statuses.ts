import { LIVE_STATUSES, OPEN_STATUSES } from '../../../domain/appointment.ts';
import { listed } from './listed.ts';

/** For `status IN (…)`. */
export const OPEN = listed(OPEN_STATUSES);
export const LIVE = listed(LIVE_STATUSES);
