import type { Random } from './random.ts';
import { percentile } from './random.ts';
import { type FuzzedText, fuzzedText } from './reader-texts.ts';
import { isRefusal, isRefusedByLength, type Reader } from './readers.ts';

/** The longest that anybody hands over. */
const LONGEST_CHARACTERS = 100_000;

/** A reading that took longer than this is done again, because something else may have had the machine meanwhile. */
const SUSPECT_MS = 5;
const MEASURED_AGAIN = 3;

export interface ReaderReport {
  readonly name: string;
  readonly read: number;
  readonly refused: number;
  readonly tooLong: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  readonly slowest: string;
  /** Texts at which something was thrown that is no refusal, or that were read beyond the length that is taken. */
  readonly wrong: readonly string[];
}

/** Fuzzed texts for one reader: half of them no longer than it takes, half up to the longest. */
export async function readMany(reader: Reader, texts: number, random: Random): Promise<ReaderReport> {
  const times: number[] = [];
  const wrong: string[] = [];
  let [read, refused, tooLong, maxMs, slowest] = [0, 0, 0, 0, ''];
  for (let at = 0; at < texts; at += 1) {
    const most = at % 2 === 0 ? Math.min(reader.most, LONGEST_CHARACTERS) : LONGEST_CHARACTERS;
    const text = fuzzedText(most, random);
    const { thrown, ms } = await timed(reader, text.text);
    if (thrown === null) read += 1;
    else if (!isRefusal(thrown))
      wrong.push(`${told(text)}: ${thrown instanceof Error ? thrown.stack : 'no error'}`);
    else if (isRefusedByLength(thrown)) tooLong += 1;
    else refused += 1;
    if (text.text.length > reader.most && thrown === null) wrong.push(`${told(text)}: was read`);
    times.push(ms);
    const counted = Math.max(0, ms - (reader.moreMs?.(text.text) ?? 0));
    if (counted > maxMs) [maxMs, slowest] = [counted, told(text)];
  }
  const { name } = reader;
  return { name, read, refused, tooLong, p99Ms: percentile(times, 0.99), maxMs, slowest, wrong };
}

function told({ shape, text }: FuzzedText): string {
  return `${text.length} characters, ${shape}`;
}

/** How long it takes this process alone, at its best. */
async function timed(reader: Reader, text: string): Promise<{ thrown: unknown; ms: number }> {
  const first = await timedOnce(reader, text);
  let { ms } = first;
  for (let again = 0; ms > SUSPECT_MS && again < MEASURED_AGAIN; again += 1)
    ms = Math.min(ms, (await timedOnce(reader, text)).ms);
  return { thrown: first.thrown, ms };
}

async function timedOnce(reader: Reader, text: string): Promise<{ thrown: unknown; ms: number }> {
  const before = process.cpuUsage();
  let thrown: unknown = null;
  try {
    await reader.read(text);
  } catch (error) {
    thrown = error;
  }
  const { user, system } = process.cpuUsage(before);
  return { thrown, ms: (user + system) / 1000 };
}
