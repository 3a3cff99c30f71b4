import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { Failure, FailureCode } from '../../failure.ts';
import { EXIT } from '../form/exit-code.ts';
import type { ExplainAll } from '../form/explanation.ts';
import { capitalised, listed } from '../form/moments.ts';
import { troubleWords } from './calendar-trouble.ts';

type AboutCalendar = Extract<
  FailureCode,
  'calendar-unreachable' | 'resolution-not-offered' | 'settled-otherwise'
>;

const UNDONE: Readonly<
  Record<NonNullable<Extract<Failure, { code: 'calendar-unreachable' }>['verb']>, string>
> = { book: 'NOT booked', reschedule: 'NOT moved' };

/** With these a shop books all the same, unless it has decided otherwise. */
const PASSING: ReadonlySet<CalendarTrouble['kind']> = new Set(['unknown', 'throttled', 'signed-out']);
const POLICY = 'The shop books nothing that its calendar has not confirmed (on_unavailable: refuse).';

/** The calendar, and what of it a person has to see to. */
export const ABOUT_CALENDAR: ExplainAll<AboutCalendar> = {
  'calendar-unreachable': ({ trouble, verb }, time) => {
    const { exitCode, why, cure } = troubleWords(trouble, time);
    return {
      exitCode,
      message: verb === undefined ? `${capitalised(why)}; nothing was changed.` : `${UNDONE[verb]}: ${why}.`,
      hint: verb === undefined || !PASSING.has(trouble.kind) ? cure : `${cure}\n${POLICY}`,
      details: { trouble: trouble.kind, why: trouble.why },
    };
  },

  'resolution-not-offered': ({ item, offered }) => ({
    exitCode: EXIT.usage,
    message: `That is no way to settle item ${item}.`,
    hint: `For this one: ${listed(
      offered.map((resolution) => `bay inbox resolve ${item} --${resolution}`),
      'or',
    )}`,
    details: { item_id: item, offered },
  }),

  'settled-otherwise': ({ item, appointmentId, settled, asked }) => ({
    exitCode: EXIT.refused,
    message: `Item ${item} was settled ${settled === null ? 'by itself' : `with --${settled}`}; nothing was done now.`,
    hint:
      asked === 'cancel' && appointmentId !== null
        ? `To cancel the appointment all the same: bay cancel ${appointmentId}`
        : 'What was settled, and how: bay inbox --all',
    details: { item_id: item, appointment_id: appointmentId, settled, asked },
  }),
};
