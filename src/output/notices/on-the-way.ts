import type { RequestMade } from '../../calendar/request-made.ts';
import { SECOND_MS } from '../../domain/interval.ts';
import type { Waiting } from '../../usecases/book-event.ts';

/** What a command waits for, for the person in front of it. */
export function waitingText({ ms }: Waiting): string {
  const seconds = Math.max(1, Math.round(ms / SECOND_MS));
  return `Somebody else took the same time at the same moment, and both gave way. Trying again in ${seconds} s.`;
}

/** A line for `--verbose`. */
export function requestText({ method, path, status, ms }: RequestMade): string {
  return `${method} ${path} ${status ?? 'no answer'} ${Math.round(ms)} ms`;
}
