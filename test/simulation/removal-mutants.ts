import { reading, stepping } from './mutant-kinds.ts';
import type { Mutant } from './world.ts';

/** What would go wrong with what is gone where nothing is to be any more. */
export const REMOVAL_MUTANTS: readonly Mutant[] = [
  reading('what is gone has been removed by the book itself', (image, action, answer, truth, sound) => {
    const { first: _, ...again } = { first: true, ...action };
    return sound({ ...image, removalAttempted: true }, again, answer, truth);
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
