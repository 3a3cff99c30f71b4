import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import { DAY_MS, type Interval, merge, SECOND_MS, subtract } from '../../domain/interval.ts';
import type { BusyQuestion, CalendarBusy } from '../calendar-service.ts';
import { type Asking, NONSENSE, reading, troubleIn } from './asking.ts';
import type { Send } from './client.ts';
import { listDuring } from './event-lists.ts';
import { isOurs } from './event-marks.ts';
import { isJson, type Json, listAt, objectAt, textAt } from './json.ts';
import { instantIn, rfc3339 } from './moments.ts';

/** Google's limits for one question: 50 calendars, and fewer than about 90 days (docs/google.md §6). */
const MOST_CALENDARS = 50;
const LONGEST_MS = 60 * DAY_MS;

type Known = { readonly intervals: readonly Interval[] } | { readonly trouble: CalendarTrouble };

/**
 * When others are busy. Free/busy tells when but not whose, so that our own time is taken out of it; where our events may
 * lie over others', the events themselves are asked for. All requests run side by side.
 */
export async function freeAvailability(
  asking: Asking,
  questions: readonly BusyQuestion[],
  range: Interval,
  withinMs: number,
): Promise<CalendarBusy[]> {
  const plain = questions.filter(({ crowded }) => !crowded);
  const crowded = questions.filter((question) => question.crowded);
  const [fromFreeBusy, fromEvents] = await Promise.all([
    askFreeBusy(asking, plain, range, withinMs),
    Promise.all(crowded.map((question) => busyByEvents(asking, question, range, withinMs))),
  ]);
  return questions.map((question) => {
    const { calendarId } = question;
    const known = question.crowded
      ? (fromEvents[crowded.indexOf(question)] as Known)
      : taken(question, fromFreeBusy.get(keyOf(asking, calendarId)) ?? { trouble: NONSENSE });
    if ('trouble' in known) return { calendarId, known: false, trouble: known.trouble };
    return { calendarId, known: true, intervals: known.intervals };
  });
}

function taken({ ours }: BusyQuestion, known: Known): Known {
  return 'trouble' in known ? known : { intervals: subtract(merge(known.intervals), merge(ours)) };
}

async function busyByEvents(
  asking: Asking,
  { calendarId, ours }: BusyQuestion,
  range: Interval,
  withinMs: number,
): Promise<Known> {
  const [answer, bookId] = await Promise.all([
    listDuring(asking, calendarId, range, withinMs),
    asking.bookId(),
  ]);
  if (answer.kind !== 'events') return { trouble: answer };
  const shown = new Set(ours.map(({ eventId }) => eventId));
  const isTheirs = (event: (typeof answer.events | typeof answer.unreadable)[number]) =>
    event.busy && !isOurs(event, bookId) && (event.eventId === null || !shown.has(event.eventId));
  const readable = answer.events.filter(isTheirs);
  const others = answer.unreadable.filter(isTheirs);
  const intervals = [...readable, ...others.flatMap(({ time }) => time ?? [])]
    .filter(({ start, end }) => start < end)
    .map(({ start, end }) => ({ start, end }));
  return { intervals };
}

/** By account and Google's id, for two names of the shop can mean one calendar. */
async function askFreeBusy(
  asking: Asking,
  questions: readonly BusyQuestion[],
  range: Interval,
  withinMs: number,
): Promise<Map<string, Known>> {
  const idsOf = new Map<string, Set<string>>();
  for (const { calendarId } of questions) {
    const { account, id } = asking.addressOf(calendarId);
    idsOf.set(account, (idsOf.get(account) ?? new Set()).add(id));
  }
  const requests = [...idsOf].flatMap(([account, ids]) =>
    chunksOf([...ids]).flatMap((some) =>
      stretchesOf(range).map(async (stretch) => ({
        account,
        found: await askOnce(asking, account, some, stretch, withinMs),
      })),
    ),
  );
  // Every request tells of each calendar that it was about. For an empty range there is no request, and nobody is busy.
  const nothing: Known = { intervals: [] };
  const known = new Map<string, Known>(
    questions.map(({ calendarId }) => [keyOf(asking, calendarId), nothing]),
  );
  for (const { account, found } of await Promise.all(requests)) {
    for (const [id, one] of found) {
      const key = JSON.stringify([account, id]);
      known.set(key, together(known.get(key) ?? nothing, one));
    }
  }
  return known;
}

function together(before: Known, one: Known): Known {
  if ('trouble' in one) return one;
  return 'trouble' in before ? before : { intervals: [...before.intervals, ...one.intervals] };
}

async function askOnce(
  asking: Asking,
  account: string,
  ids: readonly string[],
  { start, end }: Interval,
  withinMs: number,
): Promise<Map<string, Known>> {
  const requestBody = {
    timeMin: rfc3339(Math.floor(start / SECOND_MS) * SECOND_MS),
    timeMax: rfc3339(Math.ceil(end / SECOND_MS) * SECOND_MS),
    items: ids.map((id) => ({ id })),
  };
  const send: Send = (api, options) => api.freebusy.query({ requestBody }, options);
  const asked = { account, send, operation: 'freebusy', calendarId: null } as const;
  const read = await reading(asking, asked, 'calendar#freeBusy', withinMs);
  if (read.kind !== 'ok') return new Map(ids.map((id) => [id, { trouble: troubleIn(read) }]));
  const calendars = objectAt(read.body, 'calendars') ?? {};
  return new Map(ids.map((id) => [id, busyIn(objectAt(calendars, id), { start, end })]));
}

/** A calendar that Google says nothing of, or an error, is unknown and never free. */
function busyIn(calendar: Json | null, range: Interval): Known {
  if (calendar === null) return { trouble: NONSENSE };
  const [errors, busy] = [listAt(calendar, 'errors'), listAt(calendar, 'busy')];
  if (errors === null || busy === null) return { trouble: NONSENSE };
  if (errors.length > 0) return { trouble: troubleOf(errors[0]) };
  const intervals: Interval[] = [];
  for (const period of busy) {
    const [start, end] = isJson(period)
      ? [instantIn(textAt(period, 'start')), instantIn(textAt(period, 'end'))]
      : [null, null];
    if (start === null || end === null || end < start) return { trouble: NONSENSE };
    // Because of the whole seconds, more than was asked for may be told.
    if (start < range.end && end > range.start) intervals.push({ start, end });
  }
  return { intervals };
}

function troubleOf(error: unknown): CalendarTrouble {
  const reason = isJson(error) ? textAt(error, 'reason') : null;
  const why = `Google cannot tell (${/^\w{1,40}$/.test(reason ?? '') ? reason : 'no reason'})`;
  return reason === 'notFound' ? { kind: 'calendar-gone', why } : { kind: 'unknown', why };
}

function chunksOf(ids: readonly string[]): string[][] {
  const chunks: string[][] = [];
  for (let i = 0; i < ids.length; i += MOST_CALENDARS) chunks.push(ids.slice(i, i + MOST_CALENDARS));
  return chunks;
}

/** None for an empty range, which touches nothing and which Google would refuse. */
function stretchesOf({ start, end }: Interval): Interval[] {
  const stretches: Interval[] = [];
  for (let from = start; from < end; from += LONGEST_MS) {
    stretches.push({ start: from, end: Math.min(end, from + LONGEST_MS) });
  }
  return stretches;
}

function keyOf(asking: Asking, calendarId: string): string {
  const { account, id } = asking.addressOf(calendarId);
  return JSON.stringify([account, id]);
}
