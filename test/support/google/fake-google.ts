import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { randomFrom } from '../../proof/random.ts';
import { CalendarModel } from './calendar-model.ts';
import { calendarAnswer } from './calendar-routes.ts';
import { isApplied } from './fault-kinds.ts';
import { send, sendFaulty } from './fault-wire.ts';
import { Faults } from './faults.ts';
import type { ModelSettings } from './model-state.ts';
import { OAuthModel } from './oauth-model.ts';
import { oauthReply } from './oauth-routes.ts';
import type { OAuthClient } from './oauth-settings.ts';
import { calendarScopes } from './scopes.ts';
import {
  jsonReply,
  type LoggedRequest,
  logged,
  type Reply,
  unknownAddress,
  type WireRequest,
} from './wire.ts';

/** The least that bay needs. */
export const BAY_SCOPES: readonly string[] = calendarScopes('.events', '.freebusy', '.calendarlist.readonly');

export interface FakeGoogleOptions {
  /** Epoch milliseconds; the machine's clock unless given. */
  readonly now?: () => number;
  readonly random?: () => number;
  readonly settings?: Partial<ModelSettings>;
  /** Who has an account; the first is who signs in. */
  readonly accounts?: readonly string[];
}

export interface SignedIn {
  readonly account: string;
  readonly refreshToken: string;
  readonly accessToken: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface FakeGoogle {
  /** `http://127.0.0.1:12345`: one origin for the API and for signing in. */
  readonly root: string;
  readonly model: CalendarModel;
  readonly oauth: OAuthModel;
  /** The desktop application that `environment` and `signedIn` are of. */
  readonly client: OAuthClient;
  readonly faults: Faults;
  /** All that has arrived, in order; a test may empty it. */
  readonly requests: LoggedRequest[];
  /** How many connections it was given. */
  readonly connections: () => number;
  /** Settings of a bay that is to sign in here. */
  environment(): Readonly<Record<string, string>>;
  /** Settings of a bay that has signed in: by default as the first account, with the scopes that bay asks for. */
  signedIn(options?: { account?: string; scopes?: readonly string[] }): SignedIn;
  /** One more calendar of the first account, or of another; gives its id. */
  addCalendar(calendar?: { id?: string; owner?: string; summary?: string; timeZone?: string }): string;
  /** Ends every connection at once, also those that hang. */
  close(): Promise<void>;
}

/**
 * Google Calendar and its sign-in on a free port of this machine, as strict as the service itself (docs/google.md §1). What
 * nobody has tried there is marked `[unverified]`.
 */
export async function startFakeGoogle(options: FakeGoogleOptions = {}): Promise<FakeGoogle> {
  const { now = Date.now, random = randomFrom(1), settings = {}, accounts = ['shop@example.com'] } = options;
  const model = new CalendarModel({ now, random, settings });
  for (const account of accounts) model.addAccount(account);
  const oauth = new OAuthModel({ now, random, accounts: () => model.accounts });
  const client = oauth.register();
  const faults = new Faults();
  const requests: LoggedRequest[] = [];
  const sockets = new Set<Socket>();

  const replyTo = (request: WireRequest, log: LoggedRequest): Reply => {
    const signIn = oauthReply(request, oauth, model.accounts);
    const answer =
      signIn === null && request.path.startsWith('/calendar/v3/')
        ? calendarAnswer(request, model, oauth)
        : null;
    const reply = signIn ?? (answer === null ? unknownAddress(request) : jsonReply(answer, request));
    log.status = reply.status;
    log.responseBody = answer === null ? reply.body.toString() : answer.body;
    return { ...reply, headers: { date: new Date(now()).toUTCString(), ...reply.headers } };
  };

  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await read(incoming);
    const log = logged(request);
    requests.push(log);
    faults.arrived();
    const fault = faults.meant(log);
    log.fault = fault?.kind ?? null;
    const reply = fault === null || isApplied(fault) ? replyTo(request, log) : null;
    if (fault?.kind === 'late')
      faults.holdBack(() => replyTo(request, log), fault.afterRequests ?? Number.POSITIVE_INFINITY);
    const sends = () => {
      if (fault !== null) sendFaulty(fault, request, reply, response);
      else if (reply !== null && !response.destroyed) send(reply, response);
    };
    if (faults.latencyMs > 0) setTimeout(sends, faults.latencyMs).unref();
    else sends();
  };

  const server = createServer((incoming, response) => {
    answer(incoming, response).catch(() => incoming.socket.destroy());
  });
  let connections = 0;
  server.on('connection', (socket) => {
    connections += 1;
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening);
  });
  const root = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const environment = () => ({
    GOOGLE_CLIENT_ID: client.id,
    GOOGLE_CLIENT_SECRET: client.secret ?? '',
    GOOGLE_API_ROOT: root,
    GOOGLE_OAUTH_ROOT: root,
  });

  return {
    root,
    model,
    oauth,
    client,
    faults,
    requests,
    connections: () => connections,
    environment,
    signedIn: ({ account = accounts[0] ?? 'shop@example.com', scopes = BAY_SCOPES } = {}) => {
      model.addAccount(account);
      const tokens = oauth.grant(client, account, scopes);
      return {
        account,
        ...tokens,
        environment: { ...environment(), GOOGLE_REFRESH_TOKEN: tokens.refreshToken },
      };
    },
    addCalendar: (calendar = {}) =>
      model.addCalendar({ owner: accounts[0] ?? 'shop@example.com', ...calendar }),
    close: async () => {
      const closed = new Promise<void>((done) => {
        server.close(() => done());
      });
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function read(incoming: IncomingMessage): Promise<WireRequest> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const { pathname, searchParams } = new URL(incoming.url ?? '/', 'http://fake');
  return {
    method: incoming.method ?? 'GET',
    path: pathname,
    query: searchParams,
    headers: incoming.headers,
    text: Buffer.concat(parts).toString(),
  };
}
