import { expect, test } from 'vitest';
import { type Case, caseText, runCase } from './matrix.ts';
import { MUTANT_PINS, type Pin } from './mutant-pins.ts';
import { MUTANTS } from './mutants.ts';
import { SCRIPTS, type Script } from './scripts.ts';

/** How far a case may have shifted since it was pinned: a step more or less in the product moves all that follow. */
const STEPS = 6;
const REQUESTS = 2;

/** The pinned case, and those near it. */
function casesNear({ script: name, ending, faults }: Pin): Case[] {
  const script = scriptNamed(name);
  const endings =
    ending === null ? [null] : shifts(STEPS).map((by) => ({ at: ending.at + by, how: ending.how }));
  const shifted = faults.length === 0 ? [faults] : shifts(REQUESTS).map((by) => shiftedBy(faults, by));
  return endings.flatMap((ending) => shifted.map((faults) => ({ script, ending, faults })));
}

function shifts(most: number): number[] {
  return Array.from({ length: 2 * most + 1 }, (_, i) => i - most);
}

function shiftedBy(faults: Case['faults'], by: number): Case['faults'] {
  return faults.map(({ request, fault }) => ({ request: request + by, fault }));
}

function scriptNamed(name: string): Script {
  const script = SCRIPTS.find((one) => one.name === name);
  if (script === undefined) throw new Error(`no script ${name}`);
  return script;
}

test.each(MUTANTS)('it is noticed: $name', async (mutant) => {
  const pin = MUTANT_PINS[mutant.name];
  if (pin === undefined) throw new Error('nothing is pinned for it: see find-mutants.ts');
  for (const one of casesNear(pin)) {
    if ((await runCase(one, { mutant })).violations.length === 0) continue;
    expect((await runCase(one)).violations).toEqual([]);
    return;
  }
  expect.fail(`no case near the pinned one notices it: ${JSON.stringify(pin)}`);
});

test('a case is named by what happens in it', () => {
  const faults = [{ request: 2, fault: 'late' as const }];
  const ending = { at: 7, how: 'stopped' as const };
  expect(caseText({ script: scriptNamed('book'), ending, faults })).toBe(
    'book; stopped at 7; request 2 late',
  );
});
