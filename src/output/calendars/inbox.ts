import {
  BENT_INTO,
  type BentInto,
  type InboxKind,
  isDeed,
  RESOLUTIONS_OF,
  type Resolution,
  saysBehind,
} from '../../domain/inbox.ts';
import type { Interval } from '../../domain/interval.ts';
import { isoText } from '../../domain/zone.ts';
import type { InboxEntry } from '../../usecases/in-step/read-inbox.ts';
import { appointmentJson } from '../appointments/appointment-json.ts';
import { placedText, said } from '../appointments/appointment-words.ts';
import { putBackText } from '../appointments/put-back.ts';
import { counted, momentText, type ShopTime, slotText } from '../form/moments.ts';
import { clean, safe } from '../form/safe-text.ts';
import type { Theme } from '../form/theme.ts';
import {
  byOutcome,
  type JsonObject,
  type Outcome,
  outcomeMark,
  type View,
  writtenData,
} from '../form/view.ts';

/** What an item's sentence may speak of, ready to be shown. */
interface Said {
  /** `#12 (Oil change for Ana Pérez, 2018 Honda Civic, Mon 23 Nov 09:00–09:30, Bay 1)` */
  readonly what: string;
  readonly calendar: string;
  /** When the event lies or lay; a word for it where that is not known. */
  readonly when: string;
  readonly detail: string;
  /** What our event was made into that no appointment can be; null for one that was only moved. */
  readonly bentInto: BentInto | null;
  /** When the event lay elsewhere than the appointment. */
  readonly isMoved: boolean;
  /** What people had written into our event; null for nothing. */
  readonly written: string | null;
  /** Why a move was not followed, behind the time; nothing where that is not known. */
  readonly because: string | null;
}

const BENT: Readonly<Record<BentInto, string>> = {
  'a series': 'into a series, which an appointment cannot be',
  'whole days': 'into whole days, which an appointment cannot be',
  'free time': 'into free time, so that others would take it',
};

/** What has happened, for the person at the counter. */
const SENTENCES: { readonly [K in InboxKind]: (said: Said) => string } = {
  'event-removed': ({ what }) => `Somebody deleted ${what} in the calendar. The appointment stands.`,
  'change-refused': ({ what, detail }) => `The calendar does not take ${what}: ${detail}.`,
  'removal-refused': ({ what, detail }) =>
    `The calendar does not take away the event of ${what}: ${detail}. Remove it there by hand.`,
  'change-stuck': ({ what, detail }) =>
    `The calendar answers, but does not take ${what}: ${detail}. bay goes on trying.`,
  'removal-stuck': ({ what, detail }) =>
    `The calendar answers, but does not take away the event of ${what}: ${detail}. bay goes on trying; or remove it there by hand.`,
  'foreign-conflict': ({ what, when }) =>
    `Somebody else's event, ${when}, lies over ${what}. One of the two has to move.`,
  'unknown-event': ({ calendar, when }) =>
    `The calendar ${calendar} shows an appointment of this book, ${when}, that the book knows nothing of. Perhaps this is an old copy of the book.`,
  'book-behind': ({ what }) =>
    `The calendar shows a later state of ${what}. This seems to be an old copy of the book: go on with the newest one.`,
  'many-removed': ({ calendar, detail }) =>
    `In the calendar ${calendar}, ${detail} coming appointments are gone. Nothing of it was taken in: was it emptied by mistake?`,
  'left-behind': ({ what, calendar }) =>
    `The event of ${what} may still be in the calendar ${calendar}, which bay cannot reach any more. Somebody has to remove it there.`,
  'left-removed': ({ what, calendar }) =>
    `Somebody had deleted the event of ${what} in the calendar ${calendar} before the appointment was changed here, or came to be shown elsewhere. The appointment stands.`,
  'move-refused': ({ what, when, bentInto, because }) =>
    bentInto === null
      ? `Somebody moved ${what} in the calendar to ${when}${because === null ? ', where it may not be' : `: ${because}`}. It was put back.`
      : `Somebody made ${what} in the calendar ${BENT[bentInto]}. It was put back.`,
  'both-changed': ({ what, when }) =>
    `${what} was changed here, and moved in the calendar to ${when}. What stands here stands.`,
  'cancelled-restored': ({ what }) =>
    `Somebody brought back ${what} in the calendar, though it is cancelled. It was removed again.`,
  'left-restored': ({ what, calendar }) =>
    `Somebody brought back the event of ${what} in the calendar ${calendar}, where the appointment is shown no more. It was removed again.`,
  'changed-removed': (said) => {
    const told = said.written === null ? '' : ` It said: ${said.written}`;
    return `Somebody had ${deedsText(said)}; then its event was removed there, because the appointment is cancelled or shown elsewhere by now. What stands here stands.${told}`;
  },
  declined: ({ what }) => `The invitation to ${what} was declined. The appointment stands.`,
  copied: ({ what, when }) =>
    `Somebody copied ${what} in the calendar. The copy, ${when}, is no appointment: it takes the time, and follows nothing.`,
  elsewhere: ({ what, calendar, when }) =>
    `Somebody put the event of ${what} into the calendar ${calendar}, ${when}, where the appointment is not. It takes the time there: move it back, or delete it.`,
};

/** What people had made of an event that was removed. */
function deedsText({ what, calendar, when, bentInto, isMoved, written }: Said): string {
  if (bentInto === null && !isMoved && written !== null)
    return `written into ${what} in the calendar ${calendar}`;
  const made =
    bentInto === null
      ? `moved ${what} in the calendar ${calendar} to ${when}`
      : `made ${what} in the calendar ${calendar} ${BENT[bentInto]}`;
  return written === null ? made : `${made}, and written into it`;
}

/** What each way to settle an item does. */
const WAYS: Readonly<Record<Resolution, string>> = {
  restore: 'Put it back into the calendar',
  cancel: 'Cancel the appointment',
  retry: 'Try it again',
  accept: 'Take it in',
  done: 'It has been seen to',
};

/** The same, of many events at once. */
const WAYS_OF_MANY: Partial<typeof WAYS> = {
  restore: 'Put them all back into the calendar',
  accept: 'They were removed on purpose: ask about each of them',
  done: 'Leave them out of the calendar; the appointments stand',
};

/** The same, of an appointment that is shown elsewhere. */
const WAYS_OF_ONE_ELSEWHERE: Partial<typeof WAYS> = {
  done: 'Keep the appointment as it is shown now',
};

/** The same, of a book that is behind its calendar. */
const WAYS_OF_AN_OLD_COPY: Partial<typeof WAYS> = {
  accept: 'Go on with this book, and take in what the calendar shows',
  done: 'The newest book is back in its place',
};

function wayText(kind: InboxKind, way: Resolution): string {
  if (kind === 'many-removed') return WAYS_OF_MANY[way] ?? WAYS[way];
  if (kind === 'left-removed') return WAYS_OF_ONE_ELSEWHERE[way] ?? WAYS[way];
  return (saysBehind(kind) ? WAYS_OF_AN_OLD_COPY[way] : undefined) ?? WAYS[way];
}

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

function sentenceOf({ item, appointment, calendar }: InboxEntry, time: ShopTime): string {
  const { kind, appointmentId, event, detail, why, times } = item;
  const about = appointment === null ? '' : ` (${said(appointment)}, ${placedText(appointment, time)})`;
  const bentInto = BENT_INTO.find((one) => detail === one || detail?.startsWith(`${one}: `)) ?? null;
  const written =
    bentInto === null ? detail : detail === bentInto ? null : (detail?.slice(bentInto.length + 2) ?? null);
  const sentence = SENTENCES[kind]({
    what: `#${appointmentId ?? '?'}${about}`,
    calendar: safe(calendar),
    when: event === null ? 'at another time' : whenOf(event, time),
    detail: clean`${(detail ?? 'it does not say why').replace(/\.$/, '')}`,
    bentInto,
    isMoved: event !== null,
    written: written === null ? null : clean`${written}`,
    because: why === undefined ? null : clean`${putBackText(why, time)}`,
  });
  return times > 1 && isDeed(kind) ? `${sentence} (${times} times so far)` : sentence;
}

function whenOf(event: Interval, time: ShopTime): string {
  return safe(slotText(event, time));
}

function choicesOf({ item }: InboxEntry, time: ShopTime): string[] {
  const { id, kind, appointmentId, resolvedAt, resolution } = item;
  if (resolvedAt !== null) {
    const how = resolution === null ? 'by itself' : wayText(kind, resolution).toLowerCase();
    return [`Settled ${momentText(resolvedAt, time)}: ${how}`];
  }
  const move =
    kind === 'foreign-conflict' ? [`Move the appointment: bay reschedule ${appointmentId} --to <when>`] : [];
  return [
    ...move,
    ...RESOLUTIONS_OF[kind].map((way) => `${wayText(kind, way)}: bay inbox resolve ${id} --${way}`),
  ];
}

function waiting(count: number): string {
  return `${counted(count, 'item')} ${count === 1 ? 'waits' : 'wait'}`;
}
