import type { StoredEvent } from './calendar-event.ts';
import { bentInto, type LocalTruth, note, sameTimes } from './event-edits.ts';
import type { EventImage } from './event-image.ts';
import type { PutBack } from './event-move.ts';
import { comparedTexts, marksOf, writtenTexts } from './event-texts.ts';
import type { InboxNote } from './inbox.ts';
import { left, now, type Settlement } from './settlement.ts';

/**
 * The three-way merge: the appointment now, the event, and what we wrote last: the revision that the event's stamp names or,
 * where nobody can read one any more, the one that the calendar was last known to show (docs/protocol.md §7).
 */
export function merged(
  before: EventImage,
  event: StoredEvent,
  named: number | null,
  truth: LocalTruth,
): Settlement {
  const { known, isKept } = comparedTexts(before, marksOf(event), event.marks ?? null, truth.texts);
  const settlement = mergedTimes({ ...before, ...known }, event, named, truth);
  return isKept ? withNote(settlement, textsKept(truth, event)) : settlement;
}

/** The image after a request of ours that went through: the event is as it was last read, but for what the request wrote. */
export function shown(
  image: EventImage,
  event: StoredEvent,
  revision: number,
  truth: LocalTruth,
): Settlement {
  const { etag, link, written = null } = event;
  const { known, isKept } = writtenTexts(image, truth.sent, truth.texts);
  const settlement = now({ ...image, ...known, etag, written, link, syncedRevision: revision, error: null });
  return isKept ? withNote(settlement, textsKept(truth, event)) : settlement;
}

/** Once for each change here that somebody's words have kept out of the event. */
function textsKept(truth: LocalTruth, event: StoredEvent): InboxNote {
  return { ...note('texts-kept', truth, event), event: null, detail: event.written ?? null };
}

/** Told whatever becomes of a move that may yet be refused. */
function withNote(settlement: Settlement, told: InboxNote): Settlement {
  const { notes, adopt } = settlement;
  return {
    ...settlement,
    notes: [...notes, told],
    adopt: adopt && { ...adopt, otherwise: withNote(adopt.otherwise, told) },
  };
}

function mergedTimes(
  image: EventImage,
  event: StoredEvent,
  named: number | null,
  truth: LocalTruth,
): Settlement {
  const { appointment, times, judge } = truth;
  const stamped = named ?? Math.max(1, image.syncedRevision);
  const wanted = image.wantedRevision;
  const behind = (kept: EventImage) => ({
    ...kept,
    syncedRevision: Math.min(stamped, kept.wantedRevision - 1),
  });
  if (!image.bent && sameTimes(event, appointment)) {
    return now(named === wanted ? { ...image, syncedRevision: wanted, error: null } : behind(image));
  }
  const base = times.get(stamped) ?? null;
  if (!image.bent && base !== null && sameTimes(event, base)) return now(behind(image));
  const onlyTheyChanged = base !== null && sameTimes(base, appointment);
  if (!onlyTheyChanged) return { ...now(behind(image)), notes: [note('both-changed', truth, event)] };
  const putBack = (why?: PutBack): Settlement => ({
    ...now(behind(image)),
    notes: [{ ...note('move-refused', truth, event), detail: bentInto(event), ...(why && { why }) }],
  });
  if (image.bent) return putBack();
  const verdict = judge(event);
  if (verdict.kind === 'put-back') return putBack(verdict.because);
  if (verdict.kind === 'ask-first') {
    // The event counts as unread until the move has been judged: what somebody made of it must be told even if the event is to
    // go by then.
    const unsettled = { ...image, etag: null, lookNeeded: true };
    return verdict.trouble === null ? now(unsettled) : left(unsettled, verdict.trouble);
  }
  const { start, end } = event;
  const { overbookReason } = verdict;
  return { ...now(behind(image)), adopt: { times: { start, end }, overbookReason, otherwise: putBack() } };
}
