import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { bareNode, OPENING, timesOf } from '../proof/mcp-doors.ts';
import type { Workplace } from '../proof/workplace.ts';
import { TOMORROW } from './big-book.ts';
import { median } from './command-cost.ts';

/** What an agent waits for. */
export interface AgentCosts {
  readonly bareMs: number;
  /** From the start of the door to its first answer; from the end of its input to its own: medians. */
  readonly firstMs: number;
  readonly exitMs: number;
  /** A day's free times, the book opened already: one call after another, and ten at a time. */
  readonly oneAtATimeMs: readonly number[];
  readonly tenAtATimeMs: readonly number[];
}

/** A conversation may not have more. */
const CALLS = 150;

type Place = Pick<Workplace, 'command' | 'environment'>;

export async function agentCosts(place: Place, book: string, rounds: number): Promise<AgentCosts> {
  const [bare, first, exit]: [number[], number[], number[]] = [[], [], []];
  await timesOf(place, book);
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await bareNode(place));
    const times = await timesOf(place, book);
    first.push(times.first);
    exit.push(times.exit);
  }
  return {
    bareMs: median(bare),
    firstMs: median(first),
    exitMs: median(exit),
    oneAtATimeMs: await callTimes(place, book, 1),
    tenAtATimeMs: await callTimes(place, book, 10),
  };
}

/** In milliseconds, ascending, with so many on the way at any time. */
async function callTimes(place: Place, book: string, atATime: number): Promise<readonly number[]> {
  const door = spawn(process.execPath, [place.command, 'mcp'], {
    env: place.environment(book),
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const began = new Map<number, number>();
  const took: number[] = [];
  const params = { name: 'get_available_slots', arguments: { date: TOMORROW } };
  const ask = (id: number) => {
    began.set(id, performance.now());
    door.stdin.write(`${JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params })}\n`);
  };
  const answers = answersOf(door.stdout);
  door.stdin.write(`${OPENING}\n`);
  await answers.next();
  // The first opens the book.
  ask(0);
  await answers.next();
  let asked = 0;
  while (asked < atATime) ask((asked += 1));
  for (let answered = 0; answered < CALLS; answered += 1) {
    const { value: id } = await answers.next();
    took.push(performance.now() - (began.get(id as number) ?? 0));
    if (asked < CALLS) ask((asked += 1));
  }
  door.stdin.end();
  await once(door, 'exit');
  return took.sort((a, b) => a - b);
}

/** The numbers of the answers, as they come. */
async function* answersOf(stdout: AsyncIterable<Buffer>): AsyncGenerator<number> {
  let rest = '';
  for await (const chunk of stdout) {
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield (JSON.parse(line) as { id: number }).id;
  }
}

/** Of ascending figures the one that so many hundredths do not exceed. */
export function percentile(ascending: readonly number[], hundredths: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor((ascending.length * hundredths) / 100))] ?? 0;
}
