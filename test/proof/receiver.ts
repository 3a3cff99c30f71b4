/**
 * Does to the receiver of Google's notifications whatever somebody on the open network may, and says what comes of it; then how soon the
 * book knows of a change, and whether anything is lost that is told while a calendar is read.
 *
 *     npm run test:receiver -- [--forged n] [--pings n] [--seed n]
 */

import { parseArgs } from 'node:util';
import { pingWhileReading } from './pings-mid-read.ts';
import { attackReceiver } from './receiver-run.ts';

const { values } = parseArgs({
  options: {
    forged: { type: 'string', default: '100000' },
    pings: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
  },
});
const seed = Number(values.seed);
const mebibytes = (bytes: number) => Math.round(bytes / 1_024 / 1_024);

const { pings, readings, lost } = await pingWhileReading({ pings: Number(values.pings), seed });
const given = {
  bays: 40,
  forged: Number(values.forged),
  slow: 500,
  burst: 5_000,
  replays: 10_000,
  changes: 200,
};
const { forged, right, hostile, memoryGrownBytes, burst, replay, fresh, end } = await attackReceiver({
  ...given,
  seed,
});

/** What was done, what came of it, and whether that is well. */
const FIGURES: readonly (readonly [what: string, found: string, isWell: boolean])[] = [
  [`${pings} pings at every moment of ${readings} readings`, `${lost} lost`, lost === 0],
  [
    `${given.forged} forged, ${forged.aSecond} a second`,
    `${forged.readings} readings, ${forged.answered} answered, ${forged.sentAway} sent away, ${forged.otherwise} otherwise`,
    forged.readings === 0 && forged.otherwise === 0,
  ],
  [
    'a right one meanwhile',
    `${right.p99Ms} ms (p99), ${right.refused} refused`,
    right.p99Ms < 250 && right.refused === 0,
  ],
  [
    `${given.slow} that never end, bodies of 10 MiB, heads of 100 KiB`,
    `${hostile.slow} left after 6 s, ${hostile.bodies} and ${hostile.heads} taken`,
    hostile.slow + hostile.bodies + hostile.heads === 0,
  ],
  [
    'memory through all of that',
    `${mebibytes(memoryGrownBytes)} MiB more at most`,
    mebibytes(memoryGrownBytes) < 64,
  ],
  [
    `${given.burst} right ones at once`,
    `${burst.readings} readings within ${burst.windows * 5} s, ${burst.refused} refused`,
    burst.readings > 0 && burst.readings <= burst.windows + 2 && burst.refused === 0,
  ],
  [
    `one recorded and sent ${given.replays} times`,
    `${replay.readings} readings within ${replay.windows * 5} s`,
    replay.readings <= replay.windows + 2,
  ],
  [
    `${given.changes} changes in Google`,
    `known after ${fresh.p50Ms} ms (p50), ${fresh.p99Ms} ms (p99)`,
    fresh.p99Ms <= 2_000,
  ],
  [
    'SIGTERM during a flood',
    `ends with ${end.exitCode} after ${end.ms} ms`,
    end.exitCode === 0 && end.ms < 1_000,
  ],
];

for (const [what, found, isWell] of FIGURES)
  process.stdout.write(`${isWell ? '✓' : '✗'} ${what}: ${found}\n`);
if (FIGURES.some(([, , isWell]) => !isWell)) process.exitCode = 1;
