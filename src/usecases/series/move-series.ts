import type { Appointment } from '../../domain/appointment.ts';
import type { Shop } from '../../domain/shop.ts';
import { earliestOf, wallAt } from '../../domain/zone.ts';
import type { Change } from '../../store/changes.ts';
import type { Write } from '../../store/write.ts';
import { answeredOnce } from '../answered-once.ts';
import { type RescheduleRequest, wishOf } from '../booking/reschedule-appointment.ts';
import { remembering } from '../calendar/ask-calendar.ts';
import { checkTexts } from '../check-texts.ts';
import { counted } from '../figures/counted.ts';
import { appointmentNumbered } from '../find-appointment.ts';
import type { Ports } from '../ports.ts';
import { byRulesInForce } from '../shop/rules-in-force.ts';
import { changedBefore, changeSeries, type SeriesChanged } from './change-series.ts';
import { placeSeries } from './place-series.ts';

/**
 * Moves several visits of a series as the one that is named is moved, by as much on the shop's wall clock, all of them or none, as
 * one entry of the journal. Throws `series-refused`, and what moving one visit throws besides.
 */
export async function moveSeries(
  request: RescheduleRequest,
  visits: readonly Appointment[],
  shop: Shop,
  write: Write,
  ports: Ports,
): Promise<SeriesChanged> {
  checkTexts({ reason: request.overbookReason }, write);
  return counted('reschedule', write, ports, () =>
    answeredOnce<readonly Appointment[], SeriesChanged>(
      write,
      changedBefore,
      () => byRulesInForce(shop, (inHand) => move(request, visits, inHand, write, ports), ports),
      ports,
    ),
  );
}

async function move(
  request: RescheduleRequest,
  meant: readonly Appointment[],
  inHand: Shop,
  write: Write,
  ports: Ports,
): Promise<SeriesChanged> {
  const named = meant.find(({ id }) => id === request.appointmentId) as Appointment;
  const together = meant.map(({ id }) => id);
  return placeSeries(
    inHand,
    async (shop) => {
      const by = wallAt(shop.zone, request.to) - wallAt(shop.zone, named.start);
      const wishes = [];
      for (const { id, start } of meant) {
        const before = await appointmentNumbered(id, ports);
        const to = id === named.id ? request.to : earliestOf(shop.zone, wallAt(shop.zone, start) + by);
        wishes.push({ ...wishOf({ ...request, to }, before, shop), together, before });
      }
      return wishes;
    },
    async (placed, shop) => {
      const changes = placed.map(({ wish: { before }, placement }): Change => {
        return { do: 'move', id: before.id, to: placement, basedOn: before.revision };
      });
      const before = placed.map(({ wish }) => wish.before);
      return changeSeries(before, changes, 'moved', shop, write, ports);
    },
    remembering(ports, write),
  );
}
