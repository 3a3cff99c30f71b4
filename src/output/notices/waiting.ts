import { SECOND_MS } from '../../domain/interval.ts';
import type { Waiting } from '../../usecases/ports.ts';

/** What a command waits for, for the person in front of it. */
export function waitingText({ ms }: Waiting): string {
  const seconds = Math.max(1, Math.round(ms / SECOND_MS));
  return `Somebody else took the same time at the same moment, and both gave way. Trying again in ${seconds} s.`;
}
