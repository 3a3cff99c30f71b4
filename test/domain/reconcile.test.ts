import { describe, expect, test } from 'vitest';
import type { EventAnswer } from '../../src/domain/calendar-answer.ts';
import { eventIdOf, type StoredEvent } from '../../src/domain/calendar-event.ts';
import type { LocalTruth } from '../../src/domain/event-edits.ts';
import { ANY_STATE, type EventImage, newImage, wished } from '../../src/domain/event-image.ts';
import { marksOf } from '../../src/domain/event-texts.ts';
import type { Interval } from '../../src/domain/interval.ts';
import { type Action, nextStep } from '../../src/domain/next-step.ts';
import { interpret } from '../../src/domain/reconcile.ts';
import type { Settlement } from '../../src/domain/settlement.ts';
import { strayed, strayRead } from '../../src/domain/strays.ts';
import { span } from '../support/book.ts';

const UUID = '018f6b7e-3c1a-7d2e-9b4f-0a1b2c3d4e5f';
const OTHER = '018f6b7e-3c1a-7d2e-9b4f-0a1b2c3d4e60';
const NINE = span('09:00-10:00');
const TEN = span('10:00-11:00');
const ELEVEN = span('11:00-12:00');
const NOON = span('12:00-13:00');

const SAID = marksOf({ title: '', description: '' });
const A_TOMBSTONES = marksOf({ title: 'cancelled', description: '' });

const FOLLOWS = { kind: 'follows', overbookReason: null } as const;
const MAY_NOT = { kind: 'put-back', because: { why: 'in-the-past' } } as const;

/** The appointment is at its revision `revision`; `were` tells where it lay in each, from the first on. */
function truth({
  were = [NINE],
  status = 'scheduled' as const,
  judge = () => FOLLOWS,
  doubted = false,
  isFirstTry = false,
  isHistory = false,
}: {
  readonly were?: readonly Interval[];
  readonly status?: LocalTruth['appointment']['status'];
  readonly judge?: LocalTruth['judge'];
  readonly doubted?: boolean;
  readonly isFirstTry?: boolean;
  readonly isHistory?: boolean;
} = {}): LocalTruth {
  return {
    bookId: 'book',
    calendarId: 'primary',
    appointment: { id: 12, uuid: UUID, revision: were.length, status, ...(were.at(-1) as Interval) },
    times: new Map(were.map((times, i) => [i + 1, times])),
    texts: SAID,
    sent: {},
    judge,
    doubted,
    isFirstTry,
    isHistory,
  };
}

function event(times: Interval, revision: number | null, changes: Partial<StoredEvent> = {}): StoredEvent {
  return {
    calendarId: 'primary',
    eventId: eventIdOf(UUID),
    ...times,
    etag: '"7"',
    cancelled: false,
    busy: true,
    allDay: false,
    recurring: false,
    title: '',
    description: '',
    stamp: revision === null ? null : { bookId: 'book', appointmentUuid: UUID, revision },
    testRun: null,
    link: 'https://calendar.google.com/7',
    createdAt: 0,
    updatedAt: 0,
    ...changes,
  };
}

const live = (times: Interval, revision: number, changes: Partial<StoredEvent> = {}): EventAnswer => ({
  kind: 'live',
  event: event(times, revision, changes),
});
const cancelledThere: EventAnswer = { kind: 'cancelled', event: event(NINE, 1, { cancelled: true }) };

const sent: EventImage = { ...newImage(1), attempted: true };
const synced: EventImage = { ...sent, confirmed: true, syncedRevision: 1, etag: '"1"', texts: SAID };
const moved = wished(synced, true, 2);
const leaving = wished(synced, false, 2);
const burning: EventImage = { ...leaving, burning: true, removalAttempted: true };
const burningUnseen: EventImage = { ...wished(sent, false, 2), burning: true };
const dead: EventImage = { ...burning, dead: true, burning: false, syncedRevision: 2 };
const flagged: EventImage = { ...synced, removedRevision: 1 };

const unread = strayed({ ...synced, generation: 1 }, 0);
const straying = strayRead(unread, { generation: 0, hint: 1 }, '"3"');

const looking = (image: EventImage): EventImage => ({ ...image, lookNeeded: true });
const hintedAt = (image: EventImage): EventImage => ({ ...image, hints: image.hintsSeen + 1 });

/** What is asked next of an image after an answer to what it asks now. */
function after(image: EventImage, answer: EventAnswer, local: LocalTruth = truth()) {
  const { image: kept, action } = nextStep(image);
  const settlement = interpret(kept, action as Action, answer, local);
  return { settlement, next: nextStep(settlement.image).action?.do ?? null };
}

test.each([
  { name: 'shown', image: sent, answer: live(NINE, 1) },
  { name: 'changed', image: moved, answer: live(NINE, 2) },
  { name: 'removed by us', image: burning, answer: { kind: 'removed' } },
  { name: 'gone already', image: burning, answer: { kind: 'gone' } },
  { name: 'removed by somebody', image: moved, answer: { kind: 'missing' } },
  { name: 'moved by somebody', image: hintedAt(synced), answer: live(TEN, 1) },
] satisfies { name: string; image: EventImage; answer: EventAnswer }[])(
  'of an event that is $name nothing is said any more of why it could not be reached',
  ({ image, answer }) => {
    expect(after({ ...image, error: 'interrupted' }, answer).settlement.image.error).toBeNull();
  },
);

describe('an answer leads to', () => {
  test.each<{
    name: string;
    image: EventImage;
    answer: EventAnswer;
    local?: LocalTruth;
    next: string | null;
    notes?: string[];
    kept?: Partial<EventImage>;
  }>([
    {
      name: 'created: done',
      image: sent,
      answer: live(NINE, 1),
      next: null,
      kept: { syncedRevision: 1, etag: '"7"', confirmed: true },
    },
    {
      name: 'create finds its id taken: no success, a look',
      image: sent,
      answer: { kind: 'exists' },
      next: 'look',
    },
    {
      name: 'the id was taken by our own lost request: done',
      image: looking(sent),
      answer: live(NINE, 1),
      next: null,
      kept: { syncedRevision: 1 },
    },
    {
      name: 'the id was taken by ours, which somebody has deleted: not created behind their back',
      image: looking(sent),
      answer: cancelledThere,
      next: null,
      notes: ['event-removed'],
      kept: { confirmed: true, removedRevision: 1 },
    },
    {
      name: 'the id was taken and yet there is nothing: created again',
      image: looking(sent),
      answer: { kind: 'missing' },
      next: 'create',
    },
    ...[
      null,
      { bookId: 'other', appointmentUuid: UUID, revision: 1 },
      { bookId: 'book', appointmentUuid: OTHER, revision: 1 },
    ].map((stamp) => ({
      name: `the id is ours, whatever the stamp says (${JSON.stringify(stamp)}): stamped anew`,
      image: hintedAt(synced),
      answer: live(NINE, 1, { stamp }),
      next: 'update',
      kept: { generation: 0, syncedRevision: 0 },
    })),
    {
      name: 'updated: done',
      image: moved,
      answer: live(TEN, 2),
      local: truth({ were: [NINE, TEN] }),
      next: null,
      kept: { syncedRevision: 2 },
    },
    {
      name: 'update finds another etag: no failure, a look',
      image: moved,
      answer: { kind: 'changed' },
      next: 'look',
    },
    {
      name: 'the other etag was our own lost answer: done',
      image: looking(moved),
      answer: live(TEN, 2),
      local: truth({ were: [NINE, TEN] }),
      next: null,
      kept: { syncedRevision: 2 },
    },
    {
      name: 'the other etag was an earlier answer of ours: updated',
      image: looking(wished(synced, true, 3)),
      answer: live(TEN, 2),
      local: truth({ were: [NINE, TEN, NOON] }),
      next: 'update',
      kept: { etag: '"7"' },
    },
    { name: 'update finds it removed: a look', image: moved, answer: { kind: 'gone' }, next: 'look' },
    {
      name: 'deleted by somebody while a change was owed: flagged, the booking stands',
      image: looking(moved),
      answer: cancelledThere,
      local: truth({ were: [NINE, TEN] }),
      next: null,
      notes: ['event-removed'],
      kept: { removedRevision: 2 },
    },
    {
      name: 'update finds nothing: flagged',
      image: moved,
      answer: { kind: 'missing' },
      next: null,
      notes: ['event-removed'],
    },
    { name: 'removed: gone', image: burning, answer: { kind: 'removed' }, next: null, kept: { dead: true } },
    {
      name: 'removed before: gone',
      image: burning,
      answer: { kind: 'gone' },
      next: null,
      kept: { dead: true },
    },
    {
      name: 'a seen event is unknown now: purged, gone',
      image: burning,
      answer: { kind: 'missing' },
      next: null,
      kept: { dead: true },
    },
    {
      name: 'a never seen one is unknown: its creation may still arrive',
      image: burningUnseen,
      answer: { kind: 'missing' },
      next: 'bury',
    },
    {
      name: 'the tombstone stands: removed, its id burnt',
      image: { ...burningUnseen, tombstoneNeeded: true },
      answer: live(NINE, 2),
      next: 'remove',
    },
    {
      name: 'the late creation was faster than the tombstone: removed',
      image: { ...burningUnseen, tombstoneNeeded: true },
      answer: { kind: 'exists' },
      next: 'look',
    },
    {
      name: 'the tombstone is what is there: removed, and nobody has done anything',
      image: { ...burningUnseen, confirmed: true, buried: true },
      answer: live(NINE, 1, { busy: false }),
      next: 'remove',
    },
    {
      name: 'the late creation that was to go, made free time by somebody before it was removed: told, and then removed',
      image: { ...burningUnseen, confirmed: true },
      answer: live(NINE, 1, { busy: false }),
      next: 'remove',
      notes: ['changed-removed'],
    },
    {
      name: 'a burnt tombstone that somebody brings back while its appointment returns: removed, and nobody has changed it',
      image: hintedAt(wished({ ...dead, buried: true }, true, 3)),
      answer: live(NINE, 2, { busy: false }),
      local: truth({ were: [NINE, NINE, NINE] }),
      next: 'remove',
    },
    {
      name: 'a burnt event that somebody brings back and makes free time while its appointment returns: told, and removed',
      image: hintedAt(wished(dead, true, 3)),
      answer: live(NINE, 2, { busy: false }),
      local: truth({ were: [NINE, NINE, NINE] }),
      next: 'remove',
      notes: ['changed-removed'],
    },
    {
      name: 'made a series by somebody before its creation was answered, and to be there no more: told, and removed',
      image: { ...burningUnseen, confirmed: true },
      answer: live(NINE, 1, { recurring: true }),
      next: 'remove',
      notes: ['changed-removed'],
    },
    {
      name: 'whose creation nobody has heard of, made free time by somebody before it was to go: told, and then removed',
      image: { ...burningUnseen, burning: false },
      answer: live(NINE, 1, { busy: false }),
      next: 'remove',
      notes: ['changed-removed'],
    },
    {
      name: 'a tombstone of ours that somebody has moved in from another calendar: removed, and nobody has changed it',
      image: { ...burningUnseen, burning: false },
      answer: live(NINE, 1, { title: 'cancelled', busy: false }),
      next: 'remove',
    },
    {
      name: 'a tombstone, or what it took the place of, made a series by somebody: told, and then removed',
      image: { ...burningUnseen, confirmed: true },
      answer: live(NINE, 1, { recurring: true }),
      next: 'remove',
      notes: ['changed-removed'],
    },
    {
      name: 'somebody has changed it since it was last read: not removed unread',
      image: burning,
      answer: { kind: 'changed' },
      next: 'look',
      kept: { dead: false, etag: null },
    },
    {
      name: 'moved by somebody, and to be there no more: told, and then removed as it is',
      image: { ...burning, etag: null },
      answer: live(TEN, 1),
      next: 'remove',
      notes: ['changed-removed'],
      kept: { etag: '"7"' },
    },
    {
      name: 'made a series by somebody, and to be there no more: told, and then removed',
      image: { ...burning, etag: null },
      answer: live(NINE, 1, { recurring: true }),
      next: 'remove',
      notes: ['changed-removed'],
    },
    {
      name: 'moved by somebody and without its stamp, and to be there no more: told, and then removed',
      image: { ...burning, etag: null },
      answer: live(TEN, 1, { stamp: null }),
      next: 'remove',
      notes: ['changed-removed'],
    },
    {
      name: 'moved by somebody to where the appointment lies by now: removed, and nothing to tell',
      image: { ...burning, etag: null },
      answer: live(TEN, 1),
      local: truth({ were: [NINE, TEN] }),
      next: 'remove',
    },
    {
      name: 'retitled or answered by somebody, and to be there no more: removed',
      image: { ...burning, etag: null },
      answer: live(NINE, 1, { title: 'Ana waits' }),
      next: 'remove',
    },
    {
      name: 'declined, and to be shown elsewhere: told, and then removed',
      image: { ...burning, etag: null },
      answer: live(NINE, 1, { declined: true }),
      next: 'remove',
      notes: ['declined'],
    },
    {
      name: 'declined, and cancelled here: removed',
      image: { ...burning, etag: null },
      answer: live(NINE, 1, { declined: true }),
      local: truth({ status: 'cancelled' }),
      next: 'remove',
    },
    {
      name: 'what is to be there no more makes no sense: not removed unread, and told',
      image: { ...burning, etag: null },
      answer: { kind: 'unreadable', why: 'odd' },
      next: null,
      notes: ['removal-refused'],
      kept: { dead: false },
    },
    {
      name: 'created for the first time where no calendar is: nothing of it is there',
      image: newImage(1),
      answer: { kind: 'calendar-gone', why: 'no such calendar' },
      next: 'create',
      kept: { attempted: false },
    },
    {
      name: 'created again where no calendar is any more: an earlier try may be there',
      image: sent,
      answer: { kind: 'calendar-gone', why: 'no such calendar' },
      next: 'create',
      kept: { attempted: true },
    },
    {
      name: 'restored in the calendar after it was cancelled here: removed again, and told',
      image: hintedAt(dead),
      answer: live(NINE, 1),
      local: truth({ status: 'cancelled' }),
      next: 'remove',
      notes: ['cancelled-restored'],
    },
    {
      name: 'restored where it is shown no more, though the appointment stands: removed again, and told as that',
      image: hintedAt(dead),
      answer: live(NINE, 1),
      next: 'remove',
      notes: ['left-restored'],
    },
    { name: 'still gone: nothing', image: hintedAt(dead), answer: cancelledThere, next: null },
    {
      name: 'restored after somebody had removed it: no longer flagged',
      image: hintedAt(flagged),
      answer: live(NINE, 1),
      next: null,
      kept: { removedRevision: null },
    },
    {
      name: 'retitled by somebody: left as it is',
      image: hintedAt(synced),
      answer: live(NINE, 1, { title: 'Ana waits' }),
      next: null,
      kept: { etag: '"7"', syncedRevision: 1 },
    },
    {
      name: 'removed by somebody when it was long over: nobody is asked',
      image: hintedAt(synced),
      answer: cancelledThere,
      local: truth({ isHistory: true }),
      next: null,
      kept: { removedRevision: 1 },
    },
    {
      name: 'moved by somebody to where it may not be: put back, and told',
      image: hintedAt(synced),
      answer: live(TEN, 1),
      local: truth({ judge: () => MAY_NOT }),
      next: 'update',
      notes: ['move-refused'],
    },
    {
      name: 'moved by somebody, and nobody can say who else is there: it counts as not read',
      image: hintedAt(synced),
      answer: live(TEN, 1),
      local: truth({ judge: () => ({ kind: 'ask-first', trouble: { kind: 'unknown', why: 'no' } }) }),
      next: 'look',
      kept: { etag: null },
    },
    {
      name: 'made a series by somebody: put back, and told',
      image: hintedAt(synced),
      answer: live(NINE, 1, { recurring: true }),
      next: 'update',
      notes: ['move-refused'],
      kept: { bent: true },
    },
    {
      name: 'moved here and by somebody: ours stands, and told',
      image: hintedAt(moved),
      answer: live(NOON, 1),
      local: truth({ were: [NINE, TEN] }),
      next: 'update',
      notes: ['both-changed'],
    },
    {
      name: 'the event is ahead of this book: nothing is touched',
      image: hintedAt(synced),
      answer: live(TEN, 5),
      next: null,
      notes: ['book-behind'],
    },
    {
      name: 'restored where it had left, with the number that the appointment has since: no sign of a later book',
      image: hintedAt(dead),
      answer: live(TEN, 3),
      local: truth({ were: [NINE, TEN, TEN] }),
      next: 'remove',
      notes: ['left-restored'],
    },
    {
      name: 'refused for good: kept here, and told',
      image: sent,
      answer: { kind: 'refused', why: 'bad' },
      next: null,
      notes: ['change-refused'],
      kept: { refusedRevision: 1 },
    },
    {
      name: 'no change of the event is allowed: first a look at what is there',
      image: moved,
      answer: { kind: 'forbidden', why: 'no' },
      next: 'look',
    },
    {
      name: 'no change of the event is allowed, as before it was looked at: kept here, and told',
      image: moved,
      answer: { kind: 'forbidden', why: 'no' },
      local: truth({ were: [NINE, TEN], doubted: true }),
      next: null,
      notes: ['change-refused'],
      kept: { refusedRevision: 2, error: 'no' },
    },
    {
      name: 'nothing in the calendar may be changed: owed',
      image: moved,
      answer: { kind: 'denied', why: 'no' },
      next: 'update',
      kept: { refusedRevision: null },
    },
    {
      name: 'what came of a creation makes no sense: a look at what is there',
      image: sent,
      answer: { kind: 'unreadable', why: 'odd' },
      next: 'look',
    },
    {
      name: 'what came of a removal makes no sense: read what is there, to remove it once more',
      image: burning,
      answer: { kind: 'unreadable', why: 'odd' },
      next: 'look',
      kept: { removalAttempted: true, refusedRevision: null },
    },
    {
      name: 'what came of a removal makes no sense, again, for the first time that it is owed: left for a later run',
      image: burning,
      answer: { kind: 'unreadable', why: 'odd' },
      local: truth({ doubted: true, isFirstTry: true }),
      next: 'remove',
      kept: { removalAttempted: true, refusedRevision: null },
    },
    {
      name: 'what came of a removal makes no sense, again: told',
      image: burning,
      answer: { kind: 'unreadable', why: 'odd' },
      local: truth({ doubted: true }),
      next: null,
      notes: ['removal-refused'],
      kept: { refusedRevision: 2 },
    },
    {
      name: 'a removal is forbidden, and the event is not in the bin: told',
      image: burning,
      answer: { kind: 'forbidden', why: 'no' },
      next: null,
      notes: ['removal-refused'],
    },
    {
      name: 'what came of a tombstone makes no sense: put there once more',
      image: { ...burningUnseen, tombstoneNeeded: true },
      answer: { kind: 'unreadable', why: 'odd' },
      next: 'bury',
    },
    {
      name: 'what came of the removal of a stray makes no sense: removed once more',
      image: straying,
      answer: { kind: 'unreadable', why: 'odd' },
      next: 'remove-stray',
    },
    {
      name: 'what the look at a stray shows makes no sense: looked at once more',
      image: unread,
      answer: { kind: 'unreadable', why: 'odd' },
      next: 'look-at-stray',
    },
    {
      name: 'what the look at a stray shows makes no sense, for the second time: removed unread',
      image: unread,
      answer: { kind: 'unreadable', why: 'odd' },
      local: truth({ doubted: true }),
      next: 'remove-stray',
      kept: { strays: [{ generation: 0, hint: 1, etag: ANY_STATE }] },
    },
    {
      name: 'what is there makes no sense: told, and not looked at again until it changes',
      image: looking(sent),
      answer: { kind: 'unreadable', why: 'odd' },
      next: null,
      notes: ['change-refused'],
      kept: { refusedRevision: 1, hintsSeen: 0 },
    },
    {
      name: 'a changed event makes no sense any more: told once',
      image: hintedAt(synced),
      answer: { kind: 'unreadable', why: 'odd' },
      next: null,
      notes: ['change-refused'],
      kept: { hintsSeen: 1 },
    },
    {
      name: 'a removal is refused for good: told, and tried no more',
      image: burning,
      answer: { kind: 'forbidden', why: 'no' },
      next: null,
      notes: ['removal-refused'],
      kept: { dead: false },
    },
    {
      name: 'the removal of an earlier event is refused for good: told, and the present one goes on',
      image: { ...straying, wantedRevision: 2 },
      answer: { kind: 'refused', why: 'no' },
      next: 'update',
      notes: ['removal-refused'],
      kept: { strays: [{ generation: 0, hint: 1, refused: true }], refusedRevision: null },
    },
    ...(['forbidden', 'refused', 'unreadable'] as const).flatMap((kind) => [
      {
        name: `back where it is to be no more, and the look is ${kind}: removed unseen`,
        image: hintedAt(dead),
        answer: { kind, why: 'no' },
        next: 'remove',
        kept: { dead: false, burning: true },
      },
      {
        name: `perhaps back after somebody had removed it, and the look is ${kind}: told, and still to be looked at`,
        image: hintedAt(flagged),
        answer: { kind, why: 'no' },
        next: null,
        notes: ['change-refused'],
        kept: { removedRevision: 1, lookNeeded: true },
      },
    ]),
  ])('$name', ({ image, answer, local = truth(), next, notes = [], kept = {} }) => {
    const result = after(image, answer, local);
    expect(result.settlement.notes.map(({ kind }) => kind)).toEqual(notes);
    expect(result.settlement.image).toMatchObject(kept);
    expect(result.settlement.adopt).toBeNull();
    expect(result.next).toBe(next);
  });

  test('perhaps back, and the look was refused: another wish looks first, and makes no second event', () => {
    const { settlement } = after(hintedAt(flagged), { kind: 'forbidden', why: 'no' }, truth());
    expect(nextStep(wished(settlement.image, true, 2)).action).toMatchObject({ do: 'look', generation: 0 });
  });

  test('an event in the place of one that was refused: nobody has to decide about that one any more', () => {
    const { settlement } = after({ ...sent, generation: 1 }, live(NINE, 1), truth());
    expect(settlement.solved).toEqual(['event-removed', 'change-refused']);
  });

  test('a change that goes through says nothing of an earlier event that is still there', () => {
    const stray = { generation: 0, hint: 0, refused: true } as const;
    const image = { ...moved, refusedRevision: 1, strays: [stray] };
    expect(after(image, live(TEN, 2), truth({ were: [NINE, TEN] })).settlement.solved).toEqual([
      'change-refused',
    ]);
  });

  test.each([
    { event: { recurring: true }, detail: 'a series' },
    { event: { allDay: true }, detail: 'whole days' },
  ])('what somebody made into $detail is told as that', ({ event, detail }) => {
    const { settlement } = after(hintedAt(synced), live(NINE, 1, event));
    expect(settlement.notes).toMatchObject([{ kind: 'move-refused', detail }]);
  });

  test('a move by somebody alone: the appointment follows, and what would happen if it may not', () => {
    const { settlement, next } = after(hintedAt(synced), live(TEN, 1));
    expect(settlement.adopt?.times).toEqual(TEN);
    expect(settlement.notes).toEqual([]);
    expect(next).toBe('update');
    expect(settlement.adopt?.otherwise.notes.map(({ kind }) => kind)).toEqual(['move-refused']);
  });

  test('a change made here while the request was on its way: owed after it', () => {
    const { image, action } = nextStep(sent);
    const settlement = interpret(
      wished(image, true, 2),
      action as Action,
      live(NINE, 1),
      truth({ were: [NINE, TEN] }),
    );
    expect(settlement.image).toMatchObject({ syncedRevision: 1, etag: '"7"' });
    expect(nextStep(settlement.image).action?.do).toBe('update');
  });

  test('cancelled here while it was being created: removed', () => {
    const { image, action } = nextStep(sent);
    const settlement = interpret(wished(image, false, 2), action as Action, live(NINE, 1), truth());
    expect(nextStep(settlement.image).action?.do).toBe('remove');
  });

  test.each<{ name: string; answer: EventAnswer; told?: string | null; next?: string | null }>([
    { name: 'as bay left it', answer: live(NINE, 1) },
    { name: 'as bay left it, without its stamp', answer: { kind: 'live', event: event(NINE, null) } },
    { name: 'made a series by somebody', answer: live(NINE, 1, { recurring: true }), told: 'a series' },
    { name: 'made free time by somebody', answer: live(NINE, 1, { busy: false }), told: 'free time' },
    { name: 'written into', answer: live(NINE, 1, { written: 'call first' }), told: 'call first' },
    { name: 'moved by somebody', answer: live(ELEVEN, 1), told: null },
    {
      name: 'a tombstone that somebody brought back',
      answer: live(NINE, 1, { title: 'cancelled', busy: false }),
    },
    {
      name: 'a tombstone that somebody brought back and retitled',
      answer: live(NINE, 1, { title: 'Oil', written: 'Oil', marks: A_TOMBSTONES, busy: false }),
      told: 'Oil',
    },
    { name: 'gone', answer: { kind: 'gone' }, next: null },
    { name: 'unheard of', answer: { kind: 'missing' }, next: null },
    { name: 'cancelled', answer: cancelledThere, next: null },
  ])('a stray that is $name: told as it is, and removed', ({ answer, told, next = 'remove-stray' }) => {
    const result = after(unread, answer, truth({ were: [NINE, TEN] }));
    expect(result.settlement.notes.map(({ kind, detail }) => ({ kind, detail }))).toEqual(
      told === undefined ? [] : [{ kind: 'changed-removed', detail: told }],
    );
    expect(result.next).toBe(next);
  });

  test('a stray that somebody changes between the look and its removal is looked at again', () => {
    expect(after(straying, { kind: 'changed' }).next).toBe('look-at-stray');
  });

  test('a stray that was seen again while it was being removed stays to be removed', () => {
    const { action } = nextStep(straying);
    const seenAgain = { ...straying, strays: [{ generation: 0, hint: 2 }] };
    expect(interpret(seenAgain, action as Action, { kind: 'gone' }, truth()).image.strays).toHaveLength(1);
    const { image, solved } = interpret(straying, action as Action, { kind: 'gone' }, truth());
    expect(image.strays).toEqual([]);
    expect(solved).toEqual(['removal-refused']);
  });

  test('our own move and lost answer is nobody’s move', () => {
    const local = truth({ were: [NINE, TEN, NINE] });
    const { settlement } = after(hintedAt(wished(synced, true, 3)), live(TEN, 2), local);
    expect(settlement.adopt).toBeNull();
    expect(settlement.notes).toEqual([]);
  });
});

describe('an event in a calendar where this book has never sent one, and wants none', () => {
  const unsent = hintedAt(wished(newImage(1), false, 2));

  test.each<{ name: string; answer: EventAnswer; local?: LocalTruth; notes: string[] }>([
    { name: 'somebody has moved there', answer: live(NINE, 1), notes: ['elsewhere'] },
    {
      name: 'somebody had moved there when it was over',
      answer: live(NINE, 1),
      local: truth({ were: [NINE, NINE], isHistory: true }),
      notes: [],
    },
    { name: 'is gone again', answer: cancelledThere, notes: [] },
    { name: 'is gone for good', answer: { kind: 'missing' }, notes: [] },
  ])('$name: told $notes, and nothing is owed', ({ answer, notes, ...given }) => {
    const { local = truth({ were: [NINE, NINE] }) } = given;
    const { image, action } = nextStep(unsent);
    const settlement = interpret(image, action as Action, answer, local);
    expect(settlement.notes.map(({ kind }) => kind)).toEqual(notes);
    expect(nextStep(settlement.image).action).toBeNull();
  });
});

describe('an event that is to be there no more, and is gone', () => {
  const back = wished(leaving, true, 3);
  test.each<{
    name: string;
    image: EventImage;
    answer: EventAnswer;
    /** The image by the time of the answer, where its wish has changed meanwhile. */
    meanwhile?: (image: EventImage) => EventImage;
    local?: LocalTruth;
    notes?: string[];
  }>([
    { name: 'before our first try', image: leaving, answer: { kind: 'gone' }, notes: ['left-removed'] },
    { name: 'for good', image: leaving, answer: { kind: 'missing' }, notes: ['left-removed'] },
    { name: 'perhaps by our own try', image: leaving, answer: { kind: 'gone', unheard: true } },
    { name: 'perhaps for good by our own try', image: leaving, answer: { kind: 'missing', unheard: true } },
    { name: 'after an earlier try of ours', image: burning, answer: { kind: 'gone' } },
    { name: 'by our first try', image: leaving, answer: { kind: 'removed' } },
    {
      name: 'and cancelled here as well',
      image: leaving,
      answer: { kind: 'gone' },
      local: truth({ status: 'cancelled' }),
    },
    {
      name: 'and long over',
      image: leaving,
      answer: { kind: 'gone' },
      local: truth({ isHistory: true }),
    },
    {
      name: 'as a person was asked about before it left',
      image: { ...leaving, removedRevision: 1 },
      answer: { kind: 'gone' },
    },
    {
      name: 'as a look shows before any try of ours',
      image: { ...leaving, etag: null },
      answer: cancelledThere,
      notes: ['left-removed'],
    },
    {
      name: 'as a look shows after an earlier try',
      image: { ...burning, etag: null },
      answer: cancelledThere,
    },
    {
      name: 'though nobody had heard of its creation',
      image: wished(sent, false, 2),
      answer: cancelledThere,
      notes: ['left-removed'],
    },
    {
      name: 'as the change shows that was on its way when it left',
      image: moved,
      meanwhile: (image) => wished(image, false, 3),
      answer: { kind: 'missing' },
      notes: ['left-removed'],
    },
    {
      name: 'as the look shows that was on its way when it left',
      image: hintedAt(synced),
      meanwhile: (image) => wished(image, false, 2),
      answer: cancelledThere,
      notes: ['left-removed'],
    },
    {
      name: 'when the appointment has come back meanwhile',
      image: leaving,
      meanwhile: () => ({ ...nextStep(leaving).image, ...back, burning: true }),
      answer: { kind: 'gone' },
      notes: ['left-removed'],
    },
  ])('$name: told $notes', ({ image, answer, meanwhile = (same) => same, local = truth(), notes = [] }) => {
    const { image: kept, action } = nextStep(image);
    const settlement = interpret(meanwhile(kept), action as Action, answer, local);
    expect(settlement.notes.map(({ kind }) => kind)).toEqual(notes);
    expect(settlement.image).toMatchObject({ dead: true, lookNeeded: false, etag: null });
  });

  test('is told where what somebody has changed was read between, and then deleted by them', () => {
    const changed = after(leaving, { kind: 'changed' }).settlement.image;
    const read = after(changed, live(NINE, 1)).settlement.image;
    expect(after(changed, cancelledThere).settlement.notes).toMatchObject([{ kind: 'left-removed' }]);
    expect(after(read, { kind: 'gone' }).settlement.notes).toMatchObject([{ kind: 'left-removed' }]);
  });

  test('and was purged before anybody had heard of its creation is told once its id is known to be used', () => {
    const unknown = wished(sent, false, 2);
    const missing = after(unknown, { kind: 'missing' });
    const buried = after(missing.settlement.image, { kind: 'exists' });
    expect([missing.next, buried.next]).toEqual(['bury', 'look']);
    const { settlement } = after(buried.settlement.image, { kind: 'missing' });
    expect(settlement.notes).toMatchObject([{ kind: 'left-removed' }]);
  });

  test('after its removal was refused is what a person was asked to see to', () => {
    const refused = after(leaving, { kind: 'refused', why: 'no' }).settlement.image;
    expect(after(hintedAt(refused), cancelledThere).settlement.notes).toEqual([]);
    const again = { ...refused, refusedRevision: null };
    expect(after(again, { kind: 'gone' }).settlement.notes).toEqual([]);
  });

  test('is no question any more once somebody has brought it back, nor when it is deleted once more', () => {
    const gone = after(leaving, { kind: 'gone' }).settlement.image;
    const { settlement } = after(hintedAt(gone), live(NINE, 1));
    expect(settlement).toMatchObject({ notes: [{ kind: 'left-restored' }], solved: ['left-removed'] });
    expect(after(settlement.image, { kind: 'gone' }).settlement.notes).toEqual([]);
  });

  test('by a removal of ours answers, brought back, nothing that was asked about a deletion before', () => {
    const { settlement } = after(hintedAt(dead), live(NINE, 1));
    expect(settlement).toMatchObject({ notes: [{ kind: 'left-restored' }], solved: [] });
  });
});

test.each<{ answer: EventAnswer; mayBeDone: boolean }>([
  { answer: { kind: 'throttled', why: 'too many', retryAfterMs: null }, mayBeDone: false },
  { answer: { kind: 'denied', why: 'no' }, mayBeDone: false },
  { answer: { kind: 'calendar-gone', why: 'not there' }, mayBeDone: false },
  { answer: { kind: 'unknown', why: 'no answer' }, mayBeDone: true },
  { answer: { kind: 'unknown', why: 'the connection was refused', unsent: true }, mayBeDone: false },
  { answer: { kind: 'unreadable', why: 'odd' }, mayBeDone: true },
])('a first removal that comes to $answer.kind ($answer.why): may it have been done? $mayBeDone', (given) => {
  const { image } = after(leaving, given.answer).settlement;
  expect(image).toMatchObject({ removalAttempted: given.mayBeDone, burning: true });
});

describe('without an answer', () => {
  const troubles: readonly EventAnswer[] = [
    { kind: 'unknown', why: 'no answer' },
    { kind: 'throttled', why: 'too many', retryAfterMs: null },
    { kind: 'calendar-gone', why: 'not there' },
    { kind: 'signed-out', account: 'default', why: 'invalid_grant', signIn: 'expired', signedInAt: null },
  ];
  const images = { sent, synced: moved, burning, burningUnseen, looked: { ...synced, lookNeeded: true } };
  test.each(
    troubles.flatMap((answer) => Object.entries(images).map(([name, image]) => ({ name, image, answer }))),
  )('$answer.kind while $name: nothing is concluded, and the same is owed', ({ image, answer }) => {
    const before = nextStep(image);
    const settlement: Settlement = interpret(before.image, before.action as Action, answer, truth());
    expect(settlement).toMatchObject({ adopt: null, notes: [], solved: [], trouble: answer });
    expect({ ...settlement.image, error: null }).toEqual({ ...before.image, error: null });
    expect(nextStep(settlement.image).action).toEqual(before.action);
  });
});

describe('a move that was told because its event was to go, and that event is wanted again before it went', () => {
  const wanted = after({ ...leaving, etag: null }, live(TEN, 1)).settlement.image;

  test('is looked at once more, and followed', () => {
    const { settlement } = after(wished(wanted, true, 2), live(TEN, 1), truth({ were: [NINE, NINE] }));
    expect(settlement.adopt?.times).toEqual(TEN);
    expect(settlement.solved).toContain('changed-removed');
  });

  test('is told as before where the event has gone by then', () => {
    const { settlement } = after({ ...wanted, burning: true }, { kind: 'removed' });
    expect(settlement.solved).not.toContain('changed-removed');
  });

  test('stays told of a later event, of which nobody knows whether it was meant', () => {
    const later = wished({ ...wanted, generation: 1 }, true, 2);
    const { settlement } = after(later, live(TEN, 1), truth({ were: [NINE, NINE] }));
    expect(settlement.solved).not.toContain('changed-removed');
  });
});
