import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { MINUTE_MS, SECOND_MS } from '../../src/domain/interval.ts';
import { answerAt, type Pages } from '../../src/serve/http/answers.ts';
import { readPrometheus } from '../output/prometheus-text.ts';
import { openServe, servedShop } from '../support/serve-door.ts';

async function asked(root: string, path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { hostname, port } = new URL(root);
  return new Promise<{ status: number; body: unknown }>((resolve, reject) => {
    const sent = request({ hostname, port, path, method, headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString();
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }));
    });
    sent.on('error', reject);
    sent.end();
  });
}

test('it is well as long as it gets on, and ready once it has been in step', async () => {
  const shop = await servedShop({ now: 'Mon 2026-11-23 10:00' });
  shop.google.faults.add({ when: {}, fault: 'redirect', times: 10_000 });
  const served = await shop.serve();
  await shop.clock.pass(20 * SECOND_MS);
  expect(await asked(served.root(), '/readyz')).toEqual({ status: 503, body: { status: 'starting' } });
  shop.google.faults.clear();
  expect(await asked(served.root(), '/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
  await expect
    .poll(
      async () => {
        await shop.clock.pass(MINUTE_MS);
        return asked(served.root(), '/readyz');
      },
      { timeout: 20_000 },
    )
    .toEqual({ status: 200, body: { status: 'ready' } });
});

test('the figures are told as Prometheus reads them, whoever has asked Google for what', async () => {
  const shop = await servedShop({ now: 'Mon 2026-11-23 10:00' });
  await shop.done('book --customer 1 --service oil_change --at 2026-11-24T09:00');
  const served = await shop.serve();
  await shop.clock.pass(MINUTE_MS);
  const reply = await fetch(`${served.root()}/metrics`);
  expect([reply.status, reply.headers.get('content-type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  const text = await reply.text();
  const families = readPrometheus(text);
  const valueOf = (name: string) => families.get(name)?.samples.map(({ value }) => value);
  expect([...families.keys()]).toMatchInlineSnapshot(`
    [
      "bay_build_info",
      "bay_google_requests_total",
      "bay_google_request_duration_seconds",
      "bay_sync_last_success_timestamp_seconds",
      "bay_comparison_timestamp_seconds",
      "bay_comparison_differing_events",
      "bay_owed_changes",
      "bay_owed_oldest_age_seconds",
    ]
  `);
  expect(families.get('bay_google_requests_total')?.samples).toContainEqual({
    name: 'bay_google_requests_total',
    labels: { operation: 'insert', outcome: 'ok' },
    value: 1,
  });
  expect([valueOf('bay_owed_changes'), valueOf('bay_comparison_differing_events')]).toEqual([[0], [0]]);
  expect(text).not.toMatch(/ana|bob|@|example/i);
});

test('while a calendar does not answer it is well, for it gets on, and says so at once', async () => {
  const shop = await servedShop({ now: 'Mon 2026-11-23 10:00' });
  shop.google.faults.add({
    when: { path: /\/events/ },
    fault: { kind: 'half-open', silent: true },
    times: 9,
  });
  const served = await shop.serve();
  await shop.clock.pass(2 * SECOND_MS);
  expect(shop.google.requests.some(({ fault }) => fault === 'half-open')).toBe(true);
  expect(await asked(served.root(), '/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
  expect(await asked(served.root(), '/readyz')).toMatchObject({ status: 503 });
});

test('a bug in a page ends that answer alone, and is told', async () => {
  const bugs: unknown[] = [];
  const pages: Pages = {
    '/broken': () => {
      throw new RangeError('a bug');
    },
    '/sound': () => ({ status: 200, type: 'application/json', text: '{}' }),
  };
  const { place, close } = await answerAt({ host: '127.0.0.1', port: 0 }, pages, (bug) => bugs.push(bug));
  onTestFinished(() => close());
  await expect(asked(`http://${place}`, '/broken')).rejects.toThrow(/socket hang up|ECONNRESET/);
  expect(bugs).toEqual([new RangeError('a bug')]);
  expect(await asked(`http://${place}`, '/sound')).toEqual({ status: 200, body: {} });
});

test.each([
  { name: 'a page that leads a name of its own here', headers: { host: 'evil.example:4770' }, status: 403 },
  { name: 'a page of another site', headers: { origin: 'https://evil.example' }, status: 403 },
  { name: 'whoever asks for something else', path: '/etc/passwd', status: 404 },
  { name: 'whoever would do more than ask', method: 'POST', status: 405 },
])('$name is told nothing', async ({ headers = {}, path = '/healthz', method = 'GET', status }) => {
  const shop = await servedShop();
  const served = await shop.serve();
  expect((await asked(served.root(), path, headers as Record<string, string>, method)).status).toBe(status);
});

test('a port that is taken is said, and nothing is served', async () => {
  const { folder, clock } = await servedShop();
  const other = createServer();
  await new Promise<void>((listening) => void other.listen(0, '127.0.0.1', listening));
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  const served = openServe(['--port', String(port)], { folder, clock });
  expect(await served.exitCode).toBe(10);
  expect(served.told()).toContain(`--port: 127.0.0.1:${port} is in use by another program.`);
  expect(served.told()).toContain('bay serve --port');
});

test('a book on a network is not served: one line says why, and what to do', async () => {
  const { folder, clock } = await servedShop();
  const served = openServe([], { folder, clock, fileSystem: { kind: 0x6969, mountedAs: null } });
  expect(await served.exitCode).toBe(10);
  expect(served.told().replaceAll(folder, '<shop>')).toMatchInlineSnapshot(`
    "✗ BAY_HOME: <shop>/home/default/bay.db lies on a network (NFS), where no two processes may share a book.
      Keep the book on a disk of the machine that serves it.
    "
  `);
});

test('the service manager hears when it serves, of progress often enough, and of its end', async () => {
  const { folder, clock } = await servedShop();
  const served = openServe([], { folder, clock, watchdogMs: MINUTE_MS });
  await expect.poll(served.told, { timeout: 20_000 }).toContain('are kept in step');
  await clock.pass(5 * MINUTE_MS);
  served.end();
  await clock.pass(2 * SECOND_MS);
  expect(await served.exitCode).toBe(0);
  const [first, ...rest] = served.heard;
  expect([first, rest.at(-1)]).toEqual(['READY=1', 'STOPPING=1']);
  const fed = rest.filter((state) => state === 'WATCHDOG=1').length;
  expect(fed).toBeGreaterThanOrEqual(9);
  expect(fed).toBeLessThanOrEqual(11);
});

test('what starts it again keeps the ports and the address of this terminal, and names what it does not keep', async () => {
  const { folder, clock } = await servedShop();
  const environment = {
    BAY_SERVE_PORT: '4790',
    BAY_RECEIVER_PORT: '4791',
    BAY_PUBLIC_URL: 'https://bay.example.com',
    BAY_SMTP_URL: 'smtps://shop:secret@mail.example.com',
    BAY_ALERT_EMAIL: 'shop@example.com',
  };
  const served = openServe(['--install-unit', '--port', '4780'], { folder, clock, environment });
  expect(await served.exitCode).toBe(0);
  expect(served.written()).toContain(
    '--port 4780 --receiver-port 4791 --public-url https://bay.example.com\n',
  );
  expect(served.told()).toContain(
    "! Set in this terminal alone, and not kept in it: BAY_ALERT_EMAIL and BAY_SMTP_URL.\n  Write them into .env of bay's data folder",
  );
  expect(served.written()).not.toContain('secret');
});

test.each([
  { argv: ['--port', 'abc'], said: '--port: "abc" is no port.' },
  { argv: ['--install-unit', '--port', '99999'], said: '--port: "99999" is no port.' },
  { argv: ['--port', '-1'], said: '--port needs a value: one that begins with - is written --port=-1.' },
  {
    argv: ['--public-url', 'http://a.example'],
    said: '--public-url: "http://a.example" is no https address',
  },
])('$argv is wrong usage, in words and as a document', async ({ argv, said }) => {
  const { folder, clock } = await servedShop();
  const inWords = openServe(argv, { folder, clock });
  expect(await inWords.exitCode).toBe(2);
  expect(inWords.told()).toContain(`✗ ${said}`);
  const asDocument = openServe([...argv, '--json'], { folder, clock });
  expect(await asDocument.exitCode).toBe(2);
  expect(asDocument.told()).toBe('');
  expect(JSON.parse(asDocument.written())).toMatchObject({
    success: false,
    error: { code: 'usage' },
    message: expect.stringContaining(said),
  });
});

test('with --json a run ends with one document, and so does what starts it again', async () => {
  const { clock, folder, serve } = await servedShop();
  const served = await serve('--json');
  expect(served.written()).toBe('');
  served.end();
  await clock.pass(2 * SECOND_MS);
  expect(await served.exitCode).toBe(0);
  expect(JSON.parse(served.written())).toMatchObject({ success: true });
  const unit = openServe(['--install-unit', '--json'], { folder, clock });
  expect(await unit.exitCode).toBe(0);
  expect(JSON.parse(unit.written())).toMatchObject({
    success: true,
    data: { unit: expect.stringContaining('[Service]'), hint: expect.stringContaining('systemctl') },
  });
  expect(unit.told()).toBe('');
});

test.each(['linux', 'darwin', 'win32'] as const)(
  'on %s it prints what starts it again, and what to do with that',
  async (platform) => {
    const { folder, clock } = await servedShop();
    const served = openServe(['--install-unit', '--port', '4780'], { folder, clock, platform });
    expect(await served.exitCode).toBe(0);
    expect(`${served.written()}\n${served.told()}`.replaceAll(folder, '<shop>')).toMatchSnapshot();
  },
);
