import { expect, test } from 'vitest';
import { columnsOf } from '../../../src/cli/terminal/terminal-looks.ts';

test.each([
  { name: 'a file or a pipe', isTerminal: false, columns: undefined, width: {} },
  { name: 'a terminal that does not know its width', isTerminal: true, columns: undefined, width: {} },
  { name: 'one that says 0, as at a serial line', isTerminal: true, columns: 0, width: {} },
  {
    name: 'one of a few letters, which breaks lines itself',
    isTerminal: true,
    columns: 3,
    width: { columns: 20 },
  },
  { name: 'a usual one', isTerminal: true, columns: 80, width: { columns: 80 } },
])('$name has lines of $width', ({ isTerminal, columns, width }) => {
  expect(columnsOf({ isTerminal, columns })).toEqual(width);
});
