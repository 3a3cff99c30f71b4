import { execFileSync, spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';

/** What bash offers after these words, the last of them unfinished. */
function offered(script: string, words: readonly string[]): string[] {
  const all = ['bay', ...words].map((word) => `'${word}'`).join(' ');
  const ask = `${script}\nCOMP_WORDS=(${all}); COMP_CWORD=${words.length}; COMPREPLY=(); _bay; printf '%s\\n' "\${COMPREPLY[@]}"`;
  return execFileSync('bash', ['-c', ask], { encoding: 'utf8' }).split('\n').filter(Boolean);
}

test('bash completes commands, their commands and their options', async () => {
  const { stdout: script } = await workshop().bay('completion bash');
  expect(offered(script, ['re'])).toEqual(['reschedule', 'redo']);
  expect(offered(script, ['to'])).toEqual(['today']);
  expect(offered(script, ['customers', ''])).toEqual(
    expect.arrayContaining(['add', 'list', 'show', 'edit', 'appointments', 'import']),
  );
  expect(offered(script, ['customers', 'add', '--ph'])).toEqual(['--phone']);
  expect(offered(script, ['book', '--ov'])).toEqual(['--overbook']);
  expect(offered(script, ['book', 'oil', '--idem'])).toEqual(['--idempotency-key']);
  expect(offered(script, ['cancel', '12', '--re'])).toEqual(['--reason']);
  expect(offered(script, ['today', '--we'])).toEqual(['--week']);
  expect(offered(script, ['--js'])).toEqual(['--json']);
  expect(offered(script, ['slots', '--js'])).toEqual(['--json']);
  expect(offered(script, [''])).toEqual(
    expect.arrayContaining([
      'slots',
      'book',
      'reschedule',
      'cancel',
      'agenda',
      'show',
      'find',
      'doctor',
      'sync',
    ]),
  );
});

test('the script is what bash itself takes without a word', async () => {
  const { stdout: script } = await workshop().bay('completion bash');
  expect(execFileSync('bash', ['-n'], { input: script, encoding: 'utf8' })).toBe('');
  const told = execFileSync('bash', ['-c', `${script}\ncomplete -p bay`], { encoding: 'utf8' });
  expect(told).toBe('complete -o default -F _bay bay\n');
});

test('bash completes values, and looks past the value of a global option', async () => {
  const { stdout: script } = await workshop().bay('completion bash');
  expect(offered(script, ['cancel', '12', '--reason', 'v'])).toEqual(['vehicle_sold']);
  expect(offered(script, ['cancel', '12', '-r', 'i'])).toEqual(['issue_resolved']);
  expect(offered(script, ['--db', 'x.db', 'custo'])).toEqual(['customers']);
  expect(offered(script, ['completion', 'z'])).toEqual(['zsh']);
  expect(offered(script, ['help', 'resc'])).toEqual(['reschedule']);
  expect(offered(script, ['book', '--notes', ''])).toEqual([]);
});

test('fish gets a script of its own, with values', async () => {
  const fish = await workshop().bay('completion fish');
  expect(fish.stdout).toContain("complete -c bay -n '__fish_use_subcommand' -f -a slots -d 'free times'\n");
  expect(fish.stdout).toContain('-l overbook -r');
  expect(fish.stdout).toContain("-l reason -x -a 'schedule_conflict got_service_elsewhere");
});

/** What zsh is given to offer after these words; its completion system is not there outside a terminal. */
function offeredInZsh(script: string, words: readonly string[]): string[] {
  const all = ['bay', ...words].map((word) => `'${word}'`).join(' ');
  const ask = `compdef() { :; }; compadd() { shift; print -l -- "$@"; }; ${script}\nwords=(${all}); CURRENT=${words.length + 1}; _bay`;
  return execFileSync('zsh', ['-f', '-c', ask], { encoding: 'utf8' }).split('\n').filter(Boolean);
}

const HAS_ZSH = spawnSync('zsh', ['--version']).status === 0;

test.skipIf(!HAS_ZSH)('zsh completes by itself what bash does', async () => {
  const { stdout: script } = await workshop().bay('completion zsh');
  expect(execFileSync('zsh', ['-f', '-n'], { input: script, encoding: 'utf8' })).toBe('');
  expect(offeredInZsh(script, ['cu'])).toContain('customers');
  expect(offeredInZsh(script, ['customers', 'ad'])).toContain('add');
  expect(offeredInZsh(script, ['--db', 'x.db', 'book', 'oil', '--'])).toContain('--overbook');
  expect(offeredInZsh(script, ['cancel', '12', '--reason', 'v'])).toEqual([
    'schedule_conflict',
    'got_service_elsewhere',
    'vehicle_sold',
    'issue_resolved',
    'other',
  ]);
});

test('the script for zsh uses nothing of bash', async () => {
  const { stdout: script } = await workshop().bay('completion zsh');
  expect(script).toMatch(/^#compdef bay\n/);
  expect(script).not.toMatch(/COMP_WORDS|compgen|bashcompinit|local path/);
});

test('another shell is refused, and JSON carries the script', async () => {
  const { story, json, bay } = workshop();
  expect(await story('completion csh', 'completion')).toMatchInlineSnapshot(`
    "$ bay completion csh
    2> ✗ The value 'csh' is invalid for argument 'shell'. Expected one of bash, zsh, fish.
    2>   See: bay completion --help
    exit 2

    $ bay completion
    2> ✗ Missing required argument 'shell'.
    2>   See: bay completion --help
    exit 2
    "
  `);
  const { data } = await json('completion bash');
  expect(data).toEqual({ shell: 'bash', script: (await bay('completion bash')).stdout });
});
