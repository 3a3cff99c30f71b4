import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';
import { commandPlaces, oddCommandLine, oddEnvironment } from './command-lines.ts';
import { randomFrom } from './random.ts';
import { fuzzedText } from './reader-texts.ts';

const LINES = Number(process.env['BAY_LINE_RUNS'] ?? 100);
const SEED = Number(process.env['BAY_LINE_SEED'] ?? 1);

/** A workshop is used so many times, so that odd things are also done to what odd things have left. */
const LINES_EACH = 50;

/** What goes to a terminal at most, however much was typed: a failure is a few lines. */
const MOST_ERROR_CHARACTERS = 8_000;

test('no command line, setting, standard input or edited text is called a bug', async () => {
  const random = randomFrom(SEED);
  const places = await commandPlaces();
  for (let done = 0; done < LINES; done += LINES_EACH) {
    const { bay } = workshop({ given: TWO_VISITS });
    for (let line = 0; line < LINES_EACH; line += 1) {
      const argv = oddCommandLine(places, random);
      const environment = oddEnvironment(random);
      const stdin = fuzzedText(3_000, random).text;
      const { exitCode, stdout, stderr } = await bay(argv, { environment, stdin, editor: () => stdin });
      const what = JSON.stringify({ argv, environment, stdin, stderr }).slice(0, 3_000);
      expect(exitCode, what).not.toBe(1);
      if (exitCode !== 0) expect(stdout.length + stderr.length, what).toBeGreaterThan(0);
      if (exitCode !== 0) expect(stderr.length, what).toBeLessThan(MOST_ERROR_CHARACTERS);
      if (argv.includes('--json') && stdout !== '') expect(() => JSON.parse(stdout), what).not.toThrow();
    }
  }
}, 120_000);
