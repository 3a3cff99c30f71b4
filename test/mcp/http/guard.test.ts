import { describe, expect, test } from 'vitest';
import { guard, type Head } from '../../../src/mcp/http/guard.ts';

const TOKEN = 'f'.repeat(64);
const look = guard({ token: TOKEN, hosts: ['bay.example.com'] });

/** What a voice platform would send. */
const GOOD: Head = {
  method: 'POST',
  path: '/mcp',
  headers: {
    host: '127.0.0.1:4780',
    authorization: `Bearer ${TOKEN}`,
    'content-type': 'application/json',
    'content-length': '100',
  },
};

function looked({ headers = {}, ...rest }: Partial<Head>) {
  return look({ ...GOOD, ...rest, headers: { ...GOOD.headers, ...headers } });
}

describe('a request over the network', () => {
  test.each<{ name: string; head: Partial<Head>; place: string }>([
    { name: 'with the token', head: {}, place: 'protocol' },
    {
      name: 'by the name that the shop has given',
      head: { headers: { host: 'bay.example.com' } },
      place: 'protocol',
    },
    { name: 'in other letters', head: { headers: { host: 'BAY.example.com:443' } }, place: 'protocol' },
    { name: 'by the address of six', head: { headers: { host: '[::1]:4780' } }, place: 'protocol' },
    {
      name: 'of a page of this machine',
      head: { headers: { origin: 'http://localhost:3000' } },
      place: 'protocol',
    },
    { name: 'for one tool', head: { path: '/tools/lookup_customer' }, place: 'tools' },
    { name: 'for any tool', head: { path: '/tools' }, place: 'tools' },
    {
      name: 'with the secret as one platform sends it',
      head: { path: '/tools', headers: { authorization: '', 'x-vapi-secret': TOKEN } },
      place: 'tools',
    },
    {
      name: 'with a character set',
      head: { headers: { 'content-type': 'application/json; charset=utf-8' } },
      place: 'protocol',
    },
  ])('$name is let in', ({ head, place }) => {
    expect(looked(head)).toMatchObject({ place });
  });

  test('for the health needs no token, and tells no more than that', () => {
    const { host } = GOOD.headers;
    expect(look({ method: 'GET', path: '/health', headers: { host } })).toEqual({
      place: 'health',
      mostBytes: 0,
    });
  });

  test.each<{ name: string; head: Partial<Head>; status: number }>([
    {
      name: 'of a page that another machine has brought',
      head: { headers: { host: 'evil.example' } },
      status: 403,
    },
    {
      name: 'for a name that only ends like ours',
      head: { headers: { host: 'not-bay.example.com' } },
      status: 403,
    },
    { name: 'for no name', head: { headers: { host: '' } }, status: 403 },
    { name: 'from another page', head: { headers: { origin: 'https://evil.example' } }, status: 403 },
    { name: 'from a page that hides where it is', head: { headers: { origin: 'null' } }, status: 403 },
    { name: 'for something else', head: { path: '/' }, status: 404 },
    { name: 'for a path that begins alike', head: { path: '/toolshed' }, status: 404 },
    { name: 'that only asks what may be sent from elsewhere', head: { method: 'OPTIONS' }, status: 405 },
    { name: 'that reads', head: { method: 'GET' }, status: 405 },
    { name: 'without a token', head: { headers: { authorization: undefined } }, status: 401 },
    {
      name: 'with half of it',
      head: { headers: { authorization: `Bearer ${TOKEN.slice(1)}` } },
      status: 401,
    },
    { name: 'with more than it', head: { headers: { authorization: `Bearer ${TOKEN}f` } }, status: 401 },
    { name: 'with it in another form', head: { headers: { authorization: `Basic ${TOKEN}` } }, status: 401 },
    { name: 'that is a form', head: { headers: { 'content-type': 'text/plain' } }, status: 415 },
    { name: 'of no kind', head: { headers: { 'content-type': undefined } }, status: 415 },
    { name: 'that says it is too large', head: { headers: { 'content-length': '65537' } }, status: 413 },
  ])('$name is refused', ({ head, status }) => {
    expect(looked(head)).toMatchObject({ status });
  });

  test('is refused in the same words without a token and with a wrong one', () => {
    expect(looked({ headers: { authorization: undefined } })).toEqual(
      looked({ headers: { authorization: `Bearer ${'0'.repeat(64)}` } }),
    );
  });

  test('hears nothing of other pages that may ask: no answer has a header for them', () => {
    for (const method of ['OPTIONS', 'POST'])
      expect(JSON.stringify(looked({ method, headers: { origin: 'http://localhost' } }))).not.toMatch(
        /access-control/i,
      );
  });
});
