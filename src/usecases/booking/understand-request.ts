import type { Shop } from '../../domain/shop.ts';
import { fitting } from '../../fitting-text.ts';
import { type WhenContext, whenContext } from '../../input/when.ts';
import { intentHeard } from '../../input/words/intent.ts';
import { showCustomer } from '../people/keep-customers.ts';
import type { Ports } from '../ports.ts';
import { foundByModel } from './asked-of-model.ts';
import { heardInParts, partsOfMove } from './heard-in-parts.ts';
import { type SentenceHeard, sentenceUnderstood } from './sentence-understood.ts';
import type { Understood } from './understood.ts';

export interface RequestSaid {
  readonly text: string;
  /** Who says it; null: nobody knows yet. */
  readonly customerId: number | null;
}

/**
 * What somebody asks for in a sentence of their own, in English or Spanish: what is clear, what is missing, what can be understood
 * in several ways, and what only people of the shop can do. Books nothing. Every number, denial and word of a time is accounted
 * for, or it is unclear. A model may find what the grammar has not; without one nothing else is different. Throws `not-found` for
 * the customer, `too-long`.
 */
export async function understandRequest(
  { text, customerId }: RequestSaid,
  shop: Shop,
  ports: Pick<Ports, 'store' | 'clock' | 'sentenceModel'>,
): Promise<Understood> {
  fitting('booking words', text);
  const context = whenContext(shop, ports.clock.now());
  const caller = customerId === null ? null : await showCustomer(customerId, shop, ports);
  const sentence = heardSentence(text, context, shop);
  const understood = sentenceUnderstood(sentence, caller, shop);
  const found = await foundByModel(ports.sentenceModel, { sentence, understood }, context, shop);
  return found === null ? understood : sentenceUnderstood(sentence, caller, shop, found);
}

function heardSentence(text: string, context: WhenContext, shop: Shop): SentenceHeard {
  const asked = intentHeard(text);
  const move = asked.intents.includes('reschedule') ? partsOfMove(asked.rest, context, shop) : null;
  const said = heardInParts(move?.rest ?? asked.rest, { ...context, isTimeAsked: move !== null }, shop);
  return { text, asked, said, from: move?.from ?? null };
}
