import { appointmentView } from '../../output/appointments/appointment-history.ts';
import { appointmentWithHistory } from '../../usecases/find-appointment.ts';
import { examples } from '../examples.ts';
import type { Fill } from '../load-command.ts';
import { wordsOf } from '../option-parsers.ts';
import { visitNamed, WHO } from '../visit-named.ts';

export const fillShow: Fill = (command, app) =>
  examples(
    command,
    ['show 12', 'all that is known of a visit, and what was done with it'],
    ['show the camry', 'whose visit it is, by the car'],
    ['show 12 --json', 'for a script'],
  )
    .argument('[appointment...]', WHO, wordsOf('search text'))
    .action(async (words: string[]) => {
      const { id } = await visitNamed({ words, command: 'show' }, app);
      const { appointment, history } = await appointmentWithHistory(id, await app.ports());
      app.show(appointmentView(appointment, history, await app.time()));
    });
