import type { HeardFact } from './hear.ts';

/** What is to be done, as far as it was heard. */
export interface WorkHeard {
  /** Types of services, each once, in the order in which they were said. */
  readonly services: readonly string[];
  /** The words that said them. */
  readonly words: string;
  /** What the car does, in the customer's words. */
  readonly signs: readonly HeardFact[];
  /** Words for work that could be several services, with their types; none: any. */
  readonly vague: { readonly words: string; readonly types: readonly string[] } | null;
}

/**
 * A noise beside `brakes` is a word more about the brakes; alone it is a reason to look for its cause. So a sign asks for a
 * service of its own only where the one that it points to was not named.
 */
export function workHeard(facts: readonly HeardFact[]): WorkHeard {
  const named = facts.flatMap(({ said }) => (said.kind === 'service' ? [said.type] : []));
  const signs = facts.filter(({ said }) => said.kind === 'sign');
  const asked = signs.flatMap(({ said }) =>
    said.kind === 'sign' && !(said.of !== null && named.includes(said.of)) ? [said.type] : [],
  );
  const vague = facts.find(({ said }) => said.kind === 'vague-work');
  return {
    services: [...new Set([...named, ...asked])],
    words: facts
      .filter(({ said }) => said.kind === 'service' || said.kind === 'sign')
      .map(({ words }) => words)
      .join(' '),
    signs,
    vague: vague?.said.kind === 'vague-work' ? { words: vague.words, types: vague.said.types } : null,
  };
}
