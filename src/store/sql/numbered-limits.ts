import { limitsOf, type ModeLimit, type ModeRules } from '../../domain/mode-limits.ts';

/** No bay or technician has such a name, because theirs begin with something. */
export function nameOfLimit({ mode, per }: Pick<ModeLimit, 'mode' | 'per'>): string {
  return ` ${mode} per ${per}`;
}

export interface LimitRow {
  readonly id: number;
  readonly name: string;
}

/** The limits of these rules, by the rows that are claimed; others may be among the rows. */
export function numberedLimits(modes: readonly ModeRules[], rows: readonly LimitRow[]): ModeLimit[] {
  return limitsOf(modes).flatMap((limit) => {
    const row = rows.find(({ name }) => name === nameOfLimit(limit));
    return row === undefined ? [] : [{ ...limit, id: row.id }];
  });
}
