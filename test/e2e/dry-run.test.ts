import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { WRITING_COMMANDS, WRITTEN_FILES } from '../support/workshop-commands.ts';
import { databaseContent } from '../support/workshop-database.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

test.each(WRITING_COMMANDS)(
  'a dry run of "$line" writes nothing and takes no key',
  async ({ line, other }) => {
    const { bay, json, file, folder } = workshop({ given: TWO_VISITS });
    for (const [name, text] of Object.entries(WRITTEN_FILES)) file(name, text);
    await bay('agenda');
    const before = databaseContent(folder);
    const shown = await bay(`${line} --dry-run --idempotency-key k`);
    expect(shown).toMatchObject({ exitCode: 0, stdout: expect.stringMatching(/^Would /) });
    expect(await json(`${line} -n`)).toMatchObject({ exitCode: 0, data: { dry_run: true } });
    expect(databaseContent(folder)).toBe(before);
    const done = await json(`${other} --idempotency-key k`);
    expect(done.exitCode).toBe(0);
    expect(done.data).not.toHaveProperty('dry_run');
    expect(databaseContent(folder)).not.toBe(before);
  },
);

test('sync and shop edit have a dry run, too', async () => {
  const { bay, folder } = workshop({ given: TWO_VISITS });
  await bay('agenda');
  const before = databaseContent(folder);
  expect((await bay('sync --dry-run')).stdout).toBe('Would deliver 0 changes to the calendar\n');
  const edited = await bay('shop edit --dry-run', { editor: (text) => text.replace('90', '14') });
  expect(edited.stdout).toBe('Would change the rules of My Garage\n');
  expect(databaseContent(folder)).toBe(before);
});

test('a dry run is refused as the real one would be', async () => {
  const { json } = workshop({ given: TWO_VISITS });
  expect((await json('book --vehicle 2 --service oil --at 2026-11-23T09:00 --dry-run')).exitCode).toBe(9);
  expect((await json('cancel 77 --reason other --dry-run')).exitCode).toBe(5);
  expect((await json('customers add --name Cy --phone 2125550134 --dry-run')).exitCode).toBe(9);
});

test('commands that read write nothing', async () => {
  const { bay, folder } = workshop({ given: TWO_VISITS });
  await bay('agenda');
  const before = databaseContent(folder);
  for (const line of [
    'slots --week',
    'agenda --week',
    'show 1',
    'find ana',
    'shop export',
    'doctor',
    'customers list',
  ])
    await bay(line);
  expect(databaseContent(folder)).toBe(before);
});
