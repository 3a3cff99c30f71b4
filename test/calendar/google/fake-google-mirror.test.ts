import fc from 'fast-check';
import { expect, test } from 'vitest';
import { at, openModel, pageOf, SHOP, times } from './open-fake-google.ts';

const IDS = ['ev000', 'ev111', 'ev222', 'ev333'];

type Opened = ReturnType<typeof openModel>;
type Mirror = Map<string, string>;

const id = fc.constantFrom(...IDS);

/** What the program, a person or time does next. */
const step = fc.oneof(
  fc.record({ does: fc.constantFrom('insert', 'patch', 'remove'), id }),
  fc.record({ does: fc.constantFrom('move', 'delete', 'restore', 'purge'), id }),
  fc.record({ does: fc.constantFrom('wait', 'sync', 'expire'), id }),
);

function take({ google, model, clock }: Opened, does: string, eventId: string): void {
  const { people } = model;
  if (does === 'insert') google.insert({ id: eventId, ...times('09:00-10:00') });
  if (does === 'patch') google.patch(eventId, { summary: 'x' });
  if (does === 'remove') google.remove(eventId);
  if (does === 'wait') clock.pass(700);
  if (does === 'expire') model.expireSyncTokens();
  const event = model.event(SHOP, eventId);
  if (event === undefined) return;
  if (does === 'move') people.move(SHOP, eventId, { start: at('11:00'), end: at('12:00') });
  if (does === 'delete' && event.status !== 'cancelled') people.delete(SHOP, eventId);
  if (does === 'restore') people.restore(SHOP, eventId);
  if (does === 'purge') people.purge(SHOP, eventId);
}

/** One round of a client that keeps a copy by sync tokens; gives the token for the next. */
function follow({ google }: Opened, mirror: Mirror, token: string | null): string {
  const base = token === null ? {} : { syncToken: token };
  let pageToken: string | null | undefined;
  do {
    const answer = google.list({ ...base, maxResults: 2, ...(pageToken ? { pageToken } : {}) });
    if (answer.status === 410) {
      mirror.clear();
      return follow({ google } as Opened, mirror, null);
    }
    const { items = [], nextPageToken, nextSyncToken } = pageOf(answer);
    for (const { id: eventId, status, etag } of items)
      if (status === 'cancelled') mirror.delete(eventId ?? '');
      else mirror.set(eventId ?? '', etag ?? '');
    if (nextSyncToken) return nextSyncToken;
    pageToken = nextPageToken;
  } while (pageToken);
  throw new Error('the last page has no sync token');
}

test('whoever follows the sync tokens ends with what is there, whatever happens in between', () => {
  const settings = fc.record({
    lagMs: fc.constantFrom(0, 1000),
    bareTombstones: fc.boolean(),
    pageSizes: fc.constantFrom(null, [1], [0, 1, 2]),
  });
  fc.assert(
    fc.property(settings, fc.array(step, { maxLength: 40 }), (chosen, steps) => {
      const opened = openModel(chosen);
      const mirror: Mirror = new Map();
      let token: string | null = null;
      for (const { does, id: eventId } of steps)
        if (does === 'sync') token = follow(opened, mirror, token);
        else take(opened, does, eventId);
      opened.clock.pass(1000);
      follow(opened, mirror, token);
      const live = [...opened.model.liveEvents(SHOP)].map((event) => [event.id, event.etag]);
      expect(mirror).toEqual(new Map(live as [string, string][]));
    }),
    { numRuns: 300 },
  );
});
