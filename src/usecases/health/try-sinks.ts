import { SECOND_MS } from '../../domain/interval.ts';
import type { AlertMessage, AlertSink, Telling } from '../../sinks/alert-sink.ts';

/** What came of a test message on one way. */
export interface SinkTried {
  readonly sink: AlertSink['name'];
  readonly telling: Telling;
}

const WITHIN_MS = 15 * SECOND_MS;

/** Sends a message on every way at once, whatever its least level and quiet hours are. Nothing of it is kept. */
export async function trySinks(sinks: readonly AlertSink[], message: AlertMessage): Promise<SinkTried[]> {
  return Promise.all(
    sinks.map(async ({ name, tell }) => ({ sink: name, telling: await tell(message, WITHIN_MS) })),
  );
}
