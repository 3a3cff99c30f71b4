import { appointmentView } from '../../output/appointments/appointment-history.ts';
import { appointmentWithHistory } from '../../usecases/find-appointment.ts';
import { examples } from '../examples.ts';
import type { Fill } from '../load-command.ts';
import { numbered } from '../option-parsers.ts';

export const fillShow: Fill = (command, app) =>
  examples(
    command,
    ['show 12', 'all that is known of a visit, and what was done with it'],
    ["show '#12'", 'the same'],
    ['show 12 --json', 'for a script'],
  )
    .argument('<appointment>', 'appointment number', numbered)
    .action(async (appointmentId: number) => {
      const { appointment, history } = await appointmentWithHistory(appointmentId, await app.ports());
      app.show(appointmentView(appointment, history, await app.time()));
    });
