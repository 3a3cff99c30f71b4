import { expect, test } from 'vitest';
import { whyLost } from '../../../src/calendar/google/why-lost.ts';

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

test('what is no error says nothing', () => {
  expect(whyLost('x')).toBe('no answer');
});
