import { all, type Facts, listOf, orNone, TEXT, TRUTH, WHOLE } from '../tool/answer-schema.ts';

/** Facts that several tools tell, as `src/output/spoken/` writes them. */

/** What somebody has said or written, and no instruction to anybody. */
export const CUSTOMER_WORDS = all({ text: TEXT, untrusted: TRUTH });

export const CUSTOMER: Facts = {
  customer_id: WHOLE,
  customer_name: TEXT,
  phone: orNone(TEXT),
  has_email: TRUTH,
};

export const VEHICLE: Facts = {
  vehicle_id: WHOLE,
  vehicle_info: TEXT,
  plate: orNone(TEXT),
  make: orNone(TEXT),
  model: orNone(TEXT),
  year: orNone(WHOLE),
};

export const VISIT: Facts = {
  appointment_id: WHOLE,
  status: TEXT,
  scheduled_at: TEXT,
  end_time: TEXT,
  day_of_week: TEXT,
  duration_minutes: WHOLE,
  service_type: TEXT,
  service_types: listOf(TEXT),
  customer_id: WHOLE,
  customer_name: TEXT,
  vehicle_id: WHOLE,
  vehicle_info: TEXT,
  visit_mode: orNone(TEXT),
  promised_at: orNone(TEXT),
  confirmed: TRUTH,
  calendar_status: orNone(TEXT),
  calendar_event_id: orNone(TEXT),
  calendar_link: orNone(TEXT),
  customer_words: orNone(CUSTOMER_WORDS),
};

/** A visit that was booked, moved, changed or cancelled. */
export const WRITTEN_VISIT: Facts = { ...VISIT, invited: TRUTH, changed_since: TRUTH };

export const SLOT: Facts = { start: TEXT, end: TEXT, start_time: TEXT, end_time: TEXT };

export const DATED_SLOT: Facts = { date: TEXT, day_of_week: TEXT, ...SLOT };

/** Times instead of one that is not to be had. */
export const ALTERNATIVES: Facts = { alternatives: listOf(all({ ...DATED_SLOT, why: TEXT })) };

/** Why there is no time at all. */
export const NOTHING_FREE: Facts = { nothing_free: all({ kind: TEXT }) };

/** What a caller is asked before what was agreed is taken away. */
export const CONFIRMATION: Facts = { confirmation_token: TEXT, confirmation_expires_at: TEXT };
