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
  'src/store/people.ts',
  'src/store/images.ts',
  'src/store/calendar-places.ts',
  'src/store/calendar-states.ts',
  'src/store/local-events.ts',
  'src/store/customer-import.ts',
  'src/calendar/calendar-service.ts',
  'src/calendar/google-access.ts',
  'src/calendar/routed-calendar.ts',
  'src/calendar/sign-ins.ts',
];
const DOMAIN = ['src/domain/', 'src/failure.ts', 'src/fitting-text.ts'];
const FRONT_DOOR = ['src/usecases/', 'src/output/', ...DOMAIN];
const FRONT_DOOR_TYPES = [
  ...PORTS,
  'src/text-encoding.ts',
  'src/app.ts',
  'src/clock.ts',
  'src/config.ts',
  'src/made-book.ts',
];

/** The first layer whose `files` match a path is its layer. */
export const LAYERS: readonly Layer[] = [
  { name: 'the domain', files: /^src\/domain\//, may: ['src/domain/'] },
  { name: 'the failures', files: /^src\/failure\.ts$/, may: [], types: ['src/domain/'] },
  {
    name: 'the check of lengths',
    files: /^src\/fitting-text\.ts$/,
    may: ['src/domain/', 'src/failure.ts'],
  },
  { name: 'what hides secrets', files: /^src\/redacted\.ts$/, may: [] },
  { name: 'the reader of encodings', files: /^src\/text-encoding\.ts$/, may: [] },
  { name: 'the clock', files: /^src\/clock\.ts$/, may: ['src/domain/'] },
  {
    name: 'a use case',
    files: /^src\/usecases\//,
    may: ['src/usecases/', ...DOMAIN, ...PORTS],
    types: ['src/clock.ts'],
  },
  { name: 'a port', files: /^src\/(?:store|calendar)\/[^/]+\.ts$/, may: [...DOMAIN, ...PORTS] },
  {
    name: 'the SQLite store',
    files: /^src\/store\/sqlite\//,
    may: [
      'src/store/sqlite/',
      'src/store/store.ts',
      'src/private-folder.ts',
      'src/temporary-folder.ts',
      ...DOMAIN,
    ],
    types: ['src/clock.ts', 'src/store/'],
  },
  {
    name: 'the Postgres store',
    files: /^src\/store\/postgres\//,
    may: ['src/store/postgres/', 'src/store/store.ts', ...DOMAIN],
    types: ['src/clock.ts', 'src/store/'],
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
      'src/calendar/sign-ins.ts',
      'src/google-settings.ts',
      'src/redacted.ts',
      'src/private-folder.ts',
      ...DOMAIN,
    ],
    types: ['src/clock.ts'],
  },
  { name: 'a temporary folder', files: /^src\/temporary-folder\.ts$/, may: DOMAIN },
  { name: 'a private folder', files: /^src\/private-folder\.ts$/, may: [] },
  {
    name: 'a small file',
    files: /^src\/small-file\.ts$/,
    may: ['src/domain/', 'src/text-encoding.ts'],
    types: ['src/environment.ts'],
  },
  { name: 'the worker', files: /^src\/worker\.ts$/, may: [], types: ['src/store/images.ts'] },
  {
    name: 'a reader of what people type',
    files: /^src\/input\//,
    may: ['src/input/', ...DOMAIN],
  },
  { name: 'the reader of .env', files: /^src\/env-text\.ts$/, may: [] },
  { name: 'a reader of files', files: /^src\/files\//, may: ['src/files/', 'src/env-text.ts', ...DOMAIN] },
  { name: 'the zone database', files: /^src\/zone-database\.ts$/, may: DOMAIN },
  {
    name: 'the zones',
    files: /^src\/zones\.ts$/,
    may: DOMAIN,
    types: ['src/usecases/ports.ts'],
    lazily: ['src/zone-database.ts'],
  },
  {
    name: 'the configuration',
    files:
      /^src\/(?:config|google-settings|kept-client|settings-layers|settings-notice|made-book|environment)\.ts$/,
    may: [
      'src/google-settings.ts',
      'src/kept-client.ts',
      'src/settings-layers.ts',
      'src/settings-notice.ts',
      'src/environment.ts',
      'src/env-text.ts',
      ...DOMAIN,
    ],
    types: ['src/app.ts'],
  },
  {
    name: "the user's machine",
    files: /^src\/(?:desk|limited-reading)\.ts$/,
    may: ['src/limited-reading.ts', 'src/temporary-folder.ts', 'src/text-encoding.ts', ...DOMAIN],
    types: ['src/app.ts', 'src/config.ts'],
  },
  {
    name: 'output',
    files: /^src\/output\//,
    may: ['src/output/', 'src/redacted.ts', ...DOMAIN],
    types: ['src/usecases/', 'src/environment.ts', 'src/settings-notice.ts', 'src/made-book.ts', ...PORTS],
  },
  {
    name: 'a front door',
    files: /^src\/(?:serve|mcp)\//,
    may: ['src/serve/', 'src/mcp/', ...FRONT_DOOR],
    types: FRONT_DOOR_TYPES,
    lazily: ['src/input/', 'src/files/'],
  },
  {
    name: "the app's opening",
    files: /^src\/cli\/open-app\.ts$/,
    may: ['src/cli/', 'src/clock.ts', 'src/config.ts', ...FRONT_DOOR],
    types: ['src/app.ts'],
    lazily: ['src/wiring.ts'],
  },
  {
    name: 'the command line',
    files: /^src\/cli\//,
    may: ['src/cli/', 'src/input/', 'package.json', ...FRONT_DOOR],
    types: FRONT_DOOR_TYPES,
    lazily: ['src/files/', 'src/serve/', 'src/mcp/'],
  },
  {
    name: 'the app',
    files: /^src\/app\.ts$/,
    may: [...FRONT_DOOR],
    types: [
      ...PORTS,
      'src/calendar/local/local-events.ts',
      'src/clock.ts',
      'src/text-encoding.ts',
      'src/made-book.ts',
      'src/config.ts',
      'src/input/',
      'src/files/',
    ],
  },
  {
    name: 'the wiring',
    files: /^src\/wiring\.ts$/,
    may: [
      ...FRONT_DOOR,
      ...FRONT_DOOR_TYPES,
      'src/input/',
      'src/store/',
      'src/calendar/',
      'src/google-settings.ts',
      'src/small-file.ts',
      'src/worker.ts',
      'src/zones.ts',
    ],
    lazily: ['src/files/'],
  },
  { name: 'the signals', files: /^src\/signals\.ts$/, may: [], types: ['src/cli/world.ts'] },
  {
    name: 'main',
    files: /^src\/main\.ts$/,
    may: [
      'src/cli/',
      'src/output/',
      'src/wiring.ts',
      'src/app.ts',
      'src/config.ts',
      'src/clock.ts',
      'src/desk.ts',
      'src/signals.ts',
      'src/small-file.ts',
      ...DOMAIN,
    ],
  },
];

/** Which files know a package. A package that is not listed is known to nobody. */
export const KNOWN_BY: Readonly<Record<string, RegExp>> = {
  'better-sqlite3': /^src\/store\/sqlite\//,
  'chrono-node': /^src\/input\/(?:when|chrono)[^/]*\.ts$/,
  commander: /^src\/(?:main\.ts|cli\/)/,
  'fast-string-width': /^src\/output\//,
  'google-auth-library': /^src\/calendar\/google\//,
  googleapis: /^src\/calendar\/google\//,
  inquirer: /^src\/cli\/prompter\.ts$/,
  kleur: /^src\/output\/theme\.ts$/,
  'libphonenumber-js': /^src\/input\//,
  luxon: /^src\/(?:zone-database\.ts|domain\/)/,
  open: /^src\/cli\/browser\.ts$/,
  'windows-iana': /^src\/files\//,
  yaml: /^src\/files\//,
  zod: /^src\/(?:files\/|config\.ts)/,
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

export const AMBIENT_ALLOWED = /^src\/(?:main|clock|wiring)\.ts$/;

/** Matched against code without comments and strings, outside main, clock and wiring. */
export const AMBIENT: readonly { readonly pattern: RegExp; readonly reads: string }[] = [
  { pattern: /\bDate\.now\b|\bnew Date(?:\(\s*\)|(?!\s*\())|\bperformance\.now\b/, reads: 'the clock' },
  { pattern: /\bDateTime\.(?:now|local)\s*\(\s*\)/, reads: 'the clock' },
  { pattern: /\bprocess\.env\b/, reads: 'the environment' },
  { pattern: /\bMath\.random\b|\brandom(?:UUID|Bytes|Int)\b|\bgetRandomValues\b/, reads: 'randomness' },
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

export const MOST_LINES = 300;
