import { describe, expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';

const ANA = {
  given: [
    'customers add --name "Ana Perez" --phone "212 555 0134"',
    'vehicles add -c 1 --plate ABC1234 --make Honda --model Civic',
  ],
};

describe('a text that is too long', () => {
  test('is refused with its length and the most that is taken', async () => {
    const { bay } = workshop(ANA);
    expect(await bay(['customers', 'add', '--name', 'Bob', '--notes', 'n'.repeat(2_001)])).toEqual({
      exitCode: 2,
      stdout: '',
      stderr:
        '✗ The notes cannot be taken: 2,001 characters, at most 2,000.\n  Make it shorter; nothing was changed.\n',
    });
  });

  test('is told to a script in figures', async () => {
    const { json } = workshop(ANA);
    const { exitCode, error } = await json(['customers', 'add', '--name', 'n'.repeat(201)]);
    expect(exitCode).toBe(2);
    expect(error).toMatchObject({
      code: 'too-long',
      details: { what: 'name', length_characters: 201, most_characters: 200 },
    });
  });

  test.each([
    { name: 'a search of 100,000 characters', argv: ['find', 'x'.repeat(100_000)] },
    { name: 'a search of thousands of words', argv: ['find', ...'ab '.repeat(5_000).trim().split(' ')] },
    { name: 'a customer of thousands of words', argv: ['book', '-c', 'ab '.repeat(5_000)] },
    { name: 'a time of 100,000 characters', argv: ['slots', ...'in 2 '.repeat(20_000).trim().split(' ')] },
    { name: 'a time in an option', argv: ['book', '--at', 'tue '.repeat(10_000)] },
    { name: 'an option of 100,000 blanks', argv: ['slots', '--days', ' '.repeat(100_000)] },
    { name: 'free words without end', argv: ['book', ...'9am '.repeat(400).trim().split(' ')] },
    { name: 'a command of 40,000 letters', argv: ['x'.repeat(40_000)] },
    { name: 'an option of 40,000 letters', argv: ['slots', `--${'x'.repeat(40_000)}`] },
    { name: 'a key', argv: ['sync', '--idempotency-key', 'k'.repeat(256)] },
    { name: 'a shop', argv: ['--shop', 's'.repeat(300), 'agenda'] },
    { name: 'a setting', argv: ['shop', 'set', 'name', 'n'.repeat(10_001)] },
  ])('$name costs one short line', async ({ argv }) => {
    const { bay } = workshop(ANA);
    const { exitCode, stdout, stderr } = await bay(argv);
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/^✗ [^\n]{1,300}\n( {2}[^\n]{1,200}\n){1,3}$/);
  });

  test('is cut where a message repeats it, with --json too', async () => {
    const { bay, json } = workshop(ANA);
    const { stderr } = await bay(['slots', '--days', 'y'.repeat(40)]);
    expect(stderr).toBe(
      `✗ Option '-d, --days <n>' argument '${'y'.repeat(40)}' is invalid. Expected a whole number from 1 to 366.\n  See: bay slots --help\n`,
    );
    const { message, error } = await json(['cancel', '1', `--reason=${'y'.repeat(190)}`]);
    expect(message).toBe(
      `Option '-r, --reason <reason>' argument '${'y'.repeat(79)}…' is invalid. Expected one of schedule_conflict, got_service_elsewhere, vehicle_sold, issue_resolved, other.`,
    );
    expect(JSON.stringify(error)).not.toContain('y'.repeat(80));
  });
});

describe('an option that is given twice', () => {
  test.each([
    {
      line: 'book -c 0134 -c bob -s oil --at "tue 2pm"',
      problem: '--customer takes one value and was given two, "0134" and "bob".',
      command: 'book',
    },
    {
      line: 'customers add --name Ana --name=Bob',
      problem: '--name takes one value and was given two, "Ana" and "Bob".',
      command: 'customers add',
    },
    {
      line: 'book --invite --no-invite',
      problem: '--invite and --no-invite contradict each other.',
      command: 'book',
    },
  ])('is refused by name: $line', async ({ line, problem, command }) => {
    const { bay } = workshop(ANA);
    expect(await bay(line)).toEqual({
      exitCode: 2,
      stdout: '',
      stderr: `✗ ${problem}\n  See: bay ${command} --help\n`,
    });
  });

  test('for the whole program, too, wherever it stands', async () => {
    const { bay } = workshop(ANA);
    const { exitCode, stderr } = await bay('--db a.db agenda --db b.db');
    expect([exitCode, stderr]).toEqual([
      2,
      '✗ --db takes one value and was given two, "a.db" and "b.db".\n  See: bay --help\n',
    ]);
  });

  test('is no harm where it is a flag that says the same again', async () => {
    const { bay } = workshop(ANA);
    expect(await bay('agenda --week -w --yes --yes')).toMatchObject({ exitCode: 0 });
  });
});

describe('a word that is none', () => {
  test.each([
    { line: 'shop sett horizon_days 30', told: "Unknown command 'sett' (Did you mean set?)." },
    { line: 'shop exprot', told: "Unknown command 'exprot' (Did you mean export?)." },
    { line: 'auth lgoin', told: "Unknown command 'lgoin' (Did you mean login?)." },
    { line: 'boko', told: "Unknown command 'boko' (Did you mean book?)." },
    { line: 'customers lst', told: "Unknown command 'lst' (Did you mean list?)." },
    { line: 'cust', told: "Unknown command 'cust' (Did you mean customers?)." },
    { line: 'slots --servce oil', told: "Unknown option '--servce' (Did you mean --service?)." },
    { line: 'slots --jsn', told: "Unknown option '--jsn' (Did you mean --json?)." },
  ])('is told with what is near it: $line', async ({ line, told }) => {
    const { bay } = workshop(ANA);
    expect((await bay(line)).stderr).toMatch(`✗ ${told}\n`);
  });

  test.each(['status', 'nope', 'xyzzy', 'customers frobnicate'])(
    'is told without a guess that is far off: %s',
    async (line) => {
      const { bay } = workshop(ANA);
      const { exitCode, stderr } = await bay(line);
      expect(exitCode).toBe(2);
      expect(stderr).not.toContain('Did you mean');
    },
  );
});

test('many problems of a file are counted after the first twenty', async () => {
  const { bay, json, file } = workshop(ANA);
  const list = file('list.csv', `name,email\n${'Ana,nowhere\n'.repeat(1_000)}`);
  const { stderr } = await bay(['customers', 'import', list]);
  const lines = stderr.trimEnd().split('\n');
  expect(lines).toHaveLength(22);
  expect(lines[0]).toBe('✗ list.csv is not a valid customer list: 1000 problems, nothing was taken.');
  expect(lines.at(-1)).toBe('  … and 980 more');
  const { error } = await json(['customers', 'import', list]);
  expect(error.details.problem_count).toBe(1_000);
  expect(error.details.problems).toHaveLength(100);
});

test.each([
  { key: 'hours.monday', value: ','.repeat(5_000), told: 'has more than 48 ranges' },
  { key: 'closures', value: `[${'x,'.repeat(100)}]`, told: 'and 95 more' },
])('many problems of one setting are counted after the first: $key', async ({ key, value, told }) => {
  const { bay } = workshop(ANA);
  const { exitCode, stderr } = await bay(['shop', 'set', key, value]);
  expect(exitCode).toBe(2);
  expect(stderr).toContain(`${told}.\n`);
  expect(stderr.length).toBeLessThan(900);
});
