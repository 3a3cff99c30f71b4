import { seriesCancelledView } from '../output/appointments/series.ts';
import type { Outcome, View } from '../output/form/view.ts';
import type { Write } from '../store/write.ts';
import {
  cancelSeries,
  type SeriesCancelRequest,
  type SeriesChanged,
} from '../usecases/series/cancel-series.ts';
import type { App } from './app.ts';
import { warnIfNotShown } from './warn-if-not-shown.ts';
import { outcomeOf } from './writing.ts';

/** Changes of several visits of a series at once. Loaded where a command means more than one. */

export async function cancelSeveral(request: SeriesCancelRequest, write: Write, app: App): Promise<void> {
  const time = await app.time();
  const cancelled = await cancelSeries(request, await app.shop(), write, await app.ports());
  await show(cancelled, (outcome) => seriesCancelledView(cancelled, outcome, time), write, app);
}

async function show(
  changed: SeriesChanged,
  view: (outcome: Outcome) => View,
  write: Write,
  app: App,
): Promise<void> {
  app.show(view(outcomeOf(changed, write)));
  const owed = changed.value.find(({ image }) => image !== null && image.status !== 'synced');
  if (!write.dryRun && owed !== undefined) await warnIfNotShown(owed, changed.trouble, app);
}
