import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type EventImage,
  followed,
  givenUp,
  hinted,
  isGivenUp,
  isSameImage,
  mayBeOurs,
  newImage,
  nextGeneration,
  takenUp,
  triedAgain,
  wished,
} from '../../src/domain/event-image.ts';
import { imageStatus } from '../../src/domain/image-status.ts';
import { isOwed, nextStep } from '../../src/domain/next-step.ts';
import { strayed } from '../../src/domain/strays.ts';

const never = newImage(1);
const synced: EventImage = {
  ...never,
  attempted: true,
  confirmed: true,
  syncedRevision: 1,
  etag: '"1"',
};
const dead: EventImage = { ...wished(synced, false, 2), dead: true, syncedRevision: 2, etag: null };
const flagged: EventImage = { ...synced, removedRevision: 1 };

const flag = fc.boolean();
const revision = fc.integer({ min: 1, max: 4 });
const anyImage: fc.Arbitrary<EventImage> = fc.record({
  generation: fc.integer({ min: 0, max: 3 }),
  present: flag,
  wantedRevision: revision,
  syncedRevision: fc.integer({ min: 0, max: 4 }),
  attempted: flag,
  confirmed: flag,
  burning: flag,
  removalAttempted: flag,
  tombstoneNeeded: flag,
  buried: flag,
  dead: flag,
  lookNeeded: flag,
  hints: fc.integer({ min: 0, max: 3 }),
  hintsSeen: fc.integer({ min: 0, max: 3 }),
  removedRevision: fc.option(revision),
  refusedRevision: fc.option(revision),
  bent: flag,
  strays: fc.array(
    // To the comparison that it is held against, one without a prototype is another one.
    fc.record(
      { generation: fc.constant(0), hint: fc.integer({ min: 0, max: 3 }) },
      { noNullPrototype: true },
    ),
    { maxLength: 1 },
  ),
  etag: fc.option(fc.constant('"1"')),
  written: fc.option(fc.constant('KEY IN BOX')),
  texts: fc.option(
    fc.record({ title: fc.constantFrom('a', 'b'), description: fc.constant('c') }, { noNullPrototype: true }),
  ),
  theirs: fc.subarray(['title', 'description'] as const),
  textsOwed: flag,
  link: fc.constant(null),
  error: fc.constant(null),
});

test('images are the same when every fact of them is', () => {
  const oneFactChanged = fc.tuple(
    anyImage,
    anyImage,
    fc.constantFrom(...(Object.keys(never) as (keyof EventImage)[])),
  );
  fc.assert(
    fc.property(oneFactChanged, ([image, other, fact]) => {
      expect(isSameImage(image, structuredClone(image))).toBe(true);
      const changed = { ...image, [fact]: other[fact] };
      expect(isSameImage(image, changed)).toBe(isDeepStrictEqual(image[fact], other[fact]));
    }),
  );
});

test('an event that somebody has deleted beside one that was followed is asked about until the counter has its say', () => {
  const beside = followed(flagged, true, 2);
  expect([nextStep(beside).action, imageStatus({ ...beside, isOwed: isOwed(beside) })]).toEqual([
    null,
    'needs_person',
  ]);
  expect(nextStep(wished(beside, true, 3)).action).toMatchObject({ do: 'create', generation: 1 });
  expect(followed(synced, true, 2)).toEqual(wished(synced, true, 2));
});

test('what the counter has answered before another event is followed stays answered: a new event comes', () => {
  const answered = followed(wished(flagged, true, 2), true, 3);
  expect(nextStep(answered).action).toMatchObject({ do: 'create', generation: 1 });
});

test.each([
  { name: 'the one that is shown', image: synced, seen: 0, ours: true },
  { name: 'the one that is to be made', image: never, seen: 0, ours: true },
  {
    name: 'one that was never sent and is wanted no more',
    image: wished(never, false, 2),
    seen: 0,
    ours: false,
  },
  { name: 'an earlier one', image: nextGeneration(dead), seen: 0, ours: true },
  { name: 'a later one', image: synced, seen: 1, ours: false },
])('$name may be this book’s doing: $ours', ({ image, seen, ours }) => {
  expect(mayBeOurs(image, seen)).toBe(ours);
});

test('whatever is owed can be given up, and is owed again once it is taken up', () => {
  fc.assert(
    fc.property(anyImage.filter(isOwed), (image) => {
      const dropped = givenUp(image);
      expect([isOwed(dropped), isGivenUp(dropped)]).toEqual([false, true]);
      expect(isOwed(takenUp(dropped))).toBe(true);
      expect(isGivenUp(takenUp(dropped))).toBe(false);
    }),
  );
});

test('what was given up is failed until the counter wants something else', () => {
  const dropped = givenUp({ ...wished(synced, true, 2), error: 'no answer' });
  expect(imageStatus({ ...dropped, isOwed: isOwed(dropped) })).toBe('failed');
  expect(dropped.error).toBe('given up: no answer');
  expect(nextStep(wished(dropped, true, 3)).action).toMatchObject({ do: 'update' });
  expect(nextStep(takenUp(dropped)).action).toMatchObject({ do: 'look' });
});

describe('another try', () => {
  test('of a removed event is another event', () => {
    expect(triedAgain(flagged)).toMatchObject({ generation: 1, removedRevision: null, strays: [] });
  });

  test('of a removed event of which something was seen since removes that one first', () => {
    const image = triedAgain(hinted(flagged));
    const first = nextStep(image).action;
    expect(first).toMatchObject({ do: 'look-at-stray', generation: 0 });
    expect(nextStep({ ...image, strays: [] }).action).toMatchObject({ do: 'create', generation: 1 });
  });

  test('of a removed event that nobody could look at removes that one first', () => {
    const image = triedAgain({ ...flagged, lookNeeded: true });
    expect(nextStep(image).action).toMatchObject({ do: 'look-at-stray', generation: 0 });
  });

  test('of the removal of an earlier event is that removal', () => {
    const stray = { generation: 0, hint: 1, refused: true } as const;
    const image = { ...synced, generation: 1, hints: 1, hintsSeen: 1, strays: [stray] };
    expect(nextStep(image).action).toBeNull();
    expect(nextStep(triedAgain(image)).action).toMatchObject({ do: 'look-at-stray', generation: 0 });
  });

  test('a removal that was refused is tried again once the event is seen again', () => {
    const stray = { generation: 0, hint: 1, refused: true } as const;
    const image = strayed({ ...synced, generation: 1, hints: 1, hintsSeen: 1, strays: [stray] }, 0);
    expect(nextStep(image).action).toMatchObject({ do: 'look-at-stray', generation: 0, hint: 2 });
  });

  test('of a refused change is the same change', () => {
    const refused = { ...synced, wantedRevision: 2, refusedRevision: 2 };
    expect(nextStep(triedAgain(refused)).action?.do).toBe('update');
  });

  test('of what is not to be shown, or not in need of it, is nothing', () => {
    const gone = wished(flagged, false, 2);
    expect(triedAgain(gone)).toBe(gone);
    expect(triedAgain(synced)).toBe(synced);
  });
});

describe('whatever state an image is in', () => {
  test('deciding twice decides the same', () => {
    fc.assert(
      fc.property(anyImage, (image) => {
        const once = nextStep(image);
        const { first: _, ...action } = { first: null, ...once.action };
        expect({ ...nextStep(once.image).action }).toEqual(action);
      }),
    );
  });

  test('nothing is created or removed that was not remembered first', () => {
    fc.assert(
      fc.property(anyImage, (image) => {
        const { image: kept, action } = nextStep(image);
        if (action?.do === 'create') expect(kept.attempted).toBe(true);
        if (action?.do === 'remove') expect(kept).toMatchObject({ burning: true, removalAttempted: true });
      }),
    );
  });

  test('an id is given up only when it is proven dead or somebody removed its event', () => {
    fc.assert(
      fc.property(anyImage, (image) => {
        const { image: kept } = nextStep(image);
        if (kept.generation !== image.generation) {
          expect(kept.generation).toBe(image.generation + 1);
          expect(image.dead || image.removedRevision !== null).toBe(true);
        }
      }),
    );
  });

  test('nothing is created of an appointment that is not to be shown', () => {
    fc.assert(
      fc.property(anyImage, (image) => {
        const { action } = nextStep({ ...image, present: false });
        expect(action?.do).not.toBe('create');
        expect(action?.do).not.toBe('update');
      }),
    );
  });

  test('the next generation forgets nothing but its own', () => {
    fc.assert(
      fc.property(anyImage, (image) => {
        const next = nextGeneration(image);
        expect(next.strays).toEqual(image.strays);
        expect(next.wantedRevision).toBe(image.wantedRevision);
        expect(next.hintsSeen).toBe(image.hints);
      }),
    );
  });

  test('a stray asks for no look at the live generation', () => {
    fc.assert(
      fc.property(anyImage, (image) => {
        const after = strayed(image, 0);
        expect(after.hints > after.hintsSeen).toBe(image.hints > image.hintsSeen);
      }),
    );
  });
});
