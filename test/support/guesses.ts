import { NINE } from './agent-calls.ts';
import type { Answered } from './agent-desk.ts';

export const VISIT = { customer_id: 1, vehicle_id: 1, service_type: 'oil_change' };
export const ANA = { phone_number: '2125550134' };

/** An answer without the moment that it was given at. */
export function plain({ data: { now: _, ...data }, ...rest }: Answered): Answered {
  return { ...rest, data };
}

/** A tool that takes a number of the book, with the rest of what it needs of a caller who is customer 1 with car 1. */
interface Guess {
  readonly tool: string;
  readonly guess: (id: number) => object;
}

export const GUESSES: readonly Guess[] = [
  { tool: 'get_upcoming_appointments', guess: (id) => ({ customer_id: id, include_past: true }) },
  { tool: 'understand_request', guess: (id) => ({ customer_id: id, text: 'the usual' }) },
  { tool: 'add_vehicle', guess: (id) => ({ customer_id: id, make: 'Kia' }) },
  { tool: 'join_waitlist', guess: (id) => ({ customer_id: id, service_type: 'oil_change' }) },
  { tool: 'join_waitlist', guess: (id) => ({ customer_id: 1, vehicle_id: id, service_type: 'oil_change' }) },
  { tool: 'book_appointment', guess: (id) => ({ ...NINE, customer_id: id }) },
  { tool: 'book_appointment', guess: (id) => ({ ...NINE, vehicle_id: id }) },
  {
    tool: 'propose_appointment',
    guess: (id) => ({ ...VISIT, customer_id: id, date: '2026-11-24' }),
  },
  {
    tool: 'reschedule_appointment',
    guess: (id) => ({ appointment_id: id, new_datetime: '2026-11-25T09:00:00' }),
  },
  { tool: 'update_visit', guess: (id) => ({ appointment_id: id, visit_mode: 'wait' }) },
  { tool: 'update_visit', guess: (id) => ({ appointment_id: id, vehicle_id: id }) },
  { tool: 'cancel_appointment', guess: (id) => ({ appointment_id: id }) },
  { tool: 'cancel_appointment', guess: (id) => ({ appointment_id: id, confirmation_token: 'guess' }) },
];
