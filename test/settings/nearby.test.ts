import { describe, expect, test } from 'vitest';
import { clientIn } from '../../src/settings/nearby-google.ts';
import { DATA_FOLDER, type Given, settingsIn, WORKING_FOLDER } from './settings-bench.ts';

const SIGN_IN = `${DATA_FOLDER}/default/sign-ins/default.json`;
const CLIENT = 'GOOGLE_CLIENT_ID=id\nGOOGLE_CLIENT_SECRET=secret';
const KEPT = { [SIGN_IN]: '{"client_id": "kept"}' };

test('what the working folder says of Google stands apart', () => {
  const here = `${CLIENT}\nGOOGLE_REFRESH_TOKEN=t\nGOOGLE_REFRESH_TOKEN_MARIA=m\nGOOGLE_CALENDAR_ID=shop`;
  expect(settingsIn({ here })).toMatchObject({
    google: null,
    nearby: {
      file: `${WORKING_FOLDER}/.env`,
      clientId: 'id',
      clientSecret: 'secret',
      calendarId: 'shop',
      tokens: new Map([
        ['default', 't'],
        ['maria', 'm'],
      ]),
    },
    signIns: { environmentTokens: new Map(), nearbyTokens: new Map() },
    notices: [],
  });
  expect(settingsIn({ here: 'PORT=80\nGOOGLE_CLIENT_ID=' }).nearby).toBeNull();
});

test('both files that hold a secret are known', () => {
  const settings = settingsIn({ here: CLIENT, atHome: 'BAY_TOKEN_PASSPHRASE=x' });
  expect(settings.signIns.secretFiles).toEqual([`${WORKING_FOLDER}/.env`, `${DATA_FOLDER}/.env`]);
  expect(settingsIn({ here: 'GOOGLE_CLIENT_ID=id' }).signIns.secretFiles).toEqual([]);
});

describe('the client', () => {
  test.each<{ what: string; given: Given; google: object | null }>([
    { what: 'none', given: {}, google: null },
    {
      what: 'that of the trusted settings',
      given: { atHome: CLIENT, files: KEPT },
      google: { clientId: 'id', clientSecret: 'secret', clientFrom: 'trusted', calendarId: null },
    },
    {
      what: 'what a sign-in keeps',
      given: { files: KEPT },
      google: { clientId: 'kept', clientFrom: 'kept' },
    },
    {
      what: 'what a sign-in keeps, also of another name',
      given: { files: { [SIGN_IN.replace('default.json', 'maria.json')]: '{"client_id": "hers"}' } },
      google: { clientId: 'hers', clientFrom: 'kept' },
    },
    {
      what: 'no access token’s',
      given: { files: { [SIGN_IN.replace('.json', '.access.json')]: '{"client_id": "x"}' } },
      google: null,
    },
    {
      what: 'a secret that is set for the kept one',
      given: { files: KEPT, environment: { GOOGLE_CLIENT_SECRET: 's', GOOGLE_CALENDAR_ID: 'c' } },
      google: { clientId: 'kept', clientSecret: 's', calendarId: 'c' },
    },
  ])('is $what', ({ given, google }) => {
    const found = settingsIn(given).google;
    if (google === null) expect(found).toBeNull();
    else expect(found).toMatchObject(google);
  });

  test.each([
    { text: 'garbage', why: 'bay has not written what is in it' },
    { text: '', why: 'bay has not written what is in it' },
    { text: '{"client_id": 5}', why: 'bay has not written what is in it' },
    {
      text: { kind: 'unusable', reason: 'unreadable', why: 'EACCES: permission denied' },
      why: 'EACCES: permission denied',
    },
    { text: { kind: 'unusable', reason: 'pipe', why: '' }, why: 'pipe' },
  ] as const)('of a sign-in that cannot be read is not known, which ends nothing: $why', ({ text, why }) => {
    const settings = settingsIn({ files: { [SIGN_IN]: text } });
    expect(settings).toMatchObject({
      google: null,
      unreadableSignIn: { kind: 'unreadable', file: SIGN_IN, why },
    });
    expect(settingsIn({ files: { [SIGN_IN]: text }, atHome: CLIENT }).google).toMatchObject({
      clientId: 'id',
    });
  });
});

/** As where the working folder's `.env` counts. */
const joined = (given: Given) => {
  const { google, nearby, signIns } = settingsIn(given);
  return clientIn({ google: google, nearby: nearby, signIns: signIns }, 'nearby');
};

describe('where the working folder’s .env counts, it', () => {
  const TOKEN = 'GOOGLE_REFRESH_TOKEN=t';

  test('gives a client where nobody has another', () => {
    expect(joined({ here: `${CLIENT}\n${TOKEN}\nGOOGLE_CALENDAR_ID=shop` })).toMatchObject({
      clientId: 'id',
      clientSecret: null,
      spareSecret: 'secret',
      clientFrom: 'nearby',
      calendarId: 'shop',
      environmentTokens: new Map(),
      nearbyTokens: new Map([['default', 't']]),
    });
    expect(joined({ here: TOKEN })).toBeNull();
  });

  test('fills gaps, and replaces nothing', () => {
    const trusted = { GOOGLE_CLIENT_ID: 'id', GOOGLE_CLIENT_SECRET: 's', GOOGLE_CALENDAR_ID: 'c' };
    expect(
      joined({ environment: trusted, here: `${CLIENT}\n${TOKEN}\nGOOGLE_CALENDAR_ID=shop` }),
    ).toMatchObject({
      clientSecret: 's',
      spareSecret: 'secret',
      clientFrom: 'trusted',
      calendarId: 'c',
      nearbyTokens: new Map([['default', 't']]),
    });
  });

  test('adds nothing where it names another client', () => {
    const { google } = settingsIn({ files: KEPT });
    expect(joined({ files: KEPT, here: `${CLIENT}\n${TOKEN}\nGOOGLE_CALENDAR_ID=shop` })).toEqual({
      ...google,
      secretFiles: [`${WORKING_FOLDER}/.env`],
    });
  });

  test('lends no secret to a client that it does not name', () => {
    expect(joined({ files: KEPT, here: 'GOOGLE_CLIENT_SECRET=secret' })).toMatchObject({ spareSecret: null });
  });
});

test('a .env that is no file, or too long, or cannot be read is said and counts for nothing', () => {
  for (const reason of [
    'pipe',
    'socket',
    'device',
    'folder',
    'link-to-nothing',
    'too-long',
    'unreadable',
  ] as const) {
    const bad = { kind: 'unusable', reason, why: 'why' } as const;
    const files = { [`${WORKING_FOLDER}/.env`]: bad, [`${DATA_FOLDER}/.env`]: bad };
    expect(settingsIn({ files }).notices).toEqual(
      [DATA_FOLDER, WORKING_FOLDER].map((folder) => ({
        kind: 'file-ignored',
        file: `${folder}/.env`,
        reason,
        why: 'why',
      })),
    );
  }
});
