import type { Clock } from '../clock.ts';
import { AppError } from '../failure.ts';
import type { Settings } from '../settings/settings.ts';

/** Where a door that stays open says what whoever looks after the machine should read. */
export type Tell = (line: string) => void;

export async function tellNotices({ notices }: Pick<Settings, 'notices'>, tell: Tell): Promise<void> {
  if (notices.length === 0) return;
  const { settingsNoticeText } = await import('../output/notices/settings-notice.ts');
  for (const notice of notices) tell(settingsNoticeText(notice));
}

/** A bug that one piece of work has met: the others go on. */
export async function tellSurvived(thrown: unknown, tell: Tell): Promise<void> {
  const { bugTrace, survivedBugText } = await import('../output/failure/failure.ts');
  tell(survivedBugText(thrown));
  tell(bugTrace(thrown).trimEnd());
}

/** Where a refusal goes. */
interface Refusing {
  readonly clock: Clock;
  readonly tell: Tell;
  /** Takes the one document that was asked for instead of lines; left out: none was. */
  readonly write?: ((text: string) => void) | undefined;
}

/** Says why a door cannot be opened, as every command does, and gives the exit code for it. */
export async function tellRefused(thrown: unknown, { clock, tell, write }: Refusing): Promise<number> {
  const [{ explainBug, explainFailure, failureText }, { told: hinted }, { themeOf }] = await Promise.all([
    import('../output/failure/failure.ts'),
    import('../output/hints/hints.ts'),
    import('../output/form/theme.ts'),
  ]);
  const time = { zone: null, now: clock.now() };
  const explained = thrown instanceof AppError ? explainFailure(thrown.failure, time) : explainBug(thrown);
  const failure = hinted(explained, time);
  if (write === undefined) tell(failureText(failure, themeOf({ color: false })).trimEnd());
  else {
    const { failureEnvelope, jsonText } = await import('../output/form/view.ts');
    write(jsonText(failureEnvelope(failure)));
  }
  return failure.exitCode;
}
