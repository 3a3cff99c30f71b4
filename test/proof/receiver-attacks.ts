import { headOf, type NotificationHead, type WatchedCalendar } from '../support/notifications.ts';
import { percentile, pick, type Random } from './random.ts';
import { postingTo, type ReceiverSite } from './receiver-site.ts';

/** So many call at a time. */
const CALLERS = 48;
const LONG_BODY = Buffer.alloc(10 * 1_024 * 1_024, 'x');
const LONG_HEAD = `X-Long: ${'x'.repeat(100 * 1_024)}\r\n`;
const MADE_UP = 'nYyAaXkq2mZ0l4Vt7cQpR3sUe9dWb6fHgJ1iKoLxMzE';

/** How many answers of each status there were; null: the connection was ended without one. */
export type Statuses = ReadonlyMap<number | null, number>;

/** What is wrong with it is left to chance, and from where it comes, as a proxy says it. */
export function forgedHead(channels: readonly WatchedCalendar[], random: Random): NotificationHead {
  const channel = pick(channels, random);
  const head = headOf(channel, 1 + Math.floor(random() * 1_000_000), random() < 0.1 ? 'sync' : 'exists');
  const { 'x-goog-channel-token': token = '', ...without } = head;
  const changed = pick<NotificationHead>(
    [
      { ...head, 'x-goog-channel-token': MADE_UP },
      without,
      { ...head, 'x-goog-channel-token': token.slice(0, Math.floor(random() * token.length)) },
      { ...head, 'x-goog-channel-id': `made-up-${Math.floor(random() * 1e9)}` },
      { ...head, 'x-goog-resource-id': `${channel.resourceId}x` },
    ],
    random,
  );
  const [a, b] = [Math.floor(random() * 64), Math.floor(random() * 256)];
  return { ...changed, 'x-forwarded-for': `203.0.${a}.${b}` };
}

/** Posts so many, from many callers at a time. `meanwhile`: told now and then. */
export async function postMany(
  { post }: Pick<ReceiverSite, 'post'>,
  count: number,
  head: (order: number) => NotificationHead,
  meanwhile: () => void = () => undefined,
): Promise<Statuses> {
  const statuses = new Map<number | null, number>();
  let sent = 0;
  await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      while (sent < count) {
        sent += 1;
        if (sent % 500 === 0) meanwhile();
        const status = await post(head(sent));
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    }),
  );
  return statuses;
}

/** One that is right, again and again, while so many forgeries come from a single address, as where the proxy says nothing of it. */
export async function rightDuring(
  site: ReceiverSite,
  channel: WatchedCalendar,
  forged: number,
  random: Random,
): Promise<{ readonly p99Ms: number; readonly refused: number }> {
  const flooding = { isOver: false };
  const flood = postMany(site, forged, () => {
    const { 'x-forwarded-for': _, ...head } = forgedHead(site.channels, random);
    return head;
  }).then(() => {
    flooding.isOver = true;
  });
  const times: number[] = [];
  let refused = 0;
  // On a connection of its own: those of the flood are all in use, and to wait for one of them says nothing of the receiver.
  const { post, destroy } = postingTo(site.port);
  for (let number = 2; !flooding.isOver; number += 1) {
    const began = performance.now();
    refused += Number((await post(headOf(channel, number))) !== 200);
    times.push(performance.now() - began);
    await passed(5);
  }
  await flood;
  destroy();
  return { p99Ms: Math.round(percentile(times, 0.99)), refused };
}

/** So many that begin a request, and go on with it byte by byte. */
export function beSlow(
  { connection }: Pick<ReceiverSite, 'connection'>,
  count: number,
): { readonly left: () => number; readonly end: () => void } {
  const sockets = Array.from({ length: count }, () => {
    const socket = connection();
    socket.write('POST /google/notifications HTTP/1.1\r\nHost: bay\r\nX-Slow: ');
    return socket.resume();
  });
  const drip = setInterval(() => sockets.forEach((socket) => void socket.write('x')), 500);
  return {
    left: () => sockets.filter((socket) => !socket.closed).length,
    end: () => {
      clearInterval(drip);
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** How many of so many requests with a body of 10 MiB, and with a head of 100 KiB, are answered as if nothing were wrong. */
export async function longTaken(site: ReceiverSite): Promise<{ bodies: number; heads: number }> {
  const [bodies, heads] = await Promise.all([
    takenOf(site, 10, `Content-Length: ${LONG_BODY.length}\r\n`, LONG_BODY),
    takenOf(site, 50, LONG_HEAD, Buffer.alloc(0)),
  ]);
  return { bodies, heads };
}

async function takenOf(
  { connection }: Pick<ReceiverSite, 'connection'>,
  count: number,
  head: string,
  body: Buffer,
): Promise<number> {
  const answers = await Promise.all(
    Array.from({ length: count }, async () => {
      const socket = connection();
      const closed = new Promise((resolve) => void socket.once('close', resolve));
      let told = '';
      socket.on('data', (chunk: Buffer) => {
        told += chunk.toString();
      });
      socket.write(`POST /google/notifications HTTP/1.1\r\nHost: bay\r\n${head}\r\n`);
      socket.write(body);
      await closed;
      return told;
    }),
  );
  return answers.filter((told) => told.startsWith('HTTP/1.1 200')).length;
}

/** Calls of both kinds, until it is over. */
export async function floodUntil(
  isOver: () => boolean,
  { post, channels }: Pick<ReceiverSite, 'post' | 'channels'>,
  random: Random,
): Promise<void> {
  const call = async () => {
    while (!isOver()) {
      const head = random() < 0.5 ? forgedHead(channels, random) : headOf(pick(channels, random), 2);
      if ((await post(head)) === null) await passed(20);
    }
  };
  await Promise.all([call(), call(), call(), call()]);
}

export function passed(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
