import { describe, expect, test } from 'vitest';
import { verdictOn } from '../../../src/calendar/google/outcome.ts';
import type { Reply } from '../../../src/calendar/google/reply.ts';
import { NOW } from '../../support/book.ts';

const JSON_TYPE = 'application/json; charset=UTF-8';

function aReply(status: number, body: unknown, changes: Partial<Reply> = {}): Reply {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { status, contentType: JSON_TYPE, text, retryAfter: null, ...changes };
}

/** As Google words it (docs/google.md §7). */
function anError(status: number, reason: string, more: object = {}, changes: Partial<Reply> = {}): Reply {
  const errors = [{ domain: 'global', reason, message: 'Why', ...more }];
  return aReply(status, { error: { errors, code: status, message: 'Why' } }, changes);
}

/** The newer form, without `errors`. */
function aDetail(status: number, reason: string): Reply {
  return aReply(status, { error: { code: status, message: 'Why', status: 'X', details: [{ reason }] } });
}

const parameter = (location: string) => ({ locationType: 'parameter', location });

describe('what a reply means', () => {
  test.each<{ name: string; reply: Reply; kind: string; again: boolean }>([
    { name: '200 with an object', reply: aReply(200, { kind: 'x' }), kind: 'ok', again: false },
    { name: '204', reply: aReply(204, '', { contentType: '' }), kind: 'ok', again: false },
    { name: '200 with nothing', reply: aReply(200, ''), kind: 'senseless', again: true },
    { name: '200 with null', reply: aReply(200, 'null'), kind: 'senseless', again: true },
    { name: '200 with a list', reply: aReply(200, '[]'), kind: 'senseless', again: true },
    {
      name: '200 with a page',
      reply: aReply(200, {}, { contentType: 'text/html' }),
      kind: 'unknown',
      again: true,
    },
    { name: '201', reply: aReply(201, { kind: 'x' }), kind: 'unknown', again: false },
    { name: '302', reply: aReply(302, ''), kind: 'unknown', again: false },
    { name: '304', reply: anError(304, 'x'), kind: 'unknown', again: false },
    { name: '400', reply: anError(400, 'badRequest'), kind: 'refused', again: false },
    {
      name: '400 timeRangeEmpty',
      reply: anError(400, 'timeRangeEmpty', parameter('timeMax')),
      kind: 'bad-parameter',
      again: false,
    },
    { name: '400 from somebody else', reply: aReply(400, '<html>'), kind: 'unknown', again: false },
    { name: '401', reply: anError(401, 'authError'), kind: 'token-refused', again: false },
    { name: '401 from somebody else', reply: aReply(401, 'Squid'), kind: 'unknown', again: false },
    {
      name: '403 rateLimitExceeded',
      reply: anError(403, 'rateLimitExceeded'),
      kind: 'throttled',
      again: true,
    },
    {
      name: '403 userRateLimitExceeded',
      reply: anError(403, 'userRateLimitExceeded'),
      kind: 'throttled',
      again: true,
    },
    {
      name: '403 rateLimitExceeded, newer',
      reply: aDetail(403, 'rateLimitExceeded'),
      kind: 'throttled',
      again: true,
    },
    { name: '403 quotaExceeded', reply: anError(403, 'quotaExceeded'), kind: 'throttled', again: false },
    {
      name: '403 forbiddenForNonOrganizer',
      reply: anError(403, 'forbiddenForNonOrganizer'),
      kind: 'forbidden',
      again: false,
    },
    {
      name: '403 insufficientPermissions',
      reply: aDetail(403, 'ACCESS_TOKEN_SCOPE_INSUFFICIENT'),
      kind: 'denied',
      again: false,
    },
    {
      name: '403 accessNotConfigured',
      reply: anError(403, 'accessNotConfigured'),
      kind: 'denied',
      again: false,
    },
    { name: '404', reply: anError(404, 'notFound'), kind: 'not-found', again: false },
    {
      name: '404 from somebody else',
      reply: aReply(404, '<html>', { contentType: 'text/html' }),
      kind: 'unknown',
      again: false,
    },
    {
      name: '404 with JSON of somebody else',
      reply: aReply(404, { detail: 'x' }),
      kind: 'unknown',
      again: false,
    },
    { name: '408', reply: aReply(408, ''), kind: 'unknown', again: true },
    { name: '409 duplicate', reply: anError(409, 'duplicate'), kind: 'conflict', again: false },
    { name: '409 conflict', reply: anError(409, 'conflict'), kind: 'unknown', again: true },
    { name: '410 deleted', reply: anError(410, 'deleted'), kind: 'deleted', again: false },
    {
      name: '410 fullSyncRequired',
      reply: anError(410, 'fullSyncRequired', parameter('syncToken')),
      kind: 'deleted',
      again: false,
    },
    { name: '412', reply: anError(412, 'conditionNotMet'), kind: 'condition-not-met', again: false },
    { name: '413', reply: aReply(413, '<html>'), kind: 'refused', again: false },
    { name: '418', reply: anError(418, 'x'), kind: 'refused', again: false },
    { name: '429', reply: anError(429, 'rateLimitExceeded'), kind: 'throttled', again: true },
    { name: '429 with a page', reply: aReply(429, '<html>'), kind: 'throttled', again: true },
    { name: '500', reply: anError(500, 'backendError'), kind: 'unknown', again: true },
    { name: '502 with a page', reply: aReply(502, '<html>'), kind: 'unknown', again: true },
    { name: '503', reply: anError(503, 'backendError'), kind: 'unknown', again: true },
  ])('$name: $kind', ({ reply, kind, again }) => {
    expect(verdictOn(reply, NOW)).toMatchObject({ outcome: { kind }, again });
  });

  test.each([
    { retryAfter: '7', waitMs: 7_000 },
    { retryAfter: new Date(NOW + 9_000).toUTCString(), waitMs: 9_000 },
    { retryAfter: new Date(NOW - 9_000).toUTCString(), waitMs: 0 },
    { retryAfter: '-1', waitMs: null },
    { retryAfter: 'soon', waitMs: null },
    { retryAfter: null, waitMs: null },
  ])('Retry-After of $retryAfter is a wait of $waitMs ms', ({ retryAfter, waitMs }) => {
    const throttled = verdictOn(anError(429, 'rateLimitExceeded', {}, { retryAfter }), NOW);
    expect(throttled).toMatchObject({ outcome: { retryAfterMs: waitMs }, waitMs });
    expect(verdictOn(anError(503, 'backendError', {}, { retryAfter }), NOW)).toMatchObject({ waitMs });
  });

  test('why is in Google’s words, short, and without names and secrets', () => {
    const message = `No access for ana@example.com with ya29.a0AfH6SMB ${'x'.repeat(500)}`;
    const reply = aReply(403, { error: { code: 403, message, errors: [{ reason: 'forbidden' }] } });
    const { outcome } = verdictOn(reply, NOW);
    const why = 'why' in outcome ? outcome.why : '';
    expect(why).toMatch(/^Google answered 403 \(forbidden\): No access for … with … x+…$/);
    expect(why.length).toBe(200);
  });
});
