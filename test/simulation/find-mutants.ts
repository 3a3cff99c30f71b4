/**
 * Looks for the first case of the matrix that notices each mutant: what `mutant-pins.ts` keeps, to be found anew when the
 * protocol, or the order of its steps, has changed.
 *
 *     node --import tsx test/simulation/find-mutants.ts [--only <part of a name>]
 */

import { parseArgs } from 'node:util';
import { type Case, casesOf, runCase } from './matrix.ts';
import { MUTANTS } from './mutants.ts';
import { SCRIPTS } from './scripts.ts';
import type { Mutant } from './world.ts';

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });

/** Of the cases in which one thing goes wrong, and then of those in which a process ends and one more thing does. */
async function firstCase(mutant: Mutant): Promise<Case | null> {
  for (const most of [1, 2]) {
    const found = await firstOfThose(mutant, most);
    if (found !== null) return found;
  }
  return null;
}

async function firstOfThose(mutant: Mutant, wrongs: number): Promise<Case | null> {
  for (const script of SCRIPTS) {
    for await (const one of casesOf(script)) {
      if (one.faults.length + Number(one.ending !== null) !== wrongs || one.faults.length > 1) continue;
      const { violations } = await runCase(one, { mutant });
      if (violations.length > 0 && (await runCase(one)).violations.length === 0) return one;
    }
  }
  return null;
}

for (const mutant of MUTANTS.filter(({ name }) => name.includes(values.only))) {
  const found = await firstCase(mutant);
  const pin =
    found === null ? null : { script: found.script.name, ending: found.ending, faults: found.faults };
  process.stdout.write(`  '${mutant.name}': ${JSON.stringify(pin)},\n`);
}
