import { ANY_STATE } from '../../src/domain/event-image.ts';
import { reading, stepping } from './mutant-kinds.ts';
import type { Mutant } from './world.ts';

/** What was removed is shown again because somebody has dragged the appointment's other event. */
const FOLLOWED_ANSWERS: Mutant = {
  name: 'a move that is followed puts back what was removed beside it',
  store: (sound, { db }) => ({
    ...sound,
    images: {
      ...sound.images,
      settle: async (...given) => {
        const settled = await sound.images.settle(...given);
        if (settled.adopted !== null)
          db.prepare(
            `UPDATE calendar_image SET removed_revision = removed_revision - 1, owed = 1
             WHERE appointment_id = ? AND removed_revision = wanted_revision`,
          ).run(settled.adopted.id);
        return settled;
      },
    },
  }),
};

const CHANGE_ANSWERS: Mutant = {
  name: 'what is asked about a deletion closes when the appointment is changed',
  store: (sound, { db }) => ({
    ...sound,
    appointments: {
      ...sound.appointments,
      reschedule: async (...given) => {
        const moved = await sound.appointments.reschedule(...given);
        db.exec(`UPDATE inbox_item SET kind = 'event-removed' WHERE kind = 'left-removed'`);
        return moved;
      },
    },
  }),
};

/** What would go wrong with what is gone where nothing is to be any more. */
export const REMOVAL_MUTANTS: readonly Mutant[] = [
  FOLLOWED_ANSWERS,
  CHANGE_ANSWERS,
  {
    name: 'a calendar is forgotten once all is gone from it',
    store: (sound) => ({
      ...sound,
      calendars: { ...sound.calendars, everUsed: (after) => sound.calendars.used(after) },
    }),
  },
  reading('what is gone has been removed by the book itself', (image, action, answer, truth, sound) => {
    const { first: _, ...again } = { first: true, ...action };
    return sound({ ...image, removalAttempted: true }, again, answer, truth);
  }),
  reading('what people wrote into an event is not kept', (image, action, answer, truth, sound) =>
    sound({ ...image, written: null }, action, answer, truth),
  ),
  stepping('a stray is removed unread', (image, sound) =>
    sound({ ...image, strays: image.strays.map((stray) => ({ etag: ANY_STATE, ...stray })) }),
  ),
  reading('what is read of a stray is not told', (image, action, answer, truth, sound) => {
    const settlement = sound(image, action, answer, truth);
    return action.do === 'look-at-stray' ? { ...settlement, notes: [] } : settlement;
  }),
  stepping('every removal counts as the first', (image, sound) =>
    sound({ ...image, removalAttempted: false }),
  ),
  reading('what a look finds gone was never anybody’s', (image, action, answer, truth, sound) => {
    const removalAttempted = image.removalAttempted || (action.do === 'look' && !image.present);
    return sound({ ...image, removalAttempted }, action, answer, truth);
  }),
  reading('what was never sent may have been done', (image, action, answer, truth, sound) => {
    const { unsent: _, ...sent } = { unsent: true, ...answer };
    return sound(image, action, sent, truth);
  }),
];
