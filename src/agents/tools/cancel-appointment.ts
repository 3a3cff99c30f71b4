import { CANCELLATION_REASONS, isOpen } from '../../domain/appointment.ts';
import type { Write } from '../../store/write.ts';
import { cancelAppointment } from '../../usecases/booking/cancel-appointment.ts';
import { onceConfirmed } from '../asked/once-confirmed.ts';
import { ownVisit } from '../asked/own-visit.ts';
import { APPOINTMENT_ID, KEY, LANGUAGE, TOKEN } from '../asked/shared-parameters.ts';
import { shownIn } from '../told/shown-in.ts';
import { CONFIRMATION, WRITTEN_VISIT } from '../told/told-facts.ts';
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
  answers: { always: WRITTEN_VISIT, sometimes: CONFIRMATION },
  failing: { en: 'Failed to cancel appointment', es: 'No se pudo cancelar la cita' },
  run: async ({ appointment_id: id, reason: said, confirmation_token: token }, call) => {
    const { shop, ports } = call;
    const reason = said ?? 'other';
    const look = async () => {
      const visit = await ownVisit(id, call);
      return isOpen(visit.status) ? ({ verb: 'cancel', visit, reason } as const) : null;
    };
    const act = (write: Write) =>
      cancelAppointment({ appointmentId: id, reason, note: null }, shop, write, ports);
    return writtenAnswer(await onceConfirmed({ look, act, token }, call), 'cancelled', call);
  },
});
