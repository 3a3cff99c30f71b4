import { fixedClock } from '../clock.ts';
import type { ListeningPlace } from '../doors/http/listener.ts';
import { openingOf } from '../doors/opening.ts';
import { tellNotices, tellRefused, tellSurvived } from '../doors/telling.ts';
import { fixedNow, readSettings, type Settings } from '../settings/settings.ts';
import type { Door } from '../usecases/ports.ts';
import type { DoorWorld } from './door-world.ts';
import { type DoorOptions, readOptions } from './options.ts';
import type { Served } from './protocol/agent-server.ts';

/** So long one write waits for another process, but all writes of a call together no longer than that is answered. */
const WAITS_MS = 2_500;

/** Runs the door for agents until nobody is there any more, and gives the exit code. Never throws. */
export async function run(argv: readonly string[], world: DoorWorld): Promise<number> {
  try {
    const options = await readOptions(argv);
    return await served(options, readSettings(options.choices, world.environment, world.machine), world);
  } catch (thrown) {
    // Nobody speaks the protocol yet, and whoever says --json reads one document.
    const write = argv.includes('--json') ? (text: string) => world.output().write(text) : undefined;
    return await tellRefused(thrown, { ...world, write });
  }
}

async function served(options: DoorOptions, settings: Settings, world: DoorWorld): Promise<number> {
  const { environment, tell } = world;
  // Agents alone would meet what is wrong with it, and in the middle of a call.
  settings.model?.();
  const now = fixedNow(environment);
  const clock = now === null ? world.clock : fixedClock(now);
  await tellNotices(settings, tell);
  const tellOfBug = (thrown: unknown) => void tellSurvived(thrown, tell);
  const { isThere } = world.machine;
  const opening = openingOf(settings, { clock, tell, tellOfBug, waitsMs: WAITS_MS, isThere });

  const answering = onceMade(async () => {
    const room = await import('./answers/answering.ts');
    return room.answering({ ...options, opening, clock, tell, tellOfBug });
  });

  const listener =
    options.listensAt === null
      ? null
      : await listening(options.listensAt, settings, {
          ...world,
          ...options,
          answering: answering.get,
          tellOfBug,
        });
  const { ended, close } =
    listener ?? (await onStandardStreams({ ...world, ...options, answering: answering.get }));
  world.onWishToEnd(() => void close());
  await ended;
  await (await answering.ifMade())?.settled();
  await opening.close();
  return 0;
}

interface OpenDoor {
  readonly ended: Promise<void>;
  readonly close: () => Promise<void>;
}

type Serving = DoorWorld & Pick<Served, 'answering' | 'offers'>;

async function onStandardStreams({
  answering,
  offers,
  input,
  output,
  newKey,
  tell,
}: Serving): Promise<OpenDoor> {
  const { onStreams } = await import('./protocol/stdio.ts');
  const conversation = newKey();
  return onStreams(
    { input: input(), output: output() },
    { answering, offers, conversation: () => conversation, tell, isLocal: true },
  );
}

async function listening(
  at: ListeningPlace,
  settings: Settings,
  { answering, offers, newKey, tell, tellOfBug }: Serving & Pick<Door, 'tellOfBug'>,
): Promise<OpenDoor> {
  const { listenAt } = await import('./http/listening.ts');
  const { place, close } = await listenAt(at, {
    settings: settings.door(),
    offers,
    answering,
    newKey,
    tell,
    tellOfBug,
  });
  tell(`Agents are served at http://${place}/mcp and http://${place}/tools.`);
  const closing = new AbortController();
  const ended = new Promise<void>((resolve) => {
    closing.signal.addEventListener('abort', () => resolve());
  });
  return { ended, close: () => close().finally(() => closing.abort()) };
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
