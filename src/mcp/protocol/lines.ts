/**
 * The lines of a stream, each once it is whole, without its end. Null for one of more than `mostBytes`: told as soon as that is
 * known, and the rest of it is passed over. What no line end follows is none.
 */
export async function* linesIn(
  input: AsyncIterable<Buffer>,
  mostBytes: number,
): AsyncGenerator<Buffer | null, void> {
  let line: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of input) {
    for (const { part, isEnd } of partsOf(chunk)) {
      const isNews = bytes <= mostBytes;
      bytes += part.length;
      if (bytes <= mostBytes) line.push(part);
      else if (isNews) yield null;
      if (bytes > mostBytes) line = [];
      if (!isEnd) continue;
      if (bytes <= mostBytes) yield Buffer.concat(line);
      line = [];
      bytes = 0;
    }
  }
}

function* partsOf(chunk: Buffer): Generator<{ readonly part: Buffer; readonly isEnd: boolean }, void> {
  let from = 0;
  for (let end = chunk.indexOf('\n'); end !== -1; end = chunk.indexOf('\n', from)) {
    yield { part: chunk.subarray(from, end), isEnd: true };
    from = end + 1;
  }
  if (from < chunk.length) yield { part: chunk.subarray(from), isEnd: false };
}
