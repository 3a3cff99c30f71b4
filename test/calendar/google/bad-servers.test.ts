import { describe, expect, test } from 'vitest';
import type { Fault, FaultKind } from '../../support/google/fault-kinds.ts';
import { created, ours } from '../contract/opened.ts';
import { EVERY_METHOD } from './asking-all.ts';
import { openGoogle } from './opened-google.ts';

/** Short, so that servers which never answer are soon given up. */
const SOON = 300;
const ALWAYS = 1_000;

const SERVERS: readonly (FaultKind | Fault)[] = [
  'request-lost',
  'answer-lost',
  { kind: 'request-lost', silent: true },
  { kind: 'answer-lost', silent: true },
  'late',
  'half-open',
  'reset',
  'backend-error',
  { kind: 'backend-error', applied: true },
  'unavailable',
  'bad-gateway',
  'portal',
  'redirect',
  'truncated',
  'empty',
  'null',
  'array',
  'huge',
  'drip',
  'stall',
  'wrong-length',
  'gzip-bomb',
  'gzip-garbage',
  'not-http',
  'endless-headers',
];

describe('a server that is not as it should be', () => {
  test.each(SERVERS.map((fault) => ({ fault, name: JSON.stringify(fault) })))(
    '$name: every method answers in time that nothing is known',
    async ({ fault }) => {
      const opened = await openGoogle();
      opened.fake.faults.next(fault, ALWAYS);
      const asks = Object.entries(EVERY_METHOD).map(async ([method, ask]) => [
        method,
        await ask(opened, SOON),
      ]);
      const answers = Object.fromEntries(await Promise.all(asks)) as Record<string, string>;
      expect(answers).toEqual(
        Object.fromEntries(Object.keys(EVERY_METHOD).map((method) => [method, 'unknown'])),
      );
    },
  );

  test('an answer about another event is none', async () => {
    const opened = await openGoogle();
    const event = ours(opened);
    await created(opened, event);
    opened.fake.faults.next('wrong-id', ALWAYS);
    expect(await opened.calendar.getEvent(event, SOON)).toMatchObject({ kind: 'unreadable' });
    expect(await opened.calendar.createCalendarEvent(ours(opened), SOON)).toMatchObject({
      kind: 'unreadable',
    });
  });

  test('a redirect is not followed', async () => {
    const opened = await openGoogle();
    opened.fake.faults.next('redirect', ALWAYS);
    await EVERY_METHOD.eventsDuring(opened, SOON);
    const paths = new Set(opened.fake.requests.map(({ path }) => path));
    expect([...paths]).toEqual(['/calendar/v3/calendars/primary/events']);
  });
});
