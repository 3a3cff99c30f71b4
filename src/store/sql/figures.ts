import { RHYTHM_KEPT_MS, startOfHour } from '../../domain/calendar-rhythm.ts';
import { askedVerbOf, type DecisionFigure, type TakenFigure } from '../../domain/decision-figure.ts';
import type { Instant, Interval } from '../../domain/interval.ts';
import type { JournalVerb } from '../../domain/journal.ts';
import { mergedLatencies } from '../../domain/latencies.ts';
import {
  hoursSince,
  LONG_SPAN_MS,
  type RequestFigure,
  rolledUp,
  SHORT_SPAN_MS,
  shortSpansSince,
} from '../../domain/request-figure.ts';
import type { FigureStore, Figures, RequestTotal } from '../figures.ts';
import { type Database, parsed, type Sql, type Transaction, type Value } from './engine/sql.ts';

interface RequestRow extends Pick<RequestFigure, 'operation' | 'outcome'> {
  span_ms: number;
  from_at: Instant;
  calendar_id: string;
  count: number;
  total_ms: number;
  buckets: string;
}

const ROWS =
  'SELECT span_ms, from_at, calendar_id, operation, outcome, count, total_ms, buckets FROM request_figure';
const OLD = `${ROWS} WHERE span_ms = ? AND from_at < ?`;
const ONE = `${ROWS} WHERE span_ms = ? AND from_at = ? AND calendar_id = ? AND operation = ? AND outcome = ?`;

/** All that is too old to say what is usual, but for the first: it says since when anything is known. */
const FORGOTTEN = `
DELETE FROM calendar_change WHERE calendar_id = ? AND hour_at < ?
AND hour_at > (SELECT min(first.hour_at) FROM calendar_change first WHERE first.calendar_id = ?)`;

/** They tell how things have gone: nobody waits long for the lock on their account. */
const IN_PASSING = { durable: false, waitsMs: 100 } as const;

export function figureStore(database: Database): FigureStore {
  return {
    add: async (figures, at) => {
      await database.transaction(async (tx) => add(tx, figures, at), IN_PASSING);
    },

    requests: async ({ start, end }, calendarId) => {
      const spans = `span_ms IN (${SHORT_SPAN_MS}, ${LONG_SPAN_MS}) AND from_at >= ? AND from_at < ?`;
      const [which, values]: [string, Value[]] =
        calendarId === undefined ? ['', []] : ['AND calendar_id = ?', [calendarId]];
      return read(
        database,
        `${ROWS} WHERE ${spans} ${which} ORDER BY from_at, span_ms`,
        start,
        end,
        ...values,
      );
    },

    totals: async () => {
      const totals = new Map<string, RequestTotal>();
      for (const { operation, outcome, latencies } of await read(database, ROWS)) {
        const key = `${operation} ${outcome}`;
        const before = totals.get(key)?.latencies;
        const all = before === undefined ? latencies : mergedLatencies(before, latencies);
        totals.set(key, { operation, outcome, latencies: all });
      }
      return [...totals.values()];
    },

    notDone: async ({ start, end }) =>
      await database.all<DecisionFigure>(
        `SELECT from_at AS "from", verb, outcome, code, count FROM decision_figure
         WHERE from_at >= ? AND from_at < ? ORDER BY from_at, verb, outcome, code`,
        start,
        end,
      ),

    taken: async (range) => taken(database, range),

    noteChanged: async (calendarId, at) => {
      await database.transaction(async (tx) => {
        await tx.run(
          'INSERT INTO calendar_change (calendar_id, hour_at) VALUES (?, ?) ON CONFLICT DO NOTHING',
          calendarId,
          startOfHour(at),
        );
        await tx.run(FORGOTTEN, calendarId, at - RHYTHM_KEPT_MS, calendarId);
      }, IN_PASSING);
    },

    changedHours: async (calendarId) => {
      const rows = await database.all<{ hour: Instant }>(
        'SELECT hour_at AS hour FROM calendar_change WHERE calendar_id = ? ORDER BY hour_at',
        calendarId,
      );
      return rows.map(({ hour }) => hour);
    },
  };
}

async function read(sql: Sql, statement: string, ...values: Value[]): Promise<RequestFigure[]> {
  return (await sql.all<RequestRow>(statement, ...values)).map((row) => figureIn(sql, row));
}

function figureIn(sql: Sql, row: RequestRow): RequestFigure {
  return {
    from: row.from_at,
    spanMs: row.span_ms,
    calendarId: row.calendar_id === '' ? null : row.calendar_id,
    operation: row.operation,
    outcome: row.outcome,
    latencies: { count: row.count, totalMs: row.total_ms, buckets: parsed<number[]>(sql, row.buckets) },
  };
}

/** What has grown old is taken out and added again as part of a longer span. */
async function add(tx: Transaction, { requests, decisions }: Figures, at: Instant): Promise<void> {
  const old: RequestFigure[] = [];
  for (const [spanMs, since] of [
    [SHORT_SPAN_MS, shortSpansSince(at)],
    [LONG_SPAN_MS, hoursSince(at)],
  ] as const) {
    const found = await read(tx, OLD, spanMs, since);
    if (found.length === 0) continue;
    old.push(...found);
    await tx.run('DELETE FROM request_figure WHERE span_ms = ? AND from_at < ?', spanMs, since);
  }
  for (const figure of rolledUp([...requests, ...old], at)) await addOne(tx, figure);
  await tx.runEach(
    `INSERT INTO decision_figure (from_at, verb, outcome, code, count) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (from_at, verb, outcome, code) DO UPDATE SET count = decision_figure.count + excluded.count`,
    decisions.map(({ from, verb, outcome, code, count }) => [from, verb, outcome, code, count]),
  );
  await tx.run('DELETE FROM decision_figure WHERE from_at < ?', hoursSince(at));
}

async function addOne(tx: Transaction, figure: RequestFigure): Promise<void> {
  const { from, spanMs, calendarId, operation, outcome } = figure;
  const key = [spanMs, from, calendarId ?? '', operation, outcome] as const;
  const [before] = await read(tx, ONE, ...key);
  const { count, totalMs, buckets } =
    before === undefined ? figure.latencies : mergedLatencies(before.latencies, figure.latencies);
  await tx.run(
    `INSERT INTO request_figure (span_ms, from_at, calendar_id, operation, outcome, count, total_ms, buckets)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (span_ms, from_at, calendar_id, operation, outcome)
     DO UPDATE SET count = excluded.count, total_ms = excluded.total_ms, buckets = excluded.buckets`,
    ...key,
    count,
    totalMs,
    JSON.stringify(buckets),
  );
}

/** What follows from somebody's doing in the calendar was asked of nobody. */
async function taken(sql: Sql, { start, end }: Interval): Promise<TakenFigure[]> {
  const rows = await sql.all<{ from: Instant; verb: JournalVerb; count: number }>(
    `SELECT at - at % ${LONG_SPAN_MS} AS "from", verb, count(*) AS count FROM journal
     WHERE at >= ? AND at < ? AND source <> 'calendar' GROUP BY 1, 2 ORDER BY 1, 2`,
    start,
    end,
  );
  return rows.flatMap(({ from, verb, count }) => {
    const asked = askedVerbOf(verb);
    return asked === null ? [] : [{ from, verb: asked, count }];
  });
}
