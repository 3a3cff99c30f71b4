import { isOfOneEvent } from '../../src/domain/calendar-answer.ts';
import { nextGeneration } from '../../src/domain/event-image.ts';
import { now } from '../../src/domain/settlement.ts';
import { BOOK_MUTANTS } from './book-mutants.ts';
import { CALENDAR_MUTANTS } from './calendar-mutants.ts';
import { MOVE_MUTANTS } from './move-mutants.ts';
import { reading, stepping } from './mutant-kinds.ts';
import { REMOVAL_MUTANTS } from './removal-mutants.ts';
import { TEXT_MUTANTS } from './text-mutants.ts';
import type { Mutant } from './world.ts';

const ATTEMPTED_LATER: Mutant = {
  name: 'attempted not durable',
  protocol: (sound) => ({
    ...sound,
    nextStep: (image) => {
      const step = sound.nextStep(image);
      return step.action?.do === 'create' ? { ...step, image: { ...step.image, attempted: false } } : step;
    },
    interpret: (image, action, answer, truth) =>
      sound.interpret(action.do === 'create' ? { ...image, attempted: true } : image, action, answer, truth),
  }),
};

const BURNING_LATER: Mutant = {
  name: 'burning not durable',
  protocol: (sound) => ({
    ...sound,
    nextStep: (image) => {
      const step = sound.nextStep(image);
      return step.action?.do === 'remove' ? { ...step, image: { ...step.image, burning: false } } : step;
    },
    interpret: sound.interpret,
  }),
};

/** The deliberate faults, each of which the simulator has to notice (docs/protocol.md §19). */
export const MUTANTS: readonly Mutant[] = [
  ATTEMPTED_LATER,
  reading('409 leads to a new id', (image, action, answer, truth, sound) =>
    action.do === 'create' && answer.kind === 'exists'
      ? now(nextGeneration(image))
      : sound(image, action, answer, truth),
  ),
  ...BOOK_MUTANTS,
  ...CALENDAR_MUTANTS,
  ...MOVE_MUTANTS,
  ...REMOVAL_MUTANTS,
  ...TEXT_MUTANTS,
  stepping('a restored event ignored', (image, sound) =>
    sound(image.dead ? { ...image, hintsSeen: image.hints } : image),
  ),
  stepping('an id reused after its deletion', (image, sound) => {
    const step = sound(image);
    const { generation } = image;
    if (step.image.generation === generation || step.action === null) return step;
    return { image: { ...step.image, generation }, action: { ...step.action, generation } };
  }),
  BURNING_LATER,
  stepping('stray generations ignored', (image, sound) => sound({ ...image, strays: [] })),
  reading('a timeout counts as failure', (image, action, answer, truth, sound) => {
    const settlement = sound(image, action, answer, truth);
    if (action.do !== 'create' || answer.kind !== 'unknown') return settlement;
    return { ...settlement, image: { ...settlement.image, attempted: false } };
  }),
  {
    name: 'a removal waits for nothing',
    protocol: (sound) => ({ ...sound, waits: () => false }),
  },
  reading('what is read before a removal is told to nobody', (image, action, answer, truth, sound) => {
    const settlement = sound(image, action, answer, truth);
    const notes = settlement.notes.filter(({ kind }) => kind !== 'changed-removed');
    return { ...settlement, notes };
  }),
  reading('the present revision counts as shown', (image, action, answer, truth, sound) => {
    const settlement = sound(image, action, answer, truth);
    if ((action.do !== 'create' && action.do !== 'update') || answer.kind !== 'live') return settlement;
    return { ...settlement, image: { ...settlement.image, syncedRevision: image.wantedRevision } };
  }),
  reading('no stamp', (image, action, answer, truth, sound) => {
    if (!('event' in answer) || answer.event.stamp === null) return sound(image, action, answer, truth);
    const stamp = { ...answer.event.stamp, revision: Math.max(1, image.syncedRevision) };
    return sound(image, action, { ...answer, event: { ...answer.event, stamp } }, truth);
  }),
  reading('no tombstone', (image, action, answer, truth, sound) =>
    sound(
      image,
      action,
      action.do === 'look' && !image.present && answer.kind === 'missing' ? { kind: 'gone' } : answer,
      truth,
    ),
  ),
  reading(
    'a tombstone that somebody brings back has been made free by them',
    (image, action, answer, truth, sound) => sound({ ...image, buried: false }, action, answer, truth),
  ),
  reading('409 counts as success', (image, action, answer, truth, sound) =>
    action.do === 'create' && answer.kind === 'exists'
      ? now({ ...image, confirmed: true, syncedRevision: action.revision })
      : sound(image, action, answer, truth),
  ),
  reading('412 counts as success', (image, action, answer, truth, sound) =>
    action.do === 'update' && answer.kind === 'changed'
      ? now({ ...image, syncedRevision: action.revision })
      : sound(image, action, answer, truth),
  ),
  stepping('what is dead is not looked at again', (image, sound) =>
    sound(image.dead && image.present ? { ...image, hintsSeen: image.hints } : image),
  ),
  reading('a stray’s hint is not compared', (image, action, answer, truth, sound) => {
    const settlement = sound(image, action, answer, truth);
    if (action.do !== 'remove-stray' || settlement.trouble !== null) return settlement;
    const strays = image.strays.filter(({ generation }) => generation !== action.generation);
    return { ...settlement, image: { ...settlement.image, strays } };
  }),
  reading('a look answers every hint', (image, action, answer, truth, sound) =>
    sound(image, action.do === 'look' ? { ...action, hint: image.hints } : action, answer, truth),
  ),
  reading('one refusal stops the calendar', (image, action, answer, truth, sound) =>
    'why' in answer && isOfOneEvent(answer)
      ? { ...now({ ...image, error: answer.why }), trouble: { kind: 'denied', why: answer.why } }
      : sound(image, action, answer, truth),
  ),
  reading('409 proves nothing', (image, action, answer, truth, sound) => {
    const settlement = sound(image, action, answer, truth);
    if (action.do !== 'create' || answer.kind !== 'exists') return settlement;
    return { ...settlement, image: { ...settlement.image, confirmed: image.confirmed } };
  }),
  reading('404 counts as deleted by somebody', (image, action, answer, truth, sound) =>
    sound(action.do === 'look' ? { ...image, confirmed: true } : image, action, answer, truth),
  ),
  reading('a refused look leaves alive what is back', (image, action, answer, truth, sound) => {
    const settlement = sound(image, action, answer, truth);
    if (action.do !== 'look' || !isOfOneEvent(answer)) return settlement;
    const { dead, burning, lookNeeded } = image;
    return { ...settlement, image: { ...settlement.image, dead, burning, lookNeeded } };
  }),
];
