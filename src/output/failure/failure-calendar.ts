import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import type { Failure, FailureCode } from '../../failure.ts';
import { EXIT } from '../form/exit-code.ts';
import type { ExplainAll } from '../form/explanation.ts';
import { capitalised } from '../form/moments.ts';
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

/** The calendar, and what of it a person has to see to. */
export const ABOUT_CALENDAR: ExplainAll<AboutCalendar> = {
  'calendar-unreachable': ({ trouble, verb }, time) => {
    const { exitCode, why, cures } = troubleWords(trouble, time);
    return {
      exitCode,
      message: verb === undefined ? `${capitalised(why)}; nothing was changed.` : `${UNDONE[verb]}: ${why}.`,
      cures: verb === undefined || !PASSING.has(trouble.kind) ? cures : [...cures, { do: 'know-the-policy' }],
      details: { trouble: trouble.kind, why: trouble.why },
    };
  },

  'resolution-not-offered': ({ item, offered }) => ({
    exitCode: EXIT.usage,
    message: `That is no way to settle item ${item}.`,
    cures: [{ do: 'settle-item', itemId: item, ways: offered }],
    details: { item_id: item, offered },
  }),

  'settled-otherwise': ({ item, appointmentId, settled, asked }) => ({
    exitCode: EXIT.refused,
    message: `Item ${item} was settled ${settled === null ? 'by itself' : `as "${settled}"`}; nothing was done now.`,
    cures: [
      asked === 'cancel' && appointmentId !== null
        ? { do: 'cancel-all-the-same', appointmentId }
        : { do: 'see-what-was-settled' },
    ],
    details: { item_id: item, appointment_id: appointmentId, settled, asked },
  }),
};
