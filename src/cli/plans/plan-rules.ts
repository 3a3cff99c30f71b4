import type { Appointment } from '../../domain/appointment.ts';
import type { JournalVerb } from '../../domain/journal.ts';
import type { Shop, ShopRules } from '../../domain/shop.ts';
import type { JsonObject } from '../../output/form/json.ts';
import type { View } from '../../output/form/view.ts';
import { type PlanWords, planView } from '../../output/plans/plan.ts';
import { takenBackPlanView } from '../../output/plans/taken-back-plan.ts';
import { withFitting } from '../../output/waitlist/fitting.ts';
import type { Write } from '../../store/write.ts';
import { answeredOnce } from '../../usecases/answered-once.ts';
import { NO_PLAN } from '../../usecases/plans/make-plan.ts';
import { plansDone, takeBackPlan } from '../../usecases/plans/take-back-plan.ts';
import { whoFitsAfter } from '../../usecases/waitlist/who-fits.ts';
import type { App } from '../app.ts';
import { outcomeOf } from '../options/writing.ts';
import { type PlannedChange, type PlanOptions, withPlan } from './plan-accepted.ts';

/** The change, unless the same request was answered before. */
export async function onceAnswered(
  change: PlannedChange,
  options: PlanOptions,
  write: Write,
  app: App,
): Promise<View> {
  const again = async (kept: Appointment[]) =>
    planView(
      { words: change.words, plan: NO_PLAN, accepted: true, grown: null, data: change.data(kept) },
      { replayed: true, dryRun: write.dryRun },
      await app.time(),
    );
  return answeredOnce(write, again, () => withPlan(change, options, write, app), await app.ports());
}

/** It is so already: nothing is written. */
export async function alreadyInForce(
  { words, data }: { readonly words: PlanWords; readonly data: JsonObject },
  write: Write,
  app: App,
): Promise<View> {
  return planView(
    { words, plan: NO_PLAN, accepted: true, grown: null, data },
    { replayed: true, dryRun: write.dryRun },
    await app.time(),
  );
}

/** A change of the rules that is to be no more. */
interface TakingBack {
  readonly rules: Shop;
  /** What the entry is called that made it, and what this one is. */
  readonly of: JournalVerb;
  readonly verb: JournalVerb;
  readonly isMeant: (before: ShopRules, after: ShopRules) => boolean;
  readonly words: PlanWords;
  readonly data: JsonObject;
}

/** Takes rules back, with the visits that were moved for them. */
export async function rulesTakenBack(
  { rules, of, verb, isMeant, words, data }: TakingBack,
  write: Write,
  app: App,
): Promise<View> {
  const ports = await app.ports();
  const before = await app.shop();
  const deeds = await plansDone(of, isMeant, ports);
  const taken = await takeBackPlan(deeds, { before, rules, verb }, write, ports);
  const time = await app.time();
  const visits = taken.back.map(({ from, after }) => ({ before: from, after }));
  const giving = { visits, rulesBefore: before, change: 'put back as before' } as const;
  const fits = taken.replayed ? [] : await whoFitsAfter(giving, rules, write, ports);
  return withFitting(takenBackPlanView(taken, words, data, outcomeOf(taken, write), time), fits, time);
}
