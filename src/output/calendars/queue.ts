import type { QueuedKind } from '../../domain/queued-change.ts';
import { isoText } from '../../domain/zone.ts';
import type { Queue, QueueItem, Retried } from '../../usecases/in-step/queue.ts';
import { said } from '../appointments/appointment-words.ts';
import { counted, momentText, type ShopTime } from '../form/moments.ts';
import { clean, safe } from '../form/safe-text.ts';
import { shellQuoted } from '../form/shell-quoted.ts';
import { type Cell, table } from '../form/table.ts';
import {
  byOutcome,
  type JsonObject,
  type Outcome,
  outcomeMark,
  type View,
  writtenData,
} from '../form/view.ts';
import { troubleShortfall, troubleText } from '../hints/trouble.ts';

/** What is owed to the calendars, longest waiting first. */
export function queueView({ items, count }: Queue, time: ShopTime): View {
  const [oldest] = items;
  const message =
    oldest === undefined
      ? 'Nothing is owed to any calendar.'
      : `${counted(count, 'change')} ${count === 1 ? 'is' : 'are'} owed to calendars, the oldest since ${momentText(oldest.since, time)}.`;
  return {
    message,
    data: { items: items.map((item) => itemJson(item, time)), count },
    text: (theme) => {
      if (oldest === undefined) return `${message}\n`;
      const rows = items.map((item): Cell[] => [
        { text: item.id, paint: theme.bold },
        item.kind === null ? '' : WORDS[item.kind],
        item.appointment === null ? '' : said(item.appointment),
        `since ${momentText(item.since, time)}`,
        triesText(item, time),
        item.lastError ?? '',
      ]);
      return `${table(rows, { keep: [0, 1], below: [5, 4, 3, 2] }, theme)}${theme.dim(message)}\n`;
    },
  };
}

const WORDS: Readonly<Record<QueuedKind, string>> = {
  create: 'to be made',
  update: 'to be changed',
  remove: 'to be removed',
  look: 'to be looked at',
};

function triesText({ attempts, nextAt }: QueueItem, time: ShopTime): string {
  const isLater = nextAt !== null && nextAt > time.now;
  const next = isLater ? `next ${momentText(nextAt, time)}` : 'due now';
  if (attempts === 0) return isLater ? `not tried yet, ${next}` : 'not tried yet';
  return `${counted(attempts, 'try', 'tries')}, ${next}`;
}

/** What was tried again, and what of it is still owed. */
export function retriedView({ items, trouble }: Retried, outcome: Outcome, time: ShopTime): View {
  const left = outcome.dryRun ? [] : items.filter(({ kind }) => kind !== null);
  const what = counted(items.length, 'change');
  const still =
    left.length === 0
      ? ''
      : `, ${left.length === items.length ? 'none' : items.length - left.length} went through`;
  const sentence =
    items.length === 0
      ? 'Nothing is owed there'
      : byOutcome(outcome, {
          done: `Tried ${what} again${still}`,
          before: `${what} had been tried again`,
          would: `Would try ${what} again`,
        });
  return {
    message: `${sentence}.`,
    data: writtenData(
      { items: items.map((item) => itemJson(item, time)), count: items.length, left: left.length },
      outcome,
    ),
    already: outcome.replayed,
    shortfall: trouble === null ? null : troubleShortfall([trouble], time),
    text: (theme) => {
      const mark = left.length > 0 || items.length === 0 ? `${theme.warning} ` : outcomeMark(outcome, theme);
      const lines = left.map((item) => clean`  ${item.id}  ${item.lastError ?? 'is still owed'}` + '\n');
      const why = trouble === null ? '' : `  ${theme.dim(troubleText(trouble, time))}\n`;
      return `${mark}${sentence}\n${lines.join('')}${why}`;
    },
  };
}

export function droppedView(item: QueueItem, outcome: Outcome, time: ShopTime): View {
  const what = item.kind === null ? 'nothing' : WORDS[item.kind];
  const where = `in the calendar ${safe(item.calendar)}`;
  const visit =
    item.appointment === null
      ? `#${item.appointmentId}`
      : `#${item.appointmentId}, ${said(item.appointment)}`;
  const sentence = byOutcome(outcome, {
    done: `Gave up ${safe(item.id)}: the event of ${visit} ${where}, which was ${what}, stays as it is`,
    before: `Nothing is owed as ${safe(item.id)}`,
    would: `Would give up ${safe(item.id)}: the event of ${visit} ${where}, which is ${what}, would stay as it is`,
  });
  return {
    message: `${sentence}.`,
    data: writtenData(itemJson(item, time), outcome),
    already: outcome.replayed,
    text: (theme) => {
      const back =
        outcome.replayed || outcome.dryRun
          ? ''
          : `  ${theme.dim(`To have it tried after all: bay queue retry ${shellQuoted(item.id)}`)}\n`;
      return `${outcomeMark(outcome, theme)}${sentence}\n${back}`;
    },
  };
}

function itemJson(item: QueueItem, { zone }: ShopTime) {
  const { id, kind, appointmentId, calendar, attempts, nextAt, lastError, since } = item;
  return {
    id,
    kind,
    appointment_id: appointmentId,
    calendar_id: calendar,
    attempts,
    next_at: nextAt === null ? null : isoText(zone, nextAt),
    last_error: lastError,
    since: isoText(zone, since),
  } satisfies JsonObject;
}
