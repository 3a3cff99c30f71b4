import { INTENTS } from '../../input/words/intent-words.ts';
import { all, type Facts, listOf, orNone, TEXT, TRUTH, WHOLE } from '../tool/answer-schema.ts';
import { CUSTOMER_WORDS } from './told-facts.ts';

const HOURS: Facts = { not_before: orNone(TEXT), before: orNone(TEXT) };
const DATES = listOf(all({ from: TEXT, to: orNone(TEXT), day_of_week: orNone(TEXT) }));

const WHEN = all({
  date: orNone(TEXT),
  day_of_week: orNone(TEXT),
  at: orNone(TEXT),
  earliest: TRUTH,
  part_of_day: orNone(TEXT),
  any_of: listOf(all({ dates: DATES, time: orNone(TEXT), about: TRUTH, ...HOURS, done_by: orNone(TEXT) })),
  none_of: listOf(all({ dates: DATES, days_of_week: listOf(TEXT), ...HOURS })),
  customer_words: orNone(CUSTOMER_WORDS),
});

/** What a caller's sentence comes to. */
export const UNDERSTOOD: Facts = {
  intent: { ...orNone(TEXT), enum: [...INTENTS, null] },
  service_type: orNone(TEXT),
  service_types: listOf(TEXT),
  as_last_time: TRUTH,
  visit_mode: orNone(TEXT),
  duration_minutes: orNone(WHOLE),
  when: orNone(WHEN),
  present_time: orNone(CUSTOMER_WORDS),
  vehicle_id: orNone(WHOLE),
  vehicle_info: orNone(TEXT),
  vehicle_ids: listOf(WHOLE),
  visits: WHOLE,
  vehicle_words: orNone(CUSTOMER_WORDS),
  phone_number: orNone(TEXT),
  customer_words: orNone(CUSTOMER_WORDS),
  other_words: orNone(CUSTOMER_WORDS),
  missing: listOf(TEXT),
  ambiguous: listOf(
    all({ field: TEXT, choices: { type: 'array' } }, { why: TEXT, customer_words: CUSTOMER_WORDS }),
  ),
  not_done: listOf(all({ what: TEXT, customer_words: CUSTOMER_WORDS })),
  ask: orNone(TEXT),
  by: { type: 'string', enum: ['grammar', 'model'] },
};
