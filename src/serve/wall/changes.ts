import type { ServerResponse } from 'node:http';
import type { Clock } from '../../clock.ts';
import { HOUR_MS, type Instant, MINUTE_MS, SECOND_MS } from '../../domain/interval.ts';
import { jsonText } from '../../output/form/view.ts';
import { headed, type Page, type Stream, send } from '../http/replies.ts';

/** So many screens are told at a time. */
export const MOST_STREAMS = 8;
const PING_MS = 15 * SECOND_MS;
/** Then whoever listens asks again, so that nothing stays open that nobody closes. */
const LIFE_MS = HOUR_MS;
/** Whoever has so many bytes of signs before them does not read any more. */
const MOST_UNREAD_BYTES = 4_096;

/** Whoever shows today is told that it is not the same any more, and asks anew for what it shows. */
export interface Changes {
  /** A stream of server-sent events: `changed`, and `ping` every 15 seconds. Who comes when there are enough is told so. */
  readonly stream: () => Stream;
  /** `known` or the minute is another one than at the last look: something that is shown may be different. */
  readonly look: (known: string, now: Instant) => void;
  /** How many listen. */
  readonly listening: () => number;
}

const TOO_MANY: Page = {
  status: 503,
  type: 'application/json',
  text: jsonText({ error: `${MOST_STREAMS} screens are being told of changes, and more cannot be` }),
  headers: { 'Retry-After': '30' },
};

export function changesBy(clock: Pick<Clock, 'sleep'>): Changes {
  const listeners = new Set<ServerResponse>();
  let last = '';

  const begin = (response: ServerResponse): void => {
    if (listeners.size >= MOST_STREAMS) return send(response, TOO_MANY);
    const gone = new AbortController();
    listeners.add(response);
    response.on('close', () => {
      listeners.delete(response);
      gone.abort();
    });
    response.writeHead(200, headed('text/event-stream'));
    // Whatever has happened before is shown from now on.
    response.write(`retry: 3000\n${sign('changed')}`);
    void keepAlive(response, gone.signal, clock);
  };

  return {
    stream: () => ({ begin }),
    look: (known, now) => {
      const seen = `${known} ${Math.floor(now / MINUTE_MS)}`;
      if (seen === last) return;
      last = seen;
      for (const response of listeners) tell(response, 'changed');
    },
    listening: () => listeners.size,
  };
}

async function keepAlive(
  response: ServerResponse,
  gone: AbortSignal,
  clock: Pick<Clock, 'sleep'>,
): Promise<void> {
  for (let lived = PING_MS; lived < LIFE_MS; lived += PING_MS) {
    await clock.sleep(PING_MS, gone);
    if (gone.aborted) return;
    tell(response, 'ping');
  }
  response.end();
}

/** A sign is worth nothing later: whoever does not read is dropped, and finds the present state on coming back. */
function tell(response: ServerResponse, event: 'changed' | 'ping'): void {
  if (response.writableLength > MOST_UNREAD_BYTES) response.destroy();
  else response.write(sign(event));
}

function sign(event: 'changed' | 'ping'): string {
  return `event: ${event}\ndata: {}\n\n`;
}
