import { fixedClock } from '../clock.ts';
import { AppError } from '../failure.ts';
import { fixedNow, readSettings, type Settings } from '../settings/settings.ts';
import type { DoorWorld } from './door-world.ts';
import { openingOf } from './opening.ts';
import { type DoorOptions, readOptions } from './options.ts';

/** Runs the door for agents until nobody is there any more, and gives the exit code. Never throws. */
export async function run(argv: readonly string[], world: DoorWorld): Promise<number> {
  try {
    const options = await readOptions(argv);
    return await served(options, readSettings(options.choices, world.environment, world.machine), world);
  } catch (thrown) {
    return await reported(thrown, world);
  }
}

async function served(options: DoorOptions, settings: Settings, world: DoorWorld): Promise<number> {
  const { environment, tell } = world;
  const now = fixedNow(environment);
  const clock = now === null ? world.clock : fixedClock(now);
  await tellNotices(settings, tell);
  const tellOfBug = (thrown: unknown) => void told(thrown, tell);
  const opening = openingOf(settings, { clock, tell, tellOfBug });

  const answering = onceMade(async () => {
    const room = await import('./answering.ts');
    return room.answering({ ...options, opening, clock, tell, tellOfBug });
  });

  const { onStreams } = await import('./protocol/stdio.ts');
  const conversation = world.newKey();
  const { ended, close } = onStreams(
    { input: world.input(), output: world.output() },
    { answering: answering.get, conversation: () => conversation, tell },
  );
  world.onWishToEnd(() => void close());
  await ended;
  await (await answering.ifMade())?.settled();
  await opening.close();
  return 0;
}

/** What is made for the first who asks. */
function onceMade<T>(make: () => Promise<T>): { get: () => Promise<T>; ifMade: () => Promise<T> | null } {
  let made: Promise<T> | null = null;
  return {
    get: () => {
      made ??= make();
      return made;
    },
    ifMade: () => made,
  };
}

async function tellNotices({ notices }: Settings, tell: (line: string) => void): Promise<void> {
  if (notices.length === 0) return;
  const { settingsNoticeText } = await import('../output/notices/settings-notice.ts');
  for (const notice of notices) tell(settingsNoticeText(notice));
}

/** A bug that one call has met: the others go on. */
async function told(thrown: unknown, tell: (line: string) => void): Promise<void> {
  const { bugTrace, survivedBugText } = await import('../output/failure/failure.ts');
  tell(survivedBugText(thrown));
  tell(bugTrace(thrown).trimEnd());
}

/** Says why the door cannot be opened, as every command does. */
async function reported(thrown: unknown, { clock, tell }: DoorWorld): Promise<number> {
  const [{ explainBug, explainFailure, failureText }, { told: hinted }, { themeOf }] = await Promise.all([
    import('../output/failure/failure.ts'),
    import('../output/hints/hints.ts'),
    import('../output/form/theme.ts'),
  ]);
  const time = { zone: null, now: clock.now() };
  const explained = thrown instanceof AppError ? explainFailure(thrown.failure, time) : explainBug(thrown);
  const failure = hinted(explained, time);
  tell(failureText(failure, themeOf({ color: false })).trimEnd());
  return failure.exitCode;
}
