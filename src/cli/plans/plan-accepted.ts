import type { Command } from 'commander';
import type { Appointment } from '../../domain/appointment.ts';
import type { VisitDeed } from '../../domain/deed.ts';
import type { PlanPlace } from '../../domain/plan-visit.ts';
import { AppError } from '../../failure.ts';
import type { JsonObject } from '../../output/form/json.ts';
import type { View } from '../../output/form/view.ts';
import { type PlanWords, planText, planView } from '../../output/plans/plan.ts';
import { withFitting } from '../../output/waitlist/fitting.ts';
import type { Write } from '../../store/write.ts';
import { acceptPlan, type PlanWrite } from '../../usecases/plans/accept-plan.ts';
import { makePlan, type PlanWish, type VisitPlan } from '../../usecases/plans/make-plan.ts';
import { whoFitsAfter } from '../../usecases/waitlist/who-fits.ts';
import type { App, Prompter } from '../app.ts';
import { outcomeOf } from '../options/writing.ts';

/** The options of every command that makes a plan. */
export interface PlanOptions {
  readonly accept?: boolean;
  readonly leaveUnplaced?: boolean;
}

export function planning(command: Command): Command {
  return command
    .option('--accept', 'accept the plan for the visits in the way, all of it')
    .option('--leave-unplaced', 'with --accept: who has no other place stays, with a note in the inbox');
}

/** A change that may be in the way of visits. */
export interface PlannedChange {
  readonly wish: PlanWish;
  readonly what: PlanWrite;
  readonly words: PlanWords;
  /** The job that grows, as it was. */
  readonly was: Appointment | null;
  readonly data: (done: readonly Appointment[]) => JsonObject;
}

/**
 * Makes the plan for whoever is in the way, shows it, and carries it out with the change once it is accepted: by the option, or at a
 * terminal as a whole or line by line. Where nobody is in the way, there is nothing to accept.
 */
export async function withPlan(
  { wish, what, words, was, data }: PlannedChange,
  options: PlanOptions,
  write: Write,
  app: App,
): Promise<View> {
  const ports = await app.ports();
  const time = await app.time();
  const first = await makePlan(wish, new Map(), ports);
  const grown = was === null || what.grown === null ? null : { before: was, after: what.grown };
  const view = (plan: VisitPlan, accepted: boolean, done: readonly Appointment[] = []) =>
    planView(
      { words, plan, accepted, grown, data: data(done) },
      { replayed: false, dryRun: write.dryRun },
      time,
    );
  const isAsked = wish.inTheWay.length > 0 && options.accept !== true && !app.options.yes;
  const prompter = isAsked && !write.dryRun ? await app.prompter() : null;
  if (isAsked && prompter === null) {
    if (!write.dryRun) app.warn('Accept the plan: the same once more with --accept');
    return view(first, false);
  }
  let plan: VisitPlan | null = first;
  if (prompter !== null) {
    app.showBefore(view(first, false));
    plan = await planChosen(first, wish, prompter, app);
    if (plan === null) return view(first, false);
  } else assertComplete(first, options);
  const accepted = await acceptPlan(plan, what, write, ports);
  if (accepted.trouble !== null)
    app.warn('The calendar has not shown all of it yet: bay sync delivers the rest');
  const done = planView(
    { words, plan, accepted: !write.dryRun, grown, data: data(accepted.value) },
    outcomeOf(accepted, write),
    time,
  );
  const giving = { visits: changedBy(plan, was, accepted.value), change: 'moved' } as const;
  const rulesBefore = what.rules === null ? null : what.before;
  const fits = accepted.replayed
    ? []
    : await whoFitsAfter({ ...giving, rulesBefore }, what.rules ?? what.before, write, ports);
  return withFitting(done, fits, time);
}

/** Each visit as it was planned from, and as it is now. */
function changedBy(plan: VisitPlan, was: Appointment | null, done: readonly Appointment[]): VisitDeed[] {
  const known = [...(was === null ? [] : [was]), ...plan.moves.map(({ appointment }) => appointment)];
  return done.flatMap((after) => {
    const before = known.find(({ id }) => id === after.id);
    return before === undefined ? [] : [{ before, after }];
  });
}

/** Throws `plan-incomplete`. */
function assertComplete({ unplaced }: VisitPlan, { leaveUnplaced = false }: PlanOptions): void {
  if (unplaced.length === 0 || leaveUnplaced) return;
  throw new AppError({
    code: 'plan-incomplete',
    unplaced: unplaced.map(({ appointment }) => appointment),
  });
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
