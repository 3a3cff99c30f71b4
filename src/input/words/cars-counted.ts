import type { Said } from './claims.ts';
import { countAt } from './hour-core.ts';
import { after, type Match, past, read, type Sentence } from './sentence.ts';

/** `both my cars`, `2 vehicles`, `los dos coches`, `all three of my cars`, `my cars`; `both` alone may be of anything else. */
export function carsCounted(sentence: Sentence, at: number): Match<Said> | null {
  if (sentence.mayCountCars !== true) return null;
  const owned = after(sentence, at, 'own');
  const from = between(sentence, at);
  const whole = after(sentence, from, 'whole');
  const number = numberOfCars(sentence, whole === null ? from : between(sentence, whole));
  const next = number?.next ?? whole ?? owned;
  const nounAt = next === null ? null : after(sentence, between(sentence, next), 'cars');
  if (nounAt !== null) return cars(number?.value ?? null, nounAt, false);
  const both = after(sentence, at, 'both');
  if (both === null) return null;
  const ofAt = after(sentence, both, 'of');
  if (ofAt === null) return cars(2, both, true);
  // `both of us` are people.
  const those = after(sentence, ofAt, 'those');
  return those === null ? null : cars(2, those, true);
}

function cars(count: number | null, next: number, isBare: boolean): Match<Said> {
  return { value: { kind: 'cars', count, isBare }, next };
}

/** Past `of my`, `de los`: nothing by themselves. A comma ends what belongs together. */
function between(sentence: Sentence, at: number): number {
  const next = past(sentence, at, 'of', 'own', 'those');
  return sentence.tokens.slice(at, next).some(({ stop }) => stop) ? at : next;
}

/** More than one of them. */
function numberOfCars(sentence: Sentence, at: number): Match<number> | null {
  const both = after(sentence, at, 'both');
  if (both !== null) return { value: 2, next: both };
  const couple = read(sentence, at, 'count');
  const count =
    countAt(sentence, at) ?? (couple === null ? null : { value: couple.value.value, next: couple.next });
  if (count === null || count.value < 2) return null;
  return { ...count, next: after(sentence, count.next, 'of') ?? count.next };
}
