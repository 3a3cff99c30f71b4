import type { Appointment } from '../../src/domain/appointment.ts';
import type { MoveVerdict } from '../../src/domain/event-move.ts';
import type { Interval } from '../../src/domain/interval.ts';
import { reading } from './mutant-kinds.ts';
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

/** An event that does not say whose it is says nothing. */
const UNSTAMPED_IGNORED: Mutant = {
  name: 'an event without its stamp is nobody’s',
  calendar: (sound) => ({
    ...sound,
    changesSince: async (...given) => {
      const answer = await sound.changesSince(...given);
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
  UNSTAMPED_IGNORED,
];
