import type { Appointment } from '../../src/domain/appointment.ts';
import type { MoveVerdict } from '../../src/domain/event-move.ts';
import type { Interval } from '../../src/domain/interval.ts';
import { NO_OTHERS } from '../support/readings.ts';
import { reading } from './mutant-kinds.ts';
import { CALENDARS } from './shop.ts';
import type { Mutant } from './world.ts';

/** A protocol that has another opinion of some moves. */
function judging(
  name: string,
  change: (verdict: MoveVerdict, appointment: Pick<Appointment, 'overbookReason'>) => MoveVerdict,
): Pick<Required<Mutant>, 'name' | 'protocol'> {
  const mutant = reading(name, (image, action, answer, truth, sound) => {
    const { overbookReason = null } = truth.appointment as Partial<Appointment>;
    const judge = (times: Interval) => change(truth.judge(times), { overbookReason });
    return sound(image, action, answer, { ...truth, judge });
  });
  return mutant as Pick<Required<Mutant>, 'name' | 'protocol'>;
}

const refusedAs = (verdict: MoveVerdict) => (verdict.kind === 'put-back' ? verdict.because : null);

const KEEPS_REASON: Mutant = judging(
  'a followed move keeps the overbook reason',
  (verdict, { overbookReason }) =>
    overbookReason !== null && refusedAs(verdict)?.why === 'taken'
      ? { kind: 'follows', overbookReason }
      : verdict,
);

const OTHERS_UNASKED: Mutant = judging('others are not asked where an event was moved', (verdict) => {
  const because = refusedAs(verdict);
  const byOthers = because?.why === 'taken' && because.appointmentIds.length === 0;
  return byOthers ? { kind: 'follows', overbookReason: null } : verdict;
});

const RETIRED_ADOPTS: Mutant = {
  ...judging('a retired bay adopts', (verdict) =>
    refusedAs(verdict)?.why === 'retired' ? { kind: 'follows', overbookReason: null } : verdict,
  ),
  store: (sound, { db }) => ({
    ...sound,
    images: {
      ...sound.images,
      settle: async (...given) => {
        db.exec('UPDATE claimable SET retired_at = NULL');
        return sound.images.settle(...given);
      },
    },
  }),
};

/** Whatever others have there when somebody looks, not when the reason was given. */
const COVERS_ALL: Mutant = {
  name: 'a reason for overbooking covers what others have put there since',
  store: (sound) => ({
    ...sound,
    appointments: {
      ...sound.appointments,
      during: async (...given) => {
        const told: Appointment[] = [];
        for (const appointment of await sound.appointments.during(...given)) {
          const over: Appointment['overbookedOver'][number][] = [];
          for (const calendarId of CALENDARS) {
            const events = await sound.calendars.mirrored(calendarId, appointment);
            over.push(...events.map(({ eventId, start, end }) => ({ calendarId, eventId, start, end })));
          }
          told.push({ ...appointment, overbookedOver: over });
        }
        return told;
      },
    },
  }),
};

const ANY_PART: Mutant = judging(
  'a part of an overbooked time follows onto anybody’s event',
  (verdict, { overbookReason }) => {
    const because = refusedAs(verdict);
    const byOthers = because?.why === 'taken' && because.appointmentIds.length === 0;
    return byOthers && overbookReason !== null ? { kind: 'follows', overbookReason } : verdict;
  },
);

/** That others have changed something is noticed, and not kept until their time has been read again. */
const OTHERS_FORGOTTEN: Mutant = {
  name: 'a change of others is forgotten before their time is read',
  store: (sound) => ({
    ...sound,
    calendars: {
      ...sound.calendars,
      takeIn: (reading, at) => {
        return sound.calendars.takeIn({ ...reading, tellsOfOthers: false, others: NO_OTHERS }, at);
      },
    },
  }),
};

const OTHERS_TWICE: Mutant = {
  name: 'an event that others have moved takes its old time, too',
  store: (sound) => ({
    ...sound,
    calendars: {
      ...sound.calendars,
      takeIn: (reading, at) => {
        const others = { ...reading.others, eventIds: [] };
        return sound.calendars.takeIn({ ...reading, others }, at);
      },
    },
  }),
};

const OTHERS_UNNAMED: Mutant = {
  name: 'the answer of who overbooks names none of others’ events',
  store: (sound) => ({
    ...sound,
    appointments: {
      ...sound.appointments,
      get: async (id) => {
        const appointment = await sound.appointments.get(id);
        return appointment && { ...appointment, overbookedOver: [] };
      },
    },
  }),
};

const JOBS_UNNAMED: Mutant = {
  name: 'the answer of who overbooks names none of our jobs',
  steps: (sound) => {
    let isPromised = false;
    return {
      ...sound,
      appointments: {
        ...sound.appointments,
        acknowledge: (id) => {
          isPromised = true;
          return sound.appointments.acknowledge(id);
        },
        claimsDuring: async (range, now) => (isPromised ? [] : sound.appointments.claimsDuring(range, now)),
      },
    };
  },
};

/** An event that does not say whose it is says nothing. */
const UNSTAMPED_IGNORED: Mutant = {
  name: 'an event without its stamp is nobody’s',
  calendar: (sound) => ({
    ...sound,
    changes: async (...given) => {
      const answer = await sound.changes(...given);
      if (answer.kind !== 'changes') return answer;
      return {
        ...answer,
        events: answer.events.filter(({ stamp, cancelled }) => cancelled || stamp !== null),
      };
    },
  }),
};

/** What would go wrong with what people do to our events. */
export const MOVE_MUTANTS: readonly Mutant[] = [
  KEEPS_REASON,
  OTHERS_UNASKED,
  RETIRED_ADOPTS,
  COVERS_ALL,
  ANY_PART,
  OTHERS_FORGOTTEN,
  OTHERS_TWICE,
  OTHERS_UNNAMED,
  JOBS_UNNAMED,
  UNSTAMPED_IGNORED,
];
