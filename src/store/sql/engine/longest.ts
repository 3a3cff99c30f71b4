import { LONGEST_APPOINTMENT_MS } from '../../../domain/appointment.ts';

/**
 * No appointment and no claim is longer (the schema checks it): what touches an instant started at most this long before.
 * Calendar events that are longer have an index of their own.
 */
export const LONGEST_MS = LONGEST_APPOINTMENT_MS;
