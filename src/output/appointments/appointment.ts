import type { Appointment } from '../../domain/appointment.ts';
import type { Receipt } from '../../usecases/receipt.ts';
import { overbookedLines, overJson, overWords } from '../failure/lies-over.ts';
import type { ShopTime } from '../form/moments.ts';
import { byOutcome, type Outcome, type View, writtenData } from '../form/view.ts';
import { offTheListJson, offTheListLine, offTheListWords } from '../waitlist/off-the-list.ts';
import { appointmentJson } from './appointment-json.ts';
import { placeOf, said } from './appointment-words.ts';
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
import { spokenWays, waysText } from './visit-words.ts';

/** Booked, already booked (`replayed`), or what a dry run would book. */
export function bookedView(
  appointment: Appointment,
  outcome: Outcome,
  time: ShopTime,
  receipt: Receipt | null = null,
  since: Since = AS_ASKED,
): View {
  const number = `#${appointment.id}`;
  const { over = [], offTheList = [] } = since;
  const ways = spokenWays(appointment, time);
  const placed = `${spokenStart(appointment, time)}, ${placeOf(appointment)}${ways === '' ? '' : `, ${ways}`}${overWords(appointment, over, time)}`;
  const sentence = `${said(appointment)}, on ${placed}.`;
  const before = `was already booked${andSince(appointment, since)}`;
  return {
    message: byOutcome(outcome, {
      done: `Booked ${number}: ${sentence}${meanwhile(appointment, since)}${offTheListWords(offTheList)}`,
      before: `${number} ${before}: ${sentence}`,
      would: `Would book ${sentence}`,
    }),
    data: {
      ...writtenData(appointmentJson(appointment, time.zone), outcome),
      ...overJson(appointment, over, time),
      ...offTheListJson(offTheList),
    },
    already: outcome.replayed,
    text: (theme) => {
      const head = byOutcome(outcome, {
        done: `Booked ${theme.bold(number)}`,
        before: `${theme.bold(number)} ${before}`,
        would: 'Would book',
      });
      return (
        writtenBlock(outcome, head, appointment, waysText(appointment, time), time, theme) +
        meanwhileLine(appointment, outcome, since, theme) +
        overbookedLines(appointment, over, time, theme) +
        offTheListLine(offTheList) +
        shownLine(receipt, theme)
      );
    },
  };
}
