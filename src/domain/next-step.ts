import { type EventImage, nextGeneration } from './event-image.ts';
import type { Stray } from './strays.ts';

interface OfThisGeneration {
  readonly do: 'create' | 'update' | 'remove' | 'bury' | 'look';
  readonly generation: number;
  /** The revision of the appointment that the request is about. */
  readonly revision: number;
  readonly hint: number;
  /** No request to create this generation, or to remove it, can have been carried out before. */
  readonly first?: true;
}

/** What is to be asked of the calendar next. */
export type Action =
  | OfThisGeneration
  | { readonly do: 'look-at-stray'; readonly generation: number; readonly hint: number }
  | {
      readonly do: 'remove-stray';
      readonly generation: number;
      readonly hint: number;
      /** The state in which it was read, or `ANY_STATE`. */
      readonly etag: string;
    };

export interface Step {
  /** To be stored before the request is sent. */
  readonly image: EventImage;
  /** Null: nothing to do. */
  readonly action: Action | null;
}

/** Decides the next request, and what has to be durable before it is sent (docs/protocol.md §4). */
export function nextStep(image: EventImage): Step {
  const { generation, wantedRevision: revision, hints: hint } = image;
  const step = (action: OfThisGeneration['do'], kept: EventImage = image): Step => ({
    image: kept,
    action: { do: action, generation, revision, hint },
  });
  const stray = image.strays.find(({ refused }) => !refused);
  if (stray !== undefined) return { image, action: strayStep(stray) };
  const hinted = image.hints > image.hintsSeen;
  if (image.dead) {
    if (hinted) return step('look');
    return image.present ? nextStep(nextGeneration(image)) : settled(image);
  }
  const refused = image.refusedRevision === revision;
  if (refused) return hinted ? step('look') : { image, action: null };
  if (!image.present || image.burning) {
    if (!image.attempted) return hinted ? step('look') : settled(image);
    if (image.tombstoneNeeded) return step('bury', { ...image, burning: true, buried: true });
    // Whatever a person has made of it meanwhile is read before it is removed.
    return image.etag === null ? step('look') : removal(image, revision, hint);
  }
  if (image.lookNeeded) return step('look');
  if (image.removedRevision !== null) {
    if (hinted) return step('look');
    return revision > image.removedRevision ? nextStep(nextGeneration(image)) : { image, action: null };
  }
  if (!image.confirmed) return creation(image, revision, hint);
  if (hinted) return step('look');
  if (revision > image.syncedRevision || image.textsOwed) return step('update');
  return { image, action: null };
}

/** Whatever a person has made of it is read before it is removed. */
function strayStep({ generation, hint, etag }: Stray): Action {
  return etag === undefined
    ? { do: 'look-at-stray', generation, hint }
    : { do: 'remove-stray', generation, hint, etag };
}

function creation(image: EventImage, revision: number, hint: number): Step {
  const first = image.attempted ? {} : ({ first: true } as const);
  const action: Action = { do: 'create', generation: image.generation, revision, hint, ...first };
  return { image: { ...image, attempted: true }, action };
}

function removal(image: EventImage, revision: number, hint: number): Step {
  const first = image.removalAttempted ? {} : ({ first: true } as const);
  const action: Action = { do: 'remove', generation: image.generation, revision, hint, ...first };
  return { image: { ...image, burning: true, removalAttempted: true }, action };
}

function settled(image: EventImage): Step {
  return { image: { ...image, syncedRevision: image.wantedRevision, error: null }, action: null };
}

/**
 * Whether the event stays where it is for now: nothing is taken away before it is shown where it belongs instead, or that
 * calendar has refused it for good (docs/protocol.md §8). So a name that leads to a wrong calendar by mistake does not empty
 * the right one.
 */
export function waits({ present, burning, dead }: EventImage, isStillToBeShown: boolean): boolean {
  return !present && !burning && !dead && isStillToBeShown;
}

/** True while something is owed to the calendar. */
export function isOwed(image: EventImage): boolean {
  return nextStep(image).action !== null;
}
