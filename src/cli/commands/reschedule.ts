import type { App } from '../../app.ts';
import { AppError } from '../../failure.ts';
import { movedView } from '../../output/appointment.ts';
import { appointmentNumbered } from '../../usecases/find-appointment.ts';
import { rescheduleAppointment } from '../../usecases/reschedule-appointment.ts';
import type { Fill } from '../load-command.ts';
import { minutes, numbered, someText } from '../option-parsers.ts';
import { required } from '../required.ts';
import { warnIfNotShown } from '../warn-if-not-shown.ts';
import { momentTyped } from '../when.ts';
import { outcomeOf, writeOf, writing } from '../writing.ts';

interface RescheduleOptions {
  readonly to?: string;
  readonly duration?: number;
  readonly bay?: string;
  readonly technician?: string;
  readonly overbook?: string;
}

export const fillReschedule: Fill = (command, app) =>
  writing(command)
    .argument('<appointment>', 'appointment number', numbered)
    .argument('[when...]', 'the new time, as --to')
    .option('--to <when>', 'the new time; a day alone keeps the time of day')
    .option('--duration <minutes>', 'another length', minutes)
    .option('-b, --bay <name>', 'another bay')
    .option('-t, --technician <name>', 'another technician')
    .option('--overbook <why>', 'take a taken time, and record why', someText)
    .action(async (appointmentId: number, words: string[], typed: RescheduleOptions) => {
      const options = withWords(typed, words);
      const ports = await app.ports();
      const appointment = await appointmentNumbered(appointmentId, ports);
      const { duration = null, bay = null, technician = null, overbook = null } = options;
      const staysPut = options.to === undefined && (duration ?? bay ?? technician) !== null;
      const write = await writeOf(app, command);
      const moved = await rescheduleAppointment(
        {
          appointmentId,
          to: staysPut ? appointment.start : await newTime(options, appointment.wallStart, app),
          durationMinutes: duration,
          bay,
          technician,
          overbookReason: overbook,
        },
        write,
        ports,
      );
      app.show(
        movedView(moved.value, moved.before, outcomeOf(moved, write), await app.time(), moved.receipt),
      );
      if (!write.dryRun) await warnIfNotShown(moved.value, app);
    });

/** Throws `usage` for a time said twice. */
function withWords(typed: RescheduleOptions, words: readonly string[]): RescheduleOptions {
  if (words.length === 0) return typed;
  if (typed.to === undefined) return { ...typed, to: words.join(' ') };
  const problem = `the words say "${words.join(' ')}" and --to says "${typed.to}"`;
  throw new AppError({ code: 'usage', problem, command: 'reschedule' });
}

async function newTime({ to }: RescheduleOptions, wallStart: string, app: App): Promise<number> {
  const words = await required(to, '--to', app, (prompter) =>
    prompter.text('Move it to when?', { required: true }),
  );
  const timeOfDayMinutes = Number(wallStart.slice(11, 13)) * 60 + Number(wallStart.slice(14, 16));
  return momentTyped(words, app, timeOfDayMinutes);
}
