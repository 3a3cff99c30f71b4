import { expect, test } from 'vitest';
import { PROGRAMS } from './list-programs.ts';
import { importDirtyList } from './lists-run.ts';
import { randomFrom } from './random.ts';

test.each(PROGRAMS.map((program) => [program.name, program] as const))(
  'everybody in a dirty list of %s is in the book as they are, or named as left out, and nobody is somebody else',
  async (_, program) => {
    const { wrong, lines } = await importDirtyList(program, randomFrom(program.name.length));
    expect(wrong).toEqual([]);
    expect(lines).toBeGreaterThan(0);
  },
);
