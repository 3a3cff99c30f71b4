import { existsSync } from 'node:fs';
import type { TestElsewhere } from './row.ts';
import { sentencesIn } from './sentences.ts';

/** What is run with the suite: test files, and the contracts that they run for each adapter. */
const IS_RUN = /\.test\.ts$|\/contract\//;

/** Those of the tests that do not stand where they are said to, or would be skipped; each in a line. */
export function lost(tests: readonly TestElsewhere[]): string[] {
  return tests.flatMap(([file, says]) => {
    const path = `test/${file}`;
    const isThere = IS_RUN.test(path) && existsSync(new URL(`../../${path}`, import.meta.url));
    return isThere && sentencesIn(path).has(says) ? [] : [`${path}: ${says}`];
  });
}
