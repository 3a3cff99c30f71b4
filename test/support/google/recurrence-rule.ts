import { DAY_MS } from '../../../src/domain/interval.ts';

/** The rules that this model knows: DAILY and WEEKLY with INTERVAL, COUNT, UNTIL, BYDAY, and EXDATE. */
export interface Recurrence {
  readonly frequency: 'DAILY' | 'WEEKLY';
  readonly interval: number;
  readonly count: number | null;
  /** As written in the rule: a wall date, or an instant in UTC. */
  readonly until: { readonly at: number; readonly dateOnly: boolean } | null;
  /** 0 is Sunday; empty for the start's own. */
  readonly weekdays: readonly number[];
  readonly excluded: readonly { readonly at: number; readonly utc: boolean }[];
}

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

function compact(text: string): { at: number; dateOnly: boolean; utc: boolean } | null {
  const parts = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z)?)?$/.exec(text);
  if (parts === null) return null;
  const [, year, month, day, hour, minute, second, utc] = parts;
  return {
    at: Date.UTC(
      Number(year),
      Number(month) - 1,
      Number(day),
      Number(hour ?? 0),
      Number(minute ?? 0),
      Number(second ?? 0),
    ),
    dateOnly: hour === undefined,
    utc: utc !== undefined,
  };
}

/** Null for what this model does not know: a limit of the model, which Google does not have. */
export function readRecurrence(lines: readonly string[]): Recurrence | null {
  const rules = lines.filter((line) => line.startsWith('RRULE:'));
  const [rule] = rules;
  if (rule === undefined || rules.length > 1) return null;
  const parts: Record<string, string> = {};
  for (const part of rule.slice('RRULE:'.length).split(';')) {
    const [name = '', value = ''] = part.split('=');
    if (!/^(?:FREQ|INTERVAL|COUNT|UNTIL|BYDAY|WKST)$/.test(name) || value === '') return null;
    parts[name] = value;
  }
  const {
    FREQ,
    INTERVAL = '1',
    COUNT,
    UNTIL,
    BYDAY,
  } = parts as Partial<Record<'FREQ' | 'INTERVAL' | 'COUNT' | 'UNTIL' | 'BYDAY', string>>;
  if (FREQ !== 'DAILY' && FREQ !== 'WEEKLY') return null;
  if (!/^[1-9]\d*$/.test(INTERVAL) || (COUNT !== undefined && !/^[1-9]\d*$/.test(COUNT))) return null;
  const until = UNTIL === undefined ? null : compact(UNTIL);
  if (UNTIL !== undefined && (until === null || COUNT !== undefined)) return null;
  const weekdays = BYDAY === undefined ? [] : BYDAY.split(',').map((day) => WEEKDAYS.indexOf(day));
  const excluded = excludedBy(lines);
  if (weekdays.includes(-1) || excluded === null) return null;
  return {
    frequency: FREQ,
    interval: Number(INTERVAL),
    count: COUNT === undefined ? null : Number(COUNT),
    until,
    weekdays,
    excluded,
  };
}

function excludedBy(lines: readonly string[]): Recurrence['excluded'] | null {
  const excluded: { at: number; utc: boolean }[] = [];
  for (const line of lines) {
    if (line.startsWith('RRULE:')) continue;
    const values = /^EXDATE(?:;[^:]*)?:(.+)$/.exec(line)?.[1]?.split(',').map(compact);
    if (values === undefined) return null;
    for (const value of values) {
      if (value === null) return null;
      excluded.push(value);
    }
  }
  return excluded;
}

/**
 * The wall times at which the event begins, ascending, from `wallStart` (always the first, as at Google [unverified])
 * until `wallEnd`. `utcOf` turns a wall time into UTC, for rules that end or leave out by an instant.
 */
export function* startsOf(
  rule: Recurrence,
  wallStart: number,
  wallEnd: number,
  utcOf: (wallMs: number) => number,
): Generator<number> {
  const { frequency, interval, count, until, weekdays, excluded } = rule;
  const midnight = Math.floor(wallStart / DAY_MS) * DAY_MS;
  const weekStart = midnight - ((new Date(midnight).getUTCDay() + 6) % 7) * DAY_MS;
  const chosen = new Set(weekdays);
  let made = 0;
  for (let day = midnight; ; day += DAY_MS) {
    const wall = day + (wallStart - midnight);
    if (wall >= wallEnd || (count !== null && made >= count)) return;
    if (until !== null && (until.dateOnly ? day > until.at : utcOf(wall) > until.at)) return;
    const steps =
      frequency === 'DAILY' ? (day - midnight) / DAY_MS : Math.floor((day - weekStart) / (7 * DAY_MS));
    const weekday = new Date(day).getUTCDay();
    const fits =
      chosen.size > 0
        ? chosen.has(weekday)
        : frequency === 'DAILY' || weekday === new Date(midnight).getUTCDay();
    if (day !== midnight && (steps % interval !== 0 || !fits)) continue;
    made += 1;
    if (!excluded.some(({ at, utc }) => (utc ? utcOf(wall) === at : wall === at))) yield wall;
  }
}
