import {
  type Answered,
  afterAnswer,
  areFailing,
  type Circuit,
  CLOSED,
  isFailing,
  isOnTrial,
  leftAlone,
  type Quiet,
  tried,
  withAnswer,
} from '../../../domain/circuit.ts';
import type { Instant } from '../../../domain/interval.ts';
import type { Circuits, Heard } from '../../calendar-states.ts';
import { parsed, type Sql, type Transaction } from '../engine/sql.ts';

/** What a circuit is of, and what was heard lately of a calendar. */
interface Kept {
  readonly kind: 'calendar' | 'account';
  readonly name: string;
  readonly lately: readonly Answered[];
  readonly circuit: Circuit;
}

interface CircuitRow {
  kind: Kept['kind'];
  name: string;
  lately: string;
  opened: number;
  quiet_until: Instant | null;
  quiet_trouble: string | null;
  tried_until: Instant | null;
}

const COLUMNS = 'c.kind, c.name, c.lately, c.opened, c.quiet_until, c.quiet_trouble, c.tried_until';
const ONE = `SELECT ${COLUMNS} FROM circuit c WHERE c.kind = ? AND c.name = ?`;
/** Of a calendar itself and of its sign-in. */
const OF_CALENDAR = `
SELECT ${COLUMNS} FROM circuit c WHERE c.kind = 'calendar' AND c.name = ?
UNION ALL
SELECT ${COLUMNS} FROM calendar_place p JOIN circuit c ON c.kind = 'account' AND c.name = p.account
WHERE p.calendar_id = ?`;
const OF_ACCOUNT = `
SELECT ${COLUMNS} FROM calendar_place p JOIN circuit c ON c.kind = 'calendar' AND c.name = p.calendar_id
WHERE p.account = ? AND p.calendar_id <> ?`;

export async function circuitsOf(sql: Sql, calendarId: string): Promise<Circuits> {
  const rows = await sql.all<CircuitRow>(OF_CALENDAR, calendarId, calendarId);
  const circuit = (kind: Kept['kind']) => {
    const row = rows.find((one) => one.kind === kind);
    return row === undefined ? CLOSED : keptIn(sql, row).circuit;
  };
  return { own: circuit('calendar'), ofAccount: circuit('account'), haveFailed: rows.length > 0 };
}

/** What one answer makes of the circuit of its calendar, and of that of its sign-in. */
export async function noteHeard(
  tx: Transaction,
  calendarId: string,
  heard: Heard,
  at: Instant,
): Promise<void> {
  if (heard.kind === 'signed-out') return closeCircuits(tx, calendarId);
  const failed = heard.kind === 'failed' ? heard : null;
  const own = await load(tx, 'calendar', calendarId);
  const lately = withAnswer(own.lately, failed !== null, at);
  const circuit = afterAnswer(own.circuit, failed, isFailing(lately, at), at);
  await save(tx, { ...own, lately, circuit });
  const account = await accountOf(tx, calendarId);
  if (account === null) return;
  const others = (await tx.all<CircuitRow>(OF_ACCOUNT, account, calendarId)).map((row) => keptIn(tx, row));
  const failing = areFailing([lately, ...others.map((one) => one.lately)], at);
  const all = await load(tx, 'account', account);
  // Who is told to wait is told so for whatever is asked in the name of that sign-in.
  const isToWait = failed?.isEnough === true && failed.trouble.kind === 'throttled';
  const ofAll = failed === null ? null : { ...failed, isEnough: isToWait };
  await save(tx, { ...all, circuit: afterAnswer(all.circuit, ofAll, failing, at) });
}

/** Gives those of the calendars that are not left alone, each of which is on trial from now on. */
export async function letThrough(
  tx: Transaction,
  calendarIds: readonly string[],
  at: Instant,
): Promise<string[]> {
  const through: string[] = [];
  const onTrial: Kept[] = [];
  for (const calendarId of calendarIds) {
    const account = await accountOf(tx, calendarId);
    const kept = [await load(tx, 'calendar', calendarId)];
    if (account !== null) kept.push(await load(tx, 'account', account));
    if (kept.some(({ circuit }) => leftAlone(circuit, at) !== null)) continue;
    through.push(calendarId);
    onTrial.push(...kept.filter(({ circuit }) => isOnTrial(circuit, at)));
  }
  for (const one of onTrial) await save(tx, { ...one, circuit: tried(one.circuit, at) });
  return through;
}

/** A person wants it asked, whatever was heard of it. */
export async function closeCircuits(tx: Transaction, calendarId: string): Promise<void> {
  await tx.run(`DELETE FROM circuit WHERE kind = 'calendar' AND name = ?`, calendarId);
  const account = await accountOf(tx, calendarId);
  if (account !== null) await tx.run(`DELETE FROM circuit WHERE kind = 'account' AND name = ?`, account);
}

/** Null for a calendar of the book's own. */
async function accountOf(sql: Sql, calendarId: string): Promise<string | null> {
  const row = await sql.get<{ account: string }>(
    'SELECT account FROM calendar_place WHERE calendar_id = ?',
    calendarId,
  );
  return row?.account ?? null;
}

async function load(sql: Sql, kind: Kept['kind'], name: string): Promise<Kept> {
  const row = await sql.get<CircuitRow>(ONE, kind, name);
  return row === undefined ? { kind, name, lately: [], circuit: CLOSED } : keptIn(sql, row);
}

function keptIn(sql: Sql, row: CircuitRow): Kept {
  const { kind, name, quiet_until: until, quiet_trouble: trouble } = row;
  const quiet =
    until === null || trouble === null ? null : { until, trouble: parsed<Quiet['trouble']>(sql, trouble) };
  return {
    kind,
    name,
    lately: parsed<Answered[]>(sql, row.lately),
    circuit: { opened: row.opened, quiet, triedUntil: row.tried_until },
  };
}

/** One that is as if nothing had ever failed has no row. */
async function save(tx: Transaction, { kind, name, lately, circuit }: Kept): Promise<void> {
  const { opened, quiet, triedUntil } = circuit;
  if (lately.length === 0 && opened === 0 && quiet === null) {
    await tx.run('DELETE FROM circuit WHERE kind = ? AND name = ?', kind, name);
    return;
  }
  await tx.run(
    `INSERT INTO circuit (kind, name, lately, opened, quiet_until, quiet_trouble, tried_until) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (kind, name) DO UPDATE SET lately = excluded.lately, opened = excluded.opened,
       quiet_until = excluded.quiet_until, quiet_trouble = excluded.quiet_trouble, tried_until = excluded.tried_until`,
    kind,
    name,
    JSON.stringify(lately),
    opened,
    quiet?.until ?? null,
    quiet === null ? null : JSON.stringify(quiet.trouble),
    triedUntil,
  );
}
