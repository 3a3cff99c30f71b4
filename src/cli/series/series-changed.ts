import type { Appointment } from '../../domain/appointment.ts';
import { seriesCancelledView, seriesWrittenView } from '../../output/appointments/series.ts';
import type { Outcome, View } from '../../output/form/view.ts';
import type { Write } from '../../store/write.ts';
import type { EditRequest } from '../../usecases/booking/edit-visit.ts';
import type { RescheduleRequest } from '../../usecases/booking/reschedule-appointment.ts';
import { cancelSeries, type SeriesCancelRequest } from '../../usecases/series/cancel-series.ts';
import type { SeriesChanged } from '../../usecases/series/change-series.ts';
import { editSeries } from '../../usecases/series/edit-series.ts';
import { moveSeries } from '../../usecases/series/move-series.ts';
import type { App } from '../app.ts';
import { warnIfOneIsNotShown } from '../calendars/warn-if-not-shown.ts';
import { outcomeOf } from '../options/writing.ts';

/** Changes of several visits of a series at once. Loaded where a command means more than one. */

export async function cancelSeveral(request: SeriesCancelRequest, write: Write, app: App): Promise<void> {
  const time = await app.time();
  const cancelled = await cancelSeries(request, await app.shop(), write, await app.ports());
  await show(cancelled, (outcome) => seriesCancelledView(cancelled, outcome, time), write, app);
}

export async function moveSeveral(
  request: RescheduleRequest,
  visits: readonly Appointment[],
  write: Write,
  app: App,
): Promise<void> {
  const time = await app.time();
  const moved = await moveSeries(request, visits, await app.shop(), write, await app.ports());
  await show(moved, (outcome) => seriesWrittenView(moved, 'moved', outcome, time), write, app);
}

export async function editSeveral(
  request: EditRequest,
  visits: readonly Appointment[],
  write: Write,
  app: App,
): Promise<void> {
  const time = await app.time();
  const edited = await editSeries(request, visits, await app.shop(), write, await app.ports());
  await show(edited, (outcome) => seriesWrittenView(edited, 'changed', outcome, time), write, app);
}

async function show(
  changed: SeriesChanged,
  view: (outcome: Outcome) => View,
  write: Write,
  app: App,
): Promise<void> {
  app.show(view(outcomeOf(changed, write)));
  if (!write.dryRun) await warnIfOneIsNotShown(changed.value, changed.trouble, app);
}
