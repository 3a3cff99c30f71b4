import type { Plugin } from 'rolldown';

/** Node's own `Headers` bring along its whole `fetch`, which the Google client never uses. */
const withLightHeaders = (code: string) => `const { Headers } = require('node-fetch');\n${code}`;

interface Named {
  readonly langs?: readonly string[];
  readonly [key: string]: unknown;
}

/** The table of holidays, read as JSON, which is faster than as a program. */
function lighterHolidays(code: string): string {
  const table = JSON.parse(code.slice(code.indexOf('{'), code.lastIndexOf('}') + 1)) as Named;
  const { holidays, names, ...about } = table as { holidays: Record<string, Named>; names: Named };
  const countries = Object.entries(holidays).map(([code, country]) => [
    code,
    namedIn(country, languagesOf(country)),
  ]);
  const everywhere = new Set(Object.values(holidays).flatMap(languagesOf));
  const light = { ...about, holidays: Object.fromEntries(countries), names: namedIn(names, [...everywhere]) };
  return `export const data = JSON.parse(${JSON.stringify(JSON.stringify(light))});`;
}

function languagesOf({ langs = [] }: Named): readonly string[] {
  return langs;
}

/** Without the names in any other language. */
function namedIn(value: unknown, languages: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const kept = Object.entries(value).map(([key, inner]) => {
    if (key !== 'name' && key !== 'names') return [key, namedIn(inner, languages)];
    if (typeof inner !== 'object' || inner === null) return [key, inner];
    const said = Object.entries(inner).filter(([language]) => ['en', 'es', ...languages].includes(language));
    return [key, said.length === 0 ? inner : Object.fromEntries(said)];
  });
  return Object.fromEntries(kept);
}

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
    // The names of all holidays in fifty languages: bay says them in English, in Spanish, or as they are called there.
    file: /[\\/]date-holidays[\\/]src[\\/]data\.js$/,
    lighter: lighterHolidays,
  },
  {
    // All zones of the world, for moments that nobody asks for: days are read as they are called where they are.
    file: /[\\/]caldate[\\/]src[\\/]CalDate\.js$/,
    lighter: (code) => code.replace("import moment from 'moment-timezone'", 'const moment = null'),
  },
  {
    // And for the day on which the sun turns somewhere, which Node knows as well.
    file: /[\\/]date-holidays-parser[\\/]src[\\/]Equinox\.js$/,
    lighter: (code) =>
      code.replace("import moment from 'moment-timezone'", '').replace(
        /let date\n[\s\S]*(?=\n +const floorDate)/,
        `const zone = this._timezone.replace(/^([+-])0?(\\d+):00$/, (_, sign, hours) => \`Etc/GMT\${sign === '+' ? '-' : '+'}\${hours}\`);
           const [, month, day] = new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short' }).format(new Date(str)).split('-');
           const date = { month: () => Number(month) - 1, date: () => Number(day) };`,
      ),
  },
  {
    // A validator of the forms that a client may be asked to fill in: bay asks for none.
    file: /[\\/]@modelcontextprotocol[\\/]server[\\/]dist[\\/]shimsNode\.mjs$/,
    lighter: () =>
      "export { default as process } from 'node:process'; export class DefaultJsonSchemaValidator {}",
  },
  {
    // A server of its own, of which bay takes only how a request is handed over.
    file: /[\\/]@modelcontextprotocol[\\/]node[\\/]dist[\\/]index\.mjs$/,
    lighter: (code) => code.replace('import { getRequestListener } from "@hono/node-server";', ''),
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
