import type { DaySheet, Off } from '../../usecases/day/read-day-sheet.ts';
import { othersText } from '../appointments/others-text.ts';
import { closedDayText } from '../form/closed-reason.ts';
import { counted, hoursText, listed, momentText, type ShopTime, spokenDay } from '../form/moments.ts';

/** What stands above the visits. Not made safe. */
export interface SheetHeading {
  /** `Monday 23 November 2026` */
  readonly day: string;
  /** `open 09:00–12:00 and 13:00–17:00`, or why it is closed. */
  readonly open: string;
  /** `Off: Maria (training), Rack 13:00–17:00`; empty where all are there. */
  readonly off: string;
  /** `4 appointments, 1 car held over` */
  readonly count: string;
  /** `printed Mon 23 Nov 07:00` */
  readonly printed: string;
}

const OTHER_YEAR = '';

export function sheetHeading(sheet: DaySheet): SheetHeading {
  const { day, open, off } = sheet;
  const hours = open.map((stretch) => hoursText(stretch, sheet));
  return {
    day: spokenDay(day.date, OTHER_YEAR),
    open: day.closedReason === null ? `open ${listed(hours, 'and')}` : closedDayText(day.closedReason),
    off: off.length === 0 ? '' : `Off: ${off.map((one) => offText(one, sheet)).join(', ')}`,
    count: countsOf(sheet).join(', '),
    printed: `printed ${momentText(sheet.now, sheet)}`,
  };
}

/** `4 appointments`, and `1 car held over` where there is one. */
export function countsOf({ day, heldOver }: DaySheet): string[] {
  const visits = day.bays.reduce((sum, { appointments }) => sum + appointments.length, 0);
  const held = heldOver.length === 0 ? [] : [`${counted(heldOver.length, 'car')} held over`];
  return [counted(visits, 'appointment'), ...held];
}

function offText({ name, hours, reason }: Off, time: ShopTime): string {
  const when = hours === null ? '' : ` ${hoursText(hours, time)}`;
  return `${name}${when}${reason === null ? '' : ` (${reason})`}`;
}

/** `10:00–11:30 Dentist (Bay 1 and Maria)`: what others have in the shop's calendars. */
export function othersOnSheet(sheet: DaySheet): string[] {
  return sheet.day.busy.map((event) => {
    const whose = listed([...event.bays, ...event.technicians], 'and');
    return `${hoursText(event, sheet)} ${othersText(event)}${whose === '' ? '' : ` (${whose})`}`;
  });
}
