import { isLive } from './appointment.ts';
import {
  type CalendarTrouble,
  type EventAnswer,
  isOfOneEvent,
  type OneEventsTrouble,
} from './calendar-answer.ts';
import { type LocalTruth, note, strayEdits, writtenEdits } from './event-edits.ts';
import { ANY_STATE, type EventImage } from './event-image.ts';
import { shown } from './event-merge.ts';
import { NO_TEXTS } from './event-texts.ts';
import type { InboxKind } from './inbox.ts';
import { foundLive } from './live-event.ts';
import type { Action } from './next-step.ts';
import { left, now, type Settlement, unlessRemoved } from './settlement.ts';
import { strayChanged, strayRead, strayRefused, withoutStray } from './strays.ts';

/**
 * What an answer means: 409 is not success, 412 is not failure, 404 is not deletion, and no answer is not failure
 * (docs/protocol.md §6). `image` is the present one: the wish in it may have changed since the request was sent.
 */
export function interpret(
  image: EventImage,
  action: Action,
  answer: EventAnswer,
  truth: LocalTruth,
): Settlement {
  if (!('why' in answer)) return AFTER[action.do](answered(image), action, answer, truth);
  if (!isOfOneEvent(answer)) return left(asBefore(image, action, answer), answer);
  const again = truth.doubted ? null : doubting(image, action, answer);
  if (again !== null) return now(again);
  // Twice nonsense in a row may still be a bad moment of whoever stands between: it is lasting once a later run meets it as well.
  if (answer.kind === 'unreadable' && truth.isFirstTry) return left(image, answer);
  return refused(image, action, answer, truth);
}

/**
 * What a refusal is not believed at once for: a cancelled event answers a change with 403, and what made no sense may have been
 * said by anybody in the calendar's place, done or not. A look tells; what is put or taken away unread is asked for again. Null:
 * asking again would get the same answer.
 */
function doubting(image: EventImage, action: Action, answer: OneEventsTrouble): EventImage | null {
  if (answer.kind === 'refused' || action.do === 'look') return null;
  if (action.do === 'create' || action.do === 'update') return { ...image, lookNeeded: true };
  // Whether a removal is forbidden because it is done, the calendar was asked at once.
  if (answer.kind === 'forbidden') return null;
  return action.do === 'remove' ? { ...image, etag: null } : image;
}

type Told = Exclude<EventAnswer, CalendarTrouble>;
type After = (image: EventImage, action: Action, answer: Told, truth: LocalTruth) => Settlement;

const AFTER: Readonly<Record<Action['do'], After>> = {
  create: (image, action, answer, truth) => {
    // The id is taken, so an event of that id has existed, even if it cannot be read any more.
    if (answer.kind !== 'live') return now({ ...image, lookNeeded: true, confirmed: true });
    return solving(image, shown({ ...image, confirmed: true }, answer.event, revisionOf(action), truth));
  },

  update: (image, action, answer, truth) => {
    if (answer.kind === 'live')
      return solving(image, shown({ ...image, bent: false }, answer.event, revisionOf(action), truth));
    if (answer.kind === 'missing')
      return image.present ? removedBySomebody(image, truth) : foundGone(image, truth);
    return now({ ...image, lookNeeded: true });
  },

  remove: (before, action, answer, truth) => {
    if (answer.kind === 'removed')
      return { ...solving(before, now(gone(before))), notes: writtenEdits(before, truth) };
    const image = isFirst(action) && !('unheard' in answer) ? { ...before, removalAttempted: false } : before;
    // Somebody has changed it since it was last read.
    if (answer.kind === 'changed') return now({ ...image, etag: null });
    if (answer.kind === 'missing' && !image.confirmed) return now({ ...image, tombstoneNeeded: true });
    return foundGone(image, truth);
  },

  // Created just now or there before: either way the event can be removed, which burns the id.
  bury: (image, _, answer) => {
    const etag = answer.kind === 'live' ? answer.event.etag : null;
    return now({ ...image, tombstoneNeeded: false, confirmed: true, etag });
  },

  'look-at-stray': (before, action, answer, truth) => {
    if (answer.kind !== 'live') return strayGone(before, action);
    const image = strayRead(before, action, answer.event.etag);
    return { ...now(image), notes: strayEdits(answer.event, truth) };
  },

  'remove-stray': (before, action, answer) =>
    answer.kind === 'changed' ? now(strayChanged(before, action)) : strayGone(before, action),

  look: (before, { hint }, answer, truth) => {
    const image = { ...before, hintsSeen: Math.max(before.hintsSeen, hint), lookNeeded: false };
    if (answer.kind === 'live') return unlessRemoved(image, foundLive(image, answer.event, truth));
    if (image.dead || !(image.present || image.attempted)) return now(image);
    if (!image.present || image.burning) {
      const unproven = answer.kind === 'missing' && !image.confirmed;
      return unproven ? now({ ...image, tombstoneNeeded: true }) : foundGone(image, truth);
    }
    if (answer.kind === 'missing' && !image.confirmed) return now(image);
    if (image.removedRevision !== null) return now(image);
    return removedBySomebody(image, truth);
  },
};

function strayGone(before: EventImage, action: Action): Settlement {
  const image = withoutStray(before, action);
  const isAll = image.strays.length === 0 && image.refusedRevision === null;
  return { ...now(image), solved: isAll ? ['removal-refused'] : [] };
}

/** What was removed has been there, and nothing waits for it to be shown any more. */
function removedBySomebody(image: EventImage, truth: LocalTruth): Settlement {
  const removedRevision = image.wantedRevision;
  return {
    ...now({ ...image, confirmed: true, removedRevision, lookNeeded: false }),
    notes: truth.isHistory ? [] : [note('event-removed', truth, null)],
  };
}

/**
 * What is to be there no more is gone. Where no request of ours can have done that, somebody has, and nobody has heard of
 * it: what does not stand here, both agree about; what stands, a person is asked about.
 */
function foundGone(image: EventImage, truth: LocalTruth): Settlement {
  const { removalAttempted, removedRevision } = image;
  const isTold = removalAttempted || removedRevision !== null;
  const isAgreed = !isLive(truth.appointment.status) || truth.isHistory;
  const own = removalAttempted ? writtenEdits(image, truth) : [];
  return {
    ...solving(image, now(gone(image))),
    notes: isTold || isAgreed ? own : [note('left-removed', truth, null)],
  };
}

function isFirst(action: Action): boolean {
  return 'first' in action;
}

/**
 * The image after trouble: where it says that the very first request was not carried out, as if that had never been sent. A
 * calendar that does not exist cannot have created an event either, so there is nothing to look for there.
 */
function asBefore(image: EventImage, action: Action, trouble: CalendarTrouble): EventImage {
  if (!isFirst(action)) return image;
  const maybeDone = trouble.kind === 'unknown' && trouble.unsent !== true;
  if (action.do === 'remove') return maybeDone ? image : { ...image, removalAttempted: false };
  return trouble.kind === 'calendar-gone' ? { ...image, attempted: false } : image;
}

/**
 * Closes the items that are settled by a new event in place of an earlier one, by a change that went through, or because
 * nothing is to be shown any more.
 */
function solving(
  { present, generation, removedRevision, refusedRevision, strays }: EventImage,
  settlement: Settlement,
): Settlement {
  const solved: InboxKind[] = [];
  if (generation > 0 || removedRevision !== null) solved.push('event-removed');
  if (generation > 0 || refusedRevision !== null || !present) solved.push('change-refused');
  if (refusedRevision !== null && strays.length === 0) solved.push('removal-refused');
  return { ...settlement, solved };
}

/** A refusal for good concerns this appointment alone: a person is asked, and no other event waits behind it. */
function refused(
  before: EventImage,
  action: Action,
  answer: OneEventsTrouble,
  truth: LocalTruth,
): Settlement {
  // What should not be there and cannot be read is removed unread.
  if (action.do === 'look-at-stray') return now(strayRead(before, action, ANY_STATE));
  const hintsSeen = action.do === 'look' ? Math.max(before.hintsSeen, action.hint) : before.hintsSeen;
  const isWanted = before.present && action.do !== 'remove-stray';
  // Whoever is asked to see to it may remove it.
  const removalAttempted = before.removalAttempted || before.dead || !before.present;
  const image = { ...before, hintsSeen, removalAttempted };
  const notes = [
    { ...note(isWanted ? 'change-refused' : 'removal-refused', truth, null), detail: answer.why },
  ];
  if (action.do === 'remove-stray') return { ...now(strayRefused(image, action)), notes };
  // The event is live where none should be, and cannot be read: it is removed unread.
  if (image.dead) return now({ ...image, dead: false, burning: true, confirmed: true, etag: ANY_STATE });
  const maybeBack = action.do === 'look' && image.removedRevision !== null;
  const lookNeeded = image.lookNeeded || maybeBack;
  return {
    ...now({ ...image, lookNeeded, refusedRevision: action.revision, error: answer.why }, answer),
    notes,
  };
}

/** Once the calendar has answered, earlier trouble is out of date; only what it refused for good stays refused. */
function answered(image: EventImage): EventImage {
  return image.refusedRevision === image.wantedRevision ? image : { ...image, error: null };
}

function gone(image: EventImage): EventImage {
  const { wantedRevision, syncedRevision, present } = image;
  return {
    ...image,
    dead: true,
    burning: false,
    refusedRevision: null,
    tombstoneNeeded: false,
    lookNeeded: false,
    etag: null,
    written: null,
    link: null,
    ...NO_TEXTS,
    syncedRevision: present ? syncedRevision : wantedRevision,
  };
}

function revisionOf(action: Action): number {
  return 'revision' in action ? action.revision : 0;
}
