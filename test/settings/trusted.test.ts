import { describe, expect, test } from 'vitest';
import { settingsNoticeText } from '../../src/output/notices/settings-notice.ts';
import type { Settings } from '../../src/settings/settings.ts';
import { DATA_FOLDER, type Given, settingsIn, WORKING_FOLDER } from './settings-bench.ts';

/** What somebody wants to have in force, and where it would be seen. */
const MEANT: readonly {
  name: string;
  value: string;
  seen: (settings: Settings) => unknown;
  taken: unknown;
}[] = [
  { name: 'BAY_DB', value: '/else/bay.db', seen: (s) => s.databaseFile, taken: '/else/bay.db' },
  { name: 'BAY_DB', value: '~/bay.db', seen: (s) => s.databaseFile, taken: '/home/ana/bay.db' },
  { name: 'BAY_DB', value: 'bay.db', seen: (s) => s.databaseFile, taken: `${WORKING_FOLDER}/bay.db` },
  { name: 'BAY_SHOP', value: 'north', seen: (s) => s.shop, taken: 'north' },
  { name: 'BAY_CALENDAR', value: 'local', seen: (s) => s.calendarOverride, taken: 'local' },
  { name: 'BAY_TOKEN_PASSPHRASE', value: 'x', seen: (s) => s.signIns.passphrase, taken: 'x' },
  {
    name: 'BAY_LLM_URL',
    value: 'https://models.example.com/v1/',
    seen: (s) => s.model?.().url ?? null,
    taken: 'https://models.example.com/v1/chat/completions',
  },
  { name: 'GOOGLE_CLIENT_ID', value: 'x', seen: (s) => s.google?.clientId, taken: 'x' },
  {
    name: 'GOOGLE_REFRESH_TOKEN',
    value: 'x',
    seen: (s) => s.signIns.environmentTokens.get('default'),
    taken: 'x',
  },
  {
    name: 'GOOGLE_REFRESH_TOKEN_MARIA',
    value: 'x',
    seen: (s) => s.signIns.environmentTokens.get('maria'),
    taken: 'x',
  },
  { name: 'CALENDAR_TIMEZONE', value: 'Asia/Tokyo', seen: (s) => s.newShopZone().name, taken: 'Asia/Tokyo' },
];

const NOTHING = settingsIn({});

describe.each(MEANT)('$name=$value', ({ name, value, seen, taken }) => {
  const line = `${name}=${value}`;

  test.each<{ where: string; given: Given }>([
    { where: 'the environment', given: { environment: { [name]: value } } },
    { where: 'the data folder', given: { atHome: line } },
    { where: 'the data folder, outdone by nothing nearby', given: { atHome: line, here: '' } },
    {
      where: 'the environment, before the data folder',
      given: { environment: { [name]: value }, atHome: `${name}=other` },
    },
  ])('counts from $where', ({ given }) => {
    const settings = settingsIn(given);
    expect(seen(settings)).toBe(taken);
    expect(settings.notices).toEqual([]);
  });

  test('in the working folder it decides nothing but the zone', () => {
    const isZone = name === 'CALENDAR_TIMEZONE';
    expect(seen(settingsIn({ here: line }))).toBe(isZone ? taken : seen(NOTHING));
  });
});

test('roots count together, and not from the working folder', () => {
  const roots = 'GOOGLE_API_ROOT=http://127.0.0.1:1\nGOOGLE_OAUTH_ROOT=http://127.0.0.1:2';
  expect(settingsIn({ atHome: roots }).signIns).toMatchObject({
    apiRoot: 'http://127.0.0.1:1',
    oauthRoot: 'http://127.0.0.1:2',
  });
  for (const here of [roots, 'GOOGLE_API_ROOT=http://127.0.0.1:1', 'GOOGLE_OAUTH_ROOT=https://evil.example'])
    expect(settingsIn({ here }).signIns).toMatchObject({
      apiRoot: 'https://www.googleapis.com',
      oauthRoot: null,
    });
  expect(() => settingsIn({ atHome: 'GOOGLE_API_ROOT=http://127.0.0.1:1' })).toThrow('bad-configuration');
});

test.each(['google_client_id', 'GOOGLE-CLIENT-ID', 'GoogleClientId', 'GOOGLE_CLIENTID'])(
  '%s sets nothing, and that is said',
  (written) => {
    const notice = {
      kind: 'names-misspelt',
      file: `${DATA_FOLDER}/.env`,
      names: [{ written, meant: 'GOOGLE_CLIENT_ID' }],
    } as const;
    expect(settingsIn({ atHome: `${written}=id\n` }).notices).toEqual([notice]);
    expect(settingsIn({ atHome: `${written}=id\nGOOGLE_CLIENT_ID=id\n` }).notices).toEqual([]);
    expect(settingsNoticeText(notice)).toBe(
      `${DATA_FOLDER}/.env must say GOOGLE_CLIENT_ID and not ${written}: as it stands nothing is set by that.`,
    );
  },
);

test('lines that mean nothing are named, in both files', () => {
  expect(settingsIn({ here: 'PORT 80\n\nA="', atHome: 'A=1\nwhat' }).notices).toEqual([
    { kind: 'lines-ignored', file: `${DATA_FOLDER}/.env`, lines: [2] },
    { kind: 'lines-ignored', file: `${WORKING_FOLDER}/.env`, lines: [1, 3] },
  ]);
});

describe('what the working folder may not say is said', () => {
  test('once, by name, with where it would count', () => {
    const here =
      'BAY_DB=x\nGOOGLE_API_ROOT=y\nGOOGLE_OAUTH_ROOT=z\nBAY_NOW=n\nPORT=80\nNODE_OPTIONS=-r x\nGOOGLE_CLIENT_ID=id';
    expect(settingsIn({ here }).notices).toEqual([
      {
        kind: 'names-ignored',
        file: `${WORKING_FOLDER}/.env`,
        names: ['BAY_DB', 'GOOGLE_API_ROOT', 'GOOGLE_OAUTH_ROOT'],
        instead: `${DATA_FOLDER}/.env`,
      },
      { kind: 'names-ignored', file: `${WORKING_FOLDER}/.env`, names: ['BAY_NOW'], instead: null },
    ]);
  });

  test.each<{ why: string; given: Given }>([
    { why: 'empty', given: { here: 'BAY_DB=\nBAY_SHOP=' } },
    { why: 'the same as in the environment', given: { here: 'BAY_DB=x', environment: { BAY_DB: 'x' } } },
    { why: 'the same as at home', given: { here: 'BAY_DB=x', atHome: 'BAY_DB=x' } },
    { why: 'nobody’s business here', given: { here: 'DATABASE_URL=x\nEDITOR=vi' } },
  ])('not where it is $why', ({ given }) => {
    expect(settingsIn(given).notices).toEqual([]);
  });
});

describe('the data folder', () => {
  test.each([
    { environment: { BAY_HOME: '/srv/bay' }, file: '/srv/bay/default/bay.db' },
    { environment: { BAY_HOME: '~/bay' }, file: '/home/ana/bay/default/bay.db' },
    { environment: { BAY_HOME: '"~/bay"' }, file: '/home/ana/bay/default/bay.db' },
    { environment: { BAY_HOME: ' /srv/bay ' }, file: '/srv/bay/default/bay.db' },
    { environment: { BAY_HOME: '~' }, file: '/home/ana/default/bay.db' },
    { environment: { BAY_HOME: '~\\bay' }, file: '/home/ana/bay/default/bay.db' },
    { environment: { BAY_HOME: '$HOME/bay' }, file: '/home/ana/bay/default/bay.db' },
    { environment: { BAY_HOME: '${HOME}/bay' }, file: '/home/ana/bay/default/bay.db' },
    { environment: { BAY_HOME: '%USERPROFILE%\\bay' }, file: '/home/ana/bay/default/bay.db' },
    { environment: { BAY_DB: '~/bay/shop.db' }, file: '/home/ana/bay/shop.db' },
    { environment: { XDG_DATA_HOME: '~/data' }, file: '/home/ana/data/bay/default/bay.db' },
    { environment: { BAY_DB: '/srv/c$/a~b.db' }, file: '/srv/c$/a~b.db' },
    { environment: { BAY_DB: './~backup' }, file: `${WORKING_FOLDER}/~backup` },
    { environment: { BAY_HOME: 'bay' }, file: `${WORKING_FOLDER}/bay/default/bay.db` },
    { environment: { BAY_HOME: '' }, file: `${DATA_FOLDER}/default/bay.db` },
    { environment: { XDG_DATA_HOME: '/xdg' }, file: '/xdg/bay/default/bay.db' },
  ])('is where $environment says', ({ environment, file }) => {
    expect(settingsIn({ environment }).databaseFile).toBe(file);
  });

  test.each([
    { BAY_DB: '~ana/shop.db' },
    { BAY_HOME: '~ana' },
    { BAY_DB: '$SHOP_DATA/shop.db' },
    { BAY_DB: '/srv/${SHOP}/shop.db' },
    { BAY_HOME: '%APPDATA%\\bay' },
    { XDG_DATA_HOME: '$XDG_HOME/data' },
    { BAY_DB: 'file:///srv/shop.db' },
    { BAY_DB: 'sqlite:///srv/shop.db' },
  ])('is no folder of a name that only a shell could replace: %o', (environment) => {
    expect(() => settingsIn({ environment })).toThrow('bad-configuration');
  });

  test.each(['BAY_HOME=/evil', 'XDG_DATA_HOME=/evil', 'LOCALAPPDATA=/evil', 'HOME=/evil'])(
    'is not where a .env says: %s',
    (line) => {
      for (const given of [{ here: line }, { atHome: line }])
        expect(settingsIn(given).databaseFile).toBe(`${DATA_FOLDER}/default/bay.db`);
    },
  );

  test('says what counts from the environment alone, unless the environment says the same', () => {
    const atHome = 'BAY_NOW=2026-12-24T07:00:00Z\nEDITOR=nano\nNO_COLOR=1\nBAY_SHOP=north\nTZ=';
    const file = `${DATA_FOLDER}/.env`;
    expect(settingsIn({ atHome }).notices).toEqual([
      { kind: 'names-ignored', file, names: ['BAY_NOW', 'EDITOR', 'NO_COLOR'], instead: null },
    ]);
    expect(settingsIn({ atHome, environment: { EDITOR: 'nano', NO_COLOR: '1' } }).notices).toEqual([
      { kind: 'names-ignored', file, names: ['BAY_NOW'], instead: null },
    ]);
  });

  test('says so where its own .env names another, and not where it names itself', () => {
    expect(settingsIn({ atHome: 'BAY_HOME=/srv' }).notices).toEqual([
      { kind: 'names-ignored', file: `${DATA_FOLDER}/.env`, names: ['BAY_HOME'], instead: null },
    ]);
    expect(settingsIn({ atHome: `BAY_HOME=${DATA_FOLDER}/` }).notices).toEqual([]);
  });

  test.each<{ how: string; given: Given }>([
    { how: 'by its name', given: { machine: { workingFolder: DATA_FOLDER } } },
    { how: 'with a slash at its end', given: { environment: { BAY_HOME: `${WORKING_FOLDER}/` } } },
    {
      how: 'by a link',
      given: {
        files: {
          [`${WORKING_FOLDER}/.env`]: {
            kind: 'text',
            text: 'BAY_SHOP=north',
            identity: `${DATA_FOLDER}/.env`,
          },
        },
      },
    },
  ])('is trusted also where it is the working folder $how', ({ given }) => {
    const file = `${given.environment?.['BAY_HOME'] === undefined ? DATA_FOLDER : WORKING_FOLDER}/.env`;
    const settings = settingsIn({ ...given, files: { [file]: 'BAY_SHOP=north', ...given.files } });
    expect(settings).toMatchObject({ shop: 'north', nearby: null, notices: [] });
  });
});
