/**
 * Writes THIRD_PARTY_NOTICES.md: the licences of everything that the build puts into dist/, found by asking the
 * bundler which files it took code from. With `--check` it writes nothing and fails when the file is out of date.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { rolldown } from 'rolldown';
import doors from '../rolldown.config.ts';

const ROOT = join(import.meta.dirname, '..');
const FILE = join(ROOT, 'THIRD_PARTY_NOTICES.md');
const BUNDLER_RUNTIME = /^\0rolldown[/:]/;

/** Data of somebody else's in a package, and the text of their licence where the package does not bring it along. */
const DATA: Readonly<Record<string, { readonly says: string; readonly licence: string | null }>> = {
  'date-holidays': {
    says: 'Its data, `dist/chunks/holiday-table-*.cjs`, are adapted: names in most languages are left out, and the rest is packed as one text.\nThat file is therefore under the same licence as they are, Creative Commons Attribution-ShareAlike 3.0\n(https://creativecommons.org/licenses/by-sa/3.0/legalcode); the attributions stand above.',
    licence: null,
  },
  'windows-iana': {
    says: 'Its tables are made of data of the Unicode CLDR (windowsZones.xml and timezone.xml), which are under the Unicode License V3.',
    licence: 'unicode-3.0.txt',
  },
};

interface Manifest {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly repository?: string | { readonly url: string };
}

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly source: string;
  readonly texts: readonly string[];
  readonly data: { readonly says: string; readonly text: string | null } | null;
}

/** The folder of the package that a bundled file belongs to; null for our own files. */
function packageFolder(moduleId: string): string | null {
  if (BUNDLER_RUNTIME.test(moduleId)) return join(ROOT, 'node_modules', 'rolldown');
  const file = moduleId.replace(/^\0/, '').replace(/\?.*$/, '');
  if (!file.includes(`${sep}node_modules${sep}`)) return null;
  let folder = dirname(file);
  while (!isPackage(folder)) folder = dirname(folder);
  return folder;
}

/** Packages keep nameless package.json files inside, to say what kind of modules a folder holds. */
function isPackage(folder: string): boolean {
  const file = join(folder, 'package.json');
  if (!existsSync(file)) return false;
  const { name, version } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  return name !== undefined && version !== undefined;
}

function repositoryUrl({ name, repository }: Manifest): string {
  const url = typeof repository === 'string' ? repository : repository?.url;
  if (url === undefined) return `https://www.npmjs.com/package/${name}`;
  return url
    .replace(/^git\+/, '')
    .replace(/^git:/, 'https:')
    .replace(/\.git$/, '')
    .replace(/^(?:github:)?(?<slug>[\w.-]+\/[\w.-]+)$/, 'https://github.com/$<slug>');
}

function readPackage(folder: string): Package {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
  const { name = '', version = '', license = '' } = manifest;
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  if (texts.length === 0) texts.push(...licenceInReadme(folder));
  if (license === '' || texts.length === 0)
    throw new Error(
      `${name} ${version} does not say in ${relative(ROOT, folder)} under which licence it is.`,
    );
  return { name, version, license, source: repositoryUrl(manifest), texts, data: dataIn(name) };
}

function dataIn(name: string): Package['data'] {
  const data = DATA[name];
  if (data === undefined) return null;
  const { says, licence } = data;
  if (licence === null) return { says, text: null };
  return { says, text: readFileSync(join(import.meta.dirname, 'licences', licence), 'utf8').trim() };
}

/** Some packages have their licence in a chapter of the README and nowhere else. */
function licenceInReadme(folder: string): string[] {
  const readme = readdirSync(folder).find((file) => /^readme/i.test(file));
  if (readme === undefined) return [];
  const text = readFileSync(join(folder, readme), 'utf8').replaceAll('\r\n', '\n');
  const chapter = /(?:^|\n)(?:#+ *)?licen[cs]e\n(?:[-=]+\n)?(?<text>[\s\S]*?)(?=\n#|$)/i.exec(text)?.groups?.[
    'text'
  ];
  return chapter === undefined || !/permission is/i.test(chapter) ? [] : [chapter.trim()];
}

async function bundledPackages(): Promise<Package[]> {
  const used = new Set<string>();
  for (const door of doors) for (const folder of await packagesIn(door)) used.add(folder);
  return [...used]
    .map(readPackage)
    .sort((a, b) => (a.name === b.name ? a.version.localeCompare(b.version) : a.name < b.name ? -1 : 1));
}

/** The folders of the packages of which a door has code. */
async function packagesIn({ output: options, ...input }: (typeof doors)[number]): Promise<string[]> {
  if (options === undefined || Array.isArray(options)) throw new Error('One output is expected.');
  const bundle = await rolldown({ ...input, cwd: ROOT });
  const { output } = await bundle.generate(options);
  await bundle.close();
  return output
    .flatMap((chunk) => (chunk.type === 'chunk' ? Object.entries(chunk.modules) : []))
    .filter(([id, { renderedLength }]) => renderedLength > 0 || BUNDLER_RUNTIME.test(id))
    .map(([id]) => packageFolder(id))
    .filter((folder) => folder !== null);
}

/** A fence longer than any run of backticks in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text}\n${fence}`;
}

/** The Mozilla Public License asks that whoever gets the built form is told where the source is. */
function sourceOffer({ name, version, license, source }: Package): string {
  if (!license.includes('MPL')) return `Source: ${source}`;
  return [
    `${name} is contained in built form and unmodified. Its source code, under the same licence, is at`,
    `${source} (version ${version}), and in the package that`,
    `\`npm pack ${name}@${version}\` fetches from the npm registry.`,
  ].join('\n');
}

function notices(packages: readonly Package[]): string {
  const sections = packages.map((each) =>
    [
      `## ${each.name} ${each.version} (${each.license})`,
      sourceOffer(each),
      ...each.texts.map(fenced),
      ...(each.data === null ? [] : [each.data.says]),
      ...(each.data?.text == null ? [] : [fenced(each.data.text)]),
    ].join('\n\n'),
  );
  return [
    '# Third-party notices',
    'The files in `dist/` contain code of the packages below, built and minified. Of `better-sqlite3` that is its JavaScript;\nits compiled part is installed beside bay as a package of its own, with its own licence.',
    ...sections,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

/** `name version` of each package that a notices file lists. */
function listed(text: string): string[] {
  return [...text.matchAll(/^## (?<named>\S+ \S+) \(/gm)].map((match) => match.groups?.['named'] ?? '');
}

const wanted = notices(await bundledPackages());
const present = existsSync(FILE) ? readFileSync(FILE, 'utf8').replaceAll('\r\n', '\n') : '';
if (!process.argv.includes('--check')) {
  writeFileSync(FILE, wanted);
  process.stdout.write(`THIRD_PARTY_NOTICES.md lists ${listed(wanted).length} packages.\n`);
} else if (wanted !== present) {
  const [have, need] = [listed(present), listed(wanted)];
  const missing = need.filter((each) => !have.includes(each));
  const superfluous = have.filter((each) => !need.includes(each));
  process.stderr.write(
    `THIRD_PARTY_NOTICES.md is out of date: run npm run notices.\n` +
      `  bundled, not listed: ${missing.join(', ') || 'none'}\n  listed, not bundled: ${superfluous.join(', ') || 'none'}\n`,
  );
  process.exitCode = 1;
}
