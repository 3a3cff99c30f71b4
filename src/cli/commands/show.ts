import { appointmentView } from '../../output/appointments/appointment-history.ts';
import { appointmentWithHistory } from '../../usecases/find-appointment.ts';
import { examples } from '../help/examples.ts';
import { wordsOf } from '../options/option-parsers.ts';
import { visitNamed, WHO } from '../people/visit-named.ts';
import type { Fill } from '../run/load-command.ts';

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
