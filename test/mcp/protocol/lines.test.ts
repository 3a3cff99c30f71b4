import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linesIn } from '../../../src/mcp/protocol/lines.ts';

async function read(chunks: readonly string[], mostBytes: number): Promise<(string | null)[]> {
  const stream = (async function* () {
    for (const chunk of chunks) yield Buffer.from(chunk);
  })();
  const lines: (string | null)[] = [];
  for await (const line of linesIn(stream, mostBytes)) lines.push(line?.toString() ?? null);
  return lines;
}

describe('a stream of lines', () => {
  test.each<{ name: string; chunks: string[]; lines: (string | null)[] }>([
    { name: 'a line', chunks: ['one\n'], lines: ['one'] },
    { name: 'a line in pieces', chunks: ['o', 'n', 'e\n'], lines: ['one'] },
    { name: 'several in one piece', chunks: ['one\ntwo\n\nfour\n'], lines: ['one', 'two', '', 'four'] },
    { name: 'what does not end', chunks: ['one\ntw'], lines: ['one'] },
    { name: 'nothing', chunks: [''], lines: [] },
    { name: 'the longest', chunks: ['12345\n'], lines: ['12345'] },
    { name: 'one that is too long', chunks: ['123456\nok\n'], lines: [null, 'ok'] },
    { name: 'the same in pieces', chunks: ['123', '456', '789', '0\no', 'k\n'], lines: [null, 'ok'] },
    { name: 'two that are too long', chunks: ['1234567\n1234567\nok\n'], lines: [null, null, 'ok'] },
    { name: 'one that never ends', chunks: ['123456', '789'], lines: [null] },
  ])('is read by line: $name', async ({ chunks, lines }) => {
    expect(await read(chunks, 5)).toEqual(lines);
  });

  test('is read the same however it is cut', async () => {
    const texts = fc.array(fc.constantFrom('a', 'bc', 'é', '\n', '\r', 'xxxxxx'), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(texts, async (pieces) => {
        const whole = await read([pieces.join('')], 8);
        expect(await read(pieces, 8)).toEqual(whole);
        expect(await read([...pieces.join('')], 8)).toEqual(whole);
      }),
    );
  });
});
