import { describe, expect, test } from 'vitest';
import { googleWorkshop } from '../support/google-workshop.ts';
import { PUBLIC_URL } from '../support/notifications.ts';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

const SHOP = 'shop@example.com';
const RECEIVES = { BAY_PUBLIC_URL: PUBLIC_URL };

test('a shop with calendars of its own has nothing to be watched', async () => {
  const { story } = workshop({ given: TWO_VISITS });
  expect(
    await story('channel', 'channel start', 'channel stop', 'channel verify', 'channel test'),
  ).toMatchInlineSnapshot(`
    "$ bay channel
    The shop's calendars are the book's own: there is nobody to tell of changes, and nothing to be watched.

    $ bay channel start
    The shop's calendars are the book's own: there is nobody to tell of changes, and nothing to be watched.

    $ bay channel stop
    The shop's calendars are the book's own: there is nobody to tell of changes, and nothing to be watched.

    $ bay channel verify
    The shop's calendars are the book's own: there is nobody to tell of changes, and nothing to be watched.

    $ bay channel test
    The shop's calendars are the book's own: there is nobody to tell of changes, and nothing to be watched.
    "
  `);
});

test('without an address one line says what is missing', async () => {
  const shop = await googleWorkshop();
  await shop.done('sync');
  expect(
    await shop.story('channel', 'channel start', 'channel recreate', 'channel test'),
  ).toMatchInlineSnapshot(`
    "$ bay channel
    ! primary  no channel is wanted
    No address is set at which Google could tell of changes (BAY_PUBLIC_URL): the calendars are read by the clock.

    $ bay channel start
    2> ✗ BAY_PUBLIC_URL: no address is set at which Google could tell of changes.
    2>   Set it to an https address that leads to bay serve, as https://bay.example.com; without one the calendars are read by the clock.
    exit 10

    $ bay channel recreate
    2> ✗ BAY_PUBLIC_URL: no address is set at which Google could tell of changes.
    2>   Set it to an https address that leads to bay serve, as https://bay.example.com; without one the calendars are read by the clock.
    exit 10

    $ bay channel test
    2> ✗ BAY_PUBLIC_URL: no address is set at which Google could tell of changes.
    2>   Set it to an https address that leads to bay serve, as https://bay.example.com; without one the calendars are read by the clock.
    exit 10
    "
  `);
  expect(shop.google.model.channelsOf(SHOP)).toEqual([]);
});

describe('channels by hand', () => {
  test.each(['start', 'recreate', 'stop'])('%s under a key: Google is asked once', async (verb) => {
    const shop = await googleWorkshop({ environment: RECEIVES });
    await shop.done('sync', 'channel start');
    const line = `channel ${verb} primary --idempotency-key k1`;
    const first = await shop.json(line);
    const asked = shop.google.requests.length;
    const again = await shop.json(line);
    expect([again.exitCode, again.data]).toEqual([0, first.data]);
    expect(shop.google.requests).toHaveLength(asked);
    const other = verb === 'stop' ? 'start' : 'stop';
    expect(await shop.json(`channel ${other} primary --idempotency-key k1`)).toMatchObject({
      exitCode: 9,
      error: { code: 'key-reused' },
    });
  });

  test('are opened, looked at, opened anew and stopped', async () => {
    const shop = await googleWorkshop({ environment: RECEIVES });
    await shop.done('sync');
    const live = () => shop.google.model.channelsOf(SHOP).length;
    expect(
      await shop.story(
        'channel start --dry-run',
        'channel start',
        'channel start',
        'channel list',
        'channel recreate primary',
      ),
    ).toMatchInlineSnapshot(`
      "$ bay channel start --dry-run
      primary  would be opened

      $ bay channel start
      ✓ primary  opened

      $ bay channel start
      ✓ primary  a channel is there already

      $ bay channel list
      ! primary  a channel is there, and nothing has come through it yet, until Wed 25 Nov 07:00
      Nobody listens for Google just now: bay serve

      $ bay channel recreate primary
      ✓ primary  opened anew
      "
    `);
    expect(live()).toBe(1);
    const { stdout } = await shop.bay('channel status primary', { columns: 80 });
    expect(stdout.replace(/replaced from .* on/, 'replaced from … on')).toMatchInlineSnapshot(`
      "[33m![39m [1mprimary[22m  a channel is there, and nothing has come through it yet, until Wed 25
        Nov 07:00
          [2mopened Mon 23 Nov 07:00, replaced from … on[22m
          [2mnever heard of; whether changes of our own are told of is not known (bay
          channel test)[22m
      [2mNobody listens for Google just now: bay serve[22m
      "
    `);
    expect(
      await shop.story('channel stop', 'channel', 'channel stop', 'channel status nobody'),
    ).toMatchInlineSnapshot(`
      "$ bay channel stop
      ✓ primary  stopped; none is opened before somebody says so: bay channel start

      $ bay channel
      ! primary  no channel is wanted
      Nobody listens for Google just now: bay serve

      $ bay channel stop
      ✓ primary  no channel was there

      $ bay channel status nobody
      2> ✗ There is no calendar "nobody".
      2>   There is: primary.
      exit 5
      "
    `);
    expect(live()).toBe(0);
    expect((await shop.bay('channel status', { columns: 40 })).stdout).toMatchInlineSnapshot(`
      "[33m![39m [1mprimary[22m  no channel is wanted
          [2mnever heard of; whether changes of
          our own are told of is not known
          (bay channel test)[22m
      [2mNobody listens for Google just now: bay
      serve[22m
      "
    `);
  });

  test('that Google refuses say why, and what to do', async () => {
    const shop = await googleWorkshop({ environment: RECEIVES });
    await shop.done('sync');
    shop.google.model.settings.refusedAddresses = [`${PUBLIC_URL}/google/notifications`];
    expect(await shop.story('channel start')).toMatchInlineSnapshot(`
      "$ bay channel start
      ✗ primary  Google sends nothing to the address that is set (Google answered 401 (push.webhookUrlUnauthorized): Unauthorized WebHook callback channel: https://bay.example.com/google/notifications)
          Set it to an https address that leads to bay serve, as https://bay.example.com; without one the calendars are read by the clock.
      exit 10
      "
    `);
    shop.google.model.settings.refusedAddresses = [];
    shop.google.model.settings.unwatchable = [SHOP];
    expect(await shop.story('channel start', 'channel verify')).toMatchInlineSnapshot(`
      "$ bay channel start
      ✗ primary  Google tells nobody of changes in a calendar of its kind (Google answered 400 (pushNotSupportedForRequestedResource): Push notifications are not supported by this resource)

      $ bay channel verify
      ! primary  Google tells nobody of changes in a calendar of its kind; it is read by the clock
          never heard of; whether changes of our own are told of is not known (bay channel test)
      Nobody listens for Google just now: bay serve
      "
    `);
  });

  test('are told as JSON with all moments', async () => {
    const shop = await googleWorkshop({ environment: RECEIVES });
    await shop.done('sync', 'channel start');
    expect(await shop.data('channel status')).toEqual({
      address: `${PUBLIC_URL}/google/notifications`,
      kept: false,
      calendars: [
        {
          calendar: 'primary',
          verdict: 'waiting',
          channel: {
            id: expect.stringMatching(/^[\da-f-]{36}$/),
            opened_at: '2026-11-23T07:00:00-05:00',
            expires_at: expect.stringMatching(/^2026-11-25T07:0/),
            renewed_from: expect.stringMatching(/^2026-11-2[34]T/),
            last_heard_at: null,
          },
          live: 1,
          failures_in_a_row: 0,
          last_error: null,
          own_changes_heard_at: null,
          notifications: [],
        },
      ],
    });
  });
});

describe('channel test', () => {
  test('says that nobody listens, and makes nothing', async () => {
    const shop = await googleWorkshop({ environment: RECEIVES });
    await shop.done('sync', 'channel start');
    expect(await shop.story('channel test')).toMatchInlineSnapshot(`
      "$ bay channel test
      ✗ primary  nobody listens for Google, so nothing was tried
          Start it, with BAY_PUBLIC_URL set: bay serve
      exit 10
      "
    `);
    expect(shop.shown()).toEqual([]);
  });
});
