import { expect, test } from 'vitest';
import { severalWrites } from './writing.ts';

const USE_CASES = `
export async function book(request: Request, write: Write, ports: Ports): Promise<Written> {}
export async function cancel(id: number, write: Write, ports: Ports): Promise<Written> {}
export async function whoFits(visit: Visit, write: Pick<Write, 'dryRun'>): Promise<Fitting[]> {}
`;

function found(command: string): string[] {
  return severalWrites([
    { path: 'src/usecases/booking/visits.ts', source: USE_CASES },
    {
      path: 'src/cli/commands/a.ts',
      source: `import { book, cancel, whoFits } from '../../usecases/booking/visits.ts';\n${command}`,
    },
  ]);
}

const SEVERAL = [
  'src/cli/commands/a.ts writes by book and cancel in one action: a command calls one use case.',
];

test.each([
  [
    'one action that calls two',
    `export const fill: Fill = (command) => command.action(async () => {
      await cancel(1, write, ports);
      await book(request, write, ports);
    });`,
  ],
  [
    'one of them in a step of its own',
    `export const fill: Fill = (command) => command.action(async () => {
      await cancel(1, write, ports);
      await instead();
    });
    async function instead(): Promise<void> {
  await book(request, write, ports);
}`.replace(/^ {4}async/m, 'async'),
  ],
])('%s is named', (_, command) => {
  expect(found(command)).toEqual(SEVERAL);
});

test.each([
  [
    'an action each',
    `export const fill: Fill = (command) => {
      command.command('book').action(async () => { await book(request, write, ports); });
      command.command('cancel').action(async () => { await cancel(1, write, ports); });
    };`,
  ],
  [
    'a look at what the write came to',
    `export const fill: Fill = (command) => command.action(async () => {
      await book(request, write, ports);
      await whoFits(visit, write);
    });`,
  ],
  [
    'words of it in a comment or a text',
    `export const fill: Fill = (command) => command.description('book, or cancel').action(async () => {
      // not cancel
      await book(request, write, ports);
    });`,
  ],
])('%s is well', (_, command) => {
  expect(found(command)).toEqual([]);
});
