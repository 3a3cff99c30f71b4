import { withAbsence, withClosure, withHours } from '../../src/domain/dated-rules.ts';
import { DAY_MS, MINUTE_MS } from '../../src/domain/interval.ts';
import type { JournalVerb } from '../../src/domain/journal.ts';
import type { Shop } from '../../src/domain/shop.ts';
import { MARKS } from '../../src/domain/visit-chain.ts';
import { VISIT_MODES } from '../../src/domain/visit-mode.ts';
import { dateAt } from '../../src/domain/zone.ts';
import { editVisit } from '../../src/usecases/booking/edit-visit.ts';
import { confirmVisit } from '../../src/usecases/day/confirm-visit.ts';
import { markVisit } from '../../src/usecases/day/mark-visit.ts';
import { acceptPlan } from '../../src/usecases/plans/accept-plan.ts';
import { wishForGrowth, withEnd } from '../../src/usecases/plans/growth.ts';
import { makePlan, type PlanWish } from '../../src/usecases/plans/make-plan.ts';
import { wishForRules } from '../../src/usecases/plans/wish-for-rules.ts';
import { at } from '../support/book.ts';
import { pick } from './random.ts';
import type { Deed } from './undo-deeds.ts';
import type { Shopfloor } from './undo-world.ts';

async function visitOf({ db, ports, random }: Shopfloor) {
  const ids = db.prepare("SELECT id FROM appointment WHERE status <> 'cancelled' ORDER BY id").pluck().all();
  return ids.length === 0 ? null : ports.store.appointments.get(pick(ids as number[], random));
}

/** Other work, another length, another way to come, a promise, a note: some of it. */
export const editWhole: Deed = async (floor, who) => {
  const { ports, random, next } = floor;
  const visit = await visitOf(floor);
  if (visit === null) return;
  const some = <T extends object>(said: T) => (random() < 0.4 ? said : {});
  await editVisit(
    {
      appointmentId: visit.id,
      overbookReason: random() < 0.2 ? `squeeze ${next()}` : null,
      ways: {
        ...some({ mode: pick([...VISIT_MODES, null], random) }),
        ...some({ tag: `${next()}` }),
        ...some({ promise: pick(['15:30', null], random) }),
      },
      ...some({ services: pick([['inspection'], ['oil_change', 'tire_rotation']], random) }),
      ...some({ durationMinutes: pick([30, 60, 90], random) }),
      ...some({ notes: pick([null, `note ${next()}`], random) }),
    },
    await ports.store.shop.read(),
    floor.by(who),
    ports,
  );
};

export const markAtTheCounter: Deed = async (floor, who) => {
  const { ports, random, next } = floor;
  const visit = await visitOf(floor);
  if (visit === null) return;
  const mark = pick(MARKS, random);
  const ways = random() < 0.5 ? {} : { mode: pick(VISIT_MODES, random), tag: `${next()}` };
  const request = { appointmentId: visit.id, mark, ways, anyway: true, overbookReason: null };
  await markVisit(request, await ports.store.shop.read(), floor.by(who), ports);
};

export const confirm: Deed = async (floor, who) => {
  const visit = await visitOf(floor);
  if (visit !== null) await confirmVisit(visit.id, floor.by(who), floor.ports);
};

async function accept(floor: Shopfloor, who: string, wish: PlanWish, verb: JournalVerb): Promise<void> {
  const plan = await makePlan(wish, new Map(), floor.ports);
  await acceptPlan({ plan, wish, verb, mayLeave: true }, floor.by(who), floor.ports);
}

/** The day on which the visits are breaks: shut, with other hours, or without one of the staff. */
export const breakDay: Deed = async (floor, who) => {
  const { ports, random, next } = floor;
  const before = await ports.store.shop.read();
  const date = dateAt(before.zone, at('09:00') + DAY_MS);
  const today = dateAt(before.zone, ports.clock.now());
  const hours = pick([null, { from: 540, to: 600 }, { from: 600, to: 900 }], random);
  const period = { fromDate: date, toDate: date, hours };
  const [verb, rules] = pick<readonly [JournalVerb, Shop]>(
    [
      ['closed', withClosure(before, { name: `Snow ${next()}`, ...period }, today)],
      ['opened', withHours(before, date, [{ from: 570, to: 840 + (next() % 30) }], today)],
      ['away', withAbsence(before, 'Maria', { ...period, reason: `sick ${next()}` }, today)],
    ],
    random,
  );
  await accept(floor, who, await wishForRules(before, rules, ports), verb);
};

export const growJob: Deed = async (floor, who) => {
  const { ports, random } = floor;
  const visit = await visitOf(floor);
  if (visit === null) return;
  const before = await ports.store.shop.read();
  const minutes = pick([-15, 30, 90], random);
  const after = withEnd(visit, visit.end + minutes * MINUTE_MS, `${minutes}`, before);
  await accept(floor, who, await wishForGrowth({ before: visit, after }, before, ports), 'extended');
};
