import type { Appointment } from '../../domain/appointment.ts';
import type { PersonDeed, VisitDeed } from '../../domain/deed.ts';
import { doneBy, whyCancelled, workNamed } from '../appointments/appointment-words.ts';
import { statusText } from '../appointments/status-words.ts';
import { MODE_SAID, promiseText } from '../appointments/visit-words.ts';
import { momentText, type ShopTime, slotText } from '../form/moments.ts';

/** One thing about a visit, a customer or a car that a deed has changed. Text is as it was given. */
export interface VisitChange {
  /** As the document of an appointment calls it. */
  readonly field: string;
  /** As people call it. */
  readonly label: string;
  /** Null: nothing was said of it. */
  readonly before: string | null;
  readonly after: string | null;
}

interface Field {
  readonly field: string;
  readonly label: string;
  readonly text: (visit: Appointment, time: ShopTime) => string | null;
}

const FIELDS: readonly Field[] = [
  { field: 'status', label: 'is', text: ({ status }) => statusText(status) },
  { field: 'scheduled_at', label: 'when', text: slotText },
  { field: 'bay', label: 'bay', text: ({ bay }) => bay.name },
  { field: 'technician', label: 'by', text: ({ work }) => doneBy(work) || null },
  { field: 'services', label: 'work', text: ({ work }) => workNamed(work) },
  { field: 'customer_name', label: 'customer', text: ({ customer }) => `${customer.name} (${customer.id})` },
  { field: 'vehicle_info', label: 'car', text: ({ vehicle }) => `${vehicle.info} (${vehicle.id})` },
  { field: 'visit_mode', label: 'comes', text: ({ mode }) => mode && MODE_SAID[mode] },
  {
    field: 'promised_at',
    label: 'promised',
    text: (visit, time) => (visit.promisedAt === null ? null : promiseText(visit, visit.promisedAt, time)),
  },
  { field: 'key_tag', label: 'key tag', text: ({ keyTag }) => keyTag },
  { field: 'notes', label: 'notes', text: ({ notes }) => notes },
  { field: 'customer_concerns', label: 'concerns', text: ({ concerns }) => concerns },
  {
    field: 'confirmed_at',
    label: 'confirmed',
    text: ({ confirmedAt }, time) => (confirmedAt === null ? null : momentText(confirmedAt, time)),
  },
];

/** What a deed has made of a visit, thing by thing; of a new one what was said of it. */
export function visitChanges({ before, after }: VisitDeed, time: ShopTime): VisitChange[] {
  return FIELDS.flatMap(({ field, label, text }) => {
    const [was, is] = [before === null ? null : text(before, time), text(after, time)];
    return was === is ? [] : [{ field, label, before: was, after: is }];
  });
}

const PERSON_FIELDS = [
  'name',
  'phone',
  'email',
  'plate',
  'vin',
  'make',
  'model',
  'year',
  'notes',
  'invite',
] as const;

function fieldOf(row: object, field: string): string | null {
  const value: unknown = Object.entries(row).find(([name]) => name === field)?.[1];
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : null;
}

/** The same of a customer or a car. Whoever was entered or removed, or was forgotten since, is told of as that alone. */
export function personChanges({ before, now }: PersonDeed): VisitChange[] {
  if (before === null || now === null) return [];
  return PERSON_FIELDS.flatMap((field) => {
    const [was, is] = [fieldOf(before, field), fieldOf(now, field)];
    return was === is ? [] : [{ field, label: field, before: was, after: is }];
  });
}

/** The reason that was given for it; null where none was needed. */
export function whyDone({ before, after }: VisitDeed): string | null {
  if (after.status === 'cancelled' && before?.status !== 'cancelled') return whyCancelled(after) || null;
  const { overbookReason } = after;
  if (overbookReason === null || overbookReason === before?.overbookReason) return null;
  return `overbooked: ${overbookReason}`;
}
