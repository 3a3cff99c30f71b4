import { builtinModules } from 'node:module';
import { defineConfig, type Plugin, type PluginContext } from 'rolldown';

/** Node's own `Headers` bring along its whole `fetch`, which the Google client never uses. */
const withLightHeaders = (code: string) => `const { Headers } = require('node-fetch');\n${code}`;

/** What packages do as soon as they are read and bay never needs: each costs a start several hundredths of what Node does. */
const LEFT_OUT: readonly { readonly file: RegExp; readonly lighter: (code: string) => string }[] = [
  {
    // Read for subcommands that are programs of their own.
    file: /[\\/]commander[\\/]lib[\\/]command\.js$/,
    lighter: (code) => code.replace("require('node:child_process')", '{}'),
  },
  {
    // Makes Node's standard output, to guess whether it shows colours; our themes say so.
    file: /[\\/]kleur[\\/]index\.mjs$/,
    lighter: (code) => code.replace('process.stdout && process.stdout.isTTY', 'false'),
  },
  {
    // Patterns with classes of Unicode take milliseconds to make, and western text is measured without them.
    file: /[\\/]fast-string-truncated-width[\\/]dist[\\/]index\.js$/,
    lighter: (code) => {
      const late: string[] = [];
      return code
        .replace(/^const (\w+_RE) = (\/.*\/\w*);$/gm, (_, name: string, pattern: string) => {
          late.push(`${name} ??= ${pattern};`);
          return `let ${name};`;
        })
        .replace(/^const getStringTruncatedWidth = .* => \{$/m, (head) => [head, ...late].join('\n'));
    },
  },
  {
    // All ways to sign in at Google: bay has one.
    file: /[\\/]google-auth-library[\\/]build[\\/]src[\\/]index\.js$/,
    lighter: () => "exports.OAuth2Client = require('./auth/oauth2client').OAuth2Client;",
  },
  {
    // The clients of all APIs, and of those that are yet to be found.
    file: /[\\/]googleapis-common[\\/]build[\\/]src[\\/]index\.js$/,
    lighter: () =>
      "exports.getAPI = require('./apiIndex').getAPI; exports.createAPIRequest = require('./apirequest').createAPIRequest;",
  },
  {
    file: /[\\/]googleapis[\\/]build[\\/]src[\\/]apis[\\/]calendar[\\/]index\.js$/,
    lighter: (code) => code.replace('new googleapis_common_1.AuthPlus()', 'undefined'),
  },
  {
    // No test can tell a method of that name from an `import()`, which every packed file must be free of.
    file: /[\\/]googleapis[\\/]build[\\/]src[\\/]apis[\\/]calendar[\\/]v3\.js$/,
    lighter: (code) => code.replace(/^( +)import\(paramsOrCallback/m, '$1importEvent(paramsOrCallback'),
  },
  {
    // HTTP/2 is for those who ask for it.
    file: /[\\/]googleapis-common[\\/]build[\\/]src[\\/]apirequest\.js$/,
    lighter: (code) => code.replace('require("./http2")', '{}'),
  },
  {
    file: /[\\/](?:googleapis-common[\\/]build[\\/]src[\\/]util|google-auth-library[\\/]build[\\/]src[\\/]auth[\\/](?:authclient|oauth2client))\.js$/,
    lighter: withLightHeaders,
  },
  {
    // Looks for a body among everything that a browser could send. And every `import()` must be of a chunk.
    file: /[\\/]gaxios[\\/]build[\\/]cjs[\\/]src[\\/]gaxios\.js$/,
    lighter: (code) =>
      withLightHeaders(code)
        .replace("(await import('crypto'))", 'globalThis.crypto')
        .replace(/opts\.data instanceof (?:Blob|FormData|ReadableStream) \|\|/g, '')
        .replace('(globalThis.File && opts.data instanceof File) ||', ''),
  },
  {
    // What Node has had for years.
    file: /[\\/]fetch-blob[\\/]streams\.cjs$/,
    lighter: () => '',
  },
];

const withoutDeadWeight: Plugin = {
  name: 'without-dead-weight',
  transform: {
    filter: { id: LEFT_OUT.map(({ file }) => file) },
    handler: (code, id) => {
      const lighter = LEFT_OUT.find(({ file }) => file.test(id))?.lighter(code) ?? code;
      if (lighter === code) throw new Error(`${id} has changed: look at LEFT_OUT again`);
      return lighter;
    },
  },
};

const GETTER =
  /^Object\.defineProperty\(exports, "(\w+)", \{\s*enumerable: true,\s*get: function\s*\(\) \{\s*return (\w+);\s*\}\s*\}\);$/gm;

/**
 * rolldown exports everything by a getter, since it might be bound anew. Those are hundreds of functions that every start would
 * make, keep compiled and call: what is bound once becomes a property.
 */
const plainExports: Plugin = {
  name: 'plain-exports',
  renderChunk(code) {
    const boundOnce = new Set(this.parse(code).body.flatMap(boundOnceBy));
    return code.replace(GETTER, (getter, as: string, name: string) =>
      boundOnce.has(name) ? `exports.${as} = ${name};` : getter,
    );
  },
};

type Statement = ReturnType<PluginContext['parse']>['body'][number];

function boundOnceBy(statement: Statement): readonly string[] {
  if (statement.type === 'FunctionDeclaration') return statement.id === null ? [] : [statement.id.name];
  if (statement.type !== 'VariableDeclaration' || statement.kind !== 'const') return [];
  return statement.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []));
}

/** ASCII is read as it is, and takes half the memory of a text with a single dash in it. */
const asciiOnly: Plugin = {
  name: 'ascii-only',
  generateBundle(_, bundle) {
    for (const output of Object.values(bundle)) {
      if (output.type !== 'chunk') continue;
      output.code = output.code.replace(/(\\*)([^\0-\x7f])/g, (_found, before: string, unit: string) => {
        const escape = `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
        // One that is escaped already stands for itself.
        return before.length % 2 === 0 ? before + escape : before.slice(1) + escape;
      });
    }
  },
};

const COMMON = /[\\/]src[\\/](?:(?:domain|usecases|output)[\\/]|store[\\/]store\.ts|cli[\\/](?!commands))/;

/** What a person sees when something is wrong, or seldom asks for. */
const SELDOM =
  /[\\/]src[\\/](?:redacted\.ts|output[\\/](?:failure[\\/](?!nothing-free|lies-over)|appointments[\\/]slots-source|calendars[\\/](?:sign-in|inbox|import-report)|notices[\\/]sign-in-warning|checks[\\/]doctor)|usecases[\\/](?:health[\\/]sign-in-warnings|in-step[\\/](?:read|resolve)-inbox))/;

/** What changes an appointment and brings it into its calendar. */
const BOOKING =
  /[\\/]src[\\/]usecases[\\/](?:booking[\\/](?:place|book|reschedule|cancel|deliver|refus|nearest|visits|wish|overbooking)|in-step[\\/](?:deliver-changes|reconcile-image)|calendar[\\/]foreign-events|people[\\/]known-people)/;

/**
 * CommonJS chunks, loaded when first needed: start-up costs what the number of files and of bytes read costs.
 *
 * A command reads main, `start` (what main itself imports), `core` (what most commands share), a chunk of its own and,
 * if it opens the book, `adapters`, and `booking` if it changes an appointment; prompts, file formats and zones are chunks
 * behind `import()`. Nothing may pull a costly package into `start` or a command's chunk: the architecture test looks after
 * that.
 */
export default defineConfig({
  input: { main: 'src/main.ts' },
  platform: 'node',
  // Its main file brings each table twice, in two builds; of this one only the table that is used is packed.
  resolve: { alias: { 'windows-iana': 'windows-iana/dist/windows-iana.esm.js' } },
  plugins: [withoutDeadWeight, plainExports, asciiOnly],
  external: ['bindings', ...builtinModules, /^node:/],
  // The store lies in one chunk with those who import it, however they do: see `adapters`.
  checks: { ineffectiveDynamicImport: false },
  output: {
    dir: 'dist',
    cleanDir: true,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    comments: false,
    // Names of functions and classes stay, so that the stack of a bug can be read.
    minify: { compress: true, mangle: { keepNames: true }, codegen: { removeWhitespace: true } },
    codeSplitting: {
      groups: [
        { name: 'start', tags: ['$initial'], test: /[\\/]src[\\/](?!main\.ts)/, priority: 2 },
        {
          name: 'core',
          test: (id) => COMMON.test(id) && !SELDOM.test(id) && !BOOKING.test(id),
          minShareCount: 2,
          priority: 1.5,
        },
        { name: 'booking', test: BOOKING, minShareCount: 2, priority: 1 },
        { name: 'seldom', test: SELDOM, minShareCount: 2, priority: 0.5 },
        // Whoever opens the book needs all three.
        {
          name: 'adapters',
          test: /[\\/]src[\\/](?:wiring\.ts|machine[\\/]private-folder\.ts|store[\\/]|calendar[\\/]local)/,
          priority: 1.2,
        },
      ],
    },
  },
});
