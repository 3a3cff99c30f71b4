import type { Shop } from '../../domain/shop.ts';
import { AppError } from '../../failure.ts';
import type { Heard, HeardFact } from '../../input/words/hear.ts';
import { workHeard } from '../../input/words/work-heard.ts';
import type { SaidOfBooking } from './said-of-booking.ts';
import { type Misunderstood, WordsMisunderstood } from './words-misunderstood.ts';

/** What is to be done, how long it takes and how often, where, by whom, and how the car comes. Throws `WordsMisunderstood`, `several-readings`. */
export function workInWords<Said extends SaidOfBooking>(
  said: Said,
  { facts }: Pick<Heard, 'facts'>,
  shop: Shop,
): Said {
  const work = workHeard(facts);
  if (work.vague !== null && said.service === undefined) {
    const readings = work.vague.types.length > 0 ? work.vague.types : shop.services.map(({ type }) => type);
    throw new AppError({ code: 'several-readings', words: work.vague.words, readings });
  }
  let all: Said = said;
  if (work.services.length > 0) all = added(all, 'service', work.services, work.words);
  for (const { said: fact, words } of facts) {
    if (fact.kind === 'mode') all = added(all, 'mode', fact.mode, words);
    if (fact.kind === 'repeat') all = added(all, 'repeat', words, words);
    if (fact.kind === 'key-tag') all = added(all, 'tag', fact.tag, words);
    if (fact.kind === 'bay') all = added(all, 'bay', fact.name, words);
    if (fact.kind === 'duration') all = added(all, 'duration', fact.minutes, words);
    if (fact.kind === 'technician' && !fact.isBare) all = added(all, 'technician', fact.name, words);
  }
  const sizes = facts.filter(({ said: fact }) => fact.kind === 'size').map(({ words }) => words);
  if (sizes.length > 0) all = { ...all, notes: [all.notes, ...sizes].filter(Boolean).join(' ') };
  return all;
}

type What = Extract<Misunderstood, { kind: 'said-twice' }>['what'];

/** Throws `WordsMisunderstood` where it was said already. */
export function added<Said extends SaidOfBooking, W extends What>(
  said: Said,
  what: W,
  value: NonNullable<SaidOfBooking[W]>,
  words: string,
): Said {
  const before = said[what];
  if (before === undefined) return { ...said, [what]: value };
  throw new WordsMisunderstood({
    kind: 'said-twice',
    what,
    words,
    before: Array.isArray(before) ? before.join(', ') : String(before),
  });
}

type NamedFact = HeardFact & { readonly name: string };

/** The technician whose bare name was said, which may be a customer's as well. Throws `WordsMisunderstood` for two of them. */
export function bareTechnician(facts: readonly HeardFact[]): NamedFact | null {
  const named = facts.flatMap((fact): NamedFact[] =>
    fact.said.kind === 'technician' && fact.said.isBare ? [{ ...fact, name: fact.said.name }] : [],
  );
  const [first = null, ...more] = named;
  const other = more.find(({ name }) => name !== first?.name);
  if (first === null || other === undefined) return first;
  throw new WordsMisunderstood({
    kind: 'said-twice',
    what: 'technician',
    words: other.words,
    before: first.name,
  });
}
