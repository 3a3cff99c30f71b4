import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { seeded } from '../support/ics-samples.ts';

/** A command line of node, by name. `arguments` are those of the nth run: a booking needs another time each time. */
export interface CommandCase {
  readonly name: string;
  readonly arguments: (run: number) => readonly string[];
}

export interface CommandCost {
  /** Median of user and system time of the whole process. */
  readonly cpuMs: number;
  /** The most that one of a few runs took, in MB. */
  readonly memoryMb: number;
}

/** Runs timed together, since bash tells a millisecond and no less. */
const RUNS_A_SAMPLE = 3;
const MEMORY_RUNS = 3;

/** Prints what the shell's children took, user and system, in seconds: the kernel's own count, start and end included. */
const TIMED = `TIMEFORMAT='%3U %3S'; time { for (( i = 0; i < RUNS; i++ )); do eval "$1" > "$OUTPUT" || exit 1; shift; done; }`;

/**
 * What each command costs: rounds of all of them in an order shuffled anew each time, so that whatever else the machine
 * does falls on all alike. `folder` takes their output; `environment` is all that they see.
 */
export function commandCosts(
  cases: readonly CommandCase[],
  {
    rounds,
    folder,
    environment,
  }: {
    readonly rounds: number;
    readonly folder: string;
    readonly environment: Readonly<Record<string, string>>;
  },
): Map<string, CommandCost> {
  const env = { ...environment, OUTPUT: join(folder, 'output'), RUNS: String(RUNS_A_SAMPLE) };
  const random = seeded(1);
  const runs = new Map(cases.map(({ name }) => [name, 0]));
  const samples = new Map(cases.map(({ name }) => [name, [] as number[]]));
  const nextLine = ({ name, arguments: argumentsOf }: CommandCase, before: readonly string[] = []) => {
    const run = runs.get(name) as number;
    runs.set(name, run + 1);
    return [process.execPath, ...before, ...argumentsOf(run)].map(quoted).join(' ');
  };
  const memory = new Map(
    cases.map((each) => {
      const peaks = Array.from({ length: MEMORY_RUNS }, () => {
        const line = nextLine(each, ['--require', join(import.meta.dirname, 'peak-memory.cjs')]);
        return Number(bash(`eval "$1" > "$OUTPUT"`, [line], env).trim().split('\n').at(-1));
      });
      return [each.name, Math.max(...peaks) / 1024];
    }),
  );
  for (let round = 0; round < rounds; round += 1) {
    for (const each of shuffled(cases, random)) {
      const lines = Array.from({ length: RUNS_A_SAMPLE }, () => nextLine(each));
      const [user = 0, system = 0] = (bash(TIMED, lines, env).trim().split('\n').at(-1) ?? '')
        .split(' ')
        .map(Number);
      samples.get(each.name)?.push(((user + system) * 1000) / RUNS_A_SAMPLE);
    }
  }
  return new Map(
    cases.map(({ name }) => [
      name,
      { cpuMs: median(samples.get(name) as number[]), memoryMb: memory.get(name) as number },
    ]),
  );
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] as number;
}

/** Gives what the script wrote to stderr, where `time` writes. Throws when a command fails, with what it said. */
function bash(script: string, words: readonly string[], env: Readonly<Record<string, string>>): string {
  return execFileSync('bash', ['--norc', '-c', `exec 3>&1; { ${script}; } 2>&3`, 'bash', ...words], {
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

function shuffled<T>(values: readonly T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}
