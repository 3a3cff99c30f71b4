import type { Instant } from '../../domain/interval.ts';
import type { Mark, NotDue } from '../../domain/visit-chain.ts';
import { isoText } from '../../domain/zone.ts';
import type { FailureCode } from '../../failure.ts';
import { EXIT } from '../form/exit-code.ts';
import type { ExplainAll } from '../form/explanation.ts';
import { clockText, firstListed, listed, momentText, type ShopTime, slotText } from '../form/moments.ts';
import { phoneShown } from '../form/phone.ts';
import { quoted } from '../form/safe-text.ts';

type Refused = Extract<
  FailureCode,
  | 'not-qualified'
  | 'appointment-finished'
  | 'status-order'
  | 'not-due'
  | 'key-reused'
  | 'changed-meanwhile'
  | 'plan-incomplete'
  | 'phone-taken'
  | 'car-known'
  | 'appointments-in-the-way'
>;

/** What the shop's rules or the state of the book refuse, at any time. */
export const REFUSED: ExplainAll<Refused> = {
  'not-qualified': ({ what, name, service, skills }) => ({
    exitCode: EXIT.refused,
    message: `${name === null ? `No ${what} can do` : `${name} cannot do`} ${service}${skills.length === 0 ? '' : `: it asks for ${listed(skills, 'and')}`}.`,
    cures: [{ do: 'see-who-can' }],
    details: { what, name, service, skills },
  }),

  'appointment-finished': ({ appointmentId, status, verb }) => ({
    exitCode: EXIT.refused,
    message: `#${appointmentId} ${STATE[status]} and cannot be ${DONE[verb]}.`,
    cures: [verb === 'reschedule' ? { do: 'book-anew' } : { do: 'see-appointment', appointmentId }],
    details: { appointment_id: appointmentId, status, verb },
  }),

  'status-order': ({ appointmentId, status, mark }) => ({
    exitCode: EXIT.refused,
    message: `#${appointmentId} ${STATE[status]} already and cannot be marked as ${MARKED[mark]} any more.`,
    cures: [{ do: 'take-back' }, { do: 'see-appointment', appointmentId }],
    details: { appointment_id: appointmentId, status, mark },
  }),

  'not-due': ({ appointmentId, start, mark, why }, time) => ({
    exitCode: EXIT.refused,
    message: `#${appointmentId} ${notDueText(start, why, time)}.`,
    cures: [
      ...(mark === 'no_show'
        ? []
        : [
            {
              do: 'bring-to-today',
              appointmentId,
              early: why === 'later-day' && mark === 'arrived',
            } as const,
          ]),
      { do: 'mark-anyway' },
    ],
    details: { appointment_id: appointmentId, scheduled_at: isoText(time.zone, start), mark, why },
  }),

  'key-reused': ({ key }) => ({
    exitCode: EXIT.refused,
    message: `The idempotency key ${quoted(key)} was used for another request.`,
    cures: [{ do: 'give-a-new-key' }],
    details: { key },
  }),

  'plan-incomplete': ({ unplaced }, time) => ({
    exitCode: EXIT.refused,
    message: `No other place for ${listed(
      unplaced.map((visit) => `#${visit.id}, ${visit.customer.name} on ${slotText(visit, time)}`),
      'and',
    )}; nothing was changed.`,
    cures: [{ do: 'leave-unplaced' }],
    details: { unplaced: unplaced.map(({ id }) => ({ appointment_id: id })) },
  }),

  'changed-meanwhile': ({ what }) => ({
    exitCode: EXIT.refused,
    message: `The ${what === 'shop' ? 'rules of the shop were' : 'appointment was'} changed by somebody else meanwhile; nothing was written.`,
    cures: [{ do: 'look-and-repeat', what }],
    details: { what },
  }),

  'phone-taken': ({ phone, customer, wantedFor }) => ({
    exitCode: EXIT.refused,
    message: `${phoneShown(phone)} is the phone of customer ${customer.id}, ${customer.name}.`,
    cures: [
      wantedFor === undefined
        ? { do: 'use-customer', customerId: customer.id }
        : { do: 'merge-customers', kept: customer.id, other: wantedFor },
    ],
    details: { phone, customer_id: customer.id, customer_name: customer.name },
  }),

  'car-known': ({ field, value, vehicleId, customer }) => ({
    exitCode: EXIT.refused,
    message: `${field === 'vin' ? 'VIN' : 'Plate'} ${value} is on vehicle ${vehicleId} of customer ${customer.id}, ${customer.name}.`,
    cures: [{ do: 'use-vehicle', vehicleId }],
    details: { field, value, vehicle_id: vehicleId, customer_id: customer.id, customer_name: customer.name },
  }),

  'appointments-in-the-way': ({ change, appointmentIds }) => ({
    exitCode: EXIT.refused,
    message: `Appointments are in the way of this change (${change}): ${numbers(appointmentIds)}.`,
    cures: [{ do: 'move-or-cancel', appointmentIds }],
    details: { change, appointment_ids: appointmentIds },
  }),
};

const DONE = {
  cancel: 'cancelled',
  reschedule: 'rescheduled',
  mark: 'marked',
  edit: 'changed',
  confirm: 'confirmed',
} as const;

const MARKED: Readonly<Record<Mark, string>> = {
  arrived: 'arrived',
  in_progress: 'begun',
  completed: 'done',
  no_show: 'a no-show',
};

function notDueText(start: Instant, why: NotDue, time: ShopTime): string {
  const when = momentText(start, time);
  if (why === 'later') return `is only at ${clockText(start, time)}`;
  return why === 'later-day' ? `is only on ${when}, not today` : `was on ${when}, not today`;
}

const STATE = {
  scheduled: 'is scheduled',
  arrived: 'has arrived',
  in_progress: 'is being worked on',
  completed: 'is completed',
  no_show: 'is marked as a no-show',
  cancelled: 'is cancelled',
} as const;

const NAMED = 10;

function numbers(ids: readonly number[]): string {
  return firstListed(
    ids.map((id) => `#${id}`),
    NAMED,
  );
}
