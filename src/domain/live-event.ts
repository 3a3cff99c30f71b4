import type { StoredEvent } from './calendar-event.ts';
import { bentInto, type LocalTruth, note, revisionStamped, unreadEdits } from './event-edits.ts';
import { type EventImage, mayBeOurs } from './event-image.ts';
import { merged } from './event-merge.ts';
import type { InboxKind } from './inbox.ts';
import { left, now, type Settlement } from './settlement.ts';

/** The event is live: finds out who has made it what it is. */
export function foundLive(before: EventImage, event: StoredEvent, truth: LocalTruth): Settlement {
  const stamped = revisionStamped(event, truth);
  if ((stamped ?? 0) > truth.appointment.revision) return bookBehind(before, event, truth);
  if (!mayBeOurs(before, before.generation)) {
    return { ...now(before), notes: truth.isHistory ? [] : [note('elsewhere', truth, event)] };
  }
  if (before.dead || before.burning || !before.present) {
    // An event that should not be here any more waits until its appointment is shown elsewhere; one that was gone and is back
    // has to go.
    const burning = before.burning || before.dead;
    // Whose doing it was that it had gone is settled: whoever brought it back and takes it away again has changed nothing.
    const removalAttempted = before.removalAttempted || before.dead;
    const isBack = before.dead && !before.present;
    // What is told now is not told again when it goes.
    const written = isBack ? (event.written ?? null) : null;
    const read = { confirmed: true, etag: event.etag, written };
    const notes = isBack ? [note(restoredAs(truth), truth, event)] : unreadEdits(before, event, truth);
    // What is told here has not been followed: should the event be wanted again before it is removed, it is read once more.
    const lookNeeded = !burning && notes.length > 0;
    const image = { ...before, dead: false, burning, removalAttempted, lookNeeded, ...read };
    // It answers what was asked about its own deletion, and nothing about that of an event before it, which went by a removal of ours.
    return { ...now(image), notes, solved: before.dead && !before.removalAttempted ? ['left-removed'] : [] };
  }
  const image = {
    ...before,
    confirmed: true,
    removedRevision: null,
    etag: event.etag,
    written: event.written ?? null,
    link: event.link,
    bent: bentInto(event) !== null,
  };
  const settlement = merged(image, event, stamped, truth);
  const solved: InboxKind[] = before.removedRevision === null ? [] : ['event-removed'];
  if (event.declined !== true) return { ...settlement, solved: [...solved, 'declined'] };
  return { ...settlement, solved, notes: [...settlement.notes, note('declined', truth, event)] };
}

/** What to tell of an event that somebody brought back: its appointment is cancelled, or is shown elsewhere by now. */
function restoredAs({ appointment }: LocalTruth): InboxKind {
  return appointment.status === 'cancelled' ? 'cancelled-restored' : 'left-restored';
}

/** The event was written by a later state of this book than this one: an old copy is in use, and must not undo anything. */
function bookBehind(image: EventImage, event: StoredEvent, truth: LocalTruth): Settlement {
  const why = 'the calendar shows a later state of this appointment than this book has';
  const detail = String(event.stamp?.revision);
  return {
    ...left(image, { kind: 'refused', why }),
    notes: [{ ...note('book-behind', truth, event), detail }],
  };
}
