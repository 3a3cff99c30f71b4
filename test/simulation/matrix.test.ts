import { expect, test } from 'vitest';
import { casesOf, caseText, runCase } from './matrix.ts';
import { SCRIPTS } from './scripts.ts';

/** One case in so many; `npm run matrix` runs them all. A prime, so that it goes through all endings and faults. */
const EVERY = 5003;
/** The first of them, which the shortest script has, too. */
const FIRST = 997;

test.each(SCRIPTS)('whatever goes wrong, it comes to rest: $name', async (script) => {
  const violated: string[] = [];
  let number = 0;
  for await (const one of casesOf(script)) {
    number += 1;
    if (number % EVERY !== FIRST) continue;
    const { violations } = await runCase(one);
    if (violations.length > 0) violated.push(`${caseText(one)}: ${violations.join('; ')}`);
  }
  expect(number).toBeGreaterThan(FIRST);
  expect(violated).toEqual([]);
});
