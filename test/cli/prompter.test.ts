import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { terminalPrompter } from '../../src/cli/prompter.ts';
import { AppError } from '../../src/failure.ts';
import { NEVER } from '../support/never.ts';

/** A terminal at which these keys are typed, each as soon as the question has been shown again. */
function terminal(...keys: readonly string[]) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const left = [...keys];
  let shown = '';
  output.on('data', (text: Buffer) => {
    shown += text.toString();
    const key = left.shift();
    if (key !== undefined) setImmediate(() => input.write(key));
  });
  return { prompter: terminalPrompter({ input, output, interruption: NEVER }), shown: () => shown };
}

const failing = async (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (thrown: unknown) => (thrown instanceof AppError ? thrown.failure.code : thrown),
  );

test('an answer is taken without the blanks around it', async () => {
  const { prompter } = terminal(' Ana ', '\r');
  expect(await prompter.text('The name?')).toBe('Ana');
});

const KEYS = [
  { key: 'c', label: 'confirmed', value: 'yes' },
  { key: 'n', label: 'no answer', value: 'no' },
];

test('one key answers, others are passed over, and what is typed ahead answers the next question', async () => {
  const { prompter, shown } = terminal('x\r\x1b[ACnc');
  const answers = [];
  for (const name of ['Ana', 'Bob', 'Cy']) answers.push(await prompter.key(name, KEYS));
  expect(answers).toEqual(['yes', 'no', 'yes']);
  expect(shown()).toBe(
    ['Ana', 'Bob', 'Cy']
      .map((name, i) => `${name}  [c] confirmed  [n] no answer  ${i === 1 ? 'no answer' : 'confirmed'}\n`)
      .join(''),
  );
});

test.each([
  { name: 'Ctrl-C', keys: '\x03' },
  { name: 'Ctrl-C soon after Escape', keys: '\x1b\x03' },
  { name: 'Ctrl-C soon after Escape, twice', keys: '\x1b\x1b\x03' },
  { name: 'Ctrl-D soon after Escape', keys: '\x1b\x04' },
])('$name breaks a question off', async ({ keys }) => {
  const ways = [
    (prompter: ReturnType<typeof terminalPrompter>) => prompter.text('The name?'),
    (prompter: ReturnType<typeof terminalPrompter>) => prompter.confirm('Cancel it?'),
    (prompter: ReturnType<typeof terminalPrompter>) =>
      prompter.choose('Why?', [
        { label: 'sold', value: 1 },
        { label: 'other', value: 2 },
      ]),
    (prompter: ReturnType<typeof terminalPrompter>) => prompter.key('Called?', KEYS),
  ];
  for (const way of ways) expect(await failing(way(terminal(keys).prompter))).toBe('interrupted');
});

test('an answer that is too long is not taken, and can be mended', async () => {
  const { prompter, shown } = terminal('x'.repeat(41), '\r', '\x15', 'ABC 1234', '\r');
  expect(await prompter.text('Licence plate?', { what: 'plate' })).toBe('ABC 1234');
  expect(shown()).toContain('At most 40 characters, please.');
});

const typed = (text: string) => ({ label: `another time: ${text}`, value: `typed ${text}` });

describe('of a list', () => {
  const TIMES = ['Mon 23 Nov 09:00  Bay 1', 'Tue 24 Nov 09:00  Bay 1', 'Tue 24 Nov 13:30  Bay 2'].map(
    (label) => ({ label, value: label }),
  );

  test.each([
    { what: 'the first, where nothing is typed', keys: ['\r'], chosen: 'Mon 23 Nov 09:00  Bay 1' },
    {
      what: 'the first that has all that was typed',
      keys: ['tue 9:00', '\r'],
      chosen: 'Tue 24 Nov 09:00  Bay 1',
    },
    {
      what: 'the one that the cursor is on',
      keys: ['tue', '\x1b[B', '\r'],
      chosen: 'Tue 24 Nov 13:30  Bay 2',
    },
    { what: 'what was typed, where nothing listed has it', keys: ['wed 10', '\r'], chosen: 'typed wed 10' },
    { what: 'what was typed, below what has it', keys: ['13:30', '\x1b[B', '\r'], chosen: 'typed 13:30' },
  ])('$what is chosen', async ({ keys, chosen }) => {
    expect(await terminal(...keys).prompter.choose('When?', TIMES, typed)).toBe(chosen);
  });

  test('a text that fits nothing chooses nothing', async () => {
    const { prompter, shown } = terminal('tomorow', '\r', '\x15', '13:30', '\r');
    expect(await prompter.choose('When?', TIMES)).toBe('Tue 24 Nov 13:30  Bay 2');
    expect(shown()).toContain('tomorow');
  });
});
