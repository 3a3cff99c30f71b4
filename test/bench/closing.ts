import { join } from 'node:path';
import { withClosure } from '../../src/domain/dated-rules.ts';
import type { Instant } from '../../src/domain/interval.ts';
import type { LocalDate } from '../../src/domain/local-date.ts';
import { failureOf } from '../../src/failure.ts';
import { bookAppointment } from '../../src/usecases/booking/book-appointment.ts';
import { acceptPlan } from '../../src/usecases/plans/accept-plan.ts';
import { makePlan, type PlanWish } from '../../src/usecases/plans/make-plan.ts';
import { wishForRules } from '../../src/usecases/plans/wish-for-rules.ts';
import type { Ports } from '../../src/usecases/ports.ts';
import { currentShop } from '../../src/usecases/shop/current-shop.ts';
import { TODAY } from './big-book.ts';
import { median } from './command-cost.ts';
import { openCopy, WRITE } from './inside.ts';

/** As many visits as a large shop has on a day. */
export const CLOSED_VISITS = 40;

const DAY: LocalDate = '2026-11-30';
const STARTS = ['09:00', '09:30', '10:00', '10:30', '11:00', '11:30', '13:00', '13:30', '14:00', '14:30'];
const PLANNED = 11;

export interface ClosingCosts {
  /** Everybody's other place: a median. */
  readonly planMs: number;
  /** All of them moved there, in one transaction, once. */
  readonly acceptMs: number;
}

/** What it takes to close a day of so many visits. */
export async function closingCosts(book: string, folder: string): Promise<ClosingCosts> {
  const { store, ports } = await openCopy(book, join(folder, 'closing.db'));
  const wish = await filledDay(ports);
  const took: number[] = [];
  for (let round = 0; round < PLANNED; round += 1) {
    const began = performance.now();
    await makePlan(wish, new Map(), ports);
    took.push(performance.now() - began);
  }
  const plan = await makePlan(wish, new Map(), ports);
  const began = performance.now();
  await acceptPlan({ plan, wish, verb: 'closed', mayLeave: true }, WRITE, ports);
  const acceptMs = performance.now() - began;
  await store.close();
  return { planMs: median(took), acceptMs };
}

/** Books visits into the day until it has so many; what the closure of the day asks for. */
async function filledDay(ports: Ports): Promise<PlanWish> {
  const shop = await currentShop(ports);
  const closure = { name: 'snow', fromDate: DAY, toDate: DAY, hours: null };
  const wish = () => wishForRules(shop, withClosure(shop, closure, TODAY), ports);
  let customer = 0;
  for (const start of STARTS) {
    for (let nth = 0; nth < shop.technicians.length; nth += 1) {
      customer += 1;
      if ((await wish()).inTheWay.length === CLOSED_VISITS) return wish();
      await bookUnlessTaken(customer, Date.parse(`${DAY}T${start}:00-05:00`), ports);
    }
  }
  throw new Error(`the day has room for ${(await wish()).inTheWay.length} visits only`);
}

async function bookUnlessTaken(customer: number, at: Instant, ports: Ports): Promise<void> {
  const visitor = { customer: { id: customer }, vehicle: { id: customer } };
  const work = { services: ['oil_change'], durationMinutes: null, bay: null, technician: null };
  const words = { notes: null, concerns: null, invite: null, overbookReason: null };
  try {
    await bookAppointment({ ...visitor, ...work, ...words, at }, await currentShop(ports), WRITE, ports);
  } catch (thrown) {
    if (failureOf(thrown, 'slot-taken') === null) throw thrown;
  }
}
