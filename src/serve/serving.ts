import type { PollBounds } from '../domain/poll-interval.ts';
import type { ListeningPlace } from '../doors/http/listener.ts';
import type { Opening } from '../doors/opening.ts';
import { tellRefused } from '../doors/telling.ts';
import { receivingText, servingText } from '../output/serve/served.ts';
import type { ReceiverSettings } from '../settings/settings.ts';
import { answerAt, type Pages } from './http/answers.ts';
import { metricsPage } from './http/metrics.ts';
import { pagesOf } from './http/pages.ts';
import { Loop } from './loop/loop.ts';
import { newsTo } from './loop/news.ts';
import { progressBy } from './loop/progress.ts';
import { watchdogOf } from './loop/watchdog.ts';
import type { Watching } from './loop/watching.ts';
import { Incoming } from './receiver/incoming.ts';
import { receiveAt } from './receiver/receiver.ts';
import type { ServeWorld } from './serve-world.ts';
import { changesBy } from './wall/changes.ts';
import { wallPages } from './wall/wall-pages.ts';

interface Serving extends Omit<ServeWorld, 'environment' | 'machine' | 'program' | 'write'> {
  readonly opening: Opening;
  readonly bounds: PollBounds;
  readonly place: ListeningPlace;
  /** Where notifications come in; null: nowhere. */
  readonly receiver: ReceiverSettings | null;
  readonly tellOfBug: (thrown: unknown) => void;
  readonly watching: Watching;
}

/**
 * Serves until somebody wishes that it ends: then nothing new is begun, what is on its way is waited for a moment, and last come
 * the connections. Throws `bad-configuration` for a port that cannot be used.
 */
export async function serving(world: Serving): Promise<void> {
  const { clock, stopwatch, tell, tellOfBug, manager } = world;
  const watchdog = watchdogOf(manager, stopwatch);
  const progress = progressBy(stopwatch, watchdog.fed);
  const { found } = world.watching;
  const changes = changesBy(clock);
  const pages = {
    ...pagesOf(progress, found, () => metricsPage(world.opening)),
    ...wallPages({ ...world, found, changes }),
  };
  const { listener, receiver, incoming } = await opened(world, pages);
  const tellOfFailure = async (thrown: unknown) => void (await tellRefused(thrown, { clock, tell }));
  const loop = new Loop({
    ...world,
    progress,
    incoming,
    onLook: changes.look,
    pushAddress: receiver?.address ?? null,
    news: newsTo({ clock, tell, tellOfFailure, tellOfBug }),
  });
  world.onWishToEnd(() => {
    watchdog.stopping();
    // First, so that nobody is answered any more whom nobody would hear.
    void receiver?.close();
    loop.stop();
  });
  tell(servingText(listener.place));
  if (receiver !== null) tell(receivingText(receiver));
  watchdog.ready();
  await loop.ended;
  await listener.close();
}

/** Both ports, or neither. */
async function opened({ place, receiver: set, clock, stopwatch, tellOfBug }: Serving, pages: Pages) {
  const listener = await answerAt(place, pages, tellOfBug);
  if (set === null) return { listener, receiver: null, incoming: null };
  const incoming = new Incoming(clock, stopwatch);
  try {
    const receiver = await receiveAt({ host: place.host, port: set.port }, { clock, incoming });
    return { listener, receiver: { ...receiver, address: set.address }, incoming };
  } catch (thrown) {
    await listener.close();
    throw thrown;
  }
}
