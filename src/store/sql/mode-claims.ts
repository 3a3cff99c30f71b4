import { LIVE_STATUSES } from '../../domain/appointment.ts';
import type { Instant } from '../../domain/interval.ts';
import { type ModeLimit, type ModeRules, modeClaims } from '../../domain/mode-limits.ts';
import type { VisitMode } from '../../domain/visit-mode.ts';
import { dateAt, dayInterval, type ZoneRules } from '../../domain/zone.ts';
import type { Claim } from '../placements.ts';
import { parsed, type Transaction } from './engine/sql.ts';
import { LIVE } from './engine/statuses.ts';
import { type LimitRow, numberedLimits } from './numbered-limits.ts';
import type { VisitState } from './rows/visit-state.ts';

const RULES = 'SELECT rules, zone FROM shop';
const LIMITS = "SELECT id, name FROM claimable WHERE kind = 'mode' AND retired_at IS NULL";

/** What a visit takes of the limits for its mode, if it takes anything; most visits have none, and nothing is read for them. */
export async function modeClaimsOf(
  tx: Transaction,
  { status, details, start }: VisitState,
): Promise<Claim[]> {
  const { mode } = details;
  if (mode === null || !LIVE_STATUSES.includes(status)) return [];
  const shop = await tx.get<{ rules: string; zone: string }>(RULES);
  if (shop === undefined) return [];
  const { modes } = parsed<{ readonly modes: readonly ModeRules[] }>(tx, shop.rules);
  if (modes.every((limited) => limited.mode !== mode)) return [];
  const limits = numberedLimits(modes, await tx.all<LimitRow>(LIMITS));
  return modeClaims({ mode, start }, { limits, zone: parsed<ZoneRules>(tx, shop.zone) });
}

const HELD = `
SELECT c.claimable_id AS "claimableId", c.start_at AS start, c.end_at AS "end" FROM claim c JOIN claimable b ON b.id = c.claimable_id
WHERE c.appointment_id = ? AND b.kind = 'mode' ORDER BY c.claimable_id`;

/** What it has of them by now, which other limits may have allowed. */
export async function modeClaimsHeld(tx: Transaction, appointmentId: number): Promise<Claim[]> {
  return tx.all<Claim>(HELD, appointmentId);
}

const COMING = `
SELECT id, start_at AS start, details ->> 'mode' AS mode FROM appointment /*+ by appointment_by_start */
WHERE start_at >= ? AND status IN (${LIVE}) AND details ->> 'mode' IS NOT NULL ORDER BY start_at, id`;

const RELEASE = `
DELETE FROM claim WHERE appointment_id = ? AND claimable_id IN (SELECT id FROM claimable WHERE kind = 'mode')`;

const CLAIM = `
INSERT INTO claim (appointment_id, hold_id, claimable_id, start_at, end_at, overbooked) VALUES (?, NULL, ?, ?, ?, ?)`;

/** Of today and to come, in order: all of them count, those for whom there is no room as overbooked. Rules move nobody. */
export async function claimLimitsAnew(
  tx: Transaction,
  limits: readonly ModeLimit[],
  zone: ZoneRules,
  at: Instant,
): Promise<void> {
  const taken = new Map<string, number>();
  const today = dayInterval(zone, dateAt(zone, at)).start;
  const coming = await tx.all<{ id: number; start: Instant; mode: VisitMode }>(COMING, today);
  for (const { id } of coming) await tx.run(RELEASE, id);
  for (const { id, start, mode } of coming) {
    for (const claim of modeClaims({ mode, start }, { limits, zone })) {
      const key = `${claim.claimableId} ${claim.start}`;
      const before = taken.get(key) ?? 0;
      const most = limits.find((limit) => limit.id === claim.claimableId)?.most ?? 0;
      taken.set(key, before + 1);
      await tx.run(CLAIM, id, claim.claimableId, claim.start, claim.end, Number(before >= most));
    }
  }
}
