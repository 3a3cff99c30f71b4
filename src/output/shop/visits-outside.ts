import { NO_REASON } from '../../domain/dated-rules.ts';
import { rangeText } from '../../domain/minute-range.ts';
import { dateAt, isoText } from '../../domain/zone.ts';
import type { VisitOutside } from '../../usecases/shop/visits-outside.ts';
import { putBackText } from '../appointments/put-back.ts';
import { type Diagnosis, warning } from '../checks/diagnosis.ts';
import type { JsonObject } from '../form/json.ts';
import { counted, type ShopTime, slotText, weekdayName } from '../form/moments.ts';
import { phoneShown } from '../form/phone.ts';
import { clean } from '../form/safe-text.ts';
import { shellQuoted } from '../form/shell-quoted.ts';

/** Whoever has to call more people looks at the agenda. */
const NAMED = 10;

/** The visits that the shop's rules would not allow any more, for whoever calls their customers. */
export function visitsOutsideJson(visits: readonly VisitOutside[], time: ShopTime): JsonObject[] {
  return visits.map(({ appointment, because }) => ({
    appointment_id: appointment.id,
    scheduled_at: isoText(time.zone, appointment.start),
    end_time: isoText(time.zone, appointment.end),
    day_of_week: weekdayName(dateAt(time.zone, appointment.start)),
    customer_name: appointment.customer.name,
    customer_phone: appointment.customer.phone,
    bay: appointment.bay.name,
    technician: appointment.technician?.name ?? null,
    why: putBackText(because, time),
  }));
}

/**
 * What stderr says of them: each on a line, and that nobody was moved, unless `others` were. `bySetting`: a plan can be had
 * instead.
 */
export function visitsOutsideText(
  visits: readonly VisitOutside[],
  time: ShopTime,
  { bySetting = false, others = false }: { readonly bySetting?: boolean; readonly others?: boolean } = {},
): string {
  const lines = visits.slice(0, NAMED).map(({ appointment, because }) => {
    const { id, customer } = appointment;
    const who = [customer.name, phoneShown(customer.phone)].filter(Boolean).join(', ');
    return clean`  #${id} ${slotText(appointment, time)}, ${who}: ${putBackText(because, time)}`;
  });
  const more = visits.length > NAMED ? [`  … and ${visits.length - NAMED} more`] : [];
  const head = `${lieThere(visits)}${others ? '' : '; nobody was moved'}:`;
  const plan = bySetting ? planCommand(visits, time) : null;
  const cure =
    plan === null
      ? `  Move each: ${moveCommand(visits)}`
      : `  For a plan that moves them, instead of this (bay undo): ${plan}`;
  return [head, ...lines, ...more, cure].join('\n');
}

/** The command that would have made a plan for them: `bay close 2026-11-27 snow`; null where no single one would. */
function planCommand(visits: readonly VisitOutside[], { zone }: ShopTime): string | null {
  const commands = visits.map(({ appointment, because }) => {
    if (because.why !== 'closed') return null;
    const { name, reason } = because;
    const date = dateAt(zone, appointment.start);
    if (reason.kind === 'closure') {
      const hours = reason.hours === undefined ? '' : ` ${rangeText(reason.hours)}`;
      return `bay close ${date}${hours}${reason.name === NO_REASON ? '' : ` ${shellQuoted(reason.name)}`}`;
    }
    return reason.kind === 'away' && name !== null ? `bay off ${shellQuoted(name)} ${date}` : null;
  });
  const [first = null] = commands;
  return commands.every((one) => one === first) ? first : null;
}

/** The finding of `bay doctor`; none when all lie where they may. */
export function visitsOutsideDiagnosis(visits: readonly VisitOutside[], time: ShopTime): Diagnosis[] {
  if (visits.length === 0) return [];
  const named = visits.slice(0, NAMED).map(({ appointment, because }) => {
    return `#${appointment.id} ${slotText(appointment, time)} (${putBackText(because, time)})`;
  });
  const more = visits.length > NAMED ? [`${visits.length - NAMED} more`] : [];
  const detail = `${lieThere(visits)}: ${[...named, ...more].join(', ')}`;
  return [warning('visits', detail, moveCommand(visits))];
}

/** `3 visits lie where the shop is closed` */
function lieThere(visits: readonly VisitOutside[]): string {
  const isClosed = visits.every(({ because }) => because.why === 'closed' && because.name === null);
  const where = isClosed ? 'where the shop is closed' : 'where the rules of the shop leave no room for them';
  return `${counted(visits.length, 'visit')} ${visits.length === 1 ? 'lies' : 'lie'} ${where}`;
}

function moveCommand([first]: readonly VisitOutside[]): string {
  return `bay reschedule ${first?.appointment.id ?? '<appointment>'} --to <when>`;
}
