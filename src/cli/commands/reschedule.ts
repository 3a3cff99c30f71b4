import type { Command } from 'commander';
import type { Appointment } from '../../domain/appointment.ts';
import { type Instant, MINUTE_MS } from '../../domain/interval.ts';
import { servicesOf } from '../../domain/work.ts';
import { AppError, failureOf } from '../../failure.ts';
import { movedView } from '../../output/appointments/appointment-moved.ts';
import { moveQuestion } from '../../output/appointments/appointment-questions.ts';
import { rescheduleAppointment } from '../../usecases/booking/reschedule-appointment.ts';
import type { OfHeldTime } from '../../usecases/booking/wish.ts';
import type { App } from '../app.ts';
import { untilTimeFits } from '../asking/ask-again.ts';
import { required } from '../asking/required.ts';
import { takingHeld } from '../booking/taking-held.ts';
import { atTimeMeant } from '../booking/time-meant.ts';
import { notOverbooked, showWarned } from '../booking/warn-of-visit.ts';
import { warnIfNotShown } from '../calendars/warn-if-not-shown.ts';
import { examples } from '../help/examples.ts';
import { minutes, textOf, wordsOf } from '../options/option-parsers.ts';
import { moveTyped } from '../options/when.ts';
import { outcomeOf, writeOf, writing } from '../options/writing.ts';
import { visitAndRest, WHO } from '../people/visit-named.ts';
import type { Fill } from '../run/load-command.ts';
import { type ScopeOptions, scoped, severalMeant } from '../series/series-scope.ts';

interface RescheduleOptions extends ScopeOptions {
  readonly to?: string;
  readonly duration?: number;
  readonly bay?: string;
  readonly technician?: string;
  readonly overbook?: string;
  readonly takeHeld?: boolean;
}

export const fillReschedule: Fill = (command, app) => {
  takeEarlierForWords(command);
  examples(
    scoped(writing(command)),
    ['move 12 tomorrow', 'the same time, tomorrow'],
    ['move quinn tue 9:30', 'whose visit, by name; another day and time'],
    ['move 12 +30 --duration 1h30', 'half an hour later, and longer'],
  )
    .argument('[appointment]', WHO, textOf('search text'))
    .argument('[when...]', 'the new time, as --to: tue 9:30, tomorrow, +30', wordsOf('search text'))
    .option(
      '--to <when>',
      'the new time: tue 9:30, a day or a time alone, +30, -1h, in 1 week',
      textOf('time'),
    )
    .option('--duration <minutes>', 'another length, also as 1h30', minutes)
    .option('-b, --bay <name>', 'another bay', textOf('name'))
    .option('-t, --technician <name>', 'another technician', textOf('name'))
    .option('--overbook <why>', 'take a taken time, and record why', textOf('reason'))
    .option('--take-held', 'take a time that is held for somebody who is deciding')
    .action(async (first: string | undefined, more: string[], typed: RescheduleOptions) => {
      const write = await writeOf(app, command);
      const said = { words: first === undefined ? [] : [first, ...more], command: 'reschedule', write };
      const { visit: appointment, rest, isAnswered } = await visitAndRest(said, app);
      const options = withWords(typed, rest);
      const ports = await app.ports();
      const appointmentId = appointment.id;
      const { duration = null, bay = null, technician = null, overbook = null } = options;
      const staysPut = isAnswered || (options.to === undefined && (duration ?? bay ?? technician) !== null);
      const asked = { appointmentId, durationMinutes: duration, bay, technician, overbookReason: overbook };
      const held: OfHeldTime = options.takeHeld === true ? 'taken' : 'told';
      const several = await severalMeant(appointment, typed, 'reschedule', app);
      const askTo = () => newTime({}, appointment, app);
      const to = staysPut ? appointment.start : await newTime(options, appointment, app);
      if (several !== null) {
        const { moveSeveral } = await import('../series/series-changed.ts');
        return moveSeveral({ ...asked, to }, several, write, app);
      }
      const shop = await app.shop();
      const time = await app.time();
      const wasAsked = options.to === undefined && !staysPut;
      const moved = await untilTimeFits(
        to,
        wasAsked ? askTo : typed.to === undefined && !staysPut ? 'nearest' : null,
        app,
        (fitting) =>
          atTimeMeant(fitting, app, (at) =>
            takingHeld({ ...asked, held, to: at }, app, (wanted) =>
              rescheduleAppointment(wanted, shop, write, ports),
            ),
          ),
      );
      const outcome = outcomeOf(moved, write);
      const view = movedView(moved.value, moved.before, outcome, time, moved.receipt, moved);
      showWarned(view, notOverbooked(overbook, moved), app);
      if (!write.dryRun) await warnIfNotShown(moved.value, moved.trouble, app);
    });
};

/** `-1h` is said of the time, and would be taken for an option: with a true minus sign it is none. */
function takeEarlierForWords(command: Command): void {
  const parse = command.parseOptions.bind(command);
  command.parseOptions = (words) =>
    parse(words.map((word) => (/^-\d/.test(word) ? word.replace('-', '\u2212') : word)));
}

/** Throws `usage` for a time said twice. */
function withWords(typed: RescheduleOptions, words: readonly string[]): RescheduleOptions {
  if (words.length === 0) return typed;
  if (typed.to === undefined) return { ...typed, to: words.join(' ') };
  const problem = { kind: 'said-and-given', words: words.join(' '), option: 'to', value: typed.to } as const;
  throw new AppError({ code: 'usage', problem, command: 'reschedule' });
}

async function newTime(
  { to }: RescheduleOptions,
  appointment: Pick<Appointment, 'id' | 'start' | 'end' | 'work' | 'customer' | 'vehicle'>,
  app: App,
): Promise<Instant> {
  const read = (words: string) => moveTyped(words, appointment.start, app);
  if (to !== undefined) return read(to);
  return required<Instant>(undefined, '--to', app, async (prompter) => {
    const { askStart, freeStarts } = await import('../booking/start-questions.ts');
    const service = servicesOf(appointment.work).map(({ type }) => type);
    const minutes = (appointment.end - appointment.start) / MINUTE_MS;
    const work = { service, duration: minutes };
    // A service that the shop does not offer any more is moved to whatever time is said.
    const starts = await freeStarts(work, app).catch((thrown: unknown) => {
      if (failureOf(thrown, 'not-found') === null) throw thrown;
      return [];
    });
    return askStart(moveQuestion(appointment, await app.time()), starts, prompter, app, read);
  });
}
