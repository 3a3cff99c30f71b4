import { timeExplained } from '../../output/spoken/time-explained.ts';
import { whyNot } from '../../usecases/booking/why-not.ts';
import { momentArgument } from '../asked/moment-argument.ts';
import { LANGUAGE, MINUTES, SERVICE_TYPE } from '../asked/shared-parameters.ts';
import { ALTERNATIVES } from '../told/told-facts.ts';
import { orNone, TEXT, TRUTH, WHOLE } from '../tool/answer-schema.ts';
import { READS, tool } from '../tool/tool.ts';

export const EXPLAIN_TIME = tool({
  name: 'explain_time',
  title: 'Whether a time works, and why not',
  scope: 'read',
  annotations: { ...READS, openWorldHint: true },
  describe: () =>
    'Say whether work can begin at one exact time, and if not, why not and the nearest times that work. Books nothing.',
  parameters: {
    scheduled_at: {
      type: 'string',
      text: 'time',
      description: "Date and time in ISO format (e.g., '2025-01-15T09:00:00')",
      required: true,
    },
    service_type: SERVICE_TYPE,
    duration_minutes: { ...MINUTES, description: "Duration in minutes. Default: the service's own" },
    language: LANGUAGE,
  },
  answers: {
    always: { scheduled_at: TEXT, available: TRUTH, duration_minutes: WHOLE, reason: orNone(TEXT) },
    sometimes: { why: TEXT, ...ALTERNATIVES },
  },
  failing: { en: 'Error checking calendar availability', es: 'Error al consultar el calendario' },
  run: async ({ scheduled_at: text, service_type: service, duration_minutes: minutes }, call) => {
    const { shop, time, language, ports, caller } = call;
    const question = {
      at: momentArgument('scheduled_at', text, call),
      services: [service],
      durationMinutes: minutes,
      bay: null,
      technician: null,
      holder: caller.holder,
    };
    return timeExplained(await whyNot(question, shop, ports), question.at, time, language);
  },
});
