import type { Appointment } from '../../domain/appointment.ts';
import type { View } from '../../output/form/view.ts';
import {
  goneQuestion,
  nothingToRecoverView,
  recoveredBeforeView,
  recoveryView,
} from '../../output/recovery/recovery.ts';
import type { Write } from '../../store/write.ts';
import { answeredOnce } from '../../usecases/answered-once.ts';
import { acceptRecovery } from '../../usecases/recovery/accept-recovery.ts';
import { makeRecovery, type RecoveryPlan } from '../../usecases/recovery/make-recovery.ts';
import type { App, Prompter } from '../app.ts';
import { examples } from '../help/examples.ts';
import { writeOf, writing } from '../options/writing.ts';
import type { Fill } from '../run/load-command.ts';

interface RecoverOptions {
  readonly accept?: boolean;
}

export const fillRecover: Fill = (command, app) =>
  examples(
    writing(command.option('--accept', 'take all of it in; about what is gone the inbox asks')),
    ['recover', 'what an old copy of the book lacks; nothing is changed until you accept it'],
    ['recover --accept', 'brings it back, with nobody to ask'],
    ['recover --dry-run --json', 'the plan, for a script'],
  ).action(async (options: RecoverOptions) => {
    const write = await writeOf(app, command);
    const outcome = { replayed: true, dryRun: write.dryRun };
    const again = (kept: Appointment[]) => recoveredBeforeView(kept, outcome);
    const ports = await app.ports();
    app.owedIsTold();
    app.show(await answeredOnce(write, again, () => recovered(options, write, app), ports));
  });

async function recovered(options: RecoverOptions, write: Write, app: App): Promise<View> {
  const [ports, time] = [await app.ports(), await app.time()];
  await app.doing('Comparing book and calendars');
  const plan = await makeRecovery(ports);
  const outcome = { replayed: false, dryRun: write.dryRun };
  if (plan.isCurrent) {
    if (!write.dryRun) await acceptRecovery({ plan, cancelled: [] }, write, ports);
    return nothingToRecoverView({ plan }, outcome, time);
  }
  const shown = () => recoveryView({ plan, accepted: false, cancelled: [], done: [] }, outcome, time);
  const isAccepted = options.accept === true || app.options.yes;
  const prompter = isAccepted || write.dryRun ? null : await app.prompter();
  if (prompter === null && !isAccepted) {
    if (!write.dryRun) app.warn('Accept the plan: the same once more with --accept');
    return shown();
  }
  if (prompter !== null) app.showBefore(shown());
  const cancelled = prompter === null ? [] : await cancelledSince(plan, prompter, app);
  // It stands above already.
  if (cancelled === null) return { ...shown(), text: () => 'Nothing was changed.\n' };
  const { value } = await acceptRecovery({ plan, cancelled }, write, ports);
  return recoveryView({ plan, accepted: true, cancelled, done: value }, outcome, time);
}

/** Which of the visits that are gone were cancelled, as a person says who has seen the plan; null: nothing is taken in. */
async function cancelledSince(
  { gone }: RecoveryPlan,
  prompter: Prompter,
  app: App,
): Promise<Appointment[] | null> {
  const choice = await prompter.choose('Take this in?', [
    {
      label: gone.length === 0 ? 'Yes, all of it' : 'Yes; about what is gone the inbox asks',
      value: 'all' as const,
    },
    ...(gone.length === 0 ? [] : [{ label: 'Yes, and I say what was cancelled', value: 'each' as const }]),
    { label: 'No, change nothing', value: 'no' as const },
  ]);
  if (choice === 'no') return null;
  const cancelled: Appointment[] = [];
  if (choice === 'all') return cancelled;
  const time = await app.time();
  for (const visit of gone) {
    if (await prompter.confirm(goneQuestion(visit, time))) cancelled.push(visit);
  }
  return cancelled;
}
