import type { Appointment } from '../../domain/appointment.ts';
import { dateAt } from '../../domain/zone.ts';
import type { VisitLeft, VisitMove, VisitPlan } from '../../usecases/plans/make-plan.ts';
import { clockText, counted, listed, momentText, type ShopTime } from '../form/moments.ts';
import { phoneShown } from '../form/phone.ts';
import { clean } from '../form/safe-text.ts';
import { type Cell, table } from '../form/table.ts';
import type { Theme } from '../form/theme.ts';
import { type Outcome, outcomeMark, type View, writtenData } from '../form/view.ts';
import { planJson } from './plan-json.ts';
import { breaksOwn, callsOf, closedBeyond, promisesBroken, type ToldPlan, whyText } from './told-plan.ts';

export function planView(told: ToldPlan, outcome: Outcome, time: ShopTime): View {
  const { words, plan, accepted, data } = told;
  const isShownOnly = !accepted && !outcome.replayed;
  const done = outcome.replayed ? words.before : isShownOnly || outcome.dryRun ? words.would : words.done;
  const sentence = clean`${done}${outcome.replayed ? '' : tally(told, isShownOnly || outcome.dryRun)}`;
  const nothing = isShownOnly ? ' Nothing is changed yet.' : '';
  const beyond = outcome.replayed ? '' : beyondText(told, time);
  return {
    message: `${sentence}.${beyond === '' ? '' : ` ${beyond}.`}${nothing}`,
    data: { ...writtenData(data, outcome), plan: planJson(told, time) },
    already: outcome.replayed,
    text: (theme) => {
      const mark = isShownOnly ? '' : outcomeMark(outcome, theme);
      const calls = accepted && !outcome.dryRun ? callsText(told, time, theme) : '';
      const line = beyond === '' ? '' : `  ${theme.warning} ${beyond}\n`;
      return `${mark}${sentence}\n${line}${planText(plan, time, theme)}${grownText(told, time, theme)}${calls}`;
    },
  };
}

/** `: 5 visits move, 2 promises break` */
function tally(told: ToldPlan, isAhead: boolean): string {
  const { moves, unplaced } = told.plan;
  const broken = promisesBroken(told).length;
  const parts = [
    ...(moves.length === 0 ? [] : [`${counted(moves.length, 'visit')} ${isAhead ? 'to move' : 'moved'}`]),
    ...(unplaced.length === 0 ? [] : [`${counted(unplaced.length, 'visit')} without another place`]),
    ...(broken === 0 ? [] : [`${counted(broken, 'promise')} ${isAhead ? 'would be broken' : 'broken'}`]),
  ];
  return parts.length === 0 ? '' : `: ${parts.join(', ')}`;
}

/** Everybody of the plan on a line: who, from when to when, where, by whom and why. */
export function planText({ moves, unplaced }: VisitPlan, time: ShopTime, theme: Theme): string {
  if (moves.length + unplaced.length === 0) return '';
  const rows = [
    ...moves.map((move) => moveRow(move, time, theme)),
    ...unplaced.map((left) => leftRow(left, time, theme)),
  ];
  return table(rows, { indent: 2, keep: [0, 2, 3], drop: [5, 4], below: [6, 3, 2] }, theme);
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

/** `Mind that it runs into a break: lunch` */
function beyondText({ growth }: ToldPlan, time: ShopTime): string {
  const closed = closedBeyond(growth, time);
  return closed.length === 0 ? '' : clean`Mind: ${listed(closed, 'and')}`;
}

function grownText({ growth }: ToldPlan, time: ShopTime, theme: Theme): string {
  if (!breaksOwn(growth)) return '';
  const { after } = growth;
  const line = clean`#${after.id} itself was promised for ${promiseText(growth.before, time)}: call ${after.customer.name}, ${phoneShown(after.customer.phone) ?? 'no phone'}`;
  return `  ${theme.warning} ${line}\n`;
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
  return `\n${theme.bold('To call')}\n${table(rows, { indent: 2, keep: [0, 2, 3, 4], below: [4, 3, 2] }, theme)}`;
}
