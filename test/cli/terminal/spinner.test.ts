import { expect, test } from 'vitest';
import { besideSpinner, spinnerOn } from '../../../src/cli/terminal/spinner.ts';
import type { World } from '../../../src/cli/world.ts';
import { NEVER } from '../../support/never.ts';
import { scriptedPrompter } from '../../support/workshop-prompter.ts';

/** A screen, and a clock whose alarms ring when the test says so. */
function room({ mayMove = true, isWanted = true } = {}) {
  let seen = '';
  let rings: { ms: number; ring: () => void }[] = [];
  const screen = {
    write: (text: string) => {
      seen += text;
    },
    isTerminal: true,
    columns: 80,
    rows: 24,
    mayMove,
  };
  const alarm = (ms: number, ring: () => void) => {
    const one = { ms, ring };
    rings.push(one);
    return () => {
      rings = rings.filter((other) => other !== one);
    };
  };
  const spinner = spinnerOn(screen, { alarm }, () => isWanted);
  return {
    screen,
    spinner,
    seen: () => seen,
    waits: () => rings.map(({ ms }) => ms),
    ring: () => {
      const due = rings;
      rings = [];
      for (const { ring } of due) ring();
    },
  };
}

test('what takes a while shows that it goes on, and leaves no trace', () => {
  const { spinner, seen, ring, waits } = room();
  spinner.start();
  expect(seen()).toBe('');
  expect(waits()).toEqual([300]);
  ring();
  ring();
  expect(seen()).toBe('\r⠋ \r⠙ ');
  spinner.stop();
  expect(seen()).toBe('\r⠋ \r⠙ \r\u001b[K');
  expect(waits()).toEqual([]);
});

test('what goes on is said beside it, in the room that there is, once it takes a while', async () => {
  const { screen, spinner, seen, ring, waits } = room();
  spinner.start();
  const reading = spinner.doing('Reading list.csv');
  expect(waits()).toEqual([300, 0]);
  ring();
  await reading;
  expect(seen()).toBe('\r\u001b[K⠋ Reading list.csv');
  void spinner.doing(`Bringing in ${'many '.repeat(30)}lines`);
  ring();
  expect(seen().split('\u001b[K').at(-1)?.length).toBeLessThan(screen.columns);
  spinner.stop();
  expect(seen().endsWith('\r\u001b[K')).toBe(true);
});

test('what is done at once shows nothing', () => {
  const { spinner, seen, ring } = room();
  spinner.start();
  spinner.stop();
  ring();
  expect(seen()).toBe('');
});

test.each([
  { name: 'no terminal, or a dumb one', setup: { mayMove: false } },
  { name: '--json', setup: { isWanted: false } },
])('with $name nothing moves', ({ setup }) => {
  const { spinner, seen, ring } = room(setup);
  spinner.start();
  ring();
  spinner.stop();
  expect(seen()).toBe('');
});

test('it gives way to what is written, on stdout as well, and then goes on', () => {
  const { spinner, screen, seen, ring, waits } = room();
  const world = besideSpinner({ stdout: screen, stderr: screen } as unknown as World, spinner);
  spinner.start();
  ring();
  world.stdout.write('a line\n');
  expect(seen()).toBe('\r⠋ \r\u001b[Ka line\n');
  expect(waits()).toEqual([300]);
});

test('nothing moves while somebody is asked or looks at the pager', async () => {
  const { spinner, screen, seen, waits } = room();
  const asked: number[] = [];
  const world = besideSpinner(
    {
      stdout: screen,
      stderr: screen,
      prompter: async () => scriptedPrompter(['yes'], () => void asked.push(...waits())),
      page: async () => {
        asked.push(...waits());
        return true;
      },
    } as unknown as World,
    spinner,
  );
  spinner.start();
  await (await world.prompter({ interruption: NEVER, color: false })).text('Who?');
  expect(waits()).toEqual([300]);
  await world.page('much');
  expect(asked).toEqual([]);
  expect(waits()).toEqual([300]);
  expect(seen()).toBe('');
});
