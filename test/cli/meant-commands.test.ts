import { expect, test } from 'vitest';
import type { App } from '../../src/cli/app.ts';
import { COMMANDS } from '../../src/cli/run/command-list.ts';
import { buildProgram } from '../../src/cli/run/program.ts';

const ALL = COMMANDS.map(({ name }) => name);

function commandsFor(line: string): string[] {
  const program = buildProgram(
    () => undefined,
    () => undefined,
    () => ({}) as App,
    line.split(' ').filter((word) => word !== ''),
  );
  return program.commands.map((command) => command.name());
}

test.each([
  { line: 'agenda', made: ['agenda'] },
  { line: 'today', made: ['agenda'] },
  { line: 'agenda book', made: ['agenda'] },
  { line: '--db agenda book', made: ['book'] },
  { line: '--db=agenda --json book', made: ['book'] },
  { line: '-y --no-color cancel 7', made: ['cancel'] },
  { line: '', made: ALL },
  { line: '--db agenda', made: ALL },
  { line: '0134', made: ALL },
  { line: 'agneda', made: ALL },
  { line: 'help agenda', made: ALL },
  { line: '--help agenda', made: ALL },
  { line: '--days 3 agenda', made: ALL },
  { line: '-- agenda', made: ALL },
])('of "$line" these commands are made: $made', ({ line, made }) => {
  expect(commandsFor(line)).toEqual(made);
});
