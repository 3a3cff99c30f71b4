/**
 * Two books on one calendar, as two shops' machines that share nothing else: both book the same free time at the same moment.
 *
 *     npm run test:two-books -- [--rounds n] [--at-once n] [--seed n]
 *
 * Ends with 1 when both had a time in any round, or none in more than a tenth of them.
 */

import { parseArgs } from 'node:util';
import { randomFrom } from './random.ts';
import { raceOfTwoBooks } from './two-books-run.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '40' },
    'at-once': { type: 'string', default: '4' },
    seed: { type: 'string', default: '1' },
  },
});

const { rounds, winners, longestMs, tried, violations } = await raceOfTwoBooks({
  rounds: Number(values.rounds),
  atOnce: Number(values['at-once']),
  random: randomFrom(Number(values.seed)),
});
const [none, one, both] = winners;
process.stdout.write(
  `${rounds} rounds: exactly one had the time in ${one}, none in ${none}, both in ${both}; ` +
    `somebody waited and tried again in ${tried}; the longest command took ${(longestMs / 1000).toFixed(1)} s\n`,
);
for (const violation of violations) process.stdout.write(`  ${violation}\n`);
if (violations.length > 0 || none > rounds / 10) process.exitCode = 1;
