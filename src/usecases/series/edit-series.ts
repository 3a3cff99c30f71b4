import { type Appointment, isOpen } from '../../domain/appointment.ts';
import type { Shop } from '../../domain/shop.ts';
import { AppError, type Refused } from '../../failure.ts';
import type { Change } from '../../store/changes.ts';
import type { Placement } from '../../store/placements.ts';
import { ChangeRefused, PlacementRefused } from '../../store/refusals.ts';
import type { Write } from '../../store/write.ts';
import { answeredOnce } from '../answered-once.ts';
import { changeOf, type EditRequest, isWorkChanged, wishOf } from '../booking/edit-visit.ts';
import { timeTaken } from '../booking/time-taken.ts';
import { remembering } from '../calendar/ask-calendar.ts';
import { checkTexts } from '../check-texts.ts';
import { counted } from '../figures/counted.ts';
import { appointmentNumbered } from '../find-appointment.ts';
import type { Ports } from '../ports.ts';
import { byRulesInForce } from '../shop/rules-in-force.ts';
import { changedBefore, changeSeries, type SeriesChanged } from './change-series.ts';
import { placeSeries } from './place-series.ts';

/**
 * Changes what several visits of a series are, all of them or none, as one entry of the journal. Throws `series-refused`, and what
 * changing one visit throws besides.
 */
export async function editSeries(
  request: Omit<EditRequest, 'appointmentId'>,
  visits: readonly Appointment[],
  shop: Shop,
  write: Write,
  ports: Ports,
): Promise<SeriesChanged> {
  checkTexts({ ...request, reason: request.overbookReason, tag: request.ways.tag }, write);
  return counted('edit', write, ports, () =>
    answeredOnce<readonly Appointment[], SeriesChanged>(
      write,
      changedBefore,
      () => byRulesInForce(shop, (inHand) => edit(request, visits, inHand, write, ports), ports),
      ports,
    ),
  );
}

async function edit(
  asked: Omit<EditRequest, 'appointmentId'>,
  meant: readonly Appointment[],
  inHand: Shop,
  write: Write,
  ports: Ports,
): Promise<SeriesChanged> {
  const together = meant.map(({ id }) => id);
  let all: Appointment[] = [];
  return placeSeries(
    inHand,
    async (shop) => {
      all = [];
      for (const { id } of meant) all.push(await appointmentNumbered(id, ports));
      return all.flatMap((before) => {
        const request = { ...asked, appointmentId: before.id };
        if (!isOpen(before.status) || !isWorkChanged(request, before, shop)) return [];
        return [{ ...wishOf(request, before, shop), together, before }];
      });
    },
    async (placed, shop) => {
      const places = new Map(placed.map(({ wish, placement }) => [wish.before.id, placement]));
      const changes: Change[] = [];
      for (const before of all) {
        const request = { ...asked, appointmentId: before.id };
        const to: Placement | undefined = places.get(before.id);
        const change = await changeOf(request, before, shop, write);
        changes.push({ ...change, ...(to === undefined ? {} : { to }) });
      }
      return changeSeries(all, changes, 'changed', shop, write, ports).catch(async (thrown: unknown) => {
        throw await inWords(thrown, all, places, asked, shop, ports);
      });
    },
    remembering(ports, write),
  );
}

/** A visit that keeps its time, and whose new car or mode has no room there; any other is placed anew. */
async function inWords(
  thrown: unknown,
  all: readonly Appointment[],
  places: ReadonlyMap<number, Placement>,
  { vehicleId }: Omit<EditRequest, 'appointmentId'>,
  shop: Shop,
  ports: Ports,
): Promise<unknown> {
  if (!(thrown instanceof ChangeRefused) || !(thrown.cause instanceof PlacementRefused)) return thrown;
  const visit = all[thrown.index];
  if (visit === undefined || places.has(visit.id)) return thrown;
  const asWished = { ...visit, vehicle: { ...visit.vehicle, id: vehicleId ?? visit.vehicle.id } };
  const { failure } = await timeTaken(asWished, thrown.cause, shop, ports, true);
  if (failure.code === 'changed-meanwhile') return thrown;
  const why = failure as Refused;
  const nearest = 'nearest' in why ? why.nearest : [];
  return new AppError({
    code: 'series-refused',
    count: all.length,
    refused: [{ at: visit.start, why, nearest }],
  });
}
