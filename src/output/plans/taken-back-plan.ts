import type { Appointment } from '../../domain/appointment.ts';
import { isoText } from '../../domain/zone.ts';
import type { PlanTakenBack } from '../../usecases/plans/take-back-plan.ts';
import type { JsonObject } from '../form/json.ts';
import { counted, momentText, type ShopTime } from '../form/moments.ts';
import { phoneShown } from '../form/phone.ts';
import { clean } from '../form/safe-text.ts';
import { type Cell, table } from '../form/table.ts';
import { byOutcome, type Outcome, outcomeMark, type View, writtenData } from '../form/view.ts';
import type { PlanWords } from './plan-words.ts';

/** A plan that was taken back: who is back where they were, and who stays where the plan has put them. */
export function takenBackPlanView(
  { back, stay }: PlanTakenBack,
  words: PlanWords,
  data: JsonObject,
  outcome: Outcome,
  time: ShopTime,
): View {
  const counts = [
    ...(back.length === 0
      ? []
      : [`${counted(back.length, 'visit')} back where ${back.length === 1 ? 'it was' : 'they were'}`]),
    ...(stay.length === 0 ? [] : [`${counted(stay.length, 'visit')} left at the new time`]),
  ];
  const sentence = clean`${byOutcome(outcome, words)}${counts.length === 0 ? '' : `: ${counts.join(', ')}`}`;
  const at = (moment: number) => isoText(time.zone, moment);
  return {
    message: `${sentence}.`,
    data: {
      ...writtenData(data, outcome),
      back: back.map(({ before, after }) => ({
        appointment_id: after.id,
        scheduled_at: at(before.start),
        bay: before.bay.name,
        technician: before.technician?.name ?? null,
      })),
      stay: stay.map(({ id, start }) => ({ appointment_id: id, scheduled_at: at(start) })),
      calls: back.map(({ after: { id, customer } }) => ({
        appointment_id: id,
        customer_name: customer.name,
        customer_phone: customer.phone,
      })),
    },
    already: outcome.replayed,
    text: (theme) => {
      const rows = [
        ...back.map(({ before }) =>
          row(before, `back to ${momentText(before.start, time)}, ${before.bay.name}`),
        ),
        ...stay.map((visit) => row(visit, `stays ${momentText(visit.start, time)}, ${visit.bay.name}`)),
      ];
      const list = rows.length === 0 ? '' : table(rows, { indent: 2, keep: [0, 2, 3] }, theme);
      return `${outcomeMark(outcome, theme)}${sentence}\n${list}`;
    },
  };
}

function row(visit: Appointment, what: string): Cell[] {
  return [`#${visit.id}`, visit.customer.name, phoneShown(visit.customer.phone) ?? 'no phone', what];
}
