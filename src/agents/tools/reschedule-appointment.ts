import { isInvited } from '../../domain/calendar-event.ts';
import { visitWritten } from '../../output/spoken/visits-said.ts';
import { rescheduleAppointment } from '../../usecases/booking/reschedule-appointment.ts';
import { REPLACES, tool } from '../tool/tool.ts';
import { momentArgument } from './moment-argument.ts';
import { ownVisit } from './own-visit.ts';
import { APPOINTMENT_ID, KEY, LANGUAGE } from './shared-parameters.ts';
import { shownIn } from './shown-in.ts';

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
    idempotency_key: KEY,
    language: LANGUAGE,
  },
  failing: { en: 'Failed to reschedule appointment', es: 'No se pudo cambiar la cita' },
  run: async ({ appointment_id: id, new_datetime: to }, call) => {
    const { shop, time, language, ports, write } = call;
    const visit = await ownVisit(id, call);
    const moved = await rescheduleAppointment(
      {
        appointmentId: visit.id,
        to: momentArgument('new_datetime', to, call),
        durationMinutes: null,
        bay: null,
        technician: null,
        overbookReason: null,
      },
      shop,
      write,
      ports,
    );
    const isGuest = visit.customer.email !== null && isInvited(visit, shop);
    return visitWritten(moved, 'moved', isGuest, time, language);
  },
});
