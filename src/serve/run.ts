import { fixedClock } from '../clock.ts';
import { openingOf } from '../doors/opening.ts';
import { tellNotices, tellRefused, tellSurvived } from '../doors/telling.ts';
import type { View } from '../output/form/view.ts';
import { fixedNow, readSettings, type Settings } from '../settings/settings.ts';
import type { BookEvent } from '../usecases/book-event.ts';
import { watchingBy } from './loop/watching.ts';
import { readOptions, type ServeOptions } from './options.ts';
import type { ServeWorld } from './serve-world.ts';

/** What a run ends with, and what is told of it on stderr. */
interface Result {
  readonly view: View;
  readonly beside: string | null;
}

/** Another process that writes in the book has ended by then, or the same is tried again. */
const WAITS_MS = 5_000;
/** Nobody but this machine is told anything. */
const HOST = '127.0.0.1';

/** Keeps book and calendars in step until somebody wishes that it ends, and gives the exit code. Never throws. */
export async function run(argv: readonly string[], world: ServeWorld): Promise<number> {
  const { clock, tell, write } = world;
  const isJson = argv.includes('--json');
  try {
    const options = readOptions(argv);
    const settings = readSettings(options.choices, world.environment, world.machine);
    const view = options.installUnit
      ? (await import('./install-unit.ts')).unitToInstall(options, settings, world)
      : await served(options, settings, world);
    await show(view, isJson, world);
    return 0;
  } catch (thrown) {
    return await tellRefused(thrown, { clock, tell, write: isJson ? write : undefined });
  }
}

/** The result alone is for stdout; what to do with it is told beside. */
async function show({ view, beside }: Result, isJson: boolean, { write, tell }: ServeWorld): Promise<void> {
  const { envelope, jsonText } = await import('../output/form/view.ts');
  const { themeOf } = await import('../output/form/theme.ts');
  write(isJson ? jsonText(envelope(view)) : view.text(themeOf({ color: false })));
  if (!isJson && beside !== null) tell(beside);
}

async function served(options: ServeOptions, settings: Settings, world: ServeWorld): Promise<Result> {
  const { tell } = world;
  const { port, bounds, receiver } = settings.serve(options.given);
  await tellNotices(settings, tell);
  const now = fixedNow(world.environment);
  const clock = now === null ? world.clock : fixedClock(now);
  const tellOfBug = (thrown: unknown) => void tellSurvived(thrown, tell);
  const observe = options.verbose ? await requestsTo(tell) : undefined;
  const { isThere } = world.machine;
  const settingsNow = () => readSettings(options.choices, world.environment, world.machine);
  const opening = openingOf(settings, {
    clock,
    tell,
    tellOfBug,
    waitsMs: WAITS_MS,
    isThere,
    settingsNow,
    observe,
  });
  // What is set wrongly is said now, and not when somebody should be told.
  settings.alerts();
  const { openWatch } = await import('../wiring/watch.ts');
  const watching = watchingBy((book) => openWatch(settingsNow(), book, clock, world.environment));
  const alone = await (await import('../wiring/serving.ts')).staysAlone(settings);
  try {
    await opening.book();
    const { serving } = await import('./serving.ts');
    const place = { host: HOST, port };
    await serving({ ...world, clock, opening, bounds, tellOfBug, watching, place, receiver });
  } finally {
    await opening.close();
    alone.release();
  }
  const { endedView } = await import('../output/serve/served.ts');
  return { view: endedView(), beside: null };
}

/** A line for each request to Google, as with every command. */
async function requestsTo(tell: (line: string) => void): Promise<(event: BookEvent) => void> {
  const { requestText } = await import('../output/notices/on-the-way.ts');
  return (event) => {
    if (event.kind === 'request') tell(requestText(event));
  };
}
