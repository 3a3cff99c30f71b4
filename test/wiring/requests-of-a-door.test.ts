import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import { isThere, namesIn, readSmallFile } from '../../src/machine/small-file.ts';
import { readSettings } from '../../src/settings/settings.ts';
import type { BookEvent } from '../../src/usecases/book-event.ts';
import type { Door } from '../../src/usecases/ports.ts';
import { openBook } from '../../src/wiring/book.ts';
import { googleWorkshop } from '../support/google-workshop.ts';

/** A request that came in at a door, and what its door is told of it. */
function request() {
  const ending = new AbortController();
  const events: BookEvent['kind'][] = [];
  const door: Door = {
    interruption: ending.signal,
    observe: ({ kind }) => events.push(kind),
    tellOfBug: () => undefined,
    tellOfCommit: () => undefined,
  };
  return { door, events, end: () => ending.abort() };
}

test('a door ends one of its requests, down to what is being asked of Google, and none of the others', async () => {
  const { google, signedIn, done, folder } = await googleWorkshop();
  await done('book --customer 1 --service oil_change --at 2026-11-23T09:00');
  const environment = { BAY_HOME: join(folder, 'home'), ...signedIn.environment };
  const settings = readSettings({}, environment, {
    platform: 'linux',
    homeFolder: join(folder, 'person'),
    workingFolder: folder,
    ownZone: () => undefined,
    login: () => 'ana',
    readFile: readSmallFile,
    isThere,
    namesIn,
    fileSystemOf: () => null,
  });
  const opening = request();
  const intent = { dryRun: false, tied: async () => undefined };
  const book = await openBook(settings, systemClock, opening.door, intent);
  const [mine, yours] = [request(), request()];
  const asked = (door: Door) => {
    const { calendar, store } = book.portsOf(door);
    return store.shop.read().then(({ bays: [bay] }) => {
      const calendarId = bay?.calendarId ?? '';
      return calendar.eventsDuring(calendarId, { start: 0, end: 1 }, 60_000);
    });
  };
  google.faults.add({ when: { path: /events/ }, fault: 'half-open' });
  const before = google.requests.length;
  const unanswered = asked(mine.door);
  await expect.poll(() => google.requests.length).toBeGreaterThan(before);
  const answered = asked(yours.door);
  expect(await answered).toMatchObject({ kind: 'events' });
  mine.end();
  expect(await unanswered).toEqual({ kind: 'unknown', why: 'interrupted' });
  expect(yours.events).toContain('request');
  expect(opening.events).not.toContain('request');
  await book.ports.store.close();
});
