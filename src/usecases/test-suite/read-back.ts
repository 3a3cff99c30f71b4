import type { StoredEvent } from '../../domain/calendar-event.ts';
import { CheckFailed, type Difference } from './check.ts';

type Sent = Pick<StoredEvent, 'start' | 'end' | 'title' | 'description'>;

/** Throws `CheckFailed` for an event that does not say what was sent, or is not marked as this run's. */
export function assertAsSent(sent: Sent, found: StoredEvent, testRun: string): void {
  const differences: Difference[] = [];
  for (const field of ['start', 'end'] as const) {
    if (sent[field] !== found[field]) differences.push({ field, sent: sent[field], found: found[field] });
  }
  for (const field of ['title', 'description'] as const) {
    if (sent[field] !== found[field]) differences.push({ field, sent: sent[field], found: found[field] });
  }
  if (found.testRun !== testRun) differences.push({ field: 'mark' });
  if (differences.length > 0) throw new CheckFailed({ kind: 'differs', differences });
}
