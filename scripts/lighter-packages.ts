import type { Plugin } from 'rolldown';

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
    // What bay never asks of a database, a tenth of what every command that opens the book would read.
    file: /[\\/]better-sqlite3[\\/]lib[\\/]database\.js$/,
    lighter: (code) =>
      code.replaceAll(/^Database\.prototype\.(?:backup|serialize|function|aggregate|table) = .*\n/gm, ''),
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

/** Packs those files without it; the build fails where a package no longer reads as it did. */
export const withoutDeadWeight: Plugin = {
  name: 'without-dead-weight',
  transform: {
    filter: { id: LEFT_OUT.map(({ file }) => file) },
    handler: (code, id) => {
      const lighter = LEFT_OUT.find(({ file }) => file.test(id))?.lighter(code) ?? code;
      if (lighter === code) throw new Error(`${id} has changed: look at scripts/lighter-packages.ts again`);
      return lighter;
    },
  },
};
