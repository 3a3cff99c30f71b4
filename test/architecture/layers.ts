/**
 * Who may import whom. A path stands for itself or, with a slash at its end, for everything below it.
 * `types` may be imported with `import type` only, `lazily` with `import()` or `import type`.
 */
export interface Layer {
  readonly name: string;
  readonly files: RegExp;
  readonly may: readonly string[];
  readonly types?: readonly string[];
  readonly lazily?: readonly string[];
}

const PORTS = [
  'src/store/store.ts',
  'src/store/write.ts',
  'src/store/appointments.ts',
  'src/store/placements.ts',
  'src/store/changes.ts',
  'src/store/refusals.ts',
  'src/store/shop.ts',
  'src/store/customers.ts',
  'src/store/vehicles.ts',
  'src/store/waitlist.ts',
  'src/store/inbox.ts',
  'src/store/holds.ts',
  'src/store/conversations.ts',
  'src/store/proposals.ts',
  'src/store/journal.ts',
  'src/store/alerts.ts',
  'src/store/channels.ts',
  'src/store/notifications.ts',
  'src/store/evidence.ts',
  'src/store/mends.ts',
  'src/store/health.ts',
  'src/store/serving.ts',
  'src/store/standing.ts',
  'src/store/recoveries.ts',
  'src/store/figures.ts',
  'src/store/queue.ts',
  'src/store/page.ts',
  'src/store/images.ts',
  'src/store/calendar-places.ts',
  'src/store/calendar-states.ts',
  'src/store/calendar-readings.ts',
  'src/store/comparisons.ts',
  'src/store/local-events.ts',
  'src/store/customer-import.ts',
  'src/calendar/calendar-service.ts',
  'src/calendar/google-access.ts',
  'src/calendar/push-service.ts',
  'src/calendar/request-made.ts',
  'src/calendar/routed-calendar.ts',
  'src/calendar/sign-ins.ts',
  'src/model/sentence-model.ts',
  'src/sinks/alert-sink.ts',
];
const DOMAIN = ['src/domain/', 'src/failure.ts', 'src/fitting-text.ts'];
const FRONT_DOOR = ['src/usecases/', 'src/output/', ...DOMAIN];
const FRONT_DOOR_TYPES = [
  ...PORTS,
  'src/machine/desk.ts',
  'src/machine/text-encoding.ts',
  'src/book.ts',
  'src/clock.ts',
  'src/settings/settings.ts',
  'src/settings/made-book.ts',
];

/** The first layer whose `files` match a path is its layer. */
export const LAYERS: readonly Layer[] = [
  { name: 'the domain', files: /^src\/domain\//, may: ['src/domain/'] },
  {
    name: 'the failures',
    files: /^src\/failure(?:-\w+)?\.ts$/,
    may: [],
    types: [
      'src/domain/',
      'src/failure-damage.ts',
      'src/failure-refused.ts',
      'src/failure-tools.ts',
      'src/failure-typed.ts',
    ],
  },
  {
    name: 'the check of lengths',
    files: /^src\/fitting-text\.ts$/,
    may: ['src/domain/', 'src/failure.ts'],
  },
  { name: 'what hides secrets', files: /^src\/redacted\.ts$/, may: [] },
  { name: 'the clock', files: /^src\/clock\.ts$/, may: ['src/domain/'] },
  {
    name: 'a use case',
    files: /^src\/usecases\//,
    // What people mean is read with the shop and the book at hand.
    may: ['src/usecases/', 'src/input/', ...DOMAIN, ...PORTS],
    types: ['src/clock.ts'],
  },
  {
    name: 'a language model outside',
    files: /^src\/model\/chat-model\.ts$/,
    may: ['src/model/sentence-model.ts'],
    types: ['src/clock.ts'],
  },
  { name: 'a port', files: /^src\/(?:store|calendar|model)\/[^/]+\.ts$/, may: [...DOMAIN, ...PORTS] },
  {
    name: 'the statements of the store',
    files: /^src\/store\/sql\//,
    may: ['src/store/sql/', 'src/store/refusals.ts', ...DOMAIN],
    types: ['src/clock.ts', ...PORTS],
  },
  {
    name: 'the SQLite store',
    files: /^src\/store\/sqlite\//,
    may: [
      'src/store/sqlite/',
      'src/store/sql/',
      'src/store/refusals.ts',
      'src/machine/private-folder.ts',
      'src/machine/stopwatch.ts',
      'src/machine/temporary-folder.ts',
      ...DOMAIN,
    ],
    types: ['src/clock.ts', ...PORTS],
  },
  {
    name: 'the Postgres store',
    files: /^src\/store\/postgres\//,
    may: ['src/store/postgres/', 'src/store/sql/', 'src/store/refusals.ts', ...DOMAIN],
    types: ['src/clock.ts', ...PORTS],
  },
  {
    name: 'the local calendar',
    files: /^src\/calendar\/local\//,
    may: ['src/calendar/local/', 'src/calendar/calendar-service.ts', ...DOMAIN],
    // The store keeps its events, behind a small port of its own.
    types: ['src/clock.ts', 'src/store/local-events.ts'],
  },
  {
    name: 'the Google calendar',
    files: /^src\/calendar\/google\//,
    may: [
      'src/calendar/google/',
      'src/calendar/calendar-service.ts',
      'src/calendar/google-access.ts',
      'src/calendar/push-service.ts',
      'src/calendar/request-made.ts',
      'src/calendar/sign-ins.ts',
      'src/settings/google-settings.ts',
      'src/settings/google-tokens.ts',
      'src/redacted.ts',
      'src/machine/private-folder.ts',
      ...DOMAIN,
    ],
    types: ['src/clock.ts'],
  },
  {
    name: 'a way of telling people of alerts',
    files: /^src\/sinks\//,
    may: ['src/sinks/', ...DOMAIN],
    types: ['src/clock.ts', 'src/settings/alert-settings.ts'],
  },
  {
    name: 'a reader of what people type',
    files: /^src\/input\//,
    may: ['src/input/', ...DOMAIN],
  },
  {
    name: 'a reader of files',
    files: /^src\/files\//,
    // What the domain finds wrong is said in the same words at every door.
    may: [
      'src/files/',
      'src/settings/env-text.ts',
      'src/output/form/car-doubt.ts',
      'src/output/form/expected.ts',
      'src/output/form/phone-fault.ts',
      ...DOMAIN,
    ],
  },
  {
    name: 'the settings',
    files: /^src\/settings\//,
    may: ['src/settings/', ...DOMAIN],
  },
  {
    name: 'the machine',
    files: /^src\/machine\//,
    may: ['src/machine/', ...DOMAIN],
    types: ['src/cli/world.ts', 'src/settings/', 'src/usecases/ports.ts', 'src/store/images.ts'],
  },
  {
    name: 'output',
    files: /^src\/output\//,
    may: ['src/output/', 'src/redacted.ts', ...DOMAIN],
    types: ['src/usecases/', 'src/settings/', ...PORTS],
  },
  {
    name: 'what agents can do',
    files: /^src\/agents\//,
    may: ['src/agents/', 'src/input/', ...FRONT_DOOR],
    types: FRONT_DOOR_TYPES,
  },
  {
    name: 'the opening of a door',
    files: /^src\/doors\/opening\.ts$/,
    may: FRONT_DOOR,
    types: FRONT_DOOR_TYPES,
    lazily: ['src/wiring/'],
  },
  {
    // Doors that stay open have it in common, and each is packed with it.
    name: 'what doors have in common',
    files: /^src\/doors\//,
    may: ['src/doors/', ...FRONT_DOOR],
    types: FRONT_DOOR_TYPES,
  },
  {
    name: 'the process of a door',
    files: /^src\/(mcp|serve)\/main\.ts$/,
    may: ['src/mcp/run.ts', 'src/serve/run.ts', 'src/clock.ts', 'src/machine/'],
  },
  {
    name: 'the run of the door for agents',
    files: /^src\/mcp\/run\.ts$/,
    may: ['src/mcp/', 'src/doors/', 'src/clock.ts', 'src/settings/settings.ts', ...FRONT_DOOR],
    types: FRONT_DOOR_TYPES,
  },
  {
    // Each is packed by itself, and would else be packed with the other once more.
    name: 'the door for agents',
    files: /^src\/mcp\//,
    may: ['src/mcp/', 'src/doors/', 'src/agents/', 'package.json', ...FRONT_DOOR],
    types: FRONT_DOOR_TYPES,
    lazily: ['src/input/', 'src/files/'],
  },
  {
    name: 'the run of the door that stays open, and what of its settings a service manager starts it with',
    files: /^src\/serve\/(run|install-unit)\.ts$/,
    may: ['src/serve/', 'src/doors/', 'src/clock.ts', 'src/settings/settings.ts', ...FRONT_DOOR],
    types: FRONT_DOOR_TYPES,
    lazily: ['src/wiring/'],
  },
  {
    name: 'the door that stays open',
    files: /^src\/serve\//,
    may: ['src/serve/', 'src/doors/', 'src/agents/', 'package.json', ...FRONT_DOOR],
    types: FRONT_DOOR_TYPES,
    lazily: ['src/input/', 'src/files/'],
  },
  {
    name: "the app's opening",
    files: /^src\/cli\/run\/(?:open-app|opened-book|run-settings)\.ts$/,
    may: ['src/cli/', 'src/clock.ts', 'src/settings/settings.ts', ...FRONT_DOOR],
    types: ['src/book.ts', 'src/machine/'],
    lazily: ['src/wiring/'],
  },
  {
    name: 'the command line',
    files: /^src\/cli\//,
    may: ['src/cli/', 'src/input/', 'src/agents/', 'src/doors/', 'package.json', ...FRONT_DOOR],
    types: FRONT_DOOR_TYPES,
    lazily: ['src/files/'],
  },
  {
    name: 'the book',
    files: /^src\/book\.ts$/,
    may: [],
    types: ['src/usecases/', 'src/store/local-events.ts', 'src/settings/made-book.ts'],
  },
  {
    name: 'the wiring',
    files: /^src\/wiring\//,
    may: [
      'src/wiring/',
      ...FRONT_DOOR,
      ...FRONT_DOOR_TYPES,
      'src/input/',
      'src/store/',
      'src/calendar/',
      'src/model/',
      'src/sinks/',
      'src/settings/google-settings.ts',
      'src/settings/nearby-google.ts',
      'src/settings/new-shop-zone.ts',
      'src/machine/',
    ],
    lazily: ['src/files/'],
  },
  {
    name: 'main',
    files: /^src\/main\.ts$/,
    may: [
      'src/cli/',
      'src/output/',
      'src/wiring/',
      'src/settings/settings.ts',
      'src/clock.ts',
      'src/machine/',
      ...DOMAIN,
    ],
  },
];

/** Which files know a package. A package that is not listed is known to nobody. */
export const KNOWN_BY: Readonly<Record<string, RegExp>> = {
  '@modelcontextprotocol/node': /^src\/mcp\/protocol\//,
  '@modelcontextprotocol/server': /^src\/mcp\/protocol\//,
  'better-sqlite3': /^src\/store\/sqlite\//,
  commander: /^src\/(?:main\.ts|cli\/)/,
  'date-holidays': /^src\/files\/holidays\//,
  'fast-string-width': /^src\/output\//,
  'google-auth-library': /^src\/calendar\/google\//,
  googleapis: /^src\/calendar\/google\//,
  inquirer: /^src\/cli\/terminal\/prompter\.ts$/,
  kleur: /^src\/output\/form\/theme\.ts$/,
  'libphonenumber-js': /^src\/input\//,
  luxon: /^src\/(?:machine\/zone-database\.ts|domain\/)/,
  nodemailer: /^src\/sinks\/email-sink\.ts$/,
  open: /^src\/cli\/terminal\/browser\.ts$/,
  'windows-iana': /^src\/files\//,
  yaml: /^src\/files\//,
  zod: /^src\/files\//,
};

/** What costs milliseconds to read and is therefore behind an `import()` on the way from main and from each command. */
export const COSTLY: readonly string[] = Object.keys(KNOWN_BY).filter(
  (name) => !['commander', 'fast-string-width', 'kleur'].includes(name),
);

/** Pure files compute and touch nothing: of Node's own modules only these. */
export const PURE = /^src\/(?:domain|usecases|output|input)\//;
export const PURE_NODE_MODULES: readonly string[] = ['node:crypto'];

/** What of Node itself costs a start milliseconds, and what to take in its place. */
export const COSTLY_OF_NODE: Readonly<Record<string, string>> = {
  'node:assert': 'src/domain/assert.ts',
  'node:assert/strict': 'src/domain/assert.ts',
};

export const AMBIENT_ALLOWED = /^src\/(?:(?:mcp\/|serve\/)?main\.ts|clock\.ts|(?:machine|wiring)\/)/;

/** Matched against code without comments and strings, outside main, clock, wiring and the machine. */
export const AMBIENT: readonly { readonly pattern: RegExp; readonly reads: string }[] = [
  { pattern: /\bDate\.now\b|\bnew Date(?:\(\s*\)|(?!\s*\())|\bperformance\.now\b/, reads: 'the clock' },
  { pattern: /\bDateTime\.(?:now|local)\s*\(\s*\)/, reads: 'the clock' },
  { pattern: /\bprocess\.env\b/, reads: 'the environment' },
  { pattern: /\bMath\.random\b|\brandom(?:UUID|Bytes|Int)\b|\bgetRandomValues\b/, reads: 'randomness' },
  {
    pattern: /\bset(?:Timeout|Interval)\s*\(|\bAtomics\.wait\b|\bprocess\.hrtime\b/,
    reads: "the machine's timers",
  },
  { pattern: /\bprocess\.(?:pid|kill)\b|\bhostname\s*\(/, reads: 'this process among others' },
  { pattern: /\bconsole\s*\./, reads: 'the console' },
  {
    pattern: /\bprocess\.(?:stdout|stderr|stdin|exit|exitCode|argv|cwd|chdir|on|once)\b/,
    reads: 'the process',
  },
  {
    pattern:
      /\.(?:get|set)(?:Hours|Minutes|Day|Date|Month|FullYear)\s*\(|\bgetTimezoneOffset\b|\.toLocale(?:Date|Time)String\b/,
    reads: "the machine's own time zone",
  },
];

/** The book is asked through use cases, which every door shares. */
export const ASKS_NO_STORE = /^src\/cli\/(?!run\/(?:open-app|opened-book)\.ts$)/;
export const ASKING_A_STORE = /\bstore\b/;

/** Matched against the raw text of sources and tests; with `in`, of these alone. */
export const UNFINISHED: readonly {
  readonly pattern: RegExp;
  readonly name: string;
  readonly in?: RegExp;
}[] = [
  { pattern: /\b(?:TODO|FIXME)\b/, name: 'a note of unfinished work' },
  { pattern: /\bvi\.(?:mock|doMock|useFakeTimers)\b/, name: 'a mocked module or timer' },
  { pattern: /\.only\(/, name: 'a test that keeps all others from running' },
  { pattern: /\b(?:test|it|describe)\.skip\(/, name: 'a test that does not run' },
  { pattern: /\p{L}’/u, name: "another apostrophe than '", in: /^src\// },
];

/** What a failure is given is facts; words are made of them in the room of words. What others have said is passed on as it is. */
export const GIVES_FACTS = /^src\/(?!output\/|files\/|calendar\/|machine\/)/;
/** So many words are a sentence, and no name. */
export const SENTENCE = /(?:\S+ +){4}\S/;

export const MOST_LINES = 300;
/** As many has at most one file in twenty: else every file grows until it has the most. */
export const LONG_LINES = 200;
