import { badRequest, REFUSALS, Refused } from './answer.ts';
import type { ListQuery } from './list-query.ts';
import type { ModelState } from './model-state.ts';
import type { StoredCalendar } from './stored-calendar.ts';

export interface SyncToken {
  /** The last change that its holder knows of. */
  readonly horizon: number;
  /** The filter of the full sync. */
  readonly timeMin: number | null;
  readonly timeMax: number | null;
}

/** Opaque to clients: calendar, number, horizon, when it was made, what it was asked with. */
export function newSyncToken(
  state: ModelState,
  calendar: StoredCalendar,
  horizon: number,
  { syncKey, timeMin, timeMax }: Pick<ListQuery, 'syncKey' | 'timeMin' | 'timeMax'>,
): string {
  calendar.tokensMade += 1;
  const parts = [
    calendar.serial,
    calendar.tokensMade,
    horizon,
    state.now(),
    syncKey,
    timeMin ?? '',
    timeMax ?? '',
  ];
  return Buffer.from(parts.join('|')).toString('base64');
}

/**
 * Throws 410 for a token that no longer holds or is another calendar's, 400 for what is none, and for one that comes with
 * other parameters than it was made with: Google calls that undefined, so no client may rely on an answer.
 */
export function readSyncToken(state: ModelState, calendar: StoredCalendar, query: ListQuery): SyncToken {
  const text = Buffer.from(query.syncToken ?? '', 'base64').toString('latin1');
  const [serial, number, horizon, madeAt, syncKey, timeMin, timeMax] = text.split('|');
  if (timeMax === undefined || !/^\d+$/.test(horizon ?? ''))
    throw new Refused(badRequest('invalid', 'Invalid sync token value.', 'syncToken'));
  if (
    Number(serial) !== calendar.serial ||
    Number(number) <= calendar.tokensHoldFrom ||
    state.now() - Number(madeAt) > state.settings.syncTokenLifeMs
  )
    throw new Refused(REFUSALS.fullSyncRequired);
  if (syncKey !== query.syncKey)
    throw new Refused(
      badRequest('invalid', 'Parameters differ from the initial synchronization.', 'syncToken'),
    );
  return { horizon: Number(horizon), timeMin: bound(timeMin), timeMax: bound(timeMax) };
}

function bound(part: string | undefined): number | null {
  return part === undefined || part === '' ? null : Number(part);
}
