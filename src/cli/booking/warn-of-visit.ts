import type { Appointment } from '../../domain/appointment.ts';
import { notOverbookedText, sharedTagText } from '../../output/notices/about-visit.ts';
import { othersWithTag } from '../../usecases/day/others-with-tag.ts';
import type { App } from '../app.ts';

/** Two keys with one tag: whoever fetches one takes the wrong car. */
export async function warnOfSharedTag(visit: Appointment, app: App): Promise<void> {
  const [other] = await othersWithTag(visit, await app.ports());
  if (other !== undefined) app.warn(sharedTagText(visit, other));
}

/** A reason to overbook that was given for a time that is free, and is kept nowhere. */
export function warnIfNotOverbooked(
  reason: string | null | undefined,
  { value, replayed }: { readonly value: Appointment; readonly replayed: boolean },
  app: App,
): void {
  if (reason != null && !replayed && value.overbookReason === null) app.warn(notOverbookedText(reason));
}
