import type { Growth, InTheWay, VisitPlan } from '../../usecases/plans/make-plan.ts';
import { putBackText } from '../appointments/put-back.ts';
import type { JsonObject } from '../form/json.ts';
import type { ShopTime } from '../form/moments.ts';
import type { PlanWords } from './plan-words.ts';

/** A plan, shown or accepted. */
export interface ToldPlan {
  readonly words: PlanWords;
  readonly plan: VisitPlan;
  readonly accepted: boolean;
  /** The job that takes another time, as it was and as it is or would be. */
  readonly growth: Growth | null;
  /** What stands under `data` beside the plan. */
  readonly data: JsonObject;
}

/** Whether the job itself is not ready any more when it was promised to be. */
export function breaksOwn(growth: Growth | null): growth is Growth {
  if (growth === null) return false;
  const { promisedAt } = growth.before;
  return promisedAt !== null && growth.before.end <= promisedAt && growth.after.end > promisedAt;
}

/** What the job that grows runs into, by its shop's hours and those of whoever does it: in words that are not made safe. */
export function closedBeyond(growth: Growth | null, time: ShopTime): string[] {
  return [...new Set(growth?.closed.map((because) => putBackText(because, time)))];
}

/** Whose promise breaks, by number: the job's own first. */
export function promisesBroken({ plan, growth }: ToldPlan): number[] {
  const others = [...plan.moves, ...plan.unplaced].filter((one) => one.breaksPromise);
  return [
    ...(breaksOwn(growth) ? [growth.after.id] : []),
    ...others.map(({ appointment }) => appointment.id),
  ];
}

/** Why a visit is moved, in words. Not made safe. */
export function whyText(because: InTheWay, time: ShopTime): string {
  return because.why === 'makes-room' ? 'makes room for others' : putBackText(because, time);
}

/** Those who come at another time, or cannot come at theirs: they have to be called. */
export function callsOf({ moves, unplaced }: VisitPlan) {
  return [
    ...moves
      .filter(({ appointment, to }) => to.start !== appointment.start)
      .map(({ appointment, to }) => ({ appointment, to: to.start })),
    ...unplaced.map(({ appointment }) => ({ appointment, to: null })),
  ];
}
