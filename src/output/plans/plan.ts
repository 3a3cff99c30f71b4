import type { Appointment } from '../../domain/appointment.ts';
import { dateAt, isoText } from '../../domain/zone.ts';
import type { InTheWay, VisitLeft, VisitMove, VisitPlan } from '../../usecases/plans/make-plan.ts';
import { putBackText } from '../appointments/put-back.ts';
import type { JsonObject } from '../form/json.ts';
import { clockText, counted, momentText, type ShopTime, weekdayName } from '../form/moments.ts';
import { phoneShown } from '../form/phone.ts';
import { clean } from '../form/safe-text.ts';
import { type Cell, table } from '../form/table.ts';
import type { Theme } from '../form/theme.ts';
import { type Outcome, outcomeMark, type View, writtenData } from '../form/view.ts';

/** What a plan is for, in words: `Closed Fri 27 Nov (snow)`. */
export interface PlanWords {
  readonly done: string;
  readonly would: string;
  readonly before: string;
}

/** A plan, shown or accepted. */
export interface ToldPlan {
  readonly words: PlanWords;
  readonly plan: VisitPlan;
  readonly accepted: boolean;
  /** The job that grows, as it was and as it is or would be. */
  readonly grown: { readonly before: Appointment; readonly after: Appointment } | null;
  /** What stands under `data` beside the plan. */
  readonly data: JsonObject;
}

export function planView(told: ToldPlan, outcome: Outcome, time: ShopTime): View {
  const { words, plan, accepted, data } = told;
  const isShownOnly = !accepted && !outcome.replayed;
  const done = outcome.replayed ? words.before : isShownOnly || outcome.dryRun ? words.would : words.done;
  const sentence = clean`${done}${outcome.replayed ? '' : tally(told, isShownOnly || outcome.dryRun)}`;
  const nothing = isShownOnly ? ' Nothing is changed yet.' : '';
  return {
    message: `${sentence}.${nothing}`,
    data: { ...writtenData(data, outcome), plan: planJson(told, time) },
    already: outcome.replayed,
    text: (theme) => {
      const mark = isShownOnly ? '' : outcomeMark(outcome, theme);
      const calls = accepted && !outcome.dryRun ? callsText(told, time, theme) : '';
      return `${mark}${sentence}\n${planText(plan, time, theme)}${grownText(told, time, theme)}${calls}`;
    },
  };
}

/** `: 5 visits move, 2 promises break` */
function tally({ plan, grown }: ToldPlan, isAhead: boolean): string {
  const { moves, unplaced } = plan;
  const broken = [...moves, ...unplaced].filter((one) => one.breaksPromise).length + Number(breaksOwn(grown));
  const parts = [
    ...(moves.length === 0 ? [] : [`${counted(moves.length, 'visit')} ${isAhead ? 'to move' : 'moved'}`]),
    ...(unplaced.length === 0 ? [] : [`${counted(unplaced.length, 'visit')} without another place`]),
    ...(broken === 0 ? [] : [`${counted(broken, 'promise')} ${isAhead ? 'would be broken' : 'broken'}`]),
  ];
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

function breaksOwn(grown: ToldPlan['grown']): boolean {
  if (grown === null) return false;
  const { promisedAt } = grown.before;
  return promisedAt !== null && grown.before.end <= promisedAt && grown.after.end > promisedAt;
}

/** Everybody of the plan on a line: who, from when to when, where, by whom and why. */
export function planText({ moves, unplaced }: VisitPlan, time: ShopTime, theme: Theme): string {
  if (moves.length + unplaced.length === 0) return '';
  const rows = [
    ...moves.map((move) => moveRow(move, time, theme)),
    ...unplaced.map((left) => leftRow(left, time, theme)),
  ];
  return table(rows, { indent: 2, keep: [0, 2, 3], drop: [6, 5, 4] }, theme);
}

function moveRow(move: VisitMove, time: ShopTime, theme: Theme): Cell[] {
  const { appointment, to } = move;
  const sameTime = to.start === appointment.start;
  return [
    `#${appointment.id}`,
    appointment.customer.name,
    momentText(appointment.start, time),
    sameTime ? 'same time' : `→ ${toText(appointment, to.start, time)}`,
    to.bay.id === appointment.bay.id ? to.bay.name : `${to.bay.name} (was ${appointment.bay.name})`,
    technicianText(move),
    whyCell(move, time, theme),
  ];
}

/** On the same day the time alone. */
function toText({ start }: Appointment, at: number, time: ShopTime): string {
  const sameDay = dateAt(time.zone, start) === dateAt(time.zone, at);
  return sameDay ? clockText(at, time) : momentText(at, time);
}

function technicianText({ appointment, to }: VisitMove): string {
  const now = namesOf(to.technicians);
  const before = namesOf(appointment.work.map(({ technician }) => technician));
  return now === before || now === '' ? now : `${now} (was ${before === '' ? 'nobody' : before})`;
}

function namesOf(technicians: readonly ({ readonly name: string } | null)[]): string {
  return [...new Set(technicians.flatMap((one) => one?.name ?? []))].join(', ');
}

function leftRow(left: VisitLeft, time: ShopTime, theme: Theme): Cell[] {
  const { appointment, isWished } = left;
  return [
    `#${appointment.id}`,
    appointment.customer.name,
    momentText(appointment.start, time),
    { text: isWished ? 'stays' : 'no other place', paint: theme.bad },
    appointment.bay.name,
    namesOf(appointment.work.map(({ technician }) => technician)),
    whyCell(left, time, theme),
  ];
}

function whyCell(one: VisitMove | VisitLeft, time: ShopTime, theme: Theme): Cell {
  const why = whyText(one.because, time);
  if (!one.breaksPromise) return why;
  return { text: `! promised for ${promiseText(one.appointment, time)}; ${why}`, paint: theme.bad };
}

function promiseText({ promisedAt }: Appointment, time: ShopTime): string {
  return promisedAt === null ? '' : momentText(promisedAt, time);
}

function grownText({ grown }: ToldPlan, time: ShopTime, theme: Theme): string {
  if (grown === null || !breaksOwn(grown)) return '';
  const { after } = grown;
  const line = clean`#${after.id} itself was promised for ${promiseText(grown.before, time)}: call ${after.customer.name}, ${phoneShown(after.customer.phone) ?? 'no phone'}`;
  return `  ${theme.warning} ${line}\n`;
}

/** Why a visit is moved, in words. Not made safe. */
function whyText(because: InTheWay, time: ShopTime): string {
  return because.why === 'makes-room' ? 'makes room for others' : putBackText(because, time);
}

/** Those who come at another time, or cannot come at theirs: they have to be called. */
function callsOf({ moves, unplaced }: VisitPlan) {
  return [
    ...moves
      .filter(({ appointment, to }) => to.start !== appointment.start)
      .map(({ appointment, to }) => ({ appointment, to: to.start })),
    ...unplaced.map(({ appointment }) => ({ appointment, to: null })),
  ];
}

function callsText({ plan }: ToldPlan, time: ShopTime, theme: Theme): string {
  const calls = callsOf(plan);
  if (calls.length === 0) return '';
  const rows = calls.map(({ appointment, to }): Cell[] => [
    '[ ]',
    appointment.customer.name,
    phoneShown(appointment.customer.phone) ?? 'no phone',
    momentText(appointment.start, time),
    to === null ? 'find another time' : `→ ${toText(appointment, to, time)}`,
  ]);
  return `\n${theme.bold('To call')}\n${table(rows, { indent: 2, keep: [0, 2, 3, 4] }, theme)}`;
}

/** `data.plan`. */
function planJson({ plan, accepted, grown }: ToldPlan, time: ShopTime): JsonObject {
  const at = (moment: number) => isoText(time.zone, moment);
  return {
    accepted,
    moves: plan.moves.map(({ appointment, to, because, breaksPromise }) => ({
      appointment_id: appointment.id,
      customer_name: appointment.customer.name,
      from: at(appointment.start),
      to: at(to.start),
      end_time: at(to.end),
      day_of_week: weekdayName(dateAt(time.zone, to.start)),
      bay: to.bay.name,
      technician: to.technicians[0]?.name ?? null,
      bay_before: appointment.bay.name,
      technician_before: appointment.technician?.name ?? null,
      why: whyText(because, time),
      promised_at: appointment.promisedAt === null ? null : at(appointment.promisedAt),
      breaks_promise: breaksPromise,
    })),
    unplaced: plan.unplaced.map(({ appointment, because, breaksPromise }) => ({
      appointment_id: appointment.id,
      customer_name: appointment.customer.name,
      scheduled_at: at(appointment.start),
      day_of_week: weekdayName(dateAt(time.zone, appointment.start)),
      bay: appointment.bay.name,
      technician: appointment.technician?.name ?? null,
      why: whyText(because, time),
      promised_at: appointment.promisedAt === null ? null : at(appointment.promisedAt),
      breaks_promise: breaksPromise,
    })),
    promises_broken: [
      ...(breaksOwn(grown) && grown !== null ? [grown.after.id] : []),
      ...[...plan.moves, ...plan.unplaced]
        .filter((one) => one.breaksPromise)
        .map(({ appointment }) => appointment.id),
    ],
    calls: callsOf(plan).map(({ appointment, to }) => ({
      appointment_id: appointment.id,
      customer_name: appointment.customer.name,
      customer_phone: appointment.customer.phone,
      from: at(appointment.start),
      to: to === null ? null : at(to),
    })),
  };
}
