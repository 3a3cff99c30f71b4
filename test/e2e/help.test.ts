import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';

test('bay alone shows its help', async () => {
  const { bay } = workshop();
  const alone = await bay('');
  expect(alone).toMatchObject({ exitCode: 0, stderr: '', stdout: expect.stringMatching(/^Usage: bay /) });
  for (const line of ['--help', '-h', 'help']) expect((await bay(line)).exitCode).toBe(0);
  for (const line of ['--help', '-h']) expect(await bay(line)).toEqual(alone);
});

test.each([
  { topic: 'book', usage: 'Usage: bay book [options] [words...]' },
  { topic: 'today', usage: 'Usage: bay agenda|today [options] [when...]' },
  { topic: 'customers add', usage: 'Usage: bay customers add [options]' },
  { topic: 'shop', usage: 'Usage: bay shop [options] [command]' },
])('help on $topic is the same by every way', async ({ topic, usage }) => {
  const { bay } = workshop();
  const helped = await bay(`help ${topic}`);
  expect(helped).toMatchObject({ exitCode: 0, stderr: '' });
  expect(helped.stdout.split('\n')[0]).toBe(usage);
  expect(await bay(`${topic} --help`)).toEqual(helped);
});

test('the exit codes are a topic', async () => {
  const { story, data } = workshop();
  expect(await story('help exit-codes')).toMatchInlineSnapshot(`
    "$ bay help exit-codes
    Exit codes
      0    done
      1    a bug in bay
      2    wrong usage or bad input
      4    sign-in needed or expired
      5    not found
      6    Google denies access
      7    Google's quota is used up
      8    out of reach, nothing was changed, safe to run again
      9    refused: the time is taken, closed or in the past, or the state does not
           allow it
      10   bad configuration
      12   a person must decide
      74   the database cannot be written: disk full, corrupt, read-only
      75   the database was locked by another process for too long
      130  interrupted, and nothing was done; what was done before ends with 0

    The code says what happened to the appointment. Other than 0 from book means:
    not booked. There is one exception: a book that is found to be damaged just
    after the commit ends with 74, and the message begins with what is in it.
    "
  `);
  expect(
    (await data('help exit-codes')).exit_codes.map(({ exit_code }: { exit_code: number }) => exit_code),
  ).toEqual([0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 12, 74, 75, 130]);
});

test('no help opens a database', async () => {
  const { bay } = workshop({ environment: { BAY_DB: '/nowhere/at/all/bay.db' } });
  for (const line of [
    '--help',
    'help book',
    'book --help',
    'help exit-codes',
    '--version',
    'completion bash',
  ]) {
    expect((await bay(line)).exitCode).toBe(0);
  }
});

test('with --json help and the version are documents', async () => {
  const { json, bay } = workshop();
  const { stdout } = await bay('book --help');
  expect(await json('book --help')).toEqual({
    exitCode: 0,
    success: true,
    message: 'Usage: bay book [options] [words...]',
    data: { text: stdout },
  });
  const version = await json('--version');
  expect(version).toMatchObject({
    exitCode: 0,
    success: true,
    message: expect.stringMatching(/^\d+\.\d+\.\d+/),
  });
});

test('what is no topic and no command is named', async () => {
  const { story } = workshop();
  expect(
    await story(
      'help nope',
      'help tiems',
      'help customers nope',
      'boko',
      '--nope',
      'slots --nope',
      'show 1 2',
    ),
  ).toMatchInlineSnapshot(`
    "$ bay help nope
    2> ✗ There is no help on "nope".
    2>   See: bay --help
    exit 2

    $ bay help tiems
    2> ✗ There is no help on "tiems" (Did you mean times?).
    2>   See: bay --help
    exit 2

    $ bay help customers nope
    2> ✗ There is no help on "nope".
    2>   See: bay --help
    exit 2

    $ bay boko
    2> ✗ Unknown command 'boko' (Did you mean book?).
    2>   See: bay --help
    exit 2

    $ bay --nope
    2> ✗ Unknown option '--nope'.
    2>   See: bay --help
    exit 2

    $ bay slots --nope
    2> ✗ Unknown option '--nope'.
    2>   See: bay slots --help
    exit 2

    $ bay show 1 2
    2> ✗ Nobody matches "1 2".
    2>   See the day: bay agenda; or look up the customer: bay find <name, phone or plate>
    exit 5
    "
  `);
});

test.each(['slots', 'agenda', 'book', 'reschedule'])(
  'the help of %s shows how times are written',
  async (command) => {
    const { bay } = workshop();
    expect((await bay(`${command} --help`)).stdout).toMatch(/tomorrow/);
  },
);
