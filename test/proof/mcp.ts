/**
 * The packed door for agents, tried with what others have written for that: the Inspector's command line in both eras of the
 * protocol, and the conformance suite over HTTP. Then its clients are killed, and its start is timed.
 *
 *     npm run test:mcp -- [--kills n] [--seed n] [--only inspector|conformance|kills|start]
 *
 * Installs those programs once into a temporary folder, which needs the network. On Linux.
 */

import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { CALLS_OF_ALL } from '../support/agent-calls.ts';
import { ANA_AND_BOB } from '../support/workshop-people.ts';
import { wordsOf } from '../support/workshop-words.ts';
import { run } from './command.ts';
import { bareNode, killClients, openOverHttp, TOKEN, timesOf } from './mcp-doors.ts';
import { othersTools } from './mcp-tools.ts';
import { randomFrom } from './random.ts';
import { openWorkplace } from './workplace.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
});

const SCENARIOS = ['server-initialize', 'ping', 'tools-list', 'prompts-list', 'dns-rebinding-protection'];
const ERAS = ['legacy', 'modern'];
const ROUNDS = 15;
/** As often as bare Node, and so many milliseconds. */
const MOST = { first: 5, exit: 50 };

let failures = 0;

function tell(passed: boolean, what: string, output = ''): void {
  process.stdout.write(`${passed ? '✓' : '✗'} ${what}\n`);
  if (passed) return;
  failures += 1;
  process.stdout.write(`${output.slice(-2_000)}\n`);
}

function median(all: readonly number[]): number {
  return [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
}

const workplace = openWorkplace();
const database = join(workplace.folder, 'garage.db');
const environment = workplace.environment(database);

async function inspect(): Promise<void> {
  const { inspector } = await othersTools(environment);
  const door = await openOverHttp(workplace, database);
  for (const era of ERAS) {
    const shown = ['--header', `Authorization: Bearer ${TOKEN}`, `X-Call-Id: ${era}`];
    const how = ['--protocol-era', era, '--format', 'json', '-q'];
    const started = [process.execPath, workplace.command, 'mcp', '--allow-write'];
    const listed = await inspector(...started, '--method', 'tools/list', '--strict', ...how);
    tell(
      listed.exitCode === 0,
      `${era}: all tools are listed, and their schemas are portable`,
      listed.output,
    );
    for (const [name, given, success] of CALLS_OF_ALL) {
      const asked = [
        '--method',
        'tools/call',
        '--tool-name',
        name,
        '--tool-args-json',
        JSON.stringify(given),
      ];
      const { exitCode, output } = await inspector('--server-url', door.url, ...shown, ...asked, ...how);
      const isAsMeant = exitCode === (success ? 0 : 5) && output.includes(`"success":${success}`);
      tell(isAsMeant, `${era}: ${name} ${success ? 'is done' : 'is refused'}`, `exit ${exitCode}\n${output}`);
    }
  }
  await door.close();
}

async function conform(): Promise<void> {
  const { conformance } = await othersTools(environment);
  const door = await openOverHttp(workplace, database);
  for (const scenario of SCENARIOS) {
    const { exitCode, output } = await conformance(scenario, door.shownUrl);
    tell(exitCode === 0, `conformance: ${scenario}`, output);
  }
  tell((await door.close()) === 0, 'a signal ends the door');
}

async function kill(): Promise<void> {
  const times = Number(values.kills);
  const left = await killClients(times, workplace, database, randomFrom(Number(values.seed)));
  tell(left.length === 0, `of ${times} clients that were killed, ${left.length} have left a process behind`);
}

async function time(): Promise<void> {
  const [bare, first, exit]: [number[], number[], number[]] = [[], [], []];
  await timesOf(workplace, database);
  for (let round = 0; round < ROUNDS; round += 1) {
    bare.push(await bareNode(workplace));
    const times = await timesOf(workplace, database);
    first.push(times.first);
    exit.push(times.exit);
  }
  const ratio = median(first) / median(bare);
  tell(ratio <= MOST.first, `the first answer takes ${ratio.toFixed(1)} × bare Node (at most ${MOST.first})`);
  const ended = median(exit);
  tell(ended <= MOST.exit, `it ends ${ended.toFixed(0)} ms after its input (at most ${MOST.exit})`);
}

const PARTS = { inspector: inspect, conformance: conform, kills: kill, start: time };

try {
  for (const line of ANA_AND_BOB) await run(workplace, database, wordsOf(line));
  for (const [name, part] of Object.entries(PARTS))
    if (values.only === '' || values.only === name) await part();
} finally {
  workplace.remove();
}
process.stdout.write(
  failures === 0 ? 'All is as it should be.\n' : `${failures} are not as they should be.\n`,
);
process.exitCode = failures === 0 ? 0 : 1;
