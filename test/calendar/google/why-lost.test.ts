import { expect, test } from 'vitest';
import { wasNeverSent, whyLost } from '../../../src/calendar/google/why-lost.ts';

const AT = 'https://www.googleapis.com/calendar/v3/freeBusy';

test.each([
  ['getaddrinfo ENOTFOUND www.googleapis.com', 'its address was not found: is this machine on the internet?'],
  ['getaddrinfo EAI_AGAIN www.googleapis.com', 'its address was not found: is this machine on the internet?'],
  ['connect ENETUNREACH 142.250.1.1:443', 'there is no way to it from this machine'],
  ['connect ECONNREFUSED 127.0.0.1:8080', 'the connection was refused'],
  [`request to ${AT} failed, reason: read ECONNRESET`, 'the connection broke off'],
  ['socket hang up', 'the connection broke off'],
  ['connect ETIMEDOUT 142.250.1.1:443', 'the connection took too long'],
  [
    'self-signed certificate in certificate chain',
    'its certificate is not valid: does this network ask for a sign-in, or is the clock wrong?',
  ],
  [`Invalid response body while trying to fetch ${AT}: Premature close`, 'the connection broke off'],
  [`Invalid response body while trying to fetch ${AT}: incorrect header`, 'the answer is not one of Google'],
  [`content size at ${AT} over limit: 4194304`, 'the answer is not one of Google'],
  ['Parse Error: Expected HTTP/', 'the answer is not one of Google'],
  [`unsupported redirect of ${AT}`, 'unsupported redirect of Google'],
])('"%s" is said as "%s"', (message, said) => {
  expect(whyLost(new Error(message))).toBe(said);
});

test('of several addresses that were tried in vain the code alone says why', () => {
  const error = new Error(`request to ${AT} failed, reason: `, {
    cause: Object.assign(new Error(''), { code: 'ECONNREFUSED' }),
  });
  expect(whyLost(error)).toBe('the connection was refused');
  expect(wasNeverSent(error)).toBe(true);
});

test.each([
  { message: 'getaddrinfo ENOTFOUND www.googleapis.com', isUnsent: true },
  { message: `request to ${AT} failed, reason: connect ECONNREFUSED 127.0.0.1:8080`, isUnsent: true },
  { message: 'connect ETIMEDOUT 142.250.1.1:443', isUnsent: true },
  { message: 'connect EHOSTUNREACH 142.250.1.1:443', isUnsent: true },
  { message: 'read ETIMEDOUT', code: 'ETIMEDOUT', isUnsent: false },
  { message: 'write EPIPE', code: 'EPIPE', isUnsent: false },
  { message: `request to ${AT} failed, reason: read ECONNRESET`, isUnsent: false },
  { message: 'socket hang up', code: 'ECONNRESET', isUnsent: false },
  { message: 'The operation was aborted.', isUnsent: false },
])('after "$message" nothing can have been sent: $isUnsent', ({ message, code, isUnsent }) => {
  expect(wasNeverSent(Object.assign(new Error(message), { code }))).toBe(isUnsent);
});

test('what is no error says nothing', () => {
  expect(whyLost('x')).toBe('no answer');
});
