import type { ShopTime } from '../../output/form/moments.ts';
import type { FoundSlots } from '../../usecases/free-time/find-slots.ts';
import type { App } from '../app.ts';
import { warnOfCure } from './warn-if-not-shown.ts';

/** Says where others' time is known from, if a calendar could not be asked. */
export async function warnOfSource(
  found: Pick<FoundSlots, 'source' | 'trouble' | 'checkedAt'>,
  time: ShopTime,
  app: App,
): Promise<void> {
  if (found.trouble === null) return;
  const { sourceNote } = await import('../../output/appointments/slots-source.ts');
  const note = sourceNote(found, time);
  if (note !== null) app.warn(note);
  await warnOfCure(found.trouble, app);
  await app.warnOfSignIns();
}
