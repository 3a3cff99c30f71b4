import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AHEAD, buildBigBook } from '../bench/big-book.ts';
import { scratchFolder } from '../support/scratch.ts';
import { workshop } from '../support/workshop.ts';

test('the book that costs are measured on is one that bay itself might have written', async () => {
  const file = join(scratchFolder(), 'book.db');
  await buildBigBook(file, AHEAD + 600);
  const { bay, json } = workshop();
  const { exitCode, stdout, stderr } = await bay(`--db ${file} doctor`);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout).toContain(`is sound: appointments ${AHEAD + 600}`);
  // Some of its visits are on Sundays.
  expect(stdout).toMatch(/1 warning: visits\.\n$/);
  expect(await json(`--db ${file} sync`)).toMatchObject({
    message: '0 changes delivered to the calendar, nothing is owed.',
  });
});
