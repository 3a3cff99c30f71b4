import type { Appointment } from '../../domain/appointment.ts';
import { dateAt, isoText, type ZoneRules } from '../../domain/zone.ts';
import type { Blocking } from '../../failure.ts';
import type { Receipt } from '../../usecases/receipt.ts';
import { overbookedLines, overJson, overWords } from '../failure/lies-over.ts';
import { type ShopTime, slotText, spokenMoment, weekdayName } from '../form/moments.ts';
import type { Theme } from '../form/theme.ts';
import {
  byOutcome,
  type JsonObject,
  type Outcome,
  outcomeMark,
  type View,
  writtenData,
} from '../form/view.ts';
import { appointmentJson } from './appointment-json.ts';
import { placedText, placeOf, said, whyCancelled } from './appointment-words.ts';

/** What has become of a change since it was done. */
interface Since {
  /** Somebody has changed it since: what is told is how the book has it now. */
  readonly changedSince: boolean;
  /** False for one that has never been moved. */
  readonly wasMoved?: boolean;
  /** What an overbooked one lies over. */
  readonly over?: readonly Blocking[];
}

const AS_ASKED: Since = { changedSince: false };

/** After what was so before. */
function andSince({ status }: Appointment, { changedSince }: Since): string {
  if (!changedSince) return '';
  return status === 'cancelled' ? ', and is cancelled now' : ', and has been changed since';
}

/** After what has just been done. */
function meanwhile({ status }: Appointment, { changedSince }: Since): string {
  if (!changedSince) return '';
  return status === 'cancelled'
    ? ' It has been cancelled meanwhile.'
    : ' Somebody has changed it meanwhile, and this is how it stands now.';
}

function meanwhileLine(appointment: Appointment, { replayed }: Outcome, since: Since, theme: Theme): string {
  const said = replayed ? '' : meanwhile(appointment, since).trim();
  return said === '' ? '' : `  ${theme.warning} ${said}\n`;
}

/** Booked, already booked (`replayed`), or what a dry run would book. */
export function bookedView(
  appointment: Appointment,
  outcome: Outcome,
  time: ShopTime,
  receipt: Receipt | null = null,
  since: Since = AS_ASKED,
): View {
  const number = `#${appointment.id}`;
  const { over = [] } = since;
  const placed = `${spoken(appointment, time)}, ${placeOf(appointment)}${overWords(appointment, over, time)}`;
  const sentence = `${said(appointment)}, on ${placed}.`;
  const before = `was already booked${andSince(appointment, since)}`;
  return {
    message: byOutcome(outcome, {
      done: `Booked ${number}: ${sentence}${meanwhile(appointment, since)}`,
      before: `${number} ${before}: ${sentence}`,
      would: `Would book ${sentence}`,
    }),
    data: {
      ...writtenData(appointmentJson(appointment, time.zone), outcome),
      ...overJson(appointment, over, time),
    },
    already: outcome.replayed,
    text: (theme) => {
      const head = byOutcome(outcome, {
        done: `Booked ${theme.bold(number)}`,
        before: `${theme.bold(number)} ${before}`,
        would: 'Would book',
      });
      return (
        block(outcome, head, appointment, '', time, theme) +
        meanwhileLine(appointment, outcome, since, theme) +
        overbookedLines(appointment, over, time, theme) +
        receiptLine(SHOWN, receipt, theme)
      );
    },
  };
}

/** Where an appointment stood before it was moved. */
type Before = Pick<Appointment, 'start' | 'end' | 'bay' | 'technician'>;

/** Moved: `before` is where it stood, for the `was …`; null when that is not known. */
export function movedView(
  appointment: Appointment,
  before: Before | null,
  outcome: Outcome,
  time: ShopTime,
  receipt: Receipt | null = null,
  since: Since = AS_ASKED,
): View {
  const number = `#${appointment.id}`;
  const what = said(appointment);
  const wasSo = since.wasMoved === false ? 'is there already' : 'was already moved';
  const already = `${wasSo}${andSince(appointment, since)}`;
  const when = `${spoken(appointment, time)}, ${placeOf(appointment)}`;
  const known = outcome.replayed ? null : before;
  const { over = [] } = since;
  const elsewhere = known === null || isSamePlace(known, appointment) ? '' : ` instead of ${placeOf(known)}`;
  const instead = `${elsewhere}${overWords(appointment, over, time)}`;
  return {
    message: byOutcome(outcome, {
      done: `Moved ${number}: ${what}, now on ${when}${instead}.${meanwhile(appointment, since)}`,
      before: `${number} ${already}: ${what}, on ${when}${instead}.`,
      would: `Would move ${number}, ${what}, to ${when}${instead}.`,
    }),
    data: {
      ...writtenData(appointmentJson(appointment, time.zone), outcome),
      ...overJson(appointment, over, time),
      ...(known === null ? {} : { before: beforeJson(known, time.zone) }),
    },
    already: outcome.replayed,
    text: (theme) => {
      const bold = theme.bold(number);
      const head = byOutcome(outcome, {
        done: `Moved ${bold}`,
        before: `${bold} ${already}`,
        would: `Would move ${bold}`,
      });
      return (
        block(outcome, head, appointment, known === null ? '' : was(known, appointment, time), time, theme) +
        meanwhileLine(appointment, outcome, since, theme) +
        overbookedLines(appointment, over, time, theme) +
        receiptLine(SHOWN, receipt, theme)
      );
    },
  };
}

/** `was Mon 23 Nov 09:00–09:30`, with bay and technician when one of them is another now. */
function was(before: Before, now: Appointment, time: ShopTime): string {
  const when = `was ${slotText(before, time)}`;
  return isSamePlace(before, now) ? when : `${when}, ${placeOf(before)}`;
}

function isSamePlace(before: Before, now: Appointment): boolean {
  return before.bay.id === now.bay.id && before.technician?.id === now.technician?.id;
}

function beforeJson({ start, end, bay, technician }: Before, zone: ZoneRules): JsonObject {
  return {
    scheduled_at: isoText(zone, start),
    end_time: isoText(zone, end),
    day_of_week: weekdayName(dateAt(zone, start)),
    bay: bay.name,
    technician: technician?.name ?? null,
  };
}

export function cancelledView(
  appointment: Appointment,
  outcome: Outcome,
  time: ShopTime,
  receipt: Receipt | null = null,
): View {
  const number = `#${appointment.id}`;
  const sentence = `${said(appointment)}, on ${spoken(appointment, time)}.`;
  return {
    message: byOutcome(outcome, {
      done: `Cancelled ${number}: ${sentence}`,
      before: `${number} was already cancelled: ${sentence}`,
      would: `Would cancel ${number}: ${sentence}`,
    }),
    data: writtenData(appointmentJson(appointment, time.zone), outcome),
    already: outcome.replayed,
    text: (theme) => {
      const bold = theme.bold(number);
      const head = byOutcome(outcome, {
        done: `Cancelled ${bold}`,
        before: `${bold} was already cancelled`,
        would: `Would cancel ${bold}`,
      });
      return (
        block(outcome, head, appointment, whyCancelled(appointment), time, theme) +
        receiptLine(REMOVED, receipt, theme)
      );
    },
  };
}

const SHOWN: Readonly<Record<Receipt, string>> = {
  kept: 'saved here',
  shown: 'saved here, in Google Calendar',
  'read-back': 'saved here, in Google Calendar, and read back equal',
};
const REMOVED: Readonly<Record<Receipt, string>> = {
  kept: 'saved here',
  shown: 'saved here, removed from Google Calendar',
  'read-back': 'saved here, removed from Google Calendar',
};

function receiptLine(
  words: Readonly<Record<Receipt, string>>,
  receipt: Receipt | null,
  theme: Theme,
): string {
  return receipt === null ? '' : `  ${theme.dim(words[receipt])}\n`;
}

/** What was done to which appointment and, below, when and where it is; `remark` follows in brackets. */
function block(
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

function spoken({ start }: Appointment, time: ShopTime): string {
  return spokenMoment(start, time);
}
