import type { EventAnswer } from '../../src/domain/calendar-answer.ts';
import type { LocalTruth } from '../../src/domain/event-edits.ts';
import type { EventImage } from '../../src/domain/event-image.ts';
import type { Action, Step } from '../../src/domain/next-step.ts';
import type { Protocol } from '../../src/domain/protocol.ts';
import type { Settlement } from '../../src/domain/settlement.ts';
import type { Mutant } from './world.ts';

/** A protocol that differs in what it sends next, or in what has to be durable before. */
export function stepping(
  name: string,
  change: (image: EventImage, sound: Protocol['nextStep']) => Step,
): Mutant {
  return { name, protocol: (sound) => ({ ...sound, nextStep: (image) => change(image, sound.nextStep) }) };
}

type Meaning = (
  image: EventImage,
  action: Action,
  answer: EventAnswer,
  truth: LocalTruth,
  sound: Protocol['interpret'],
) => Settlement;

/** A protocol that takes answers for something else than they are. */
export function reading(name: string, change: Meaning): Mutant {
  return {
    name,
    protocol: (sound) => ({
      ...sound,
      interpret: (image, action, answer, truth) => change(image, action, answer, truth, sound.interpret),
    }),
  };
}
