import type { Deed } from '../../domain/deed.ts';
import type { JournalEntry } from '../../domain/journal.ts';
import type { JournalScope } from '../../store/journal.ts';
import type { Page } from '../../store/page.ts';
import type { Ports } from '../ports.ts';

/** What was done, and what that was about: of what takes something back, what had been done first. */
export interface Told {
  readonly entry: JournalEntry;
  readonly about: Deed;
}

/** A page of what was done, newest first. */
export interface History {
  readonly told: readonly Told[];
  /** There is more after it. */
  readonly more: boolean;
}

/** Of how many visits and people of one deed it is told what was done to them. */
const MOST_TOLD = 4;

export async function readHistory(
  scope: JournalScope,
  { limit, offset }: Page,
  ports: Pick<Ports, 'store'>,
): Promise<History> {
  const { journal } = ports.store;
  const entries = await journal.newest(limit + 1, scope, offset);
  const told: Told[] = [];
  for (const entry of entries.slice(0, limit))
    told.push({ entry, about: await journal.deed(await firstDone(entry, ports), MOST_TOLD) });
  return { told, more: entries.length > limit };
}

/** What was taken back, or done again, in the end. */
export async function firstDone(entry: JournalEntry, { store }: Pick<Ports, 'store'>): Promise<JournalEntry> {
  let first = entry;
  while (first.undoes !== null && (first.verb === 'taken-back' || first.verb === 'done-again')) {
    const earlier = await store.journal.get(first.undoes);
    if (earlier === null) break;
    first = earlier;
  }
  return first;
}
