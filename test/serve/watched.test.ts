import { expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from '../../src/domain/interval.ts';
import { pagesOf } from '../../src/serve/http/pages.ts';
import { progressBy } from '../../src/serve/loop/progress.ts';
import { alertListener } from '../support/alert-listener.ts';
import { servedShop } from '../support/serve-door.ts';

const NINE = 'book --customer 1 --service oil_change --at 2026-11-24T09:00';

const NO_PAGE = { status: 200, type: 'text/plain', text: '' };

test('a sign-in that Google takes no more is critical within one look, and told once', async () => {
  const alerts = await alertListener();
  const beats = await alertListener();
  const serving = { BAY_ALERT_WEBHOOK: alerts.url, BAY_HEARTBEAT_URL: beats.url };
  const shop = await servedShop({ now: 'Mon 2026-11-23 10:00', serving });
  await shop.done(NINE);
  const served = await shop.serve();
  await shop.clock.pass(MINUTE_MS);
  // For what is loaded at the first look, simulated time does not wait.
  const page = () => fetch(`${served.root()}/api/health`);
  await expect.poll(async () => (await page()).status, { timeout: 20_000 }).toBe(200);
  await shop.clock.pass(3 * MINUTE_MS);
  expect(await shop.json('health')).toMatchObject({
    exitCode: 0,
    data: {
      level: 'none',
      kept_in_step: true,
      calendars: [{ verdict: 'sound', expected_every_seconds: 900 }],
    },
  });
  expect(beats.posted.length).toBeGreaterThanOrEqual(3);

  shop.google.oauth.revoke(shop.refreshToken);
  await shop.clock.pass(3 * MINUTE_MS);
  const found = await page();
  expect(found.status).toBe(200);
  expect(await found.json()).toMatchObject({
    level: 'critical',
    verdict: 'needs_person',
    calendars: [
      { calendar: 'primary', reasons: [{ code: 'signed-out', remedy: 'Sign in again: bay auth' }] },
    ],
  });
  await shop.clock.pass(30 * MINUTE_MS);
  expect(alerts.posted.map(({ body }) => [body.news, body.level, body.code])).toEqual([
    ['raised', 'critical', 'signed-out'],
  ]);
});

test('a token is renewed before it ends, in no reading’s time, and a sign-in that is taken back by then is told', async () => {
  const alerts = await alertListener();
  // At night nothing is read for a quarter of an hour at a time.
  const shop = await servedShop({
    now: 'Mon 2026-11-23 22:00',
    lookMs: 10 * SECOND_MS,
    serving: { BAY_ALERT_WEBHOOK: alerts.url },
  });
  await shop.done(NINE);
  await shop.serve();
  await shop.clock.pass(MINUTE_MS);
  /** Whether a calendar was asked in the minute in which a token was. */
  const beside: boolean[] = [];
  shop.google.requests.splice(0);
  for (let minute = 0; minute < 180; minute += 1) {
    await shop.clock.pass(MINUTE_MS);
    const paths = shop.google.requests.splice(0).map(({ path }) => path);
    if (paths.includes('/token')) beside.push(paths.some((path) => path.startsWith('/calendar/')));
  }
  expect(beside.length).toBeGreaterThanOrEqual(3);
  expect(beside).toContain(false);

  shop.google.oauth.revoke(shop.refreshToken);
  await shop.clock.pass(2 * MINUTE_MS + HOUR_MS);
  expect(alerts.posted.map(({ body }) => body.code)).toEqual(['signed-out']);
});

test('a Google that is away for a while is told as one thing, and that it is back', async () => {
  const alerts = await alertListener();
  const shop = await servedShop({
    now: 'Mon 2026-11-23 10:00',
    lookMs: 10 * SECOND_MS,
    serving: { BAY_ALERT_WEBHOOK: alerts.url },
  });
  await shop.done(NINE);
  await shop.serve();
  await shop.clock.pass(MINUTE_MS);
  shop.google.faults.add({ when: {}, fault: 'redirect', times: 100_000 });
  await shop.done('book --customer 2 --service oil_change --at 2026-11-24T10:00');
  await shop.clock.pass(5 * MINUTE_MS);
  expect(alerts.posted).toEqual([]);
  await shop.clock.pass(60 * MINUTE_MS);
  shop.google.faults.clear();
  await shop.clock.pass(120 * MINUTE_MS);
  expect(alerts.posted.map(({ body }) => [body.news, body.code])).toEqual([
    ['raised', 'out-of-reach'],
    ['over', 'out-of-reach'],
  ]);
});

test('before anybody has looked, the page says that it is starting', async () => {
  const progress = progressBy(
    () => () => 0,
    () => undefined,
  );
  expect(
    await pagesOf(
      progress,
      () => null,
      async () => NO_PAGE,
    )['/api/health']?.(),
  ).toMatchObject({ status: 503 });
});
