import type { Appointment } from '../../domain/appointment.ts';
import type { Interval } from '../../domain/interval.ts';
import type { Mark } from '../../domain/visit-chain.ts';
import { isoText } from '../../domain/zone.ts';
import type { Receipt } from '../../usecases/receipt.ts';
import { hoursText, type ShopTime, spokenMoment } from '../form/moments.ts';
import { byOutcome, type Outcome, type View, writtenData } from '../form/view.ts';
import { fittingJson, fittingLines, fittingWords } from '../waitlist/fitting.ts';
import { appointmentJson } from './appointment-json.ts';
import { placeOf, said } from './appointment-words.ts';
import {
  andSince,
  meanwhile,
  meanwhileLine,
  removedLine,
  type Since,
  shownLine,
  spokenStart,
  writtenBlock,
} from './appointment-written.ts';
import { spokenWays, waysText } from './visit-words.ts';

/** What is said of a visit of that number. */
const WORDS: Readonly<
  Record<Mark, { done: (n: string) => string; before: (n: string) => string; would: (n: string) => string }>
> = {
  arrived: {
    done: (n) => `${n} has arrived`,
    before: (n) => `${n} had arrived already`,
    would: (n) => `Would mark ${n} as arrived`,
  },
  in_progress: {
    done: (n) => `Started ${n}`,
    before: (n) => `${n} was started already`,
    would: (n) => `Would start ${n}`,
  },
  completed: {
    done: (n) => `${n} is done`,
    before: (n) => `${n} was done already`,
    would: (n) => `Would mark ${n} as done`,
  },
  no_show: {
    done: (n) => `${n} did not come`,
    before: (n) => `${n} was marked as a no-show already`,
    would: (n) => `Would mark ${n} as a no-show`,
  },
};

/** How far a visit has come; `freed`: what of its time others could have since. */
export function markedView(
  appointment: Appointment,
  { mark, freed }: { readonly mark: Mark; readonly freed: Interval | null },
  outcome: Outcome,
  time: ShopTime,
  receipt: Receipt | null,
  since: Since,
): View {
  const head = (number: string) => {
    const { done, before, would } = WORDS[mark];
    return byOutcome(outcome, {
      done: done(number),
      before: `${before(number)}${andSince(appointment, since)}`,
      would: would(number),
    });
  };
  const { waitlist = [] } = since;
  const number = `#${appointment.id}`;
  const ways = spokenWays(appointment, time);
  const free =
    freed === null || outcome.replayed
      ? ''
      : ` ${placeOf(appointment)} ${isFree(outcome)} free again from ${spokenMoment(freed.start, time)}.`;
  const when = `${spokenStart(appointment, time)}, ${placeOf(appointment)}`;
  return {
    message: `${head(number)}: ${said(appointment)}, on ${when}${ways === '' ? '' : `, ${ways}`}.${free}${outcome.replayed ? '' : meanwhile(appointment, since)}${fittingWords(waitlist, time)}`,
    data: {
      ...writtenData(appointmentJson(appointment, time.zone), outcome),
      ...(freed === null
        ? {}
        : {
            freed: { start: isoText(time.zone, freed.start), end: isoText(time.zone, freed.end) },
            ...fittingJson(waitlist, time),
          }),
    },
    already: outcome.replayed,
    text: (theme) =>
      writtenBlock(outcome, head(theme.bold(number)), appointment, waysText(appointment, time), time, theme) +
      (freed === null || outcome.replayed
        ? ''
        : `  Free again: ${hoursText(freed, time)}, ${placeOf(appointment)}\n`) +
      meanwhileLine(appointment, outcome, since, theme) +
      (mark === 'no_show' ? removedLine(receipt, theme) : shownLine(receipt, theme)) +
      fittingLines(waitlist, time, theme),
  };
}

function isFree({ dryRun }: Outcome): string {
  return dryRun ? 'would be' : 'is';
}
