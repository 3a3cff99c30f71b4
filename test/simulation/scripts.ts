import { type Instant, MINUTE_MS } from '../../src/domain/interval.ts';
import type { ShopRules } from '../../src/domain/shop.ts';
import {
  type Booking,
  bookCommand,
  type Command,
  cancelCommand,
  editCommand,
  noteCommand,
  rescheduleCommand,
  restoreCommand,
  SYNC,
} from './commands.ts';
import { eventNameOf } from './event-names.ts';
import { STARTS } from './next-command.ts';
import { isThere } from './others-check.ts';
import * as people from './people.ts';
import { rowsOf } from './rows.ts';
import type { World } from './world.ts';

/** Something that happens next: a command, or somebody's doing in Google's page. Null: it has no sense any more. */
type Step = (world: World) => Command | null;

/** What happens one after the other, each to its end, unless it is cut off. */
export interface Script {
  readonly name: string;
  readonly onUnavailable: ShopRules['onUnavailable'];
  readonly steps: readonly Step[];
}

const [NINE, HALF_PAST_NINE, TEN, AFTERNOON] = STARTS as [Instant, Instant, Instant, Instant];

const VISIT: Booking = {
  visitor: 1,
  service: 'oil_change',
  at: NINE,
  bay: 'Bay 1',
  technician: 'Luis',
  key: 'visit',
};
const OTHER: Booking = { ...VISIT, visitor: 2, at: TEN, technician: 'Luis', key: 'other' };

const book =
  (changes: Partial<Booking> = {}): Step =>
  () =>
    bookCommand({ ...VISIT, ...changes });
const bookOther: Step = () => bookCommand(OTHER);
const sync: Step = () => SYNC;

/** The first visitor's newest appointment; a command about none is none. */
const about =
  (command: (id: number) => Command): Step =>
  (world) => {
    const ours = rowsOf(world.book.db)
      .appointments()
      .filter(({ start }) => start !== TEN);
    const last = ours.at(-1);
    return last === undefined ? null : command(last.id);
  };
const cancel = about(cancelCommand);
const move = (to: Instant, bay: string): Step => about((id) => rescheduleCommand(id, to, bay, null));

const restore: Step = ({ book }) => {
  const item = rowsOf(book.db)
    .items()
    .find(({ kind, resolved }) => kind === 'event-removed' && resolved === null);
  return item === undefined ? null : restoreCommand(item.id);
};

/** Somebody does something to the visitor's event in that calendar, if there is one to do it to. */
const person =
  (calendarId: string, cancelled: boolean, deed: (world: World, event: people.OurEvent) => void): Step =>
  (world) => {
    const event = people
      .ourEvents(world)
      .find((one) => one.calendarId === calendarId && one.cancelled === cancelled && one.start !== TEN);
    if (event !== undefined) deed(world, event);
    return null;
  };
const drags = (to: Instant, calendarId = 'bay-1'): Step =>
  person(calendarId, false, (world, event) => people.moved(world, event, to));
const strips = person('bay-1', false, people.unstamped);
const somebodysOwn =
  (at: Instant): Step =>
  (world) => {
    people.madeForeign(world, 'bay-1', at);
    return null;
  };
/** Somebody's own event, of which there is one, is moved there. */
const theyMove =
  (to: Instant): Step =>
  (world) => {
    const event = world.ledger.foreign.find(isThere);
    if (event !== undefined) people.movedForeign(world, event, to);
    return null;
  };
const retires =
  (bay: string): Step =>
  (world) => {
    people.retired(world, bay);
    return null;
  };
const squeeze = book({ visitor: 3, key: 'squeezed', overbook: 'squeeze' });
/** The event of what was squeezed in, which is the newest, is moved; of the same length, unless told otherwise. */
const dragsSqueezed =
  (to: Instant, lengthMs?: number): Step =>
  (world) => {
    const last = rowsOf(world.book.db).appointments().at(-1);
    const event = people
      .ourEvents(world)
      .find(({ eventId, cancelled }) => !cancelled && eventId.startsWith(eventNameOf(last?.uuid ?? UNKNOWN)));
    if (event !== undefined) people.moved(world, event, to, lengthMs);
    return null;
  };
const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const deletes = person('bay-1', false, people.deleted);
const deletesMarias = person('maria', false, people.deleted);
const renames = person('bay-1', false, people.retitled);
const describes = person('bay-1', false, people.described);
/** At the counter: the visitor's name, the car or what is noted of the visit. */
const correct: Step = (world) => editCommand('name', 1, rowsOf(world.book.db).changes());
const otherCar: Step = (world) => editCommand('model', 1, rowsOf(world.book.db).changes());
const takeNote = about((id) => noteCommand(id, 1));
const purges = person('bay-1', false, (world, event) => people.deleted(world, event, true));
const movesAway = person('bay-1', false, (...here) => people.movedAway(...here, 'yard'));
const bends = (how: 'all-day' | 'recurring'): Step =>
  person('bay-1', false, (world, event) => people.bent(world, event, how));
const restores = (calendarId = 'bay-1'): Step => person(calendarId, true, people.restored);
const tokensEnd: Step = ({ model }) => {
  model.expireSyncTokens();
  return null;
};

const script = (name: string, ...steps: Step[]): Script => ({ name, onUnavailable: 'keep', steps });

export const SCRIPTS: readonly Script[] = [
  script(
    'somebody hands it over to another, and it is moved',
    book(),
    person('bay-1', false, people.handedOver),
    move(AFTERNOON, 'Bay 1'),
    bookOther,
    sync,
  ),
  script('book', book()),
  script('book with a technician who has a calendar', book({ technician: 'Maria' })),
  { ...script('book where nothing is kept unconfirmed', book(), sync), onUnavailable: 'refuse' },
  script('book, and the same once more', book(), book()),
  {
    ...script('book, and the same once more, where nothing is kept unconfirmed', book(), book()),
    onUnavailable: 'refuse',
  },
  script('book and cancel', book(), cancel),
  script('book, cancel, book again', book(), cancel, book({ key: 'again' })),
  script('book and move', book(), move(AFTERNOON, 'Bay 1')),
  script('book and move elsewhere', book(), move(NINE, 'Bay 2')),
  script('somebody drags it, and it is moved elsewhere', book(), drags(AFTERNOON), move(NINE, 'Bay 2'), sync),
  script('somebody drags it, and it is cancelled', book(), drags(AFTERNOON), cancel, sync),
  script('book, move elsewhere and back', book(), move(NINE, 'Bay 2'), move(NINE, 'Bay 1')),
  {
    ...script('move where nothing is kept unconfirmed', book(), move(AFTERNOON, 'Bay 2')),
    onUnavailable: 'refuse',
  },
  script('book, move, and move again', book(), move(AFTERNOON, 'Bay 1'), move(HALF_PAST_NINE, 'Bay 1')),
  script('somebody drags it', book(), drags(AFTERNOON), sync),
  script('somebody drags it onto another', bookOther, book(), drags(TEN - 15 * MINUTE_MS), sync),
  script('somebody drags it while it is moved', book(), drags(AFTERNOON), move(HALF_PAST_NINE, 'Bay 1')),
  script('somebody drags it, and it is cancelled', book(), drags(AFTERNOON), cancel),
  script('somebody deletes it, and it is asked for again', book(), deletes, sync, restore),
  script('somebody deletes it for good', book(), purges, sync, restore),
  script('somebody deletes it while it is moved', book(), deletes, move(AFTERNOON, 'Bay 1'), sync),
  script('somebody deletes it, and it is moved elsewhere', book(), deletes, move(NINE, 'Bay 2'), sync),
  script(
    'somebody deletes the bay’s, then drags the technician’s',
    book({ technician: 'Maria' }),
    deletes,
    drags(AFTERNOON, 'maria'),
    sync,
  ),
  script(
    'somebody deletes the technician’s, and it is moved twice',
    book({ technician: 'Maria' }),
    deletesMarias,
    move(AFTERNOON, 'Bay 1'),
    move(HALF_PAST_NINE, 'Bay 1'),
    sync,
  ),
  script('somebody deletes it and brings it back', book(), deletes, sync, restores(), sync),
  script(
    'somebody deletes it, it is moved, and it is brought back',
    book(),
    deletes,
    sync,
    move(AFTERNOON, 'Bay 1'),
    restores(),
    sync,
  ),
  script(
    'somebody brings it back, and another is asked for',
    book(),
    deletes,
    sync,
    restores(),
    sync,
    restore,
    move(AFTERNOON, 'Bay 1'),
  ),
  script('somebody brings back what was cancelled', book(), cancel, restores(), sync),
  script(
    'somebody brings back what was moved elsewhere, before it returns',
    book(),
    move(NINE, 'Bay 2'),
    restores(),
    move(NINE, 'Bay 1'),
    sync,
  ),
  script(
    'somebody brings back what was moved elsewhere, and sync sees it before it returns',
    book(),
    move(NINE, 'Bay 2'),
    restores(),
    sync,
    move(NINE, 'Bay 1'),
    sync,
  ),
  script(
    'somebody brings back what was moved out of a bay that is gone',
    book({ bay: 'Bay 2' }),
    move(NINE, 'Bay 1'),
    retires('Bay 2'),
    restores('bay-2'),
    sync,
  ),
  script(
    'somebody brings it back twice',
    book(),
    deletes,
    sync,
    move(AFTERNOON, 'Bay 1'),
    restores(),
    sync,
    restores(),
    sync,
  ),
  script(
    'somebody brings it back as a series before another takes its place',
    book(),
    deletes,
    sync,
    restores(),
    bends('recurring'),
    move(AFTERNOON, 'Bay 1'),
    sync,
  ),
  script('somebody renames it, and it is moved elsewhere', book(), renames, sync, move(NINE, 'Bay 2')),
  script('somebody renames it, then drags it', book(), renames, sync, drags(AFTERNOON), sync),
  script('the customer is corrected', book({ technician: 'Maria' }), correct, sync),
  script('the customer is corrected twice', book(), correct, correct, sync),
  script('the car is another, and it is moved', book(), otherCar, move(AFTERNOON, 'Bay 1'), sync),
  script(
    'something is noted, and it is moved elsewhere',
    book(),
    takeNote,
    move(NINE, 'Bay 2'),
    correct,
    sync,
  ),
  script(
    'somebody writes into it, and the customer is corrected',
    book(),
    describes,
    correct,
    sync,
    correct,
    sync,
  ),
  script('somebody renames it, and something is noted', book(), renames, sync, takeNote, correct, sync),
  script('the customer is corrected, and somebody writes into it', book(), correct, describes, sync),
  script('somebody drags it, and the customer is corrected', book(), drags(AFTERNOON), correct, sync),
  script('somebody deletes it, and the customer is corrected', book(), deletes, correct, sync, restore, sync),
  script('the sync token ends while an event is deleted for good', book(), sync, purges, tokensEnd, sync),
  script('somebody moves it into another calendar', book(), sync, movesAway, sync),
  script('somebody makes it a day', book(), bends('all-day'), sync),
  script('somebody makes it a series', book(), bends('recurring'), sync),
  script(
    'somebody drags what was squeezed in onto another',
    bookOther,
    book(),
    squeeze,
    dragsSqueezed(TEN),
    sync,
  ),
  script(
    'somebody drags what was squeezed in to a free time',
    book(),
    squeeze,
    dragsSqueezed(AFTERNOON),
    sync,
  ),
  script(
    'somebody drags it onto an event of their own',
    book(),
    sync,
    somebodysOwn(AFTERNOON),
    drags(AFTERNOON),
    sync,
  ),
  script(
    'somebody drags an event of their own onto what was squeezed in',
    book(),
    somebodysOwn(AFTERNOON),
    squeeze,
    sync,
    theyMove(NINE),
    sync,
  ),
  script(
    'somebody puts an event of their own over it, and drags it away again',
    book(),
    sync,
    somebodysOwn(NINE),
    sync,
    theyMove(AFTERNOON),
    sync,
  ),
  script('squeezed in over an event of somebody’s own beneath it', book(), somebodysOwn(NINE), squeeze, sync),
  script(
    'somebody shortens what was squeezed in to the time of an event of their own',
    book(),
    squeeze,
    somebodysOwn(NINE),
    dragsSqueezed(NINE, 15 * MINUTE_MS),
    sync,
  ),
  script(
    'somebody drags it, and its bay is gone',
    book({ bay: 'Bay 2' }),
    retires('Bay 2'),
    drags(AFTERNOON, 'bay-2'),
    sync,
  ),
  script(
    'a program strips it of its stamp, and somebody drags it',
    book(),
    sync,
    strips,
    drags(AFTERNOON),
    sync,
  ),
];
