import { type FreeRow, joinedRow } from './free-row.ts';
import type { Instant } from './interval.ts';
import type { JobPiece } from './job.ts';

/** A piece of a job, and those who may do it. */
export interface Turn<Who> {
  readonly piece: JobPiece;
  readonly by: readonly Who[];
}

/** When a job may begin: from the first moment to the last, both of them included, and so on, ascending and disjoint. */
type StartRow = FreeRow;

/** When a job could begin, of which this piece is done within what somebody has free. */
export function startsOfPiece(
  free: FreeRow,
  { afterMs, durationMs }: Pick<JobPiece, 'afterMs' | 'durationMs'>,
): StartRow {
  const starts: Instant[] = [];
  for (let i = 0; i < free.length; i += 2) {
    const [from, to] = [free[i] as number, free[i + 1] as number];
    if (to - from >= durationMs) starts.push(from - afterMs, to - durationMs - afterMs);
  }
  return starts;
}

/** When a job could begin as far as those go who do its pieces: for each piece somebody is free when its turn comes. */
export function turnStarts<Who>(turns: readonly Turn<Who>[], free: ReadonlyMap<Who, FreeRow>): StartRow {
  const rows = turns.map(({ piece, by }) =>
    by.map((who) => startsOfPiece(free.get(who) ?? [], piece)).reduce<StartRow>(joinedRow, []),
  );
  return rows.reduce(sharedStarts);
}

/** What a job fills from its start to its end, for every start that both rows have. The stretches ascend, and may overlap. */
export function inTurns(bay: StartRow, technicians: StartRow, durationMs: number): FreeRow {
  return sharedStarts(bay, technicians).map((at, i) => (i % 2 === 0 ? at : at + durationMs));
}

/** Ascending stretches that may overlap, as disjoint ones. */
export function joinedSpans(spans: FreeRow): FreeRow {
  const joined: Instant[] = [];
  for (let i = 0; i < spans.length; i += 2) {
    const [start, end] = [spans[i] as number, spans[i + 1] as number];
    const last = joined.length - 1;
    if (last < 0 || start > (joined[last] as number)) joined.push(start, end);
    else if (end > (joined[last] as number)) joined[last] = end;
  }
  return joined;
}

function sharedStarts(a: StartRow, b: StartRow): StartRow {
  const shared: Instant[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const first = Math.max(a[i] as number, b[j] as number);
    const last = Math.min(a[i + 1] as number, b[j + 1] as number);
    if (first <= last) shared.push(first, last);
    if ((a[i + 1] as number) < (b[j + 1] as number)) i += 2;
    else j += 2;
  }
  return shared;
}
