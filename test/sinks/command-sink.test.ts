import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { systemClock } from '../../src/clock.ts';
import type { AlertMessage } from '../../src/sinks/alert-sink.ts';
import { tellByCommand } from '../../src/sinks/command-sink.ts';
import { scratchFolder } from '../support/scratch.ts';

const MESSAGE: AlertMessage = {
  key: 'key',
  alertId: 7,
  news: 'raised',
  level: 'high',
  code: 'access-lost',
  shop: 'Main Street',
  about: 'primary',
  title: 'title',
  text: 'text',
  since: null,
  at: '2026-11-23T07:01:00-05:00',
};

/** A program of Node's that does this; what stands behind it are its own arguments. */
function program(source: string, ...given: readonly string[]) {
  return tellByCommand([process.execPath, '-e', source, ...given], { MINE: 'only' }, systemClock);
}

test('a program gets the message on its input, its arguments as they are, and no setting of bay’s', async () => {
  const file = join(scratchFolder(), 'told');
  const keep = `let t = ''; process.stdin.on('data', (d) => { t += d; }).on('end', () =>
    require('fs').writeFileSync(process.argv[1], JSON.stringify([JSON.parse(t), process.argv.slice(2), Object.keys(process.env)])));`;
  expect(await program(keep, file, '$HOME; "two words"')(MESSAGE, 20_000)).toEqual({ kind: 'told' });
  const [message, given, names] = JSON.parse(readFileSync(file, 'utf8'));
  expect(message).toMatchObject({ alert_id: 7, level: 'high', title: 'title' });
  expect(given).toEqual(['$HOME; "two words"']);
  expect(names).toContain('MINE');
  expect(names.filter((name: string) => /^(?:BAY|GOOGLE)_/.test(name))).toEqual([]);
});

test('one that does not want to know, and ends well, counts as having told it', async () => {
  expect(await program('process.exit(0)')(MESSAGE, 20_000)).toEqual({ kind: 'told' });
});

test('one that ends otherwise has not told it', async () => {
  expect(await program('process.exit(3)')(MESSAGE, 20_000)).toMatchObject({ kind: 'not-told' });
});

test('one that is not there has not told it', async () => {
  const tell = tellByCommand([join(scratchFolder(), 'nothing')], {}, systemClock);
  expect(await tell(MESSAGE, 20_000)).toMatchObject({ kind: 'not-told' });
});

test('one that does not end is ended, and nobody knows', async () => {
  const impatient = { alarm: (_: number, ring: () => void) => systemClock.alarm(0, ring) };
  const tell = tellByCommand([process.execPath, '-e', 'setInterval(() => 0, 1000)'], {}, impatient);
  expect(await tell(MESSAGE, 20_000)).toMatchObject({ kind: 'unknown' });
});
