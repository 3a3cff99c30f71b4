import { appointmentView } from '../../output/appointments/appointment-history.ts';
import { appointmentNumbered } from '../../usecases/find-appointment.ts';
import type { Fill } from '../load-command.ts';
import { numbered } from '../option-parsers.ts';

export const fillShow: Fill = (command, app) =>
  command.argument('<appointment>', 'appointment number', numbered).action(async (appointmentId: number) => {
    const ports = await app.ports();
    const appointment = await appointmentNumbered(appointmentId, ports);
    const history = await ports.store.appointments.history(appointmentId);
    app.show(appointmentView(appointment, history, await app.time()));
  });
