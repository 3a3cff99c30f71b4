import type { Appointment } from '../../domain/appointment.ts';
import type { Interval } from '../../domain/interval.ts';
import { dayInterval } from '../../domain/zone.ts';
import type { DaySheet } from '../../usecases/day/read-day-sheet.ts';
import { doneBy, workNamed } from '../appointments/appointment-words.ts';
import { statusWord } from '../appointments/status-words.ts';
import { hoursOnDay, MODE_SAID, promiseText } from '../appointments/visit-words.ts';
import { dayText, today } from '../form/moments.ts';
import { phoneShown } from '../form/phone.ts';

/** What the sheet says of a visit. Not made safe; empty where there is nothing to be said. */
export interface SheetVisit {
  readonly hours: string;
  readonly number: string;
  readonly isHere: boolean;
  readonly isDone: boolean;
  /** `by 15:30` */
  readonly promise: string;
  /** `waiting` */
  readonly mode: string;
  /** `tag 14` */
  readonly keyTag: string;
  readonly customer: string;
  readonly phone: string;
  readonly car: string;
  readonly plate: string;
  readonly work: string;
  readonly doneBy: string;
  /** Concerns, notes and what else is odd, each with what it is; nothing where the text says so itself. */
  readonly told: readonly (readonly [what: string, text: string])[];
}

const HERE: ReadonlySet<Appointment['status']> = new Set(['arrived', 'in_progress', 'completed']);

export function sheetVisit(visit: Appointment, sheet: DaySheet): SheetVisit {
  const { customer, vehicle, work, promisedAt, mode, keyTag, status } = visit;
  const day = dayInterval(sheet.zone, sheet.day.date);
  return {
    hours: hoursOnSheet(visit, day, sheet),
    number: `#${visit.id}`,
    isHere: HERE.has(status),
    isDone: status === 'completed',
    promise: promisedAt === null ? '' : `by ${promiseText(day, promisedAt, sheet)}`,
    mode: mode === null ? '' : MODE_SAID[mode],
    keyTag: keyTag === null ? '' : `tag ${keyTag}`,
    customer: customer.name,
    phone: phoneShown(customer.phone),
    car: vehicle.info,
    plate: vehicle.plate ?? '',
    work: workNamed(work),
    doneBy: doneBy(work),
    told: toldOf(visit),
  };
}

function hoursOnSheet(visit: Appointment, day: Interval, sheet: DaySheet): string {
  if (visit.start >= day.start || visit.end > day.start) return hoursOnDay(day, visit, sheet);
  return `since ${dayText(visit.wallStart.slice(0, 10), today(sheet))}`;
}

function toldOf({ status, concerns, notes, overbookReason }: Appointment): SheetVisit['told'] {
  const told: readonly (readonly [string, string | null])[] = [
    ['', status === 'no_show' ? statusWord(status) : null],
    ['Concerns', concerns],
    ['Notes', notes],
    ['Overbooked', overbookReason],
  ];
  return told.flatMap(([what, text]) => (text === null || text.trim() === '' ? [] : [[what, text] as const]));
}
