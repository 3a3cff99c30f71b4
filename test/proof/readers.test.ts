import { afterAll, beforeAll, expect, test } from 'vitest';
import { randomFrom } from './random.ts';
import { openReaders } from './readers.ts';
import { readMany } from './readers-run.ts';

const TEXTS = 100;

let opened: Awaited<ReturnType<typeof openReaders>>;

beforeAll(async () => {
  opened = await openReaders();
});

afterAll(() => opened.discard());

test('whatever text a reader is given, it reads it or says in a failure why not', async () => {
  for (const reader of opened.readers) {
    const { name, wrong, read, tooLong, refused } = await readMany(reader, TEXTS, randomFrom(1));
    expect({ name, wrong }).toEqual({ name, wrong: [] });
    expect(read + tooLong + refused).toBe(TEXTS);
  }
});

test('a reader that throws anything else is found, and one that reads what is too long', async () => {
  const trips = { name: 'one that trips', most: 100_000, read: (text: string) => text.normalize(text) };
  expect((await readMany(trips, 20, randomFrom(1))).wrong.join()).toContain('RangeError');
  const greedy = { name: 'one that takes all', most: 10, read: (text: string) => text.length };
  expect((await readMany(greedy, 20, randomFrom(1))).wrong.join()).toContain('was read');
});
