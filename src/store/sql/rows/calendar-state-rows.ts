import type { Instant } from '../../../domain/interval.ts';
import type { CalendarState, OnRemovals } from '../../calendar-states.ts';
import type { Sql } from '../engine/sql.ts';

interface StateRow {
  sync_token: string | null;
  token_refused_at: Instant | null;
  as_of: Instant | null;
  failures: number;
  refusals: number;
  answered_at: Instant | null;
  attempted_at: Instant | null;
  read_at: Instant | null;
  compared_at: Instant | null;
  pull_wanted_at: Instant | null;
  unwatchable: string | null;
  unwatchable_at: Instant | null;
  own_heard_at: Instant | null;
  unwanted_at: Instant | null;
  lost: string | null;
  lost_at: Instant | null;
  mirror_start_at: Instant | null;
  mirror_end_at: Instant | null;
  mirrored_at: Instant | null;
  mirror_listed_at: Instant | null;
  others_changed: number;
  others_mirrored: number;
  on_removals: OnRemovals | null;
}

export async function stateOf(sql: Sql, calendarId: string): Promise<CalendarState> {
  const row = await sql.get<StateRow>('SELECT * FROM calendar_state WHERE calendar_id = ?', calendarId);
  return {
    calendarId,
    syncToken: row?.sync_token ?? null,
    tokenRefusedAt: row?.token_refused_at ?? null,
    asOf: row?.as_of ?? null,
    failures: row?.failures ?? 0,
    refusals: row?.refusals ?? 0,
    answeredAt: row?.answered_at ?? null,
    attemptedAt: row?.attempted_at ?? null,
    readAt: row?.read_at ?? null,
    comparedAt: row?.compared_at ?? null,
    lost: row === undefined ? null : lostOf(row),
    mirror: row === undefined ? null : mirrorOf(row),
    othersChanged: row?.others_changed ?? 0,
    othersMirrored: row?.others_mirrored ?? 0,
    pullWantedAt: row?.pull_wanted_at ?? null,
    unwatchable: row === undefined ? null : unwatchableOf(row),
    ownHeardAt: row?.own_heard_at ?? null,
    unwantedAt: row?.unwanted_at ?? null,
    onRemovals: row?.on_removals ?? null,
  };
}

function lostOf({ lost, lost_at: since }: StateRow): CalendarState['lost'] {
  return lost === null || since === null ? null : { trouble: JSON.parse(lost), since };
}

function unwatchableOf({ unwatchable: why, unwatchable_at: at }: StateRow): CalendarState['unwatchable'] {
  return why === null || at === null ? null : { why, at };
}

function mirrorOf(row: StateRow): CalendarState['mirror'] {
  const { mirror_start_at: start, mirror_end_at: end, mirrored_at: at, mirror_listed_at: listedAt } = row;
  return start === null || end === null || at === null || listedAt === null
    ? null
    : { start, end, at, listedAt };
}
