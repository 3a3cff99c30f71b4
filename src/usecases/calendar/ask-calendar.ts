import type { CalendarService } from '../../calendar/calendar-service.ts';
import { type CalendarTrouble, type EventAnswer, isOfOneEvent } from '../../domain/calendar-answer.ts';
import {
  type EventManner,
  eventChangeOf,
  eventOf,
  eventTexts,
  tombstoneOf,
} from '../../domain/calendar-event.ts';
import { askedMs, leftAlone, pauseMs, type Quiet } from '../../domain/circuit.ts';
import { ANY_STATE, imageEventId } from '../../domain/event-image.ts';
import { type EventTexts, owedTexts } from '../../domain/event-texts.ts';
import { isGuestTold } from '../../domain/guest-told.ts';
import type { Instant } from '../../domain/interval.ts';
import type { Heard } from '../../store/calendar-states.ts';
import type { Turn } from '../../store/images.ts';
import type { Write } from '../../store/write.ts';
import { unwritable } from '../after-commit.ts';
import type { Ports } from '../ports.ts';
import { MOST_REFUSALS } from './patience.ts';

/** The texts that the request of a turn writes. */
export function textsSent({ action, image, appointment }: Turn, manner: EventManner): Partial<EventTexts> {
  if (action.do === 'create') return eventTexts(appointment, manner);
  return action.do === 'update' ? owedTexts(image, eventTexts(appointment, manner)) : {};
}

/** Sends the request that a turn stands for, which writes the texts that are `owed`. */
export function askCalendar(
  { key, action, image, appointment }: Turn,
  manner: EventManner,
  owed: Partial<EventTexts>,
  calendar: CalendarService,
  withinMs: number,
): Promise<EventAnswer> {
  const place = {
    calendarId: key.calendarId,
    eventId: imageEventId(appointment.uuid, action.generation),
  };
  switch (action.do) {
    case 'create':
      return calendar.createCalendarEvent(eventOf(appointment, place, manner), withinMs);
    case 'update':
      return calendar.updateCalendarEvent(
        eventChangeOf(appointment, place, manner, {
          once: image.bent,
          owed,
          isTextOnly: !image.bent && image.syncedRevision === image.wantedRevision,
        }),
        image.etag,
        withinMs,
      );
    case 'bury':
      return calendar.createCalendarEvent(tombstoneOf(appointment, place, manner), withinMs);
    case 'look':
    case 'look-at-stray':
      return calendar.getEvent(place, withinMs);
    case 'remove':
    case 'remove-stray':
      break;
  }
  const isInvited = eventOf(appointment, place, manner).guest !== null;
  const news = action.do === 'remove' ? 'removed' : 'stray-removed';
  const notify = isGuestTold(news, { isInvited, stands: appointment.status !== 'cancelled' });
  const { etag } = action.do === 'remove-stray' ? action : image;
  return calendar.cancelCalendarEvent(place, etag === ANY_STATE ? null : etag, notify, withinMs);
}

/**
 * True for trouble with the calendar or the way to it, rather than with the request: other requests need not be tried at once.
 */
export function isOutOfReach({ kind }: CalendarTrouble): boolean {
  return kind === 'unknown' || kind === 'throttled' || kind === 'signed-out';
}

/** Why a calendar is left alone for now, which is what it last failed with, and until when; null while it may be asked. */
export async function quietFor(
  calendarId: string,
  { store, calendar, clock }: Pick<Ports, 'store' | 'calendar' | 'clock'>,
): Promise<Quiet | null> {
  if (calendar.isInTheBook) return null;
  const { own, ofAccount } = await store.calendars.circuits(calendarId);
  const now = clock.now();
  return leftAlone(own, now) ?? leftAlone(ofAccount, now);
}

/**
 * Which of the calendars that one request is about are not to be asked now, each with why. Of those that were left alone until now one
 * request is let through, and all others wait for what that comes to.
 */
export async function notToBeAsked(
  calendarIds: readonly string[],
  { store, calendar, clock }: Pick<Ports, 'store' | 'calendar' | 'clock'>,
): Promise<ReadonlyMap<string, CalendarTrouble>> {
  const left = new Map<string, CalendarTrouble>();
  if (calendar.isInTheBook) return left;
  const now = clock.now();
  const onTrial = new Map<string, CalendarTrouble>();
  for (const calendarId of calendarIds) {
    const { own, ofAccount } = await store.calendars.circuits(calendarId);
    const quiet = leftAlone(own, now) ?? leftAlone(ofAccount, now);
    if (quiet !== null) left.set(calendarId, quiet.trouble);
    else for (const { quiet } of [own, ofAccount]) if (quiet !== null) onTrial.set(calendarId, quiet.trouble);
  }
  if (onTrial.size === 0) return left;
  try {
    const through = new Set(await store.calendars.letThrough([...onTrial.keys()], now));
    for (const [calendarId, trouble] of onTrial) if (!through.has(calendarId)) left.set(calendarId, trouble);
  } catch (thrown) {
    if (unwritable(thrown) === null) throw thrown;
  }
  return left;
}

/** True if no request was sent, because what keeps the sign-in cannot be used on this machine. */
function isUnasked(trouble: CalendarTrouble | null): boolean {
  return trouble?.kind === 'signed-out' && trouble.signIn === 'unusable';
}

/** Remembers whether a calendar answered what was `asked` of; only what is news is written, and only where the book can be. */
export async function noteAnswer(
  calendarId: string,
  trouble: CalendarTrouble | null,
  asked: 'calendar' | 'event',
  { store, calendar, clock, interruption }: Pick<Ports, 'store' | 'calendar' | 'clock' | 'interruption'>,
): Promise<void> {
  // After an interruption a missing answer says nothing about the calendar.
  if (calendar.isInTheBook || interruption.aborted || isUnasked(trouble)) return;
  const { failures, lost } = await store.calendars.get(calendarId);
  const now = clock.now();
  const found = trouble?.kind === 'denied' || trouble?.kind === 'calendar-gone' ? trouble : null;
  // That it can be read at all is asked by readings alone, and what only did not answer says nothing of it.
  const isKnown = asked === 'calendar' && (trouble === null || found !== null);
  if (isKnown && found?.kind !== lost?.trouble.kind)
    await unlessUnwritable(store.calendars.noteLost(calendarId, found, now));
  const heard = heardIn(trouble, asked);
  if (heard.kind === 'answered' && failures === 0 && !(await store.calendars.circuits(calendarId)).haveFailed)
    return;
  await unlessUnwritable(store.calendars.noteAnswer(calendarId, heard, now));
}

/** Whose sign-in is gone is told at once, and may be back with the next command. */
function heardIn(trouble: CalendarTrouble | null, asked: 'calendar' | 'event'): Heard {
  if (trouble?.kind === 'signed-out') return { kind: 'signed-out' };
  if (trouble?.kind !== 'unknown' && trouble?.kind !== 'throttled') return { kind: 'answered' };
  // One event that gets no answer may be that event's own fault.
  return { kind: 'failed', trouble, isEnough: asked === 'calendar' || askedMs(trouble) > 0 };
}

/** What is only worth knowing later, where the book can be written. */
export async function unlessUnwritable(noted: Promise<void>): Promise<void> {
  try {
    await noted;
  } catch (thrown) {
    if (unwritable(thrown) === null) throw thrown;
  }
}

/** Remembers that a calendar is about to be read, where the book can be written. */
export async function noteAttempt(
  calendarId: string,
  { store, clock }: Pick<Ports, 'store' | 'clock'>,
): Promise<void> {
  try {
    await store.calendars.noteAttempt(calendarId, clock.now());
  } catch (thrown) {
    if (unwritable(thrown) === null) throw thrown;
  }
}

/**
 * How an answer is to be taken. After several refusals in a row, of different events and with no change that went through,
 * another one is the calendar's doing: it denies this account what it says to allow, and nobody needs to be told of each event.
 */
export async function taken(
  answer: EventAnswer,
  calendarId: string,
  { store }: Pick<Ports, 'store'>,
): Promise<EventAnswer> {
  if (!isOfOneEvent(answer) || !(await refusesAlike(calendarId, { store }))) return answer;
  return { kind: 'denied', why: answer.why };
}

/** True after so many refusals in a row that the next one is not believed to be about one event. */
export async function refusesAlike(calendarId: string, { store }: Pick<Ports, 'store'>): Promise<boolean> {
  return (await store.calendars.get(calendarId)).refusals >= MOST_REFUSALS;
}

/** Remembers that a change was refused for good, or went through after others were. */
export async function noteRefusal(
  calendarId: string,
  refused: boolean,
  { store }: Pick<Ports, 'store'>,
): Promise<void> {
  if (!refused && (await store.calendars.get(calendarId)).refusals === 0) return;
  await store.calendars.noteRefusal(calendarId, refused);
}

/** When what could not be done is due again: later each time, not all at once, and no sooner than the calendar has asked for. */
export function dueAgainAt(now: Instant, { appointment, failures }: Turn, trouble: CalendarTrouble): Instant {
  return now + pauseMs(appointment.uuid, failures, trouble);
}

/** For a dry run, which writes nothing: not even how the calendars answered. */
export function remembering<P extends Pick<Ports, 'store'>>(ports: P, { dryRun }: Pick<Write, 'dryRun'>): P {
  if (!dryRun) return ports;
  const calendars = {
    ...ports.store.calendars,
    noteAnswer: async () => undefined,
    noteLost: async () => undefined,
    letThrough: async (calendarIds: readonly string[]) => calendarIds,
  };
  return { ...ports, store: { ...ports.store, calendars } };
}
