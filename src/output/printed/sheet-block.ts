import type { Appointment } from '../../domain/appointment.ts';
import type { DaySheet } from '../../usecases/day/read-day-sheet.ts';
import { type SheetVisit, sheetVisit } from './sheet-visit.ts';

/** Visits under one heading: a bay's, or those of earlier days. */
export interface SheetBlock {
  readonly title: string;
  readonly visits: readonly SheetVisit[];
}

/** What is still there comes first, then bay by bay. */
export function sheetBlocks(sheet: DaySheet): SheetBlock[] {
  const block = (title: string, visits: readonly Appointment[]): SheetBlock => ({
    title,
    visits: visits.map((visit) => sheetVisit(visit, sheet)),
  });
  const { heldOver, day } = sheet;
  const held = heldOver.length === 0 ? [] : [block('Held over', heldOver)];
  return [...held, ...day.bays.map(({ bay, appointments }) => block(bay, appointments))];
}
