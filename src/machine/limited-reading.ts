import { closeSync, fstatSync, openSync, readSync, type Stats, statSync } from 'node:fs';

/** More was there than may be read. */
export class TooMuch extends Error {}

/** A folder, a device or a pipe that nobody may be writing into: said rather than waited for. */
export class NoFile extends Error {}

/** What the shell hands over by a name (`<(command)`, `/dev/stdin`): it is open already, and read to its end like a file. */
const HANDED_OVER = /^\/(?:dev|proc\/self)\/(?:fd\/\d+|stdin)$/;

const PIECE_BYTES = 64 * 1024;

/** All of a file. Throws `TooMuch`, `NoFile`, and what the file system throws. */
export function readAtMost(file: string, mostBytes: number): Uint8Array {
  const kind = HANDED_OVER.test(file) ? null : noFile(statSync(file));
  if (kind !== null) throw new NoFile(kind);
  const fd = openSync(file, 'r');
  try {
    if (fstatSync(fd).size > mostBytes) throw new TooMuch();
    return toItsEnd(fd, mostBytes);
  } finally {
    closeSync(fd);
  }
}

function noFile(stats: Stats): string | null {
  if (stats.isFile()) return null;
  if (stats.isDirectory()) return 'it is a folder';
  return stats.isFIFO() ? 'it is a pipe' : 'it is a device';
}

/** Counted as it comes: what a file says of its size is not always so, and a pipe says nothing. */
function toItsEnd(fd: number, mostBytes: number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let total = 0; ; ) {
    const piece = Buffer.allocUnsafe(PIECE_BYTES);
    const read = readSync(fd, piece, 0, PIECE_BYTES, null);
    if (read === 0) return Buffer.concat(parts, total);
    total += read;
    if (total > mostBytes) throw new TooMuch();
    parts.push(piece.subarray(0, read));
  }
}

/** All of a stream. Throws `TooMuch` as soon as it is. */
export async function takeAtMost(input: AsyncIterable<Uint8Array>, mostBytes: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let total = 0;
  for await (const part of input) {
    total += part.length;
    if (total > mostBytes) throw new TooMuch();
    parts.push(part);
  }
  return Buffer.concat(parts, total);
}
