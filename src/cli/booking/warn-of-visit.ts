import type { Appointment } from '../../domain/appointment.ts';
import { type View, type Warning, withWarnings } from '../../output/form/view.ts';
import { notOverbookedWarning, sharedTagWarning } from '../../output/notices/about-visit.ts';
import { othersWithTag } from '../../usecases/day/others-with-tag.ts';
import type { App } from '../app.ts';

/** The result with what should be known beside it: scripts have it in the document, people below what was done. */
export function showWarned(view: View, warnings: readonly Warning[], app: App): void {
  app.show(withWarnings(view, warnings));
  for (const { message } of warnings) app.warn(message);
}

/** Two keys with one tag: whoever fetches one takes the wrong car. */
export async function sharedTag(visit: Appointment, app: App): Promise<readonly Warning[]> {
  const [other] = await othersWithTag(visit, await app.ports());
  return other === undefined ? [] : [sharedTagWarning(visit, other)];
}

/** A reason to overbook that was given for a time that is free, and is kept nowhere. */
export function notOverbooked(
  reason: string | null | undefined,
  { value, replayed }: { readonly value: Appointment; readonly replayed: boolean },
): readonly Warning[] {
  const isKept = reason == null || replayed || value.overbookReason !== null;
  return isKept ? [] : [notOverbookedWarning(reason)];
}
