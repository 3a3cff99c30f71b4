import { SECOND_MS } from '../../src/domain/interval.ts';
import { randomFrom } from '../proof/random.ts';
import type { Command } from './commands.ts';
import { comeToRest, launch } from './quiescence.ts';
import type { Process } from './scheduler.ts';
import type { Script } from './scripts.ts';
import { StepCheck } from './step-check.ts';
import { FAULTS, type Fault, REFUSING } from './wire.ts';
import { type Mutant, newWorld, type World } from './world.ts';

/**
 * How a process ends where it stands: with what it was sending lost or late; or stopped until all others are done, with its
 * lease run out or not.
 */
export const ENDINGS = ['killed', 'killed, its request is late', 'stopped', 'stopped for a moment'] as const;
export type Ending = (typeof ENDINGS)[number];

/** One case: a script, where in it a process ends, and which of its requests go wrong. */
export interface Case {
  readonly script: Script;
  readonly ending: { readonly at: number; readonly how: Ending } | null;
  readonly faults: readonly { readonly request: number; readonly fault: Fault }[];
}

export interface CaseReport {
  readonly violations: readonly string[];
  /** Places at which the script's processes stood still, and requests that they sent. */
  readonly points: number;
  readonly requests: number;
  readonly lines: readonly string[];
}

export async function runCase(
  { script, ending, faults }: Case,
  { mutant = null, tracing = false }: { mutant?: Mutant | null; tracing?: boolean } = {},
): Promise<CaseReport> {
  const { onUnavailable, steps } = script;
  const dead = new Set<string>();
  const world = await newWorld({
    random: randomFrom(1),
    onUnavailable,
    mutant,
    tracing,
    hasEnded: (worker) => dead.has(worker),
  });
  const check = new StepCheck(world);
  const violations: string[] = [];
  world.wire.weather = {
    faultFor: (request) => {
      const fault = faults.find(({ request }) => request === world.wire.requests)?.fault ?? null;
      if (fault !== null && REFUSING.has(fault)) world.ledger.refused.add(request);
      return fault;
    },
    triesAgain: () => false,
    sentByTheDead: () => ending?.how === 'killed, its request is late',
  };
  let points = 0;
  const stopped: Process[] = [];
  const toItsEnd = async (process: Process): Promise<void> => {
    while (process.canGoOn) {
      points += 1;
      if (points === ending?.at) {
        world.trace(() => `${process.name} is ${ending.how} at ${process.where}`);
        if (ending.how.startsWith('stopped')) stopped.push(process);
        else process.kill();
        if (ending.how !== 'stopped for a moment') {
          dead.add(process.name);
          world.moments.real += 70 * SECOND_MS;
        }
        return;
      }
      world.trace(() => `${process.name}: ${process.where}`);
      await process.letOn();
      world.moments.real += 5;
      violations.push(...check.violations());
    }
  };
  for (const [i, step] of steps.entries()) {
    const command: Command | null = step(world);
    if (command !== null) await toItsEnd(await launch(world, `p${i + 1}`, command));
    violations.push(...check.violations());
    deliverOne(world);
  }
  const { requests } = world.wire;
  for (const process of stopped) await toItsEnd(process);
  const rest = await comeToRest(world, check);
  return {
    violations: [...new Set([...violations, ...rest.violations])],
    points,
    requests,
    lines: world.lines ?? [],
  };
}

/** What is late comes after the next thing that happens, if anything does. */
function deliverOne({ wire }: World): void {
  if (wire.lateCount > 1) wire.deliverLate(0);
}

/** Faults of which each is taken for something else by the product; the others differ from one of them in words alone. */
const DISTINCT: readonly Fault[] = [
  'request-lost',
  'answer-lost',
  'late',
  'too-many-requests',
  'signed-out',
  'forbidden',
  'bad-request',
  'unreached',
];

/** Every single fault; every ending, alone and with every distinct fault; and all pairs of distinct faults. */
export async function* casesOf(script: Script): AsyncGenerator<Case> {
  const { points, requests } = await runCase({ script, ending: null, faults: [] });
  const faultsOf = (kinds: readonly Fault[]) =>
    Array.from({ length: requests }, (_, i) => kinds.map((fault) => ({ request: i + 1, fault }))).flat();
  const distinct = faultsOf(DISTINCT);
  for (const fault of faultsOf([...FAULTS, 'unreached'])) yield { script, ending: null, faults: [fault] };
  for (let at = 1; at <= points; at += 1) {
    for (const how of ENDINGS) {
      yield { script, ending: { at, how }, faults: [] };
      for (const fault of distinct) yield { script, ending: { at, how }, faults: [fault] };
    }
  }
  for (const [i, one] of distinct.entries()) {
    for (const other of distinct.slice(i + 1)) {
      if (other.request !== one.request) yield { script, ending: null, faults: [one, other] };
    }
  }
}

export function caseText({ script, ending, faults }: Case): string {
  const wrong = faults.map(({ request, fault }) => `request ${request} ${fault}`);
  const end = ending === null ? [] : [`${ending.how} at ${ending.at}`];
  return [script.name, ...end, ...wrong].join('; ');
}
