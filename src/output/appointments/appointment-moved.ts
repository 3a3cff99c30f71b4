import type { Appointment } from '../../domain/appointment.ts';
import { dateAt, isoText, type ZoneRules } from '../../domain/zone.ts';
import type { Receipt } from '../../usecases/receipt.ts';
import { overbookedLines, overJson, overWords } from '../failure/lies-over.ts';
import { type ShopTime, slotText, weekdayName } from '../form/moments.ts';
import { byOutcome, type JsonObject, type Outcome, type View, writtenData } from '../form/view.ts';
import { fittingJson, fittingLines, fittingWords } from '../waitlist/fitting.ts';
import { appointmentJson } from './appointment-json.ts';
import { isSamePlace, type Placed, placeOf, said } from './appointment-words.ts';
import {
  AS_ASKED,
  andSince,
  meanwhile,
  meanwhileLine,
  type Since,
  shownLine,
  spokenStart,
  writtenBlock,
} from './appointment-written.ts';

/** Where an appointment stood before it was moved. */
type Before = Pick<Appointment, 'start' | 'end' | 'technician'> & Placed;

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
  const when = `${spokenStart(appointment, time)}, ${placeOf(appointment)}`;
  const known = outcome.replayed ? null : before;
  const { over = [], waitlist = [] } = since;
  const fits = fittingWords(waitlist, time);
  const elsewhere = known === null || isSamePlace(known, appointment) ? '' : ` instead of ${placeOf(known)}`;
  const instead = `${elsewhere}${overWords(appointment, over, time)}`;
  return {
    message: byOutcome(outcome, {
      done: `Moved ${number}: ${what}, now on ${when}${instead}.${meanwhile(appointment, since)}${fits}`,
      before: `${number} ${already}: ${what}, on ${when}${instead}.`,
      would: `Would move ${number}, ${what}, to ${when}${instead}.${fits}`,
    }),
    data: {
      ...writtenData(appointmentJson(appointment, time.zone), outcome),
      ...overJson(appointment, over, time),
      ...(known === null ? {} : { before: beforeJson(known, time.zone) }),
      ...fittingJson(waitlist, time),
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
        writtenBlock(
          outcome,
          head,
          appointment,
          known === null ? '' : was(known, appointment, time),
          time,
          theme,
        ) +
        meanwhileLine(appointment, outcome, since, theme) +
        overbookedLines(appointment, over, time, theme) +
        shownLine(receipt, theme) +
        fittingLines(waitlist, time, theme)
      );
    },
  };
}

/** `was Mon 23 Nov 09:00–09:30`, with bay and technician when one of them is another now. */
function was(before: Before, now: Appointment, time: ShopTime): string {
  const when = `was ${slotText(before, time)}`;
  return isSamePlace(before, now) ? when : `${when}, ${placeOf(before)}`;
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
