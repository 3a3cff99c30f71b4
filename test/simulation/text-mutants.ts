import type { EventImage } from '../../src/domain/event-image.ts';
import type { Settlement } from '../../src/domain/settlement.ts';
import { reading } from './mutant-kinds.ts';
import type { Mutant } from './world.ts';

function withImage(settlement: Settlement, change: Partial<EventImage>): Settlement {
  const { adopt } = settlement;
  return {
    ...settlement,
    image: { ...settlement.image, ...change },
    adopt: adopt && { ...adopt, otherwise: withImage(adopt.otherwise, change) },
  };
}

const EDIT_OWES_NOTHING: Mutant = {
  name: 'what a customer is called now is owed to no calendar',
  store: (sound, { db }) => ({
    ...sound,
    customers: {
      ...sound.customers,
      edit: async (...given) => {
        const edited = await sound.customers.edit(...given);
        db.exec(`UPDATE calendar_image SET texts_owed = 0, owed = 0
          WHERE texts_owed = 1 AND confirmed = 1 AND synced_revision >= wanted_revision AND hints <= hints_seen`);
        return edited;
      },
    },
  }),
};

/** What would go wrong with what events say. */
export const TEXT_MUTANTS: readonly Mutant[] = [
  EDIT_OWES_NOTHING,
  reading('texts are written over what somebody wrote', (image, action, answer, truth, sound) => {
    const settlement = sound(image, action, answer, truth);
    if (settlement.image.theirs.length === 0) return settlement;
    return withImage(settlement, {
      theirs: [],
      texts: { title: '', description: '' },
      textsOwed: action.do === 'look',
    });
  }),
  reading(
    'a change that somebody’s words keep out is told to nobody',
    (image, action, answer, truth, sound) => {
      const settlement = sound(image, action, answer, truth);
      return { ...settlement, notes: settlement.notes.filter(({ kind }) => kind !== 'texts-kept') };
    },
  ),
  reading('the texts of now count as written', (image, action, answer, truth, sound) => {
    const settlement = sound(image, action, answer, truth);
    if (action.do !== 'update' || answer.kind !== 'live') return settlement;
    return withImage(settlement, { texts: truth.texts, textsOwed: false });
  }),
  reading('a look takes the texts there for those of now', (image, action, answer, truth, sound) => {
    const settlement = sound(image, action, answer, truth);
    if (action.do !== 'look' || answer.kind !== 'live') return settlement;
    return withImage(settlement, { texts: truth.texts, theirs: [], textsOwed: false });
  }),
  reading('what bay wrote is known by the book alone', (image, action, answer, truth, sound) => {
    if (!('event' in answer)) return sound(image, action, answer, truth);
    const { marks: _, ...event } = answer.event;
    return sound(image, action, { ...answer, event }, truth);
  }),
  reading('what is somebody’s is owed for ever', (image, action, answer, truth, sound) => {
    const settlement = sound(image, action, answer, truth);
    return settlement.image.theirs.length === 0 ? settlement : withImage(settlement, { textsOwed: true });
  }),
];
