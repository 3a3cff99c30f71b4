import type { Appointment } from '../../domain/appointment.ts';
import { dateAt, isoText } from '../../domain/zone.ts';
import type { RecoveryPlan } from '../../usecases/recovery/make-recovery.ts';
import type { VisitToRecover } from '../../usecases/recovery/recovered-visit.ts';
import { clockText, counted, momentText, type ShopTime } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import { type Cell, table } from '../form/table.ts';
import type { Theme } from '../form/theme.ts';
import { type JsonObject, type Outcome, outcomeMark, type View, writtenData } from '../form/view.ts';

/** A plan, and what came of it. */
export interface ToldRecovery {
  readonly plan: RecoveryPlan;
  readonly accepted: boolean;
  /** Those of the visits that are gone of which somebody has said that they were cancelled. */
  readonly cancelled: readonly Appointment[];
  /** The visits as they are in the book now, in the order of the plan; none before it is accepted. */
  readonly done: readonly Appointment[];
}

const CURRENT = 'This book is not behind its calendars';

/** That there is nothing to bring back. */
export function nothingToRecoverView(
  { plan }: Pick<ToldRecovery, 'plan'>,
  outcome: Outcome,
  time: ShopTime,
): View {
  const message = `${CURRENT}: nothing is to be brought back.`;
  const told = { plan, accepted: !outcome.dryRun, cancelled: [], done: [] };
  return {
    message,
    data: writtenData({ plan: planJson(told, time) }, outcome),
    text: (theme) => `${theme.done} ${message}\n`,
  };
}

/** The same request was carried out before. */
export function recoveredBeforeView(visits: readonly Appointment[], outcome: Outcome): View {
  const message = `The book was brought up to its calendars before: ${counted(visits.length, 'visit')}.`;
  return {
    message,
    data: writtenData({ appointment_ids: visits.map(({ id }) => id) }, outcome),
    already: true,
    text: (theme) => `${outcomeMark(outcome, theme)}${message}\n`,
  };
}

/** What an old copy of the book lacks, and what was made of it. */
export function recoveryView(told: ToldRecovery, outcome: Outcome, time: ShopTime): View {
  const { plan, accepted } = told;
  const isDone = accepted && !outcome.dryRun;
  const sentence = sentenceOf(told, isDone, time);
  const rest = restOf(plan, isDone);
  const nothing = accepted ? '' : ' Nothing is changed yet.';
  return {
    message: `${sentence}.${nothing}`,
    data: writtenData({ plan: planJson(told, time) }, outcome),
    text: (theme) => {
      const mark = accepted ? outcomeMark(outcome, theme) : '';
      const lines = rest.map((line) => `  ${theme.dim(line)}\n`);
      return `${mark}${sentence}\n${rowsOf(told, time, theme)}${lines.join('')}`;
    },
  };
}

function sentenceOf({ plan, cancelled }: ToldRecovery, isDone: boolean, time: ShopTime): string {
  const { visits, gone, endsAt } = plan;
  const ends =
    endsAt === null
      ? 'This copy of the book is empty'
      : `This copy of the book ends ${momentText(endsAt, time)}`;
  const parts = isDone
    ? [`${counted(visits.length, 'visit')} brought back`, ...some(cancelled.length, 'cancelled')]
    : [`${counted(visits.length, 'visit')} to bring back`, ...some(gone.length, 'gone from the calendar')];
  return isDone ? `The book goes on: ${parts.join(', ')}` : `${ends}: ${parts.join(', ')}`;
}

function some(count: number, what: string): string[] {
  return count === 0 ? [] : [`${count} ${what}`];
}

/** What no line is about. */
function restOf({ owed }: RecoveryPlan, isDone: boolean): string[] {
  return [
    ...(owed === 0 || isDone
      ? []
      : [`${counted(owed, 'change')} of this book ${owed === 1 ? 'stays' : 'stay'} owed to the calendars.`]),
    ...(isDone
      ? ['Now run: bay sync, and then: bay verify']
      : ['Keys of requests, marks and notes that no event tells of are not brought back.']),
  ];
}

function rowsOf({ plan, cancelled, accepted, done }: ToldRecovery, time: ShopTime, theme: Theme): string {
  const visits = plan.visits.map((visit, i) => visitRow(visit, done[i]?.id ?? null, time));
  const gone = plan.gone.map((visit) => {
    const isCancelled = cancelled.some(({ id }) => id === visit.id);
    const what = isCancelled
      ? 'cancelled'
      : accepted
        ? 'gone there: bay inbox asks'
        : 'gone from the calendar';
    return [`#${visit.id}`, visit.customer.name, momentText(visit.start, time), visit.bay.name, what];
  });
  const rows = [...visits, ...gone];
  return rows.length === 0 ? '' : table(rows, { indent: 2, keep: [0, 2], below: [4, 3, 2] }, theme);
}

function visitRow(visit: VisitToRecover, id: number | null, time: ShopTime): Cell[] {
  const { before, number, placement, customerName, bayName, isBayChosen, asks } = visit;
  const known = before?.id ?? id ?? number;
  return [
    known === null ? 'new number' : `#${known}`,
    customerName,
    whenText(visit, time),
    isBayChosen ? `${bayName} (chosen)` : bayName,
    [
      before === null ? 'booked since' : 'changed since',
      ...(placement.overbookReason === null ? [] : ['lies over another visit']),
      ...(asks === null ? [] : [clean`does not say ${asks.detail}`]),
    ].join('; '),
  ];
}

function whenText({ before, placement: { start } }: VisitToRecover, time: ShopTime): string {
  if (before === null || before.start === start) return momentText(start, time);
  const sameDay = dateAt(time.zone, before.start) === dateAt(time.zone, start);
  return `${momentText(before.start, time)} → ${sameDay ? clockText(start, time) : momentText(start, time)}`;
}

function planJson({ plan, accepted, cancelled, done }: ToldRecovery, { zone }: ShopTime): JsonObject {
  const { endsAt, visits, gone, owed } = plan;
  return {
    accepted,
    book_ends_at: endsAt === null ? null : isoText(zone, endsAt),
    visits: visits.map((visit, i) => {
      const { before, number, placement, customerName, bayName, isBayChosen, asks } = visit;
      return {
        change: before === null ? 'booked' : 'changed',
        appointment_id: done[i]?.id ?? before?.id ?? number,
        customer_name: customerName,
        scheduled_at: isoText(zone, placement.start),
        end_time: isoText(zone, placement.end),
        scheduled_before: before === null ? null : isoText(zone, before.start),
        bay: bayName,
        bay_chosen: isBayChosen,
        lies_over: placement.overbookReason !== null,
        unclear: asks?.detail ?? null,
      };
    }),
    gone: gone.map((visit) => ({
      appointment_id: visit.id,
      customer_name: visit.customer.name,
      scheduled_at: isoText(zone, visit.start),
      end_time: isoText(zone, visit.end),
      cancelled: cancelled.some(({ id }) => id === visit.id),
    })),
    owed,
  };
}

/** Asked at a terminal of a visit whose event is gone. */
export function goneQuestion({ id, customer, start }: Appointment, time: ShopTime): string {
  return clean`#${String(id)} ${customer.name}, ${momentText(start, time)}: no calendar shows it any more. Was it cancelled?`;
}
