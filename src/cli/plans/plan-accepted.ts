import type { Appointment } from '../../domain/appointment.ts';
import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { JournalVerb } from '../../domain/journal.ts';
import type { PlanPlace } from '../../domain/plan-visit.ts';
import type { JsonObject } from '../../output/form/json.ts';
import type { View } from '../../output/form/view.ts';
import { planText, planView } from '../../output/plans/plan.ts';
import { type PlanWords, WITHOUT_CALENDAR } from '../../output/plans/plan-words.ts';
import type { ToldPlan } from '../../output/plans/told-plan.ts';
import { withFitting } from '../../output/waitlist/fitting.ts';
import type { Write } from '../../store/write.ts';
import { answeredOnce } from '../../usecases/answered-once.ts';
import { acceptPlan } from '../../usecases/plans/accept-plan.ts';
import { makePlan, NO_PLAN, type PlanWish, type VisitPlan } from '../../usecases/plans/make-plan.ts';
import type { App, Prompter } from '../app.ts';
import { outcomeOf } from '../options/writing.ts';
import type { PlanOptions } from './plan-options.ts';

/** A change that may be in the way of visits. */
export interface PlannedChange {
  readonly wish: PlanWish;
  readonly verb: JournalVerb;
  readonly words: PlanWords;
  readonly data: (done: readonly Appointment[]) => JsonObject;
}

/**
 * Makes the plan for whoever is in the way, shows it, and carries it out with the change once it is accepted: by the option, or at a
 * terminal as a whole or line by line. Where nobody is in the way, there is nothing to accept. The same request under its key is
 * answered as before.
 */
export async function withPlan(
  change: PlannedChange,
  options: PlanOptions,
  write: Write,
  app: App,
): Promise<View> {
  const again = async (kept: Appointment[]) => soAlready({ ...change, data: change.data(kept) }, write, app);
  return answeredOnce(write, again, () => planned(change, options, write, app), await app.ports());
}

/** It is so already: nothing is written. */
export async function soAlready(
  { words, data }: Pick<ToldPlan, 'words' | 'data'>,
  write: Write,
  app: App,
): Promise<View> {
  const told = { words, plan: NO_PLAN, accepted: true, growth: null, data };
  return planView(told, { replayed: true, dryRun: write.dryRun }, await app.time());
}

async function planned(
  { wish, verb, words, data }: PlannedChange,
  options: PlanOptions,
  write: Write,
  app: App,
): Promise<View> {
  const ports = await app.ports();
  const time = await app.time();
  const { growth } = wish;
  const first = await makePlan(wish, new Map(), ports);
  const shown = () =>
    planView(
      { words, plan: first, accepted: false, growth, data: data([]) },
      { replayed: false, dryRun: write.dryRun },
      time,
    );
  const isAsked = wish.inTheWay.length > 0 && options.accept !== true && !app.options.yes;
  const prompter = isAsked && !write.dryRun ? await app.prompter() : null;
  if (isAsked && prompter === null) {
    if (!write.dryRun) app.warn('Accept the plan: the same once more with --accept');
    return shown();
  }
  if (prompter !== null) app.showBefore(shown());
  const plan = prompter === null ? first : await planChosen(first, wish, prompter, app);
  // It stands above already.
  if (plan === null) return { ...shown(), text: () => 'Nothing was changed.\n' };
  // Who accepts at a terminal has been told who stays.
  const mayLeave = prompter !== null || options.leaveUnplaced === true;
  const accepted = await acceptPlan({ plan, wish, verb, mayLeave }, write, ports);
  warnOfCalendar(accepted, app);
  const told = { words, plan, accepted: !write.dryRun, growth, data: data(accepted.value) };
  return withFitting(planView(told, outcomeOf(accepted, write), time), accepted.waitlist, time);
}

export function warnOfCalendar({ trouble }: { readonly trouble: CalendarTrouble | null }, app: App): void {
  if (trouble !== null) app.warn(WITHOUT_CALENDAR);
}

/** The plan as a person accepts it; null: not at all. */
async function planChosen(
  plan: VisitPlan,
  wish: PlanWish,
  prompter: Prompter,
  app: App,
): Promise<VisitPlan | null> {
  const left = plan.unplaced.length;
  const staying =
    left === 0 ? '' : `; ${left} without another place ${left === 1 ? 'stays' : 'stay'}, noted in the inbox`;
  const choices = [
    { label: `Yes, all of it${staying}`, value: 'all' as const },
    ...(plan.moves.length > 1 ? [{ label: 'Line by line', value: 'lines' as const }] : []),
    { label: 'No, change nothing', value: 'no' as const },
  ];
  const choice = await prompter.choose('Accept this plan?', choices);
  if (choice === 'no') return null;
  return choice === 'all' ? plan : lineByLine(plan, wish, prompter, app);
}

/** Each move is accepted, or the visit stays; for those still to come the plan is made anew after each that stays. */
async function lineByLine(
  first: VisitPlan,
  wish: PlanWish,
  prompter: Prompter,
  app: App,
): Promise<VisitPlan | null> {
  const ports = await app.ports();
  const time = await app.time();
  const { themeOf } = await import('../../output/form/theme.ts');
  const plain = themeOf({ color: false });
  const settled = new Map<number, PlanPlace | null>();
  let plan = first;
  for (;;) {
    const next = plan.moves.find(({ appointment }) => !settled.has(appointment.id));
    if (next === undefined) return plan;
    const line = planText({ ...plan, moves: [next], unplaced: [] }, time, plain).trim();
    const choice = await prompter.choose(line.replace(/\s{2,}/g, '  '), [
      { label: 'Yes', value: 'yes' as const },
      { label: 'It stays where it is', value: 'stays' as const },
      { label: 'Stop, change nothing', value: 'stop' as const },
    ]);
    if (choice === 'stop') return null;
    settled.set(next.appointment.id, choice === 'yes' ? next.place : null);
    if (choice === 'stays') plan = await makePlan(wish, settled, ports);
  }
}
