import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { defineConfig, type Plugin, type PluginContext, type RolldownOptions } from 'rolldown';
import { DOORS, type Door } from './scripts/doors.ts';
import { withoutDeadWeight } from './scripts/lighter-packages.ts';

const GETTER =
  /^Object\.defineProperty\(exports, "(\w+)", \{\s*enumerable: true,\s*get: function\s*\(\) \{\s*return ([\w$]+);\s*\}\s*\}\);$/gm;

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

const BESIDE = /readFileSync\(\s*new URL\(\s*'([^']+)',\s*import\.meta\.url\s*\),\s*'utf8',?\s*\)/g;

/** What code reads beside itself lies in the code once it is packed. */
const textsInside: Plugin = {
  name: 'texts-inside',
  transform: {
    filter: { code: BESIDE },
    handler: (code, id) =>
      code.replace(BESIDE, (_found, file: string) =>
        JSON.stringify(readFileSync(join(dirname(id), file), 'utf8')),
      ),
  },
};

/**
 * Of two chunks that read each other as they are loaded, one finds nothing in the other: which one depends on the command. What is
 * read later, by `import()`, may point back.
 */
const inOneDirection: Plugin = {
  name: 'in-one-direction',
  generateBundle(_, bundle) {
    const importsOf = new Map(
      Object.values(bundle).flatMap((output) =>
        output.type === 'chunk' ? [[output.fileName, output.imports] as const] : [],
      ),
    );
    const known = new Set<string>();
    const walk = (file: string, way: readonly string[]) => {
      if (way.includes(file)) this.error(`chunks read each other: ${[...way, file].join(' > ')}`);
      if (known.has(file)) return;
      for (const next of importsOf.get(file) ?? []) walk(next, [...way, file]);
      known.add(file);
    };
    for (const file of importsOf.keys()) walk(file, []);
  },
};

/** CommonJS chunks, loaded when first needed. */
const packed = ({ name, entry, chunkOf }: Door): RolldownOptions => ({
  input: { [name]: entry },
  platform: 'node',
  // Its main file brings each table twice, in two builds; of this one only the table that is used is packed.
  resolve: { alias: { 'windows-iana': 'windows-iana/dist/windows-iana.esm.js' } },
  plugins: [withoutDeadWeight, textsInside, plainExports, asciiOnly, inOneDirection],
  preserveEntrySignatures: 'allow-extension',
  external: ['bindings', ...builtinModules, /^node:/],
  // What is loaded late may lie in a chunk with what is read at once.
  checks: { ineffectiveDynamicImport: false },
  output: {
    dir: `dist/${name}`,
    cleanDir: true,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name]-[hash].cjs',
    comments: false,
    // Names of functions and classes stay, so that the stack of a bug can be read.
    minify: { compress: true, mangle: { keepNames: true }, codegen: { removeWhitespace: true } },
    ...(chunkOf === undefined
      ? {}
      : {
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [{ name: chunkOf, debugName: 'chunks' }],
          },
        }),
  },
});

export default defineConfig(DOORS.map(packed));
