import type { Appointment } from '../../domain/appointment.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { Instant } from '../../domain/interval.ts';
import type { PlannedPiece } from '../../domain/planned-visit.ts';
import type { Shop } from '../../domain/shop.ts';
import type { Change } from '../../store/changes.ts';
import type { Write, Written } from '../../store/write.ts';
import { answeredOnce } from '../answered-once.ts';
import { type BookRequest, wishOf } from '../booking/book-appointment.ts';
import { otherWork } from '../booking/same-visit.ts';
import { saidWays } from '../booking/visit-ways.ts';
import { remembering } from '../calendar/ask-calendar.ts';
import { checkTexts } from '../check-texts.ts';
import { counted } from '../figures/counted.ts';
import { deliverTogether } from '../in-step/deliver-together.ts';
import { knownVisitor, type Visitor } from '../people/known-people.ts';
import type { Ports } from '../ports.ts';
import { byRulesInForce } from '../shop/rules-in-force.ts';
import { offTheListBy } from '../waitlist/off-the-list.ts';
import type { Waiting } from '../waitlist/waiting.ts';
import { placeSeries } from './place-series.ts';

export interface SeriesBooked extends Written<readonly Appointment[]> {
  readonly trouble: CalendarTrouble | null;
  readonly offTheList: readonly Waiting[];
}

/**
 * Books the same visit at each of several starts, all of them or none, in one transaction and as one entry of the journal. The same
 * again is answered with what is there (`replayed`). Then the calendars follow, as far as there is time for it. Throws
 * `series-refused` with all that cannot be, and what booking throws besides.
 */
export async function bookSeries(
  request: BookRequest,
  starts: readonly Instant[],
  shop: Shop,
  write: Write,
  ports: Ports,
): Promise<SeriesBooked> {
  checkTexts({ ...request, reason: request.overbookReason, tag: request.ways?.tag }, write);
  return counted('book', write, ports, () =>
    answeredOnce<readonly Appointment[], SeriesBooked>(
      write,
      async (earlier) => asBefore(earlier),
      async () => {
        const visitor = await knownVisitor(request, ports);
        const there = await sameSeries(request, visitor, starts, shop, ports);
        if (there !== null) return asBefore((await ports.store.keepResult(there, write)).value);
        return byRulesInForce(shop, (shop) => book(request, starts, shop, write, ports), ports);
      },
      ports,
    ),
  );
}

function asBefore(value: readonly Appointment[]): SeriesBooked {
  return { value, replayed: true, trouble: null, offTheList: [] };
}

/** Those of one series that were booked by the same request; null: they were not, or not all of them. */
async function sameSeries(
  request: BookRequest,
  { customer, vehicle }: Visitor,
  starts: readonly Instant[],
  shop: Shop,
  ports: Pick<Ports, 'store' | 'clock'>,
): Promise<Appointment[] | null> {
  if (!('id' in customer) || !('id' in vehicle)) return null;
  const found: Appointment[] = [];
  for (const at of starts) {
    const visits = await ports.store.appointments.ofVisit(customer.id, vehicle.id, at);
    const same = await firstAsAsked({ ...request, at }, visits, shop, ports);
    if (same?.seriesId == null || same.seriesId !== (found[0] ?? same).seriesId) return null;
    found.push(same);
  }
  return found;
}

/** The first of the visits that is all that the request asks. */
async function firstAsAsked(
  request: BookRequest,
  visits: readonly Appointment[],
  shop: Shop,
  ports: Pick<Ports, 'clock'>,
): Promise<Appointment | null> {
  for (const visit of visits) {
    const said = await saidWays(request, shop, ports, visit);
    if (otherWork(request, visit, shop, said).length === 0) return visit;
  }
  return null;
}

async function book(
  request: BookRequest,
  starts: readonly Instant[],
  inHand: Shop,
  write: Write,
  ports: Ports,
): Promise<SeriesBooked> {
  const seriesId = ports.newUuid();
  const { written, shop } = await placeSeries(
    inHand,
    async (shop) => {
      // Whoever was faster may have entered this very customer and car.
      const known = await knownVisitor(request, ports);
      // The first has to lie within the days that the shop books ahead, as any visit.
      return starts.map((at, i) => {
        const wish = wishOf({ ...request, at }, known, shop);
        return { ...wish, isOfSeries: i > 0, at, known };
      });
    },
    async (placed, shop) => {
      const changes: Change[] = [];
      for (const { wish, placement } of placed) {
        const draft = {
          ...placement,
          uuid: ports.newUuid(),
          seriesId,
          serviceId: (wish.pieces[0] as PlannedPiece).service.id,
          ...wish.known,
          notes: request.notes,
          concerns: request.concerns,
          invite: request.invite,
          heldUntil: null,
          ...(await saidWays({ ...request, at: wish.at }, shop, ports)),
        };
        changes.push({ do: 'book', draft });
      }
      return { written: await ports.store.appointments.apply(changes, write, 'booked'), shop };
    },
    remembering(ports, write),
  );
  if (write.dryRun || written.replayed) return { ...written, trouble: null, offTheList: [] };
  const { visits, trouble } = await deliverTogether(written.value, 'booked', shop, ports);
  const off: Waiting[] = [];
  for (const { id } of visits) off.push(...(await offTheListBy(id, shop, ports)));
  return { ...written, value: visits, trouble, offTheList: off };
}
