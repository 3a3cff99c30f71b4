import { type Document, isMap, isNode, isPair, isScalar, isSeq, LineCounter } from 'yaml';
import type { ShopRules } from '../../domain/shop.ts';
import { MOST_FILE_BYTES } from '../../domain/text-limits.ts';
import { AppError, type FileProblem } from '../../failure.ts';
import { checkShop, type FilePath } from './shop-problems.ts';
import { readYaml } from './yaml-document.ts';
import { sizeProblem } from './yaml-size.ts';

export interface ShopFileReading {
  readonly file: string;
  /** Knows the IANA names of time zones. */
  readonly isZone: (name: string) => boolean;
}

/** Where the value at `path` begins, or the nearest thing around it that the file has. */
function offsetOf(document: Document, path: FilePath): number | null {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? null) : null;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
      if (!isPair(pair) || !isScalar(pair.key)) break;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof key === 'number') {
      node = node.items[key];
      offset = isNode(node) ? (node.range?.[0] ?? offset) : offset;
    } else break;
  }
  return offset;
}

function refuse(file: string, problems: readonly FileProblem[]): never {
  const sorted = [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  throw new AppError({ code: 'file-invalid', file, what: 'shop file', problems: sorted });
}

/**
 * The rules in a shop file, all or nothing. A file stands for the whole shop: `name`, `timezone`, `hours` (all seven
 * days), `services` and `bays` must be in it, so that nothing is lost by a half-written file. `breaks`, `closures`,
 * `technicians` and `modes` that are not there are none; every other absent setting is that of a new shop. Ranges of a day may
 * come in any order.
 *
 * Throws `file-invalid` with every problem, in order of line.
 */
export function readShopFile(text: string, { file, isZone }: ShopFileReading): ShopRules {
  if (text.length > MOST_FILE_BYTES['shop file'])
    throw new AppError({
      code: 'file-too-large',
      file,
      what: 'shop file',
      mostBytes: MOST_FILE_BYTES['shop file'],
    });
  const tooMuch = sizeProblem(text);
  if (tooMuch !== null) refuse(file, [{ line: null, problem: tooMuch }]);
  const lines = new LineCounter();
  const { document, problems } = readYaml(text.replace(/^\uFEFF/, ''), lines);
  const lineAt = (offset: number | null) => (offset === null ? null : lines.linePos(offset).line);
  if (problems.length > 0)
    refuse(
      file,
      problems.map(({ problem, offset }) => ({ line: lineAt(offset), problem })),
    );
  if (document.contents === null) refuse(file, [{ line: null, problem: 'the file is empty' }]);
  const checked = checkShop(plainValues(document, file), isZone);
  if ('rules' in checked) return checked.rules;
  return refuse(
    file,
    checked.problems.map(({ path, problem }) => ({ line: lineAt(offsetOf(document, path)), problem })),
  );
}

function plainValues(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (thrown) {
    // A reference (`*name`) to nothing, or to so much that the file would burst.
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    return refuse(file, [{ line: null, problem: `this is not YAML: ${why}` }]);
  }
}
