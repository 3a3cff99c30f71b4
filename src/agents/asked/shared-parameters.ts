import { YES_WITHIN_MS } from '../../domain/confirmation-time.ts';
import { MINUTE_MS } from '../../domain/interval.ts';
import { VISIT_MODES } from '../../domain/visit-mode.ts';
import { LANGUAGES } from '../../output/spoken/language.ts';
import type { Parameter } from '../tool/parameters.ts';

/** Numbers of the book. */
export const BOOK_NUMBER = { type: 'integer', least: 1, most: 2_147_483_647, guessable: true } as const;

export const CUSTOMER_ID = {
  ...BOOK_NUMBER,
  description: 'Customer ID (obtained from lookup_customer result)',
  required: true,
} as const satisfies Parameter;

export const VEHICLE_ID = {
  ...BOOK_NUMBER,
  description: 'Vehicle ID (obtained from lookup_customer result)',
  required: true,
} as const satisfies Parameter;

export const APPOINTMENT_ID = {
  ...BOOK_NUMBER,
  description: 'Appointment ID (obtained from get_upcoming_appointments)',
  required: true,
} as const satisfies Parameter;

export const PHONE_NUMBER = {
  type: 'string',
  text: 'phone',
  description: "The customer's full phone number with its area code, in any spelling",
  required: true,
  guessable: true,
} as const satisfies Parameter;

export const SERVICE_TYPE = {
  type: 'string',
  text: 'name',
  description: "Type of service (e.g., 'oil_change', 'brake_service', 'inspection', 'tire_rotation')",
  required: true,
} as const satisfies Parameter;

export const VISIT_MODE = {
  type: 'string',
  choices: VISIT_MODES,
  description: 'How the car comes: the customer waits, drop-off, tow-in, night drop, loaner (optional)',
} as const satisfies Parameter;

/** What every tool may be told. */
export const LANGUAGE = {
  type: 'string',
  choices: LANGUAGES,
  description: 'The language of the message: en or es. Default: en',
} as const satisfies Parameter;

export const PROPOSAL_TOKEN = {
  type: 'string',
  text: 'token',
  description: 'data.proposal_token of propose_appointment',
  required: true,
} as const satisfies Parameter;

/** What every tool that writes may be told. */
export const KEY = {
  type: 'string',
  text: 'idempotency key',
  description: 'The same key with the same arguments gives the first result again (optional)',
} as const satisfies Parameter;

/** What every tool may be told that takes away what was agreed. */
export const TOKEN = {
  type: 'string',
  text: 'token',
  description: `What this tool has answered as data.confirmation_token, once the caller has said yes (leave out at first; it holds for ${YES_WITHIN_MS / MINUTE_MS} minutes, once)`,
} as const satisfies Parameter;

/** A visit takes no less than a minute, and with all that it may be no more than two days. */
export const MINUTES = { type: 'integer', least: 1, most: 2_880 } as const;
