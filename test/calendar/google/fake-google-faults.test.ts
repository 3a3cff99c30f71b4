import { Agent, request } from 'node:http';
import { describe, expect, test } from 'vitest';
import type { FakeGoogle } from '../../support/google/fake-google.ts';
import type { Fault, FaultKind } from '../../support/google/fault-kinds.ts';
import { openGoogle, SHOP, times } from './open-fake-google.ts';

const PATH = '/calendar/v3/calendars/primary/events';

interface Seen {
  readonly status: number | null;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
  /** How it ended: whole, or with which error, or not at all. */
  readonly end: string;
}

/** Long enough for any answer that comes at all. */
const PATIENCE_MS = 300;

/** One insert over a connection of its own, given up once it falls silent, or has brought `most` characters. */
async function insert(
  fake: FakeGoogle,
  id = 'ap000',
  { patienceMs = 10_000, most = Number.POSITIVE_INFINITY } = {},
): Promise<Seen> {
  const { accessToken } = fake.signedIn();
  const agent = new Agent({ keepAlive: false });
  return new Promise((resolve) => {
    let status: number | null = null;
    let headers: Seen['headers'] = {};
    let text = '';
    const sent = request(
      fake.root + PATH,
      {
        method: 'POST',
        agent,
        timeout: patienceMs,
        headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      },
      (response) => {
        ({ statusCode: status = null, headers } = response);
        response.setEncoding('latin1');
        response.on('data', (part: string) => {
          if (text.length < 100_000) text += part;
          if (text.length >= most) ended('enough');
        });
        response.on('end', () => ended('whole'));
        response.on('error', ({ message }) => ended(message));
      },
    );
    const ended = (end: string) => {
      resolve({ status, headers, text, end });
      sent.destroy();
    };
    sent.on('timeout', () => ended('silence'));
    sent.on('error', ({ message, code = message }: NodeJS.ErrnoException) => ended(code));
    sent.end(JSON.stringify({ id, ...times('09:00-10:00') }));
  });
}

describe('every fault does what it says', () => {
  test.each<[FaultKind, Partial<Fault>, Partial<Seen>, boolean]>([
    ['request-lost', {}, { status: null, end: 'ECONNRESET' }, false],
    ['request-lost', { silent: true }, { status: null, end: 'silence' }, false],
    ['answer-lost', {}, { status: null, end: 'ECONNRESET' }, true],
    ['answer-lost', { silent: true }, { status: null, end: 'silence' }, true],
    ['late', {}, { status: null, end: 'ECONNRESET' }, false],
    ['half-open', {}, { status: null, end: 'silence' }, false],
    ['half-open', { applied: true }, { status: null, end: 'silence' }, true],
    ['reset', {}, { status: null, end: 'ECONNRESET' }, false],
    ['backend-error', {}, { status: 500 }, false],
    ['backend-error', { applied: true }, { status: 500 }, true],
    ['unavailable', {}, { status: 503 }, false],
    ['unavailable', { applied: true }, { status: 503 }, true],
    ['bad-gateway', {}, { status: 502 }, false],
    ['too-many-requests', {}, { status: 429 }, false],
    ['rate-limit', {}, { status: 403 }, false],
    ['user-rate-limit', {}, { status: 403 }, false],
    ['quota', {}, { status: 403 }, false],
    ['unauthorized', {}, { status: 401 }, false],
    ['portal', {}, { status: 200, text: expect.stringContaining('Hotel') }, false],
    ['redirect', {}, { status: 302 }, false],
    ['wrong-id', {}, { status: 200, text: expect.stringContaining('somebodyelses0event') }, true],
    ['empty', {}, { status: 200, text: '', end: 'whole' }, true],
    ['null', {}, { status: 200, text: 'null' }, true],
    ['array', {}, { status: 200, text: '[]' }, true],
    ['drip', {}, { status: 200, end: 'enough' }, true],
    ['stall', {}, { status: 200, end: 'silence' }, true],
    ['wrong-length', {}, { status: 200, end: 'aborted' }, true],
    ['gzip-garbage', {}, { status: 200, end: 'whole' }, true],
    ['gzip-bomb', {}, { status: 200, end: 'whole' }, true],
    ['not-http', {}, { status: null, end: 'HPE_INVALID_CONSTANT' }, false],
    ['endless-headers', {}, { status: null, end: 'HPE_HEADER_OVERFLOW' }, false],
  ])('%s %j', async (kind, more, seen, applied) => {
    const fake = await openGoogle();
    fake.faults.next({ kind, ...more });
    const patience = seen.end === 'silence' ? { patienceMs: PATIENCE_MS } : {};
    expect(await insert(fake, 'ap000', kind === 'drip' ? { most: 2 } : patience)).toMatchObject(seen);
    expect(fake.model.event(SHOP, 'ap000') !== undefined).toBe(applied);
    expect(fake.requests[0]).toMatchObject({ fault: kind, status: applied ? 200 : null });
    expect((await insert(fake, 'ap111')).status).toBe(200);
  });

  test('truncated JSON is whole as HTTP', async () => {
    const fake = await openGoogle();
    fake.faults.next('truncated');
    const { text, end } = await insert(fake);
    expect(end).toBe('whole');
    expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
  });

  test('a huge answer is of ten megabytes', async () => {
    const fake = await openGoogle();
    fake.faults.next('huge');
    expect(Number((await insert(fake)).headers['content-length'])).toBeGreaterThan(10_000_000);
  });

  test('an error can say when to come back, in seconds or as a date', async () => {
    const fake = await openGoogle();
    fake.faults.next({ kind: 'unavailable', retryAfter: '7' });
    expect((await insert(fake)).headers['retry-after']).toBe('7');
  });
});

describe('what is late', () => {
  test('is done when it is let go, whatever has happened since', async () => {
    const fake = await openGoogle();
    fake.faults.next('late');
    await insert(fake);
    expect(fake.model.event(SHOP, 'ap000')).toBeUndefined();
    expect(fake.faults.deliverLate()).toBe(1);
    expect(fake.model.event(SHOP, 'ap000')?.status).toBe('confirmed');
    expect(fake.faults.deliverLate()).toBe(0);
  });

  test('or after so many more requests, before the last of them', async () => {
    const fake = await openGoogle();
    fake.faults.next({ kind: 'late', afterRequests: 2 });
    await insert(fake);
    expect((await insert(fake, 'ap111')).status).toBe(200);
    expect((await insert(fake)).status).toBe(409);
  });
});

/** Which of twelve inserts failed, and which of those were done. */
async function randomRun(seed: number) {
  const fake = await openGoogle();
  fake.faults.random(seed, 0.5, ['backend-error', 'request-lost', 'answer-lost']);
  for (let n = 0; n < 12; n += 1) await insert(fake, `ap00${n.toString(32)}`);
  return fake.requests.map(({ fault, status }) => [fault, status]);
}

describe('which requests fail', () => {
  test('those of a rule, by method and path, from the nth and so many times', async () => {
    const fake = await openGoogle();
    fake.faults.add({ when: { method: 'POST', path: /events$/, nth: 2 }, fault: 'unavailable', times: 2 });
    const statuses: (number | null)[] = [];
    for (const id of ['ap000', 'ap111', 'ap222', 'ap333']) statuses.push((await insert(fake, id)).status);
    expect(statuses).toEqual([200, 503, 503, 200]);
  });

  test('those that a function chooses, until it is cleared', async () => {
    const fake = await openGoogle();
    fake.faults.add({
      when: ({ requestBody }) => JSON.stringify(requestBody).includes('ap111'),
      fault: 'backend-error',
      times: Number.POSITIVE_INFINITY,
    });
    expect((await insert(fake, 'ap000')).status).toBe(200);
    expect((await insert(fake, 'ap111')).status).toBe(500);
    expect((await insert(fake, 'ap111')).status).toBe(500);
    fake.faults.clear();
    expect((await insert(fake, 'ap111')).status).toBe(200);
  });

  test('the same ones for the same seed', async () => {
    const first = await randomRun(7);
    expect(new Set(first.map(([fault]) => fault)).size).toBeGreaterThan(2);
    expect(await randomRun(7)).toEqual(first);
    expect(await randomRun(8)).not.toEqual(first);
  });
});

test('closing ends every connection, also those that hang', async () => {
  const fake = await openGoogle();
  const arrived = new Promise<void>((arrives) => {
    const when = () => {
      arrives();
      return true;
    };
    fake.faults.add({ when, fault: 'half-open' });
  });
  const hanging = insert(fake);
  await arrived;
  await fake.close();
  expect((await hanging).end).toBe('ECONNRESET');
});
