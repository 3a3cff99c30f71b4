import { CANCELLATION_REASONS, isOpen } from '../../domain/appointment.ts';
import { cancelAppointment } from '../../usecases/booking/cancel-appointment.ts';
import { ownVisit } from '../asked/own-visit.ts';
import { APPOINTMENT_ID, KEY, LANGUAGE, TOKEN } from '../asked/shared-parameters.ts';
import { shownIn } from '../told/shown-in.ts';
import { writtenAnswer } from '../told/written-answer.ts';
import { REPLACES, tool } from '../tool/tool.ts';

export const CANCEL_APPOINTMENT = tool({
  name: 'cancel_appointment',
  title: 'Cancel an appointment',
  scope: 'write',
  annotations: { ...REPLACES, openWorldHint: true },
  describe: (shop) =>
    shownIn(shop, {
      google:
        'Cancel an existing appointment. Updates database status AND removes from Google Calendar. Customer will receive cancellation notification if they have email.',
      own: "Cancel an existing appointment in the shop's own book.",
    }),
  parameters: {
    appointment_id: APPOINTMENT_ID,
    reason: {
      type: 'string',
      choices: CANCELLATION_REASONS,
      description: 'Reason for cancellation (helps with tracking and analytics)',
    },
    confirmation_token: TOKEN,
    idempotency_key: KEY,
    language: LANGUAGE,
  },
  failing: { en: 'Failed to cancel appointment', es: 'No se pudo cancelar la cita' },
  run: async ({ appointment_id: id, reason, confirmation_token: token }, call) => {
    const { shop, ports, caller, write } = call;
    const visit = await ownVisit(id, call);
    if (isOpen(visit.status)) await caller.saysYes({ verb: 'cancel', visit }, token);
    const cancelled = await cancelAppointment(
      { appointmentId: visit.id, reason: reason ?? 'other', note: null },
      shop,
      write,
      ports,
    );
    return writtenAnswer(cancelled, 'cancelled', call);
  },
});
