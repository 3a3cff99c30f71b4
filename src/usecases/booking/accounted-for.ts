import { LONGEST_APPOINTMENT_MS } from '../../domain/appointment.ts';
import { MINUTE_MS } from '../../domain/interval.ts';
import type { VisitMode } from '../../domain/visit-mode.ts';
import type { Said } from '../../input/words/claims.ts';
import type { HeardFact } from '../../input/words/hear.ts';
import type { Counted } from './cars-meant.ts';
import { type NotDone, type Unclear, type Understood, wordsUnclear } from './understood.ts';

/** What becomes of all that was heard beside time and work. */
export interface AccountedFor extends Pick<Understood, 'mode' | 'durationMinutes' | 'notDone'> {
  /** The cars that were counted. */
  readonly counted: Counted | null;
  /** Words that are only handed on, as they were said. */
  readonly handedOn: readonly string[];
  readonly unclear: readonly Unclear[];
}

/** `used`: it is understood. What is not done by agents is told, and nothing is passed over: a kind without an entry does not compile. */
const BECOMES: { readonly [Kind in Said['kind']]: 'used' | 'handed on' | NotDone['what'] } = {
  time: 'used',
  or: 'used',
  courtesy: 'used',
  filler: 'used',
  service: 'used',
  sign: 'used',
  'vague-work': 'used',
  mode: 'used',
  duration: 'used',
  cars: 'used',
  quoted: 'handed on',
  size: 'handed on',
  new: 'handed on',
  repeat: 'series',
  'series-end': 'series',
  technician: 'technician',
  bay: 'bay',
  'key-tag': 'key_tag',
};

/** What a fact stands among. */
interface Around {
  readonly intent: Understood['intent'];
  /** How many cars of theirs are known. */
  readonly known: number;
  /** How many services were asked for, and in how many days or times, one or the other. */
  readonly works: number;
  readonly times: number;
  /** The places of the words of which nothing was made. */
  readonly left: ReadonlySet<number>;
}

/** Every fact is used, handed on in its own words, unclear, or nothing that an agent can do. */
export function accountedFor(facts: readonly HeardFact[], around: Around): AccountedFor {
  const becomes = facts.map((fact) => ({ fact, is: becomesOf(fact, around) }));
  const modes = waysToCome(distinct(facts, ({ said }) => (said.kind === 'mode' ? said.mode : null)));
  const used = becomes.flatMap(({ fact, is }) => (is === 'used' ? [fact] : []));
  const lengths = distinct(used, ({ said }) => (said.kind === 'duration' ? said.minutes : null));
  const counts = used.flatMap(({ said }) => (said.kind === 'cars' ? [said] : []));
  return {
    mode: only(modes),
    durationMinutes: only(lengths),
    counted: counts[0] ?? null,
    handedOn: becomes.flatMap(({ fact, is }) => (is === 'handed on' ? [fact.words] : [])),
    notDone: becomes.flatMap(({ fact, is }) =>
      is === 'used' || is === 'handed on' ? [] : [{ what: is, words: fact.words.replace(/[,;]$/, '') }],
    ),
    unclear: [
      ...(modes.length > 1
        ? [{ field: 'mode', words: wordsOf(facts, 'mode'), choices: modes } as const]
        : []),
      ...wordsUnclear(lengths.length > 1 ? [wordsOf(used, 'duration')] : []),
      ...wordsUnclear(new Set(counts.map(({ count }) => count)).size > 1 ? [wordsOf(used, 'cars')] : []),
    ],
  };
}

type Becomes = (typeof BECOMES)[Said['kind']];

function becomesOf(fact: HeardFact, around: Around): Becomes {
  const { said } = fact;
  const { known, works, times } = around;
  // A name alone may be a customer's as well.
  if (said.kind === 'technician' && said.isBare) return 'handed on';
  // `both` of the services that were asked for, or of two days.
  if (said.kind === 'cars' && said.isBare && (known !== 2 || works === 2 || times > 1)) return 'handed on';
  return said.kind === 'duration' ? lengthBecomes({ ...fact, said }, around) : BECOMES[said.kind];
}

type OfLength = HeardFact & { readonly said: Extract<Said, { kind: 'duration' }> };

/** A visit is moved as long as it is, and who waits is called with the work's own time. */
function lengthBecomes({ said, at }: OfLength, { intent, left }: Around): Becomes {
  // It is told of a visit that is there, or of something of which nothing was made.
  if (intent === 'cancel' || intent === 'check' || intent === 'other') return 'handed on';
  if (said.by !== 'asked' && intent === 'reschedule') return 'handed on';
  if (said.by === 'told' && left.has(at - 1)) return 'handed on';
  const isTooLong = said.minutes * MINUTE_MS > LONGEST_APPOINTMENT_MS;
  return isTooLong || intent === 'reschedule' || intent === 'wait' ? 'duration' : 'used';
}

/** Whoever takes a loaner leaves the car. */
function waysToCome(modes: readonly VisitMode[]): readonly VisitMode[] {
  return modes.includes('loaner') ? modes.filter((mode) => mode !== 'drop_off') : modes;
}

function distinct<T>(facts: readonly HeardFact[], of: (fact: HeardFact) => T | null): T[] {
  return [...new Set(facts.flatMap((fact) => of(fact) ?? []))] as T[];
}

function only<T>(all: readonly T[]): T | null {
  const [one = null, another] = all;
  return another === undefined ? one : null;
}

function wordsOf(facts: readonly HeardFact[], kind: Said['kind']): string {
  return facts
    .filter(({ said }) => said.kind === kind)
    .map(({ words }) => words)
    .join(' ');
}
