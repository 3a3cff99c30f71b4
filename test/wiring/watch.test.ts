import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Clock, fixedClock } from '../../src/clock.ts';
import { isThere, namesIn, readSmallFile } from '../../src/machine/small-file.ts';
import { type Environment, readSettings } from '../../src/settings/settings.ts';
import { openBook } from '../../src/wiring/book.ts';
import { openWatch } from '../../src/wiring/watch.ts';
import { alertListener } from '../support/alert-listener.ts';
import { type GoogleWorkshop, googleWorkshop } from '../support/google-workshop.ts';
import { instantOf } from '../support/workshop-words.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-23T09:00';

/** A clock that stands still until it is moved, with the machine's own alarms. */
function movedClock(from: string): Clock & { to: (now: string) => void } {
  let now = instantOf(from);
  return {
    ...fixedClock(0),
    now: () => now,
    to: (text) => {
      now = instantOf(text);
    },
  };
}

/** Somebody who watches over the book of that workshop, as a process that stays does. */
async function watchOver(shop: GoogleWorkshop, clock: Clock, environment: Environment = {}) {
  const given = { BAY_HOME: join(shop.folder, 'home'), ...shop.signedIn.environment, ...environment };
  const settings = readSettings({}, given, {
    platform: 'linux',
    homeFolder: join(shop.folder, 'person'),
    workingFolder: shop.folder,
    ownZone: () => undefined,
    login: () => 'ana',
    readFile: readSmallFile,
    isThere,
    namesIn,
    fileSystemOf: () => null,
  });
  const door = {
    interruption: new AbortController().signal,
    observe: () => undefined,
    tellOfBug: () => undefined,
    tellOfCommit: () => undefined,
  };
  const book = await openBook(settings, clock, door, { dryRun: false, tied: async () => undefined });
  onTestFinished(() => book.ports.store.close());
  return { ...(await openWatch(settings, book, clock, {})), store: book.ports.store };
}

describe('who is told', () => {
  test('of a sign-in that Google refuses: within one look, once, and when it is mended', async () => {
    const shop = await googleWorkshop();
    const { url, posted } = await alertListener();
    const clock = movedClock('Mon 2026-11-23 07:00');
    const environment = { BAY_ALERT_WEBHOOK: url };
    await shop.done(NINE, 'sync');
    const watch = await watchOver(shop, clock, environment);
    await watch.look();
    expect(posted).toEqual([]);

    shop.google.oauth.revoke(shop.signedIn.refreshToken);
    await shop.bay('sync');
    const { health } = await watch.look();
    expect(health).toMatchObject({ level: 'critical', verdict: 'needs-person' });
    await watch.look();
    expect(posted.map(({ body }) => body)).toEqual([
      {
        key: 'bay-1-raised-2026-11-23',
        alert_id: 1,
        news: 'raised',
        level: 'critical',
        code: 'signed-out',
        shop: 'My Garage',
        about: 'default',
        title:
          'My Garage: the sign-in at Google is of no use (invalid_grant: Token has been expired or revoked), since Mon 23 Nov 07:00',
        text: 'Sign in again: bay auth',
        since: '2026-11-23T07:00:00-05:00',
        at: '2026-11-23T07:00:00-05:00',
      },
    ]);
    expect(await shop.story('alerts')).toMatchInlineSnapshot(`
      "$ bay alerts
      ✗ 1  critical: the sign-in at Google is of no use (invalid_grant: Token has been expired or revoked), since Mon 23 Nov 07:00
           Sign in again: bay auth
      2> ! Google refuses the sign-in (invalid_grant: Token has been expired or revoked). Sign in again: bay auth
      2> ! Nobody keeps watch, so this is as it was last looked at: bay serve
      "
    `);

    const again = shop.google.signedIn();
    const mended = await watchOver({ ...shop, signedIn: again }, clock, environment);
    await mended.look();
    await mended.look();
    expect(posted.map(({ body }) => body.news)).toEqual(['raised', 'over']);
    expect(await shop.story('alerts list --all')).toMatchInlineSnapshot(`
      "$ bay alerts list --all
      ✓ 1  critical: the sign-in at Google is of no use (invalid_grant: Token has been expired or revoked), since Mon 23 Nov 07:00
           over since Mon 23 Nov 07:00
      There is no alert.
      2> ! Nobody keeps watch, so this is as it was last looked at: bay serve
      "
    `);
  });

  test('of what somebody has seen to: again after an hour, if it stays', async () => {
    const shop = await googleWorkshop();
    const { url, posted } = await alertListener();
    const clock = movedClock('Mon 2026-11-23 07:00');
    shop.google.oauth.revoke(shop.signedIn.refreshToken);
    await shop.bay('sync');
    const watch = await watchOver(shop, clock, { BAY_ALERT_WEBHOOK: url });
    await watch.look();
    expect(
      await shop.story('alerts resolve 1 --dry-run', 'alerts resolve 1', 'alerts resolve 1'),
    ).toMatchInlineSnapshot(`
      "$ bay alerts resolve 1 --dry-run
      Would take alert 1 for seen to
        the sign-in at Google is of no use (invalid_grant: Token has been expired or revoked), since Mon 23 Nov 07:00
      2> ! Google refuses the sign-in (invalid_grant: Token has been expired or revoked). Sign in again: bay auth

      $ bay alerts resolve 1
      ✓ Alert 1 is seen to; it comes back if its cause stays
        the sign-in at Google is of no use (invalid_grant: Token has been expired or revoked), since Mon 23 Nov 07:00
      2> ! Google refuses the sign-in (invalid_grant: Token has been expired or revoked). Sign in again: bay auth

      $ bay alerts resolve 1
      ! Alert 1 was over already, since Mon 23 Nov 07:00
        the sign-in at Google is of no use (invalid_grant: Token has been expired or revoked), since Mon 23 Nov 07:00
      2> ! Google refuses the sign-in (invalid_grant: Token has been expired or revoked). Sign in again: bay auth
      "
    `);
    expect(await shop.json('alerts resolve 1 --idempotency-key one')).toMatchObject({ already: true });
    clock.to('Mon 2026-11-23 07:59');
    await watch.look();
    expect(posted).toHaveLength(1);
    clock.to('Mon 2026-11-23 08:00');
    await watch.look();
    expect(posted.map(({ body }) => [body.alert_id, body.news])).toEqual([
      [1, 'raised'],
      [2, 'raised'],
    ]);
  });

  test('nobody at night, nobody of what matters less than they wish, and later what is still so', async () => {
    const shop = await googleWorkshop();
    const { url, posted } = await alertListener();
    const clock = movedClock('Mon 2026-11-23 06:00');
    shop.google.oauth.revoke(shop.signedIn.refreshToken);
    await shop.bay('sync');
    const quiet = { BAY_ALERT_WEBHOOK: url, BAY_ALERT_WEBHOOK_QUIET: '20:00-07:00' };
    const watch = await watchOver(shop, clock, quiet);
    await watch.look();
    expect(posted).toEqual([]);
    clock.to('Mon 2026-11-23 07:00');
    await watch.look();
    expect(posted).toHaveLength(1);
  });
});

/** A sign-in that Google refuses was told of once, and answered so. */
async function signedOut(status: number | null) {
  const shop = await googleWorkshop();
  const { url, posted, answer } = await alertListener();
  const clock = movedClock('Mon 2026-11-23 07:00');
  shop.google.oauth.revoke(shop.signedIn.refreshToken);
  await shop.bay('sync');
  answer.status = status;
  const watch = await watchOver(shop, clock, { BAY_ALERT_WEBHOOK: url });
  await watch.look();
  answer.status = 200;
  return { ...watch, clock, posted };
}

describe('what was sent', () => {
  test('and was refused, is sent again after five minutes, once', async () => {
    const { look, clock, posted } = await signedOut(503);
    clock.to('Mon 2026-11-23 07:04');
    await look();
    expect(posted).toHaveLength(1);
    clock.to('Mon 2026-11-23 07:05');
    await look();
    await look();
    expect(posted).toHaveLength(2);
  });

  test('and may have got there, is not sent again', async () => {
    const { look, clock, posted } = await signedOut(null);
    clock.to('Mon 2026-11-23 08:00');
    await look();
    expect(posted).toHaveLength(1);
  });

  test('is not sent again by another process, whatever became of the one that claimed it', async () => {
    const { look, clock, posted, store } = await signedOut(404);
    clock.to('Mon 2026-11-23 07:05');
    await store.alerts.claim(1, 'webhook', 'raised', clock.now(), null);
    await look();
    expect(posted).toHaveLength(1);
  });
});

describe('whoever watches', () => {
  const TUESDAY = 'Tue 2026-11-24 07:30';

  test('mends what is safe without being asked, and knows then that it is over', async () => {
    const shop = await googleWorkshop();
    await shop.done('sync');
    const watch = await watchOver(shop, movedClock(TUESDAY));
    const found = await watch.look();
    expect(found.calendars[0]?.health.reasons).toMatchObject([{ code: 'late' }]);
    const mended = await watch.mend(found);
    expect(mended?.applied).toEqual([{ calendar: 'primary', code: 'late', how: 'in-step', isMended: true }]);
    const after = await watch.look();
    expect(after.health.level).toBe('none');
    expect(await watch.mend(after)).toBeNull();
  });

  test('leaves alone what does not answer, which it asks again anyway', async () => {
    const shop = await googleWorkshop();
    await shop.done('sync');
    shop.google.faults.add({ when: {}, fault: 'redirect', times: 1_000 });
    await shop.bay(NINE);
    const watch = await watchOver(shop, movedClock('Mon 2026-11-23 07:30'));
    const found = await watch.look();
    expect(found.health.level).toBe('critical');
    shop.google.requests.splice(0);
    expect(await watch.mend(found)).toBeNull();
    expect(shop.google.requests).toEqual([]);
  });

  test('tries what it cannot mend three times an hour, and then a person must look', async () => {
    const shop = await googleWorkshop();
    await shop.done('sync');
    const { url, posted } = await alertListener();
    const clock = movedClock(TUESDAY);
    const watch = await watchOver(shop, clock, { BAY_ALERT_WEBHOOK: url });
    // Nothing is read as long as an old copy of the book is in use.
    const behind = { kind: 'book-behind', appointmentId: null, eventId: null, event: null } as const;
    const { calendarId } = (await watch.store.places.inForce())[0] ?? { calendarId: '' };
    await watch.store.inbox.add([{ ...behind, calendarId, detail: null }], clock.now());
    const tried: number[] = [];
    for (let minute = 30; minute < 90; minute += 1) {
      const [hour, rest] = [7 + Math.floor(minute / 60), String(minute % 60).padStart(2, '0')];
      clock.to(`Tue 2026-11-24 0${hour}:${rest}`);
      if ((await watch.mend(await watch.look())) !== null) tried.push(minute);
    }
    expect(tried).toEqual([30, 40, 50]);
    expect(posted.map(({ body }) => body.code)).toContain('mended-out');
  });
});

test('a sign of life goes out as often as somebody says that there is one, but not more than twice a minute', async () => {
  const shop = await googleWorkshop();
  const { url, posted } = await alertListener();
  const clock = movedClock('Mon 2026-11-23 07:00');
  await shop.done('sync');
  const { beat } = await watchOver(shop, clock, { BAY_HEARTBEAT_URL: url });
  await beat();
  await beat();
  expect(posted).toHaveLength(1);
  clock.to('Mon 2026-11-23 07:01');
  await beat();
  expect(posted).toHaveLength(2);
});
