import type { Appointment } from '../../domain/appointment.ts';
import { NO_DETAILS, type VisitDetails } from '../../domain/visit-details.ts';

/** As far as an edit can change a visit. */
type Editable = VisitDetails &
  Pick<Appointment, 'work' | 'start' | 'end' | 'bay' | 'promisedAt'> & {
    readonly customer: { readonly id: number };
    readonly vehicle: { readonly id: number };
  };

/** What an edit has changed, in words. */
export function editedFields(before: Editable, after: Editable): string[] {
  const details = (Object.keys(NO_DETAILS) as (keyof VisitDetails)[]).filter((name) =>
    isOther(before[name], after[name]),
  );
  return [
    ...(before.customer.id === after.customer.id ? [] : ['customer']),
    ...(before.vehicle.id === after.vehicle.id ? [] : ['car']),
    ...(isOther(servicesOf(before), servicesOf(after)) ? ['services'] : []),
    ...(before.start === after.start ? [] : ['start']),
    ...(lengthOf(before) === lengthOf(after) ? [] : ['length']),
    ...(before.bay.id === after.bay.id ? [] : ['bay']),
    ...(isOther(techniciansOf(before), techniciansOf(after)) ? ['technician'] : []),
    ...(before.promisedAt === after.promisedAt ? [] : ['promised time']),
    ...details.map((name) => NAMES[name] ?? inWords(name)),
  ];
}

function isOther(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) !== JSON.stringify(other);
}

function servicesOf({ work }: Editable): unknown {
  return work.map(({ service }) => service.id);
}

function techniciansOf({ work }: Editable): unknown {
  return [...new Set(work.map(({ technician }) => technician?.id))];
}

function lengthOf({ start, end }: Editable): number {
  return end - start;
}

/** Of details that are called otherwise than they are kept. */
const NAMES: Partial<Readonly<Record<keyof VisitDetails, string>>> = {
  mode: 'how the car comes',
  invite: 'invitation',
  overbookReason: 'reason to overbook',
  overbookedOver: 'what it lies over',
  confirmedAt: 'confirmation',
  arrivedAt: 'arrival',
  startedAt: 'start of the work',
  completedAt: 'end of the work',
};

/** `keyTag` as `key tag` */
function inWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
