import { isOpen } from '../../domain/appointment.ts';
import type { Write } from '../../store/write.ts';
import { rescheduleAppointment } from '../../usecases/booking/reschedule-appointment.ts';
import { momentArgument } from '../asked/moment-argument.ts';
import { onceConfirmed } from '../asked/once-confirmed.ts';
import { ownVisit } from '../asked/own-visit.ts';
import { APPOINTMENT_ID, KEY, LANGUAGE, TOKEN } from '../asked/shared-parameters.ts';
import { shownIn } from '../told/shown-in.ts';
import { ALTERNATIVES, CONFIRMATION, WRITTEN_VISIT } from '../told/told-facts.ts';
import { writtenAnswer } from '../told/written-answer.ts';
import { REPLACES, tool } from '../tool/tool.ts';

export const RESCHEDULE_APPOINTMENT = tool({
  name: 'reschedule_appointment',
  title: 'Move an appointment',
  scope: 'write',
  annotations: { ...REPLACES, openWorldHint: true },
  describe: (shop) => {
    const done = shownIn(shop, {
      google: 'Updates database AND Google Calendar event. Customer receives update notification.',
      own: "Updates the shop's own book.",
    });
    return `Reschedule an existing appointment to a new time. ${done} IMPORTANT: Check availability with get_available_slots before rescheduling.`;
  },
  parameters: {
    appointment_id: APPOINTMENT_ID,
    new_datetime: {
      type: 'string',
      text: 'time',
      description:
        "New date and time in ISO format (e.g., '2025-01-16T14:00:00'). Should be from available slots.",
      required: true,
    },
    confirmation_token: TOKEN,
    idempotency_key: KEY,
    language: LANGUAGE,
  },
  answers: { always: WRITTEN_VISIT, sometimes: { ...ALTERNATIVES, ...CONFIRMATION } },
  failing: { en: 'Failed to reschedule appointment', es: 'No se pudo cambiar la cita' },
  run: async ({ appointment_id: id, new_datetime: text, confirmation_token: token }, call) => {
    const { shop, ports, caller } = call;
    const to = momentArgument('new_datetime', text, call);
    const look = async () => {
      const visit = await ownVisit(id, call);
      return isOpen(visit.status) && to !== visit.start ? ({ verb: 'reschedule', visit, to } as const) : null;
    };
    const request = { appointmentId: id, to, holder: caller.holder, ...AS_IT_IS };
    const act = (write: Write) => rescheduleAppointment(request, shop, write, ports);
    return writtenAnswer(await onceConfirmed({ look, act, token }, call), 'moved', call);
  },
});

const AS_IT_IS = { durationMinutes: null, bay: null, technician: null, overbookReason: null };
