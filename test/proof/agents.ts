/**
 * Agents that offer, hold and book one day of 16 starts for callers who take a time, think too long, want none, hang up, or whose
 * agent is killed: all of the day is booked, none of it twice, and whoever gets none is told of two other times at least.
 *
 *     npm run test:agents -- [--runs n] [--agents n] [--processes n] [--kills n] [--replays n] [--seed n]
 *
 * Ends with 1 when anything else came of a run, or of one commit that was repeated a thousand times.
 */

import { parseArgs } from 'node:util';
import { runAgents } from './agents-run.ts';
import { randomFrom } from './random.ts';
import { replayCommit } from './replayed-commit.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '100' },
    agents: { type: 'string', default: '50' },
    processes: { type: 'string', default: '10' },
    kills: { type: 'string', default: '3' },
    replays: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
  },
});

const runs = Number(values.runs);
const { kills, refusals, violations } = await runAgents({
  runs,
  agents: Number(values.agents),
  processes: Number(values.processes),
  kills: Number(values.kills),
  random: randomFrom(Number(values.seed)),
  onRun: (run, found, ms) => {
    process.stdout.write(`run ${run}: ${found.length === 0 ? 'right' : 'WRONG'}, ${Math.round(ms)} ms\n`);
  },
});
const ids = await replayCommit(Number(values.replays));
const refused = [...refusals].map(([code, times]) => `${code} ×${times}`).join(', ');
process.stdout.write(
  `${runs} runs, ${kills} processes killed with callers on the line; refused: ${refused}\n` +
    `one commit ${values.replays} times: ${ids.size} appointment${ids.size === 1 ? '' : 's'}\n` +
    `${violations.length} violations\n`,
);
for (const violation of violations.slice(0, 20)) process.stdout.write(`  ${violation}\n`);
if (violations.length > 0 || ids.size !== 1) process.exitCode = 1;
