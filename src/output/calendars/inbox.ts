import { type InboxKind, RESOLUTIONS_OF, type Resolution, saysBehind } from '../../domain/inbox.ts';
import { isoText } from '../../domain/zone.ts';
import type { InboxEntry } from '../../usecases/in-step/read-inbox.ts';
import { appointmentJson } from '../appointments/appointment-json.ts';
import { putBackText } from '../appointments/put-back.ts';
import { counted, momentText, type ShopTime } from '../form/moments.ts';
import { safe } from '../form/safe-text.ts';
import type { Theme } from '../form/theme.ts';
import {
  byOutcome,
  type JsonObject,
  type Outcome,
  outcomeMark,
  type View,
  writtenData,
} from '../form/view.ts';
import { sentenceOf } from './inbox-sentence.ts';
import { wayText } from './inbox-ways.ts';

export function inboxView(
  entries: readonly InboxEntry[],
  { all }: { readonly all: boolean },
  time: ShopTime,
): View {
  const open = entries.filter(({ item }) => item.resolvedAt === null).length;
  const message = open === 0 ? 'Nothing waits in the inbox.' : `${waiting(open)} in the inbox.`;
  return {
    message,
    data: { items: entries.map((entry) => inboxItemJson(entry, time)), count: entries.length, open },
    text: (theme) =>
      entries.length === 0
        ? `${message}\n`
        : `${inboxLines(entries, time, theme)}${all ? `${theme.dim(message)}\n` : ''}`,
  };
}

/** Each item with what can be done about it, or what was. */
export function inboxLines(entries: readonly InboxEntry[], time: ShopTime, theme: Theme): string {
  const width = Math.max(...entries.map(({ item }) => String(item.id).length));
  const indent = ' '.repeat(width + 2);
  return entries
    .map((entry) => {
      const { id } = entry.item;
      const lines = [sentenceOf(entry, time), ...choicesOf(entry, time).map((line) => theme.dim(line))];
      return `${theme.bold(String(id).padStart(width))}  ${lines.join(`\n${indent}`)}\n`;
    })
    .join('');
}

/** One line on stderr while something waits. */
export function inboxNote(open: number): string {
  return `${waiting(open)} in the inbox: bay inbox`;
}

/** On stderr while what was put back has not come through. */
export const NOT_BACK_YET = 'Not all of it is in the calendar yet; that will be delivered by: bay sync';

export function resolvedView(entry: InboxEntry, outcome: Outcome, time: ShopTime): View {
  const { id, kind, resolution, resolvedAt } = entry.item;
  const way = resolution === null ? 'by itself' : safe(wayText(kind, resolution).toLowerCase());
  const when = resolvedAt === null ? '' : ` on ${momentText(resolvedAt, time)}`;
  const sentence = byOutcome(outcome, {
    done: `Settled item ${id}: ${way}`,
    before: `Item ${id} was already settled${when}: ${way}`,
    would: `Would settle item ${id}: ${way}`,
  });
  return {
    message: `${sentence}.`,
    data: writtenData(inboxItemJson(entry, time), outcome),
    already: outcome.replayed,
    text: (theme) => {
      const next =
        kind === 'many-removed' && resolution !== 'restore' && !outcome.replayed
          ? `  ${theme.dim('Now run: bay sync')}\n`
          : '';
      return `${outcomeMark(outcome, theme)}${sentence}\n  ${sentenceOf(entry, time)}\n${next}`;
    },
  };
}

/** Asked of the person who is to settle an item. */
export function resolutionQuestion(entry: InboxEntry, time: ShopTime): string {
  return `${sentenceOf(entry, time)} What is to be done?`;
}

/** An item among those that wait. */
export function inboxChoice(entry: InboxEntry, time: ShopTime): string {
  return `#${entry.item.id}  ${sentenceOf(entry, time)}`;
}

/** The ways that are offered for an item, to be chosen from. */
export function resolutionChoices(kind: InboxKind): { label: string; value: Resolution }[] {
  return RESOLUTIONS_OF[kind].map((value) => ({ label: wayText(kind, value), value }));
}

export function inboxItemJson(entry: InboxEntry, time: ShopTime) {
  const { item, appointment, calendar } = entry;
  const { zone } = time;
  return {
    item_id: item.id,
    kind: item.kind,
    summary: sentenceOf(entry, time),
    appointment_id: item.appointmentId,
    appointment: appointment === null ? null : appointmentJson(appointment, zone),
    calendar_id: calendar,
    event_id: item.eventId,
    event:
      item.event === null
        ? null
        : { start: isoText(zone, item.event.start), end: isoText(zone, item.event.end) },
    detail: item.detail,
    why: item.why === undefined ? null : { code: item.why.why, text: safe(putBackText(item.why, time)) },
    times: item.times,
    at: isoText(zone, item.at),
    resolutions: item.resolvedAt === null ? RESOLUTIONS_OF[item.kind] : [],
    resolved_at: item.resolvedAt === null ? null : isoText(zone, item.resolvedAt),
    resolution: item.resolution,
  } satisfies JsonObject;
}

function choicesOf({ item }: InboxEntry, time: ShopTime): string[] {
  const { id, kind, appointmentId, resolvedAt, resolution } = item;
  if (resolvedAt !== null) {
    const how = resolution === null ? 'by itself' : wayText(kind, resolution).toLowerCase();
    return [`Settled ${momentText(resolvedAt, time)}: ${how}`];
  }
  const move =
    kind === 'foreign-conflict' ? [`Move the appointment: bay reschedule ${appointmentId} --to <when>`] : [];
  // What it lacks is brought back for the whole book.
  const recover = saysBehind(kind) ? ['Bring back what this copy lacks: bay recover'] : [];
  return [
    ...move,
    ...recover,
    ...RESOLUTIONS_OF[kind].map((way) => `${wayText(kind, way)}: bay inbox resolve ${id} --${way}`),
  ];
}

function waiting(count: number): string {
  return `${counted(count, 'item')} ${count === 1 ? 'waits' : 'wait'}`;
}
