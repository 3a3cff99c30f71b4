import type { Appointment } from '../../domain/appointment.ts';
import type { Blocking } from '../../failure.ts';
import type { Receipt } from '../../usecases/receipt.ts';
import type { Waiting } from '../../usecases/waitlist/waiting.ts';
import type { Fitting } from '../../usecases/waitlist/who-fits.ts';
import { type ShopTime, spokenMoment } from '../form/moments.ts';
import type { Theme } from '../form/theme.ts';
import { type Outcome, outcomeMark } from '../form/view.ts';
import { placedText, said } from './appointment-words.ts';

/** What has become of a change since it was done. */
export interface Since {
  /** Somebody has changed it since: what is told is how the book has it now. */
  readonly changedSince: boolean;
  /** False for one that has never been moved. */
  readonly wasMoved?: boolean;
  /** What an overbooked one lies over. */
  readonly over?: readonly Blocking[];
  /** Who on the waitlist fits the time that it has freed. */
  readonly waitlist?: readonly Fitting[];
  /** Who is off the waitlist by it. */
  readonly offTheList?: readonly Waiting[];
}

export const AS_ASKED: Since = { changedSince: false };

/** After what was so before. */
export function andSince({ status }: Appointment, { changedSince }: Since): string {
  if (!changedSince) return '';
  return status === 'cancelled' ? ', and is cancelled now' : ', and has been changed since';
}

/** After what has just been done. */
export function meanwhile({ status }: Appointment, { changedSince }: Since): string {
  if (!changedSince) return '';
  return status === 'cancelled'
    ? ' It has been cancelled meanwhile.'
    : ' Somebody has changed it meanwhile, and this is how it stands now.';
}

export function meanwhileLine(
  appointment: Appointment,
  { replayed }: Outcome,
  since: Since,
  theme: Theme,
): string {
  const words = replayed ? '' : meanwhile(appointment, since).trim();
  return words === '' ? '' : `  ${theme.warning} ${words}\n`;
}

/** What was done to which appointment and, below, when and where it is; `remark` follows in brackets. */
export function writtenBlock(
  outcome: Outcome,
  head: string,
  appointment: Appointment,
  remark: string,
  time: ShopTime,
  theme: Theme,
): string {
  const remarked = remark === '' ? '' : ` ${theme.dim(`(${remark})`)}`;
  return `${outcomeMark(outcome, theme)}${head}  ${said(appointment)}\n  ${placedText(appointment, time)}${remarked}\n`;
}

/** `Monday 23 November at 9:00 AM` */
export function spokenStart({ start }: Appointment, time: ShopTime): string {
  return spokenMoment(start, time);
}

const SHOWN: Readonly<Record<Receipt, string>> = {
  kept: 'saved here',
  shown: 'saved here, in Google Calendar',
  'read-back': 'saved here, in Google Calendar, and read back equal',
};
/** It may be that none was ever there, if the calendar was out of reach when the visit was booked. */
const WITHOUT_EVENT = 'saved here, no event in Google Calendar';
const REMOVED: Readonly<Record<Receipt, string>> = {
  kept: 'saved here',
  shown: WITHOUT_EVENT,
  'read-back': WITHOUT_EVENT,
};

/** Where a visit is kept and seen by now; nothing where that is not known. */
export function shownLine(receipt: Receipt | null, theme: Theme): string {
  return receipt === null ? '' : `  ${theme.dim(SHOWN[receipt])}\n`;
}

/** The same of one that was cancelled. */
export function removedLine(receipt: Receipt | null, theme: Theme): string {
  return receipt === null ? '' : `  ${theme.dim(REMOVED[receipt])}\n`;
}
