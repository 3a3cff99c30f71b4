import { appointmentView } from '../../output/appointments/appointment-history.ts';
import { appointmentWithHistory } from '../../usecases/find-appointment.ts';
import type { Fill } from '../load-command.ts';
import { numbered } from '../option-parsers.ts';

export const fillShow: Fill = (command, app) =>
  command.argument('<appointment>', 'appointment number', numbered).action(async (appointmentId: number) => {
    const { appointment, history } = await appointmentWithHistory(appointmentId, await app.ports());
    app.show(appointmentView(appointment, history, await app.time()));
  });
