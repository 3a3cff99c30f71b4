import { type Appointment, CANCELLATION_REASONS, type CancellationReason } from '../../domain/appointment.ts';
import { AppError } from '../../failure.ts';
import { cancelledView } from '../../output/appointments/appointment-cancelled.ts';
import { cancelQuestion } from '../../output/appointments/appointment-questions.ts';
import { cancelAppointment } from '../../usecases/booking/cancel-appointment.ts';
import type { App, Prompter } from '../app.ts';
import { required } from '../asking/required.ts';
import { warnIfNotShown } from '../calendars/warn-if-not-shown.ts';
import { examples } from '../help/examples.ts';
import { cancellationReason, textOf, wordsOf } from '../options/option-parsers.ts';
import { outcomeOf, writeOf, writing } from '../options/writing.ts';
import { visitNamed, WHO } from '../people/visit-named.ts';
import type { Fill } from '../run/load-command.ts';
import { type ScopeOptions, scoped, severalMeant } from '../series/series-scope.ts';

interface CancelOptions extends ScopeOptions {
  readonly reason?: CancellationReason;
  readonly note?: string;
}

export const fillCancel: Fill = (command, app) =>
  examples(
    scoped(writing(command)),
    ['cancel 12', 'asks why'],
    ['cancel 0134 --reason schedule_conflict', 'whose visit it is, by the end of a phone'],
    ['cancel 12 -r vehicle_sold --following', 'of a series, this visit and all after it'],
  )
    .argument('[appointment...]', WHO, wordsOf('search text'))
    .option('-r, --reason <reason>', `one of ${CANCELLATION_REASONS.join(', ')}`, cancellationReason)
    .option('--note <text>', 'what the customer said', textOf('note'))
    .action(async (words: string[], options: CancelOptions) => {
      const { reason: given } = options;
      const write = await writeOf(app, command);
      const appointment = await visitNamed({ words, command: 'cancel', write, also: 'cancelled-today' }, app);
      const several = await severalMeant(appointment, options, 'cancel', app);
      const reason = await required(given, '--reason', app, (prompter) =>
        askReason(appointment, prompter, app),
      );
      const note = options.note ?? (given === undefined ? await askNote(reason, app) : null);
      if (several !== null) {
        const { cancelSeveral } = await import('../series/series-changed.ts');
        return cancelSeveral({ visits: several, reason, note }, write, app);
      }
      const ports = await app.ports();
      const shop = await app.shop();
      const time = await app.time();
      const cancelled = await cancelAppointment(
        { appointmentId: appointment.id, reason, note },
        shop,
        write,
        ports,
      );
      const outcome = outcomeOf(cancelled, write);
      app.show(cancelledView(cancelled.value, outcome, time, cancelled.receipt, cancelled));
      if (!write.dryRun) await warnIfNotShown(cancelled.value, cancelled.trouble, app);
    });

/** Whoever presses Enter once too often has cancelled nothing. Throws `not-confirmed`. */
async function askReason(
  appointment: Appointment,
  prompter: Prompter,
  app: App,
): Promise<CancellationReason> {
  const reason = await prompter.choose<CancellationReason | null>(
    cancelQuestion(appointment, await app.time()),
    [
      { label: 'it stays: cancel nothing', value: null },
      ...CANCELLATION_REASONS.map((value) => ({ label: value.replaceAll('_', ' '), value })),
    ],
  );
  if (reason === null) throw new AppError({ code: 'not-confirmed', action: `cancel #${appointment.id}` });
  return reason;
}

/** Another reason is to be told. */
async function askNote(reason: CancellationReason, app: App): Promise<string | null> {
  const prompter = reason === 'other' ? await app.prompter() : null;
  const note = await prompter?.text('What did the customer say? (Enter to skip)', { what: 'note' });
  return note || null;
}
