import type { Argument, Command, Option } from 'commander';
import { expect, test } from 'vitest';
import type { App } from '../../src/cli/app.ts';
import { loadCommand } from '../../src/cli/run/load-command.ts';
import { buildProgram } from '../../src/cli/run/program.ts';
import { failureOf } from '../../src/failure.ts';

/** Shorter than the whole command line may be, longer than any one text may. */
const VERY_LONG = 'x'.repeat(30_000);

interface Place {
  readonly where: string;
  readonly target: Option | Argument;
}

async function placesToType(): Promise<Place[]> {
  const program = buildProgram(
    () => undefined,
    () => undefined,
    () => ({}) as App,
  );
  for (const command of program.commands) await loadCommand(command, {} as App);
  return placesOf(program, 'bay');
}

function placesOf(command: Command, path: string): Place[] {
  const options = command.options.filter(({ required, optional }) => required || optional);
  return [
    ...options.map((option) => ({ where: `${path} ${option.flags}`, target: option })),
    ...command.registeredArguments.map((one) => ({ where: `${path} <${one.name()}>`, target: one })),
    ...command.commands.flatMap((one) => placesOf(one, `${path} ${one.name()}`)),
  ];
}

test('every option and argument refuses a text that is too long before anything reads it', async () => {
  const places = await placesToType();
  expect(places.length).toBeGreaterThan(60);
  const readAllTheSame = places.filter(({ target }) => {
    try {
      target.parseArg?.(VERY_LONG, undefined);
      return true;
    } catch (thrown) {
      return failureOf(thrown, 'too-long') === null;
    }
  });
  expect(readAllTheSame.map(({ where }) => where)).toEqual([]);
});
