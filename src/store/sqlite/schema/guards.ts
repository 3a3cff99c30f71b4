import { LONGEST_APPOINTMENT_MS, OPEN_STATUSES } from '../../../domain/appointment.ts';
import { listed } from '../../sql/engine/listed.ts';

/** What no statement can break, whoever writes it: capacities, and that a car is in one place at a time. */
export const GUARDS = `
${claimGuard('INSERT', 'INSERT')}
${claimGuard('UPDATE', 'UPDATE OF claimable_id, start_at, end_at, overbooked')}
${vehicleGuard('insert', 'INSERT', '')}
${vehicleGuard(
  'update',
  'UPDATE OF start_at, end_at, vehicle_id, status, overbooked',
  ` AND (NEW.start_at <> OLD.start_at OR NEW.end_at <> OLD.end_at OR NEW.vehicle_id <> OLD.vehicle_id
    OR OLD.status NOT IN (${listed(OPEN_STATUSES)}) OR OLD.overbooked = 1)`,
)}
`;

/**
 * The guard: no claim is written that would put more load on what it claims than its capacity at any instant, whoever writes
 * it and whosever the others are: a hold counts as long as it is there, and so does another claim of the same appointment.
 * Load is a maximum of concurrency, looked at where it can rise: at the new claim's start and at every start inside it. An
 * overbooked claim passes, and counts against those after it. A bay that is unknown or retired has no capacity, not even for
 * an overbooked one.
 */
function claimGuard(name: string, event: string): string {
  const others = 'claimable_id = NEW.claimable_id AND id IS NOT NEW.id';
  return `
CREATE TRIGGER claim_guard_${name.toLowerCase()} BEFORE ${event} ON claim
  WHEN NEW.overbooked = 0 OR EXISTS (SELECT 1 FROM claimable WHERE id = NEW.claimable_id AND retired_at IS NOT NULL) BEGIN
  SELECT RAISE(ABORT, 'SLOT_TAKEN') WHERE coalesce((SELECT capacity FROM claimable WHERE id = NEW.claimable_id AND retired_at IS NULL), 0) <= (
    SELECT coalesce(max(load), 0) FROM (
      SELECT (
        SELECT count(*) FROM claim
        WHERE ${others} AND start_at > moment.at - ${LONGEST_APPOINTMENT_MS} AND start_at <= moment.at AND end_at > moment.at
      ) AS load
      FROM (
        SELECT NEW.start_at AS at
        UNION
        SELECT start_at FROM claim
        WHERE ${others} AND start_at > NEW.start_at AND start_at < NEW.end_at
      ) AS moment
    )
  );
END;`;
}

/**
 * A car is in one place at a time: no open appointment comes to lie over another of the same car, whoever writes it. As
 * with the claims, one that is overbooked passes and counts against those after it. `when`: for a change, that it is one of
 * what is guarded; who only arrives is where it was.
 */
function vehicleGuard(name: string, event: string, when: string): string {
  return `
CREATE TRIGGER vehicle_guard_${name} BEFORE ${event} ON appointment
WHEN NEW.overbooked = 0 AND NEW.status IN (${listed(OPEN_STATUSES)})${when} BEGIN
  SELECT RAISE(ABORT, 'CAR_ELSEWHERE') WHERE EXISTS (
    SELECT 1 FROM appointment
    WHERE vehicle_id = NEW.vehicle_id AND id IS NOT NEW.id AND status IN (${listed(OPEN_STATUSES)})
      AND start_at > NEW.start_at - ${LONGEST_APPOINTMENT_MS} AND start_at < NEW.end_at AND end_at > NEW.start_at
  );
END;`;
}
