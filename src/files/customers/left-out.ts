import type { FileProblem } from '../../failure.ts';
import type { Columns } from './columns.ts';
import type { CsvRecord } from './csv.ts';
import { REASON_HEADING } from './headings.ts';

/** What spreadsheets know UTF-8 by. */
const MARK = '\uFEFF';

/**
 * The lines in which something is wrong, as a list of their own: the columns as they were, and before them one that says what
 * it is. Such a list is read without that column, so that it can be mended and brought in.
 */
export function leftOutText(
  { headings, at }: Columns,
  records: readonly CsvRecord[],
  problems: readonly FileProblem[],
): string {
  const reasons = new Map<number | null, string[]>();
  for (const { line, problem } of problems) reasons.set(line, [...(reasons.get(line) ?? []), problem]);
  const [before] = at.get('reason') ?? [];
  const kept = (cells: readonly string[]) =>
    before === undefined ? cells : cells.filter((_, column) => column !== before);
  const rows = records.flatMap(({ line, cells }) => {
    const reason = reasons.get(line);
    return reason === undefined ? [] : [[reason.join('; '), ...kept(cells)]];
  });
  const text = [[REASON_HEADING, ...kept(headings)], ...rows].map(
    (cells) => `${cells.map(asCell).join(',')}\r\n`,
  );
  return `${MARK}${text.join('')}`;
}

/** In quotes where it needs them. */
function asCell(cell: string): string {
  return /[",;\t|\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
