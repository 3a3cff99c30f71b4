import type { Appointment } from '../../domain/appointment.ts';
import type { Interval } from '../../domain/interval.ts';
import type { Mark } from '../../domain/visit-chain.ts';
import { isoText } from '../../domain/zone.ts';
import type { Receipt } from '../../usecases/receipt.ts';
import { overbookedLines, overJson, overWords } from '../failure/lies-over.ts';
import { hoursText, listed, type ShopTime, spokenMoment } from '../form/moments.ts';
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
import { editedFields } from './edited-fields.ts';
import { spokenWays, waysText } from './visit-words.ts';

/** What was done to a visit without moving it. */
export type Deed = Mark | 'confirmed' | 'edited';

/** What is said of a visit of that number. */
const WORDS: Readonly<
  Record<Deed, { done: (n: string) => string; before: (n: string) => string; would: (n: string) => string }>
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
  confirmed: {
    done: (n) => `${n} is confirmed`,
    before: (n) => `${n} was confirmed already`,
    would: (n) => `Would confirm ${n}`,
  },
  edited: {
    done: (n) => `Changed ${n}`,
    before: (n) => `${n} is so already`,
    would: (n) => `Would change ${n}`,
  },
};

interface DeedDone {
  readonly deed: Deed;
  readonly freed?: Interval | null;
  /** The visit as it was, where it may have another length or place now. */
  readonly before?: Appointment | null;
}

/** How far a visit has come; `freed`: what of its time others could have since. */
export function markedView(
  appointment: Appointment,
  { deed, freed = null, before = null }: DeedDone,
  outcome: Outcome,
  time: ShopTime,
  receipt: Receipt | null,
  since: Since,
): View {
  const head = (number: string) => {
    const { done, before, would } = WORDS[deed];
    return byOutcome(outcome, {
      done: done(number),
      before: `${before(number)}${andSince(appointment, since)}`,
      would: would(number),
    });
  };
  const { waitlist = [], over = [] } = since;
  const number = `#${appointment.id}`;
  const ways = spokenWays(appointment, time);
  const free =
    freed === null || outcome.replayed
      ? ''
      : ` ${placeOf(appointment)} ${isFree(outcome)} free again from ${spokenMoment(freed.start, time)}.`;
  const was = before === null || outcome.replayed ? '' : wasText(before, appointment, time);
  const changed = before === null || outcome.replayed ? '' : listed(editedFields(before, appointment), 'and');
  const remark = [waysText(appointment, time), was].filter((part) => part !== '').join('; ');
  const when = `${spokenStart(appointment, time)}, ${placeOf(appointment)}${was === '' ? '' : ` (${was})`}`;
  return {
    message: `${head(number)}: ${said(appointment)}, on ${when}${ways === '' ? '' : `, ${ways}`}${overWords(appointment, over, time)}.${free}${outcome.replayed ? '' : meanwhile(appointment, since)}${fittingWords(waitlist, time)}`,
    data: {
      ...writtenData(appointmentJson(appointment, time.zone), outcome),
      ...(over.length === 0 ? {} : overJson(appointment, over, time)),
      ...(freed === null
        ? {}
        : { freed: { start: isoText(time.zone, freed.start), end: isoText(time.zone, freed.end) } }),
      ...(freed === null && deed !== 'edited' ? {} : fittingJson(waitlist, time)),
    },
    already: outcome.replayed,
    text: (theme) =>
      writtenBlock(outcome, head(theme.bold(number)), appointment, remark, time, theme) +
      (freed === null || outcome.replayed
        ? ''
        : `  Free again: ${hoursText(freed, time)}, ${placeOf(appointment)}\n`) +
      (changed === '' ? '' : `  ${isDone(outcome)}: ${changed}\n`) +
      meanwhileLine(appointment, outcome, since, theme) +
      (over.length === 0 ? '' : overbookedLines(appointment, over, time, theme)) +
      (deed === 'no_show' ? removedLine(receipt, theme) : shownLine(receipt, theme)) +
      fittingLines(waitlist, time, theme),
  };
}

function isDone({ dryRun }: Outcome): string {
  return dryRun ? 'Would change' : 'Changed';
}

function isFree({ dryRun }: Outcome): string {
  return dryRun ? 'would be' : 'is';
}

/** `was 09:00–09:30, Bay 1, Joe`; nothing where it has the time and place that it had. */
function wasText(before: Appointment, now: Appointment, time: ShopTime): string {
  const hours = before.end === now.end ? null : hoursText(before, time);
  const place = placeOf(before) === placeOf(now) ? null : placeOf(before);
  const parts = [hours, place].filter((part) => part !== null);
  return parts.length === 0 ? '' : `was ${parts.join(', ')}`;
}
