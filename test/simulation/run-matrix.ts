/**
 * Every script with an end of a process at every place, every fault, and every pair of faults (docs/protocol.md §19).
 *
 *     npm run matrix -- [--every n] [--only <part of a script's name>]
 *
 * `--every` takes each nth case alone. On all cores; ends with 1 when anything was violated.
 */

import { parseArgs } from 'node:util';
import { casesOf, caseText, runCase } from './matrix.ts';
import { SCRIPTS } from './scripts.ts';
import { onEveryCore, ownShare, tell } from './shares.ts';

const { values } = parseArgs({
  options: { every: { type: 'string', default: '1' }, only: { type: 'string', default: '' } },
});

interface Part {
  readonly script: string;
  readonly cases: number;
  readonly violated: readonly string[];
}

const scripts = SCRIPTS.filter(({ name }) => name.includes(values.only));

async function runShare(share: number, shares: number): Promise<void> {
  const every = Number(values.every) * shares;
  for (const script of scripts) {
    const violated: string[] = [];
    let [number, cases] = [0, 0];
    for await (const one of casesOf(script)) {
      number += 1;
      if (number % every !== share % every) continue;
      cases += 1;
      const { violations } = await runCase(one);
      if (violations.length > 0) violated.push(`${caseText(one)}: ${violations.join('; ')}`);
    }
    await tell<Part>({ script: script.name, cases, violated });
  }
}

async function runAll(): Promise<void> {
  const began = performance.now();
  const casesOfScript = new Map<string, number>();
  let [cases, violations] = [0, 0];
  await onEveryCore<Part>(import.meta.filename, (part) => {
    cases += part.cases;
    violations += part.violated.length;
    casesOfScript.set(part.script, (casesOfScript.get(part.script) ?? 0) + part.cases);
    for (const violated of part.violated) print(violated);
    print(`… ${cases} cases, ${violations} violated: ${part.script}`);
  });
  for (const [script, count] of casesOfScript) print(`${String(count).padStart(8)}  ${script}`);
  const seconds = Math.round((performance.now() - began) / 1000);
  print(`${cases} cases of ${scripts.length} scripts in ${seconds} s, ${violations} violated`);
  process.exitCode = violations === 0 ? 0 : 1;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

const share = ownShare();
if (share === null) await runAll();
else await runShare(share.share, share.shares);
