import { connect } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../src/clock.ts';
import { SECOND_MS } from '../../../src/domain/interval.ts';
import { NOTIFICATIONS_PATH } from '../../../src/domain/notified.ts';
import { receiveAt } from '../../../src/serve/receiver/receiver.ts';
import { notify, PUBLIC_URL } from '../../support/notifications.ts';
import { OK, receivingShop } from '../../support/receiving-shop.ts';
import { openServe, servedShop } from '../../support/serve-door.ts';

/** Where a receiver listens that has nobody behind it. */
async function listening(): Promise<string> {
  const incoming = { take: () => true };
  const { place, close } = await receiveAt({ host: '127.0.0.1', port: 0 }, { clock: systemClock, incoming });
  onTestFinished(() => close());
  return `http://${place}`;
}

describe('the receiver', () => {
  const NOT_FOUND = { status: 404, text: '', closes: true };
  test.each([
    { name: 'another method', given: { method: 'GET' }, is: NOT_FOUND },
    { name: 'another method with a body', given: { method: 'PUT' }, is: NOT_FOUND },
    { name: 'another path', given: { path: '/' }, is: NOT_FOUND },
    { name: 'the path and more', given: { path: `${NOTIFICATIONS_PATH}/` }, is: NOT_FOUND },
    { name: 'the path with a query', given: { path: `${NOTIFICATIONS_PATH}?x=1` }, is: NOT_FOUND },
    { name: 'the pages of the other port', given: { method: 'GET', path: '/healthz' }, is: NOT_FOUND },
    { name: 'a short body', given: { body: 'x'.repeat(1_024) }, is: OK },
    { name: 'a long body', given: { body: 'x'.repeat(1_025) }, is: { status: 413, text: '', closes: true } },
  ])('answers $name with $is.status and nothing else', async ({ given, is }) => {
    expect(await notify(await listening(), {}, given)).toEqual(is);
  });

  test('takes a short body of unknown length, and none that goes on and on', async () => {
    const root = await listening();
    const chunked = { 'transfer-encoding': 'chunked' };
    expect(await notify(root, chunked, { body: 'x'.repeat(1_000) })).toEqual(OK);
    expect(await notify(root, chunked, { body: 'x'.repeat(5_000) })).toMatchObject({ status: 413 });
  });

  test('heeds nothing that is expected of the way: what comes is answered as any other', async () => {
    const root = await listening();
    const expecting = { expect: 'more' };
    expect(await notify(root, expecting, { body: 'x'.repeat(1_000) })).toEqual(OK);
    expect(await notify(root, expecting, { path: '/' })).toEqual(NOT_FOUND);
    expect(await notify(root, expecting, { body: 'x'.repeat(1_025) })).toMatchObject({ status: 413 });
  });

  test('reads no long head', async () => {
    const head = { 'x-goog-channel-token': 'x'.repeat(9_000) };
    expect(await notify(await listening(), head)).toMatchObject({ status: 431 });
  });

  test('is not there where no public address is set, even if a port is', async () => {
    const shop = await servedShop({ serving: { BAY_RECEIVER_PORT: '4771' } });
    expect((await shop.serve()).told()).not.toContain('notifies');
  });

  test('is opened again by the service manager where it was asked for', async () => {
    const { folder, clock } = await servedShop();
    const argv = ['--install-unit', '--receiver-port', '4773', '--public-url', PUBLIC_URL];
    const served = openServe(argv, { folder, clock });
    expect(await served.exitCode).toBe(0);
    expect(served.written()).toContain(
      `serve --shop default --port 0 --receiver-port 4773 --public-url ${PUBLIC_URL}`,
    );
  });

  test('says where Google has to be led to', async () => {
    const { served } = await receivingShop();
    expect(served.told()).toMatch(
      /^Google notifies https:\/\/bay\.example\.com\/google\/notifications, which has to lead to http:\/\/127\.0\.0\.1:\d+\.$/m,
    );
  });

  test('that cannot have its port says so, and nothing is served', async () => {
    const { root, folder, clock } = await receivingShop();
    const { port } = new URL(root);
    const second = openServe(
      ['--db', `${folder}/other.db`, '--receiver-port', port, '--public-url', PUBLIC_URL],
      {
        folder,
        clock,
      },
    );
    expect(await second.exitCode).toBe(10);
    expect(second.told()).toContain(`--receiver-port: 127.0.0.1:${port} is in use by another program.`);
  });

  test('is looked for by doctor, which says when Google was last heard of', async () => {
    const { root, ping, data, clock, served } = await receivingShop();
    const found = async (port: string) => {
      const given = { environment: { BAY_PUBLIC_URL: PUBLIC_URL, BAY_RECEIVER_PORT: port } };
      const { findings } = await data('doctor', given);
      return findings.find(({ check }: { check: string }) => check === 'receiver');
    };
    const { port } = new URL(root);
    const led = `Google notifies ${PUBLIC_URL}${NOTIFICATIONS_PATH}, which has to lead to 127.0.0.1:${port}`;
    expect(await found(port)).toMatchObject({ status: 'ok', detail: `${led}: not heard of yet` });
    await ping();
    await clock.pass(SECOND_MS);
    expect(await found(port)).toMatchObject({
      status: 'ok',
      detail: expect.stringMatching(/: last heard of at Mon 23 Nov/),
    });
    expect(await found('1')).toMatchObject({
      status: 'warning',
      detail: expect.stringContaining('nothing on this machine listens at 127.0.0.1:1'),
      mend: 'bay serve --receiver-port 1',
    });
    served.end();
    await clock.pass(SECOND_MS);
    expect(await found(port)).toBeUndefined();
  });

  test('goes with the process, whatever connections are open', async () => {
    const { root, served, clock } = await receivingShop();
    const { port } = new URL(root);
    const silent = connect(Number(port), '127.0.0.1');
    const closed = new Promise((resolve) => {
      silent.once('close', resolve);
    });
    silent.on('error', () => undefined);
    served.end();
    await clock.pass(SECOND_MS);
    expect(await served.exitCode).toBe(0);
    await closed;
  });
});
