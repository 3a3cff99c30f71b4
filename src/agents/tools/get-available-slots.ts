import { hoursInBrief } from '../../output/spoken/hours-in-brief.ts';
import { slotsSaid } from '../../output/spoken/slots-said.ts';
import { type Look, lookAhead, nextFree } from '../../usecases/free-time/next-free.ts';
import { dateArgument } from '../asked/date-argument.ts';
import { LANGUAGE, MINUTES } from '../asked/shared-parameters.ts';
import { askedAt } from '../told/shown-in.ts';
import { ALTERNATIVES, NOTHING_FREE, SLOT } from '../told/told-facts.ts';
import { all, listOf, orNone, TEXT, WHOLE } from '../tool/answer-schema.ts';
import { READS, tool } from '../tool/tool.ts';

/** As the tools of voice agents have it, whatever step the shop's own grid has. */
const DEFAULT_MINUTES = 30;

export const GET_AVAILABLE_SLOTS = tool({
  name: 'get_available_slots',
  title: 'Free times of a day',
  scope: 'read',
  annotations: { ...READS, openWorldHint: true },
  describe: (shop) =>
    `Check ${askedAt(shop, { google: 'Google Calendar', own: "the shop's calendar" })} for ACTUAL available appointment slots on a specific date. Returns real-time availability considering existing bookings. Business hours: ${hoursInBrief(shop)}.`,
  parameters: {
    date: {
      type: 'string',
      text: 'time',
      description: 'Date to check availability (format: YYYY-MM-DD, e.g., 2025-01-15)',
      required: true,
    },
    duration_minutes: {
      ...MINUTES,
      description:
        'Minimum slot duration in minutes. Common values: 30 (oil change), 60 (brake service), 90 (complex repairs). Default: 30',
    },
    service_type: {
      type: 'string',
      text: 'name',
      description: 'For this service: its own length, and who can do it (optional)',
    },
    language: LANGUAGE,
  },
  answers: {
    always: {
      date: TEXT,
      day_of_week: TEXT,
      duration_minutes: WHOLE,
      available_slots: listOf(all(SLOT)),
      count: WHOLE,
      closed_reason: orNone(TEXT),
      source: TEXT,
    },
    sometimes: { ...NOTHING_FREE, ...ALTERNATIVES },
  },
  failing: { en: 'Error checking calendar availability', es: 'Error al consultar el calendario' },
  run: async (
    { date, duration_minutes: minutes, service_type: service },
    { shop, time, language, ports, caller },
  ) => {
    const question = {
      services: service === null ? [] : [service],
      durationMinutes: minutes ?? (service === null ? DEFAULT_MINUTES : null),
      bay: null,
      technician: null,
      from: dateArgument('date', date),
      days: 1,
      notBefore: null,
      holder: caller.holder,
    };
    const look: Look = { question, only: (found) => found, onlySome: false };
    const seen = await lookAhead(look, shop, ports);
    const next = await nextFree(seen, look, shop, ports);
    return slotsSaid(seen.found, next, time, language);
  },
});
