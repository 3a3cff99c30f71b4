import type { Appointment } from '../../domain/appointment.ts';
import type { Receipt } from '../../usecases/receipt.ts';
import type { ShopTime } from '../form/moments.ts';
import { byOutcome, type Outcome, type View, writtenData } from '../form/view.ts';
import { fittingJson, fittingLines, fittingWords } from '../waitlist/fitting.ts';
import { appointmentJson } from './appointment-json.ts';
import { said, whyCancelled } from './appointment-words.ts';
import { removedLine, type Since, spokenStart, writtenBlock } from './appointment-written.ts';

export function cancelledView(
  appointment: Appointment,
  outcome: Outcome,
  time: ShopTime,
  receipt: Receipt | null = null,
  { waitlist = [] }: Partial<Since> = {},
): View {
  const number = `#${appointment.id}`;
  const sentence = `${said(appointment)}, on ${spokenStart(appointment, time)}.`;
  const fits = fittingWords(waitlist, time);
  return {
    message: byOutcome(outcome, {
      done: `Cancelled ${number}: ${sentence}${fits}`,
      before: `${number} was already cancelled: ${sentence}`,
      would: `Would cancel ${number}: ${sentence}${fits}`,
    }),
    data: {
      ...writtenData(appointmentJson(appointment, time.zone), outcome),
      ...fittingJson(waitlist, time),
    },
    already: outcome.replayed,
    text: (theme) => {
      const bold = theme.bold(number);
      const head = byOutcome(outcome, {
        done: `Cancelled ${bold}`,
        before: `${bold} was already cancelled`,
        would: `Would cancel ${bold}`,
      });
      return (
        writtenBlock(outcome, head, appointment, whyCancelled(appointment), time, theme) +
        removedLine(receipt, theme) +
        fittingLines(waitlist, time, theme)
      );
    },
  };
}
