import type { Expected, Failure, SettingProblem, UsageProblem } from '../../src/failure.ts';

type OneOfEach<Fact extends { readonly kind: string }> = {
  readonly [K in Fact['kind']]: readonly Omit<Extract<Fact, { kind: K }>, 'kind'>[];
};

/** Each kind of fact, in each of its forms. A kind without a sample does not compile. */
function listed<Fact extends { readonly kind: string }>(samples: OneOfEach<Fact>): Fact[] {
  return Object.entries<readonly object[]>(samples).flatMap(([kind, forms]) =>
    forms.map((form) => ({ kind, ...form }) as unknown as Fact),
  );
}

const EXPECTED = listed<Expected>({
  'time-of-day': [{}],
  'days-or-hours': [{}],
  'hour-of-day': [{ date: '2026-11-24' }],
  'day-of-week': [{}],
  offset: [{}],
  'one-moment': [{}],
  'suiting-time': [{}],
  'suiting-by-then': [{}],
  'date-in-reach': [{ first: '1970-01-01', last: '2099-12-31' }],
  'date-that-is': [{ first: '1970-01-01', last: '2099-12-31' }],
  'year-first': [{}],
  'one-day': [{ date: '2026-11-24' }],
  'last-day-after-first': [{}],
  'today-or-later': [{}],
  'day-to-come': [{}],
  'time-after-beginning': [{}],
  'end-between': [{ earliest: '2026-11-24T09:05', latest: '2026-11-25T09:00' }],
  repetition: [{}],
  'first-visit-on-its-day': [{}],
  'series-within-two-years': [{ most: 24 }],
  'visits-of-series': [{ least: 2, most: 60 }],
  'end-of-series': [{ last: '2028-11-23' }],
  'phone-with-area': [{}],
  'ten-digits': [{ area: null }, { area: '212' }],
  'area-code': [{}],
  'letters-and-digits': [{}],
  'year-between': [{ first: 1900, last: 2028 }],
  'zone-name': [{}],
  'shop-name': [{ mostCharacters: 40 }],
  'one-of': [{ choices: ['en', 'es'] }],
  'json-object': [{}],
});

const USAGE = listed<UsageProblem>({
  'command-line': [
    { said: "Unknown option '--foo'" },
    { said: "Unknown command 'boko' (Did you mean book?)" },
  ],
  'argument-missing': [{ argument: 'text' }],
  'one-of': [{ options: ['--this', '--all'] }],
  contrary: [{ options: ['--invite', '--no-invite'] }],
  'given-twice': [{ option: '--at', values: ['tue 9', 'wed 9'] }],
  'goes-with': [{ option: '--count', other: '--repeat' }],
  'takes-no-value': [{ option: '--unset' }],
  'said-and-given': [{ words: 'tue 9', option: 'at', value: 'wed 9' }],
  'ways-said-and-given': [{ option: 'tag' }],
  'said-twice': [{ words: 'tag 12', what: 'tag' }],
  'end-said-twice': [{ count: 4, until: 'june' }],
  meaningless: [
    { words: 'oyl', meant: [] },
    { words: 'oyl', meant: ['oil', 'boil'] },
  ],
  'no-length': [{ words: 'long' }],
  'no-day-with-hours': [{ words: 'sat' }],
  'nobody-waits': [{}],
  'hours-not-in-order': [{}],
  'another-at-once': [{ name: 'luis' }],
  'which-of-series': [
    {
      appointmentId: 12,
      dates: {
        this: ['2026-12-01'],
        following: ['2026-12-01', '2026-12-08'],
        all: ['2026-11-24', '2026-12-01', '2026-12-08'],
      },
    },
  ],
  'two-histories': [{ actor: 'luis', words: '12' }],
  'car-of-another': [{ customer: 'Ana Lima' }],
  'same-customer': [{ named: ['0134', 'ana'] }],
  'file-and-shop': [{}],
  'no-help-topic': [{ topic: 'tiems', meant: ['times'] }],
  setting: [
    { value: null, found: ['slot_step_minutes: it is 7'], more: 0 },
    { value: '[1', found: ['not closed'], more: 2 },
  ],
  'not-yaml': [{ why: 'unexpected end' }],
  'calendar-undecided': [{}],
  'option-refused': [{ option: '--port', problem: { kind: 'no-port', value: 'http' } }],
});

const SETTINGS = listed<SettingProblem>({
  'no-shop-name': [{ value: 'a b' }],
  'name-too-long': [{}],
  'no-file': [{ isPostgres: true }, { isPostgres: false }],
  'unknown-calendar': [{ value: 'outlook' }],
  'unknown-level': [{ value: 'loud' }],
  'no-hours': [{ value: 'at night' }],
  'no-command': [{ value: '[1]' }],
  'no-web-address': [{}],
  'unknown-form': [{ value: 'fax' }],
  'no-mail-address': [{ value: 'ana' }],
  'no-mail-server': [{}],
  'on-network': [{ file: '/mnt/nas/bay.db', called: 'NFS' }],
  'no-instant': [{ value: 'noon' }],
  'too-late': [{ value: '9999-01-01T00:00:00Z' }],
  'unknown-zone': [{ value: 'Mars/North' }],
  'no-zone': [{}],
  'left-to-a-shell': [{ value: '$HOME/bay', part: '$HOME' }],
  'stray-character': [
    { character: ' ', file: null },
    { character: '"', file: '/shop/.env' },
  ],
  'without-its-pair': [{ pair: 'GOOGLE_API_ROOT' }],
  'no-root': [{}],
  'no-client': [{}],
  'closed-secret': [{ why: 'it is sealed' }],
  'kept-outside': [{}],
  'no-temporary-folder': [
    { place: '/tmp', why: { is: 'read-only' } },
    { place: '/tmp', why: { said: 'ELOOP' } },
  ],
  'no-home-folder': [{ path: '' }, { path: 'home' }],
  'working-folder-gone': [{}],
  'no-token': [{}],
  'short-token': [{ least: 32 }],
  'no-host-name': [{ value: 'a b' }],
  'no-endpoint': [{}],
  'no-key': [{ character: ' ' }, { character: 'é' }],
  'no-place-to-listen': [{ value: 'http' }],
  'no-port': [{ value: 'http' }],
  'no-public-address': [
    { value: 'http://bay.example.com', is: 'no-https' },
    { value: 'localhost', is: 'not-public' },
    { value: 'https://bay.example.com', is: 'more-than-a-place' },
  ],
  'nowhere-to-tell': [{}],
  'no-seconds': [{ value: '5', least: 10, most: 900 }],
  'more-than-its-pair': [{ pair: 'BAY_POLL_MAX' }],
  'cannot-listen': [
    { place: '127.0.0.1:4780', why: 'EADDRINUSE' },
    { place: '127.0.0.1:80', why: 'EACCES' },
  ],
  'no-editor': [{}],
  'editor-failed': [
    { editor: 'nano', ended: { status: 1 } },
    { editor: 'nano', ended: { signal: 'SIGTERM' } },
    { editor: 'nano', ended: { why: 'ENOENT' } },
  ],
});

type FailureOf<C extends Failure['code']> = Extract<Failure, { code: C }>;

export const INVALID_VALUES = EXPECTED.map(
  (expected): FailureOf<'invalid-value'> => ({ code: 'invalid-value', what: 'time', value: 'x', expected }),
);

export const USAGES = USAGE.map(
  (problem): FailureOf<'usage'> => ({
    code: 'usage',
    problem,
    command: problem.kind === 'file-and-shop' ? null : 'book',
  }),
);

export const BAD_SETTINGS = [
  ...SETTINGS.map(
    (problem): FailureOf<'bad-configuration'> => ({
      code: 'bad-configuration',
      setting: problem.kind.includes('editor') ? 'EDITOR' : 'BAY_X',
      problem,
    }),
  ),
  {
    code: 'bad-configuration',
    setting: 'TZ',
    problem: { kind: 'unknown-zone', value: 'Mars/North' },
  } as const,
];
