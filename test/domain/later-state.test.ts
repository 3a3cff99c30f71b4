import { expect, test } from 'vitest';
import { type EventImage, newImage } from '../../src/domain/event-image.ts';
import { marksOf } from '../../src/domain/event-texts.ts';
import { isOfLaterState, type KnownHere } from '../../src/domain/later-state.ts';
import { span } from '../support/book.ts';

const UUID = '6a0ce9be-0000-4000-8000-000000000001';
const [NINE, TEN] = [span('09:00-09:30'), span('10:00-10:30')];
const says = (title: string) => marksOf({ title, description: 'Customer: Ana' });

const SHOWN: EventImage = {
  ...newImage(2),
  attempted: true,
  confirmed: true,
  syncedRevision: 2,
  texts: says('Oil'),
};

/** What the book has: revision 2, shown at nine. */
const HERE: KnownHere = {
  revision: 2,
  image: SHOWN,
  says: says('Oil'),
  timesThen: NINE,
};

interface Seen {
  readonly revision?: number;
  readonly at?: typeof NINE;
  readonly title?: string;
  readonly cancelled?: boolean;
}

function event({ revision = 2, at = NINE, title = 'Oil', cancelled = false }: Seen) {
  const stamp = { bookId: 'book', appointmentUuid: UUID, revision };
  return {
    calendarId: 'primary',
    eventId: 'ap',
    etag: '"1"',
    cancelled,
    busy: true,
    allDay: false,
    recurring: false,
    title,
    testRun: null,
    link: null,
    createdAt: 0,
    updatedAt: 0,
    ...at,
    stamp,
    marks: says(title),
  };
}

test.each<{ name: string; seen: Seen; here?: Partial<KnownHere>; later: boolean }>([
  { name: 'as the book has it', seen: {}, later: false },
  { name: 'of a later revision', seen: { revision: 3 }, later: true },
  { name: 'of a later revision, and in the bin', seen: { revision: 3, cancelled: true }, later: true },
  {
    name: 'of an earlier revision, which the book has not brought there yet',
    seen: { revision: 1 },
    later: false,
  },
  { name: 'dragged by somebody', seen: { at: TEN }, later: false },
  {
    name: 'of a later revision, in a calendar in which the book never showed it',
    seen: { revision: 3, at: TEN },
    here: { image: null },
    later: true,
  },
  {
    name: 'of its own revision, which somebody has moved to another calendar',
    seen: {},
    here: { image: null },
    later: false,
  },
  {
    name: 'of a revision that the book has, never showed and has elsewhere',
    seen: { at: TEN },
    here: { image: { ...SHOWN, syncedRevision: 1 } },
    later: true,
  },
  {
    name: 'of a revision that was written, and nobody heard the answer',
    seen: {},
    here: { image: { ...SHOWN, syncedRevision: 1 } },
    later: false,
  },
  { name: 'with a name that bay wrote and this book never did', seen: { title: 'Oil - Ana' }, later: true },
  {
    name: 'with a name that this book would write now',
    seen: { title: 'Oil - Ana' },
    here: { says: says('Oil - Ana') },
    later: false,
  },
  {
    name: 'with a title that is somebody’s, which kept ours out',
    seen: { title: 'Oil - Ana' },
    here: { image: { ...SHOWN, theirs: ['title'] } },
    later: false,
  },
])('an event $name: $later', ({ seen, here, later }) => {
  expect(isOfLaterState(event(seen), { ...HERE, ...here })).toBe(later);
});
