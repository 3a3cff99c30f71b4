import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** The moments around one request at which a process may die. */
export const MOMENTS = [
  'before it is sent',
  'while it is on its way',
  'before its answer is read',
  'once its answer is there',
] as const;
export type Moment = (typeof MOMENTS)[number];

/** At that moment of the `request`-th request, counted from 1, `strike` is called, once. */
export interface Aim {
  readonly request: number;
  readonly moment: Moment;
  readonly strike: () => void;
}

/** The wire between one process at a time and Google: it tells when a request passes, and keeps back what must not arrive. */
export interface WireTap {
  /** `http://127.0.0.1:12345` */
  readonly root: string;
  /** From now on, requests are counted anew. Null: nothing happens to them. */
  aim(aim: Aim | null): void;
  close(): Promise<void>;
}

/** The first bytes of a request. The client never sends the next one before it has the answer to the last. */
const BEGINS = /^(?:GET|POST|PUT|PATCH|DELETE) \//;

export async function tapWire(googleRoot: string): Promise<WireTap> {
  const { hostname, port } = new URL(googleRoot);
  const sockets = new Set<Socket>();
  let aimed: Aim | null = null;
  let requests = 0;

  const strikesAt = (moment: Moment): boolean => {
    if (aimed === null || aimed.request !== requests || aimed.moment !== moment) return false;
    const { strike } = aimed;
    aimed = null;
    strike();
    return true;
  };

  const server = createServer((client) => {
    const google = connect(Number(port), hostname);
    let unanswered = false;
    for (const socket of [client, google]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
    }
    client.on('data', (part) => {
      if (BEGINS.test(part.toString('latin1', 0, 10))) {
        requests += 1;
        unanswered = true;
      }
      if (strikesAt('before it is sent')) client.destroy();
      if (client.destroyed) return;
      google.write(part);
      strikesAt('while it is on its way');
    });
    google.on('data', (part) => {
      const first = unanswered;
      unanswered = false;
      if (first && strikesAt('before its answer is read')) client.destroy();
      if (client.destroyed) return;
      client.write(part);
      if (first) strikesAt('once its answer is there');
    });
    // What a process has sent before it died still arrives.
    client.on('close', () => google.end());
    google.on('close', () => client.end());
    for (const socket of [client, google]) socket.on('close', () => sockets.delete(socket));
  });

  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    aim: (aim) => {
      aimed = aim;
      requests = 0;
    },
    close: async () => {
      const closed = new Promise<void>((done) => {
        server.close(() => done());
      });
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
