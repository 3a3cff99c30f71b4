import { nearest } from '../domain/near.ts';
import { AppError } from '../failure.ts';
import { isOffered, type Offered } from './tool/offered.ts';
import type { Tool } from './tool/tool.ts';
import { ADD_VEHICLE } from './tools/add-vehicle.ts';
import { BOOK_APPOINTMENT } from './tools/book-appointment.ts';
import { CANCEL_APPOINTMENT } from './tools/cancel-appointment.ts';
import { COMMIT_APPOINTMENT } from './tools/commit-appointment.ts';
import { CREATE_CUSTOMER } from './tools/create-customer.ts';
import { EXPLAIN_TIME } from './tools/explain-time.ts';
import { GET_AVAILABLE_SLOTS } from './tools/get-available-slots.ts';
import { GET_UPCOMING_APPOINTMENTS } from './tools/get-upcoming-appointments.ts';
import { JOIN_WAITLIST } from './tools/join-waitlist.ts';
import { LOOKUP_CUSTOMER } from './tools/lookup-customer.ts';
import { PROPOSE_APPOINTMENT } from './tools/propose-appointment.ts';
import { RELEASE_PROPOSAL } from './tools/release-proposal.ts';
import { RESCHEDULE_APPOINTMENT } from './tools/reschedule-appointment.ts';
import { UNDERSTAND_REQUEST } from './tools/understand-request.ts';
import { UPDATE_VISIT } from './tools/update-visit.ts';

/** All that an agent can do, in the order of a call. Every door, every vendor's form and every document is made of this. */
export const TOOLS: readonly Tool[] = [
  LOOKUP_CUSTOMER,
  CREATE_CUSTOMER,
  ADD_VEHICLE,
  UNDERSTAND_REQUEST,
  GET_AVAILABLE_SLOTS,
  EXPLAIN_TIME,
  PROPOSE_APPOINTMENT,
  COMMIT_APPOINTMENT,
  RELEASE_PROPOSAL,
  BOOK_APPOINTMENT,
  GET_UPCOMING_APPOINTMENTS,
  RESCHEDULE_APPOINTMENT,
  UPDATE_VISIT,
  CANCEL_APPOINTMENT,
  JOIN_WAITLIST,
];

export function offered(offers: Offered): Tool[] {
  return TOOLS.filter((tool) => isOffered(tool, offers));
}

/** Throws `not-found`. */
export function toolNamed(name: string): Tool {
  const found = TOOLS.find((tool) => tool.name === name);
  if (found !== undefined) return found;
  const known = TOOLS.map((tool) => tool.name);
  const meant = nearest(name, known);
  throw new AppError({
    code: 'not-found',
    what: 'tool',
    query: name,
    known,
    ...(meant.length === 0 ? {} : { meant }),
  });
}
