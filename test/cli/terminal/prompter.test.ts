import { PassThrough } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { WentBack } from '../../../src/cli/asking/stepping-back.ts';
import { keyboardOf } from '../../../src/cli/terminal/keyboard.ts';
import { terminalPrompter } from '../../../src/cli/terminal/prompter.ts';
import { systemClock } from '../../../src/clock.ts';
import { AppError } from '../../../src/failure.ts';
import { NEVER } from '../../support/never.ts';

// oxlint-disable-next-line no-control-regex -- what moves the cursor and paints takes no room
const MOVES = /\x1b\[[\d;?]*[A-Za-z]/g;

interface Looks {
  readonly columns?: number;
  readonly color?: boolean;
}

/** A terminal at which these keys are typed, each as soon as the question has been shown again; `ahead`: before the first one. */
function typist(keys: readonly string[], { columns = 80, color = false }: Looks = {}, ahead = '') {
  const [input, output] = [new PassThrough(), Object.assign(new PassThrough(), { columns, rows: 24 })];
  const left = [...keys];
  let shown = '';
  output.on('data', (text: Buffer) => {
    shown += text.toString();
    const key = left.shift();
    if (key !== undefined) setImmediate(() => input.write(key));
  });
  input.write(ahead);
  const keyboard = keyboardOf(input, systemClock);
  return {
    prompter: terminalPrompter({ keyboard, output, color, interruption: NEVER }),
    shown: () => shown,
  };
}

const terminal = (...keys: readonly string[]) => typist(keys);

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

test('one key answers, a letter that is none is told, and what is typed ahead answers the next question, over its echo', async () => {
  const { prompter, shown } = terminal('x\r\x1b[ACnc');
  const answers = [];
  for (const name of ['Ana', 'Bob', 'Cy']) answers.push(await prompter.key(name, KEYS));
  expect(answers).toEqual(['yes', 'no', 'yes']);
  expect(shown()).toBe(
    ['Ana', 'Bob', 'Cy']
      .map(
        (name, i) =>
          `\r\x1b[K${name}  [c] confirmed  [n] no answer  ${i === 0 ? '\n"x" is none of the keys: c, n  ' : ''}${i === 1 ? 'no answer' : 'confirmed'}\n`,
      )
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
    {
      what: 'what was typed, where that comes first',
      keys: ['13:30', '\r'],
      first: true,
      chosen: 'typed 13:30',
    },
    { what: 'what was typed, below what has it', keys: ['13:30', '\x1b[B', '\r'], chosen: 'typed 13:30' },
  ])('$what is chosen', async ({ keys, chosen, first = false }) => {
    const how = { isTypedFirst: () => first };
    expect(await terminal(...keys).prompter.choose('When?', TIMES, typed, how)).toBe(chosen);
  });

  test('a text that fits nothing chooses nothing', async () => {
    const { prompter, shown } = terminal('tomorow', '\r', '\x15', '13:30', '\r');
    expect(await prompter.choose('When?', TIMES)).toBe('Tue 24 Nov 13:30  Bay 2');
    expect(shown()).toContain('tomorow');
  });
});

describe('nothing that was typed is lost:', () => {
  test('what was typed before a question could be seen answers it', async () => {
    expect(await typist([], {}, 'Ana\r').prompter.text('The name?')).toBe('Ana');
  });

  test('pasted lines answer one question each, in lists too, however they end', async () => {
    const { prompter } = typist([], {}, 'Ana\r\nsold\rn\n\x1b[B\rlast\r');
    const reasons = ['moved away', 'car sold'].map((label) => ({ label, value: label }));
    expect(await prompter.text('The name?')).toBe('Ana');
    expect(await prompter.choose('Why?', reasons)).toBe('car sold');
    expect(await prompter.confirm('Cancel it?')).toBe(false);
    expect(await prompter.choose('Why?', reasons)).toBe('car sold');
    expect(await prompter.text('And?')).toBe('last');
  });

  test('a line that is refused stays, and the next one mends it', async () => {
    const { prompter } = typist([], {}, '\rAna\rBob\r');
    expect(await prompter.text('The name?', { required: true })).toBe('Ana');
    expect(await prompter.text('The other name?')).toBe('Bob');
  });

  test('letters of several bytes that come in pieces are whole', async () => {
    const [first, second] = [Buffer.from('Pérez\r').subarray(0, 2), Buffer.from('Pérez\r').subarray(2)];
    const input = new PassThrough();
    const output = new PassThrough().resume();
    const keyboard = keyboardOf(input, systemClock);
    const prompter = terminalPrompter({ keyboard, output, color: false, interruption: NEVER });
    const answer = prompter.text('The name?');
    input.write(first);
    setImmediate(() => input.write(second));
    expect(await answer).toBe('Pérez');
  });

  test('who breaks off does not wait behind what was typed before', async () => {
    expect(await failing(typist([], {}, 'Ana\rBob\r\x03').prompter.text('The name?'))).toBe('interrupted');
  });
});

describe('what was answered before', () => {
  test('stands in the line, to be mended or taken', async () => {
    expect(await terminal('\r').prompter.text('When?', { before: 'wed 10' })).toBe('wed 10');
    expect(await typist([], {}, '\x7f5\r').prompter.text('When?', { before: 'wed 10' })).toBe('wed 15');
    expect(await typist([], {}, '\x15\r').prompter.text('The note?', { before: 'old' })).toBe('');
  });

  test('is where the cursor is in a list, or stands in its line if it was typed', async () => {
    const times = ['Mon 09:00', 'Tue 09:00'].map((label) => ({ label, value: label }));
    const chosen = { before: 'Tue 09:00' };
    expect(await terminal('\r').prompter.choose('When?', times, typed, chosen)).toBe('Tue 09:00');
    const asTyped = { before: 'wed at ' };
    expect(await typist([], {}, '9\r').prompter.choose('When?', times, typed, asTyped)).toBe(
      'typed wed at 9',
    );
  });
});

describe('Escape', () => {
  test.each(['\x1b', '\x1b\x1b', 'Bo\x1b'])('goes back one question: %j', async (keys) => {
    const { prompter } = terminal(keys);
    await expect(prompter.text('The name?', { mayGoBack: true })).rejects.toBeInstanceOf(WentBack);
  });

  test('leads out of a list at once, whether or not there is a question before', async () => {
    const names = ['Ana', 'Bob'].map((label) => ({ label, value: label }));
    await expect(terminal('\x1b').prompter.choose('Who?', names)).rejects.toBeInstanceOf(WentBack);
    const { prompter, shown } = terminal('b', '\x1b');
    await expect(prompter.choose('Who?', names)).rejects.toBeInstanceOf(WentBack);
    expect(shown()).toContain('↑↓ Enter · Esc leaves');
  });

  test('does nothing at a text where there is no question before, and arrows are none', async () => {
    expect(await terminal('\x1b', 'Ana\r').prompter.text('The name?')).toBe('Ana');
    const names = ['Ana', 'Bob'].map((label) => ({ label, value: label }));
    expect(
      await terminal('\x1b', '[B', '\r').prompter.choose('Who?', names, undefined, { mayGoBack: true }),
    ).toBe('Bob');
  });
});

describe('what is seen', () => {
  const MANY = Array.from({ length: 30 }, (_, at) => ({ label: `Tue 9:${10 + at}  Bay 1`, value: at }));

  test('a list says how many more there are, and what Escape does', async () => {
    const { prompter, shown } = terminal('9:1', '\r');
    await prompter.choose('When?', MANY, undefined, { mayGoBack: true });
    expect(shown()).toContain('… 18 more, keep typing · ↑↓ Enter · Esc goes back');
    expect(shown()).toContain('\n↑↓ Enter · Esc goes back');
  });

  test.each([40, 80, 120])(
    'at %d columns no line is longer, and none is broken within a word',
    async (columns) => {
      const { prompter, shown } = typist(['\r'], { columns });
      const visits = [
        'Ana Pérez, 2018 Honda Civic, Mon 23 Nov 10:00–10:30',
        'Bob Stone, Toyota Camry, Tue 24 Nov 09:00',
      ].map((label) => ({ label, value: label }));
      const question =
        'Cancel #12, Brake service for Ana Pérez, 2018 Honda Civic, Tue 24 Nov 09:00–09:30: why?';
      await prompter.choose(question, visits);
      const lines = shown()
        .replace(MOVES, '\n')
        .split(/[\r\n]+/);
      expect(lines.filter((line) => line.length > columns)).toEqual([]);
      const words = new Set(`${question} ${visits.map(({ label }) => label).join(' ')}`.split(' '));
      const broken = lines
        .join(' ')
        .split(' ')
        .filter((word) => /^\w/.test(word) && !words.has(word) && !['Enter', 'Esc', 'leaves'].includes(word));
      expect(broken).toEqual([]);
    },
  );

  test.each([
    { color: true, painted: true },
    { color: false, painted: false },
  ])('colours are there where they are wanted: $color', async ({ color, painted }) => {
    const { prompter, shown } = typist(['Ana\r'], { color });
    await prompter.text('The name?');
    expect(shown().includes('\x1b[32m✔')).toBe(painted);
  });
});
