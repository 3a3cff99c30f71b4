import { expect, test } from 'vitest';
import { answerInAddress } from '../../../../src/calendar/google/sign-in/pasted-address.ts';

const STATE = 'StateOfThisSignIn-0123456789_abcdefghijklmn';
const ASKED = { code: '4/0Acode', state: STATE };
const query = (fields: Readonly<Record<string, string>> = ASKED) => new URLSearchParams(fields).toString();

const taken = (pasted: string, redirectUri = 'http://127.0.0.1:4711') => {
  try {
    return answerInAddress(pasted, redirectUri, { state: STATE, verifier: 'v' });
  } catch (thrown) {
    return (thrown as { failure: { why: string } }).failure.why;
  }
};

test.each([
  ['as the browser has it', `http://127.0.0.1:4711/?${query()}`],
  [
    'with the rest that Google adds',
    `http://127.0.0.1:4711/?iss=https://accounts.google.com&${query()}&scope=x&authuser=0`,
  ],
  ['broken over lines by a terminal', `  http://127.0.0.1:4711/?code=4/0A\ncode&state=${STATE}\r\n`],
  ['without http://', `127.0.0.1:4711/?${query()}`],
  ['with its slashes alone', `//127.0.0.1:4711/?${query()}`],
  ['in capitals', `HTTP://127.0.0.1:4711/?${query()}`],
  ['without http:// and without the slash', `127.0.0.1:4711?${query()}`],
  ['in quotes', `"http://127.0.0.1:4711/?${query()}"`],
  ['in the quotes of a chat', `\u201c127.0.0.1:4711/?${query()}\u201d.`],
  ['in angle brackets, as in a mail', `<http://127.0.0.1:4711/?${query()}>`],
  ['in brackets, with a comma', `(http://127.0.0.1:4711/?${query()}),`],
  [
    'indented by a terminal that breaks lines',
    `http://127.0.0.1:4711/?code=4/0A\n      code&st\n      ate=${STATE}`,
  ],
  ['out of the source of a page', `http://127.0.0.1:4711/?code=4/0Acode&amp;state=${STATE}`],
])('an address %s is taken', (_, pasted) => {
  expect(taken(pasted)).toEqual({ kind: 'code', code: '4/0Acode' });
});

test.each([
  ['another port', `http://127.0.0.1:4712/?${query()}`, 'wrong-address'],
  ['no port', `http://127.0.0.1/?${query()}`, 'wrong-address'],
  ['another host', `http://evil.example:4711/?${query()}`, 'wrong-address'],
  ['ours before another host', `http://127.0.0.1:4711@evil.example/?${query()}`, 'wrong-address'],
  ['ours before another host, without http://', `127.0.0.1:4711@evil.example/?${query()}`, 'wrong-address'],
  ['ours behind another host', `http://evil.example/127.0.0.1:4711/?${query()}`, 'wrong-address'],
  ['ours as the beginning of a port', `127.0.0.1:47110/?${query()}`, 'wrong-address'],
  ['localhost', `http://localhost:4711/?${query()}`, 'wrong-address'],
  ['another path', `http://127.0.0.1:4711/x?${query()}`, 'wrong-address'],
  ['two slashes', `http://127.0.0.1:4711//?${query()}`, 'wrong-address'],
  ['https', `https://127.0.0.1:4711/?${query()}`, 'wrong-address'],
  ['a script', `javascript:alert(1)//?${query()}`, 'wrong-address'],
  ['the query alone', `?${query()}`, 'wrong-address'],
  ['the code alone', '4/0Acode', 'wrong-address'],
  ['nothing', '', 'wrong-address'],
  ['no state', `http://127.0.0.1:4711/?code=4/0Acode`, 'no-state'],
  ['another state', `http://127.0.0.1:4711/?${query({ ...ASKED, state: 'x' })}`, 'no-state'],
  ['the state twice', `http://127.0.0.1:4711/?${query()}&state=${STATE}`, 'no-state'],
  ['all of it behind a #', `http://127.0.0.1:4711/#${query()}`, 'no-state'],
])('an address with %s is not', (_, pasted, why) => {
  expect(taken(pasted)).toBe(why);
});

const refused = (error: string) => taken(`http://127.0.0.1:4711/?${query({ error, state: STATE })}`);

test('a refusal can be pasted, too, and its words are Google’s or none', () => {
  expect(refused('access_denied')).toEqual({ kind: 'refused', error: 'access_denied' });
  expect(refused('\u001b]0;owned\u0007')).toEqual({ kind: 'refused', error: 'an error' });
});

test('a web client’s address has its path', () => {
  const redirectUri = 'http://localhost:8080/oauth/callback';
  expect(taken(`${redirectUri}?${query()}`, redirectUri)).toMatchObject({ kind: 'code' });
  expect(taken(`localhost:8080/oauth/callback?${query()}`, redirectUri)).toMatchObject({ kind: 'code' });
  expect(taken(`http://localhost:8080/?${query()}`, redirectUri)).toBe('wrong-address');
});
