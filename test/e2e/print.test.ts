import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workshop } from '../support/workshop.ts';
import { TWO_VISITS } from '../support/workshop-people.ts';

test('the day is opened as a page in the browser, which prints it', async () => {
  const { bay, json, folder } = workshop({ given: TWO_VISITS });
  const opened: string[] = [];
  const openPage = async (file: string) => void opened.push(file);
  expect(await bay('print', { openPage })).toMatchObject({ exitCode: 0, stderr: '' });
  expect(opened).toEqual(['2026-11-23.html']);
  expect(readFileSync(join(folder, '2026-11-23.html'), 'utf8')).toContain('<b>Ana Pérez</b>');
  expect((await bay('print')).stdout).toBe(
    '✓ Wrote the sheet of Monday 23 November, 2 appointments, into 2026-11-23.html, to be opened in a browser, which prints it.\n',
  );
  const { data } = await json('print tue', { openPage });
  expect(data).toMatchObject({ date: '2026-11-24', file: '2026-11-24.html', opened: false, count: 0 });
});

test('it goes into a file, to stdout or to a line printer', async () => {
  const { bay, folder, data } = workshop({ given: TWO_VISITS });
  expect((await bay('print --out day.html')).stdout).toBe(
    '✓ Wrote the sheet of Monday 23 November, 2 appointments, into day.html.\n',
  );
  const page = readFileSync(join(folder, 'day.html'), 'utf8');
  expect((await bay('print --out -')).stdout).toBe(page);
  const { stdout } = await bay('print --text');
  expect(stdout).toContain('[ ][ ] 09:00–09:30  #1 Ana Pérez              +1 212 555 0134\n');
  await bay('print --text --out day.txt');
  expect(readFileSync(join(folder, 'day.txt'), 'utf8')).toBe(stdout);
  expect((await data('print --text')).content).toBe(stdout);
  expect(await bay('print --width 60')).toMatchObject({ exitCode: 2, stdout: '' });
});

test('cars of earlier days are on the sheet of today, and of the next open day once the shop has closed', async () => {
  const { bay, at, done } = workshop({ given: TWO_VISITS });
  await done('arrive 1');
  const held = async (line: string) => (await bay(line)).stdout.includes('1 car held over');
  expect([await held('print --text'), await held('print tue --text')]).toEqual([false, false]);
  at('Mon 2026-11-23 17:30');
  expect([await held('print tue --text'), await held('print wed --text')]).toEqual([true, false]);
  at('Tue 2026-11-24 08:00');
  expect(await held('print --text')).toBe(true);
});
