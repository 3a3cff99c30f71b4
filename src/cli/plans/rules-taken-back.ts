import type { JsonObject } from '../../output/form/json.ts';
import type { View } from '../../output/form/view.ts';
import type { PlanWords } from '../../output/plans/plan-words.ts';
import { takenBackPlanView } from '../../output/plans/taken-back-plan.ts';
import { withFitting } from '../../output/waitlist/fitting.ts';
import type { Write } from '../../store/write.ts';
import { type TakingBack, takeBackPlan } from '../../usecases/plans/take-back-plan.ts';
import type { App } from '../app.ts';
import { outcomeOf } from '../options/writing.ts';
import { warnOfCalendar } from './plan-accepted.ts';

/** Takes rules back, with the visits that were moved for them. */
export async function rulesTakenBack(
  asked: TakingBack & { readonly words: PlanWords; readonly data: JsonObject },
  write: Write,
  app: App,
): Promise<View> {
  const { words, data } = asked;
  const taken = await takeBackPlan(asked, await app.shop(), write, await app.ports());
  const time = await app.time();
  warnOfCalendar(taken, app);
  return withFitting(
    takenBackPlanView(taken, words, data, outcomeOf(taken, write), time),
    taken.waitlist,
    time,
  );
}
