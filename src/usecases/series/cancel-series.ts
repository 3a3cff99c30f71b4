import type { Appointment, CancellationReason } from '../../domain/appointment.ts';
import type { Shop } from '../../domain/shop.ts';
import type { Change } from '../../store/changes.ts';
import { ChangeRefused } from '../../store/refusals.ts';
import type { Write } from '../../store/write.ts';
import { answeredOnce } from '../answered-once.ts';
import { checkTexts } from '../check-texts.ts';
import { counted } from '../figures/counted.ts';
import type { Ports } from '../ports.ts';
import { changedBefore, changeSeries, type SeriesChanged } from './change-series.ts';

export interface SeriesCancelRequest {
  /** At least one. */
  readonly visits: readonly Appointment[];
  readonly reason: CancellationReason;
  readonly note: string | null;
}

/** Cancels several visits of a series, all of them or none, as one entry of the journal. Throws `appointment-finished`, `key-reused`. */
export async function cancelSeries(
  { visits, reason, note }: SeriesCancelRequest,
  shop: Shop,
  write: Write,
  ports: Ports,
): Promise<SeriesChanged> {
  checkTexts({ reason: note }, write);
  return counted('cancel', write, ports, () =>
    answeredOnce<readonly Appointment[], SeriesChanged>(
      write,
      changedBefore,
      async () => {
        const changes = visits.map(({ id }): Change => ({ do: 'cancel', id, reason, note }));
        return changeSeries(visits, changes, 'cancelled', shop, write, ports).catch((thrown: unknown) => {
          throw thrown instanceof ChangeRefused ? thrown.cause : thrown;
        });
      },
      ports,
    ),
  );
}
