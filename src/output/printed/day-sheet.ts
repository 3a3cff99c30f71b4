import { isoText } from '../../domain/zone.ts';
import type { DaySheet } from '../../usecases/day/read-day-sheet.ts';
import { agendaDayJson } from '../appointments/agenda.ts';
import { appointmentJson } from '../appointments/appointment-json.ts';
import type { JsonObject } from '../form/json.ts';
import { listed, spokenDay, today } from '../form/moments.ts';
import { clean, safe } from '../form/safe-text.ts';
import type { View } from '../form/view.ts';
import { countsOf } from './sheet-heading.ts';

/** The sheet itself, as it goes to a printer. */
export function sheetView(sheet: DaySheet, content: string): View {
  return {
    message: `The sheet of ${dayOf(sheet)} has ${listed(countsOf(sheet), 'and')}.`,
    data: { ...sheetJson(sheet), content },
    isLaidOut: true,
    text: () => content,
  };
}

/** Where it went: into a file that was named, or before the browser. */
export interface SheetPage {
  readonly file: string;
  readonly shown: 'written' | 'opened' | 'not-opened';
}

export function sheetPageView(sheet: DaySheet, { file, shown }: SheetPage): View {
  const what = `the sheet of ${dayOf(sheet)}, ${listed(countsOf(sheet), 'and')}`;
  const message = {
    written: clean`Wrote ${what}, into ${file}.`,
    opened: clean`Opened ${what}, in the browser, which prints it.`,
    'not-opened': clean`Wrote ${what}, into ${file}, to be opened in a browser, which prints it.`,
  }[shown];
  return {
    message,
    data: { ...sheetJson(sheet), file, opened: shown === 'opened' },
    text: (theme) => `${theme.done} ${message}\n${shown === 'opened' ? `  ${theme.dim(safe(file))}\n` : ''}`,
  };
}

function sheetJson(sheet: DaySheet) {
  const { zone, day, off, heldOver } = sheet;
  return {
    timezone: zone.name,
    ...agendaDayJson(day, zone),
    held_over: heldOver.map((visit) => appointmentJson(visit, zone)),
    off: off.map(({ name, hours, reason }) => ({
      name,
      start: hours === null ? null : isoText(zone, hours.start),
      end: hours === null ? null : isoText(zone, hours.end),
      reason,
    })),
  } satisfies JsonObject;
}

function dayOf(sheet: DaySheet): string {
  return spokenDay(sheet.day.date, today(sheet));
}
