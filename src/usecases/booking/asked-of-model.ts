import type { Shop } from '../../domain/shop.ts';
import type { WhenContext } from '../../input/when.ts';
import { foldedText } from '../../input/words/typed-text.ts';
import type { Quoted, SentenceModel } from '../../model/sentence-model.ts';
import { heardInParts } from './heard-in-parts.ts';
import { type Found, type SentenceHeard, saysDay } from './sentence-understood.ts';
import type { Understood } from './understood.ts';

/**
 * What a model finds in a sentence in which our own grammar has found no work, or no time; null where all is found, nobody answers, or
 * something is to be asked about first. Of what it answers only that counts which was said, and which we can read ourselves.
 */
export async function foundByModel(
  model: SentenceModel | null,
  { sentence, understood }: { readonly sentence: SentenceHeard; readonly understood: Understood },
  context: WhenContext,
  shop: Shop,
): Promise<Found | null> {
  if (model === null || !mayHelp(sentence, understood)) return null;
  const quoted = await model.quote({
    text: withoutMarks(sentence.text),
    services: shop.services.map(({ type, name }) => ({ type, name })),
  });
  if (quoted === null) return null;
  return {
    service: understood.services.length > 0 ? null : serviceQuoted(quoted, understood, sentence.text, shop),
    time: understood.wanted === null ? timeQuoted(quoted, sentence.text, context, shop) : null,
  };
}

function mayHelp({ asked }: SentenceHeard, { intent, missing, unclear, otherWords }: Understood): boolean {
  if (unclear.length > 0 || otherWords === null) return false;
  // Nobody has said what they want, nor that they want nothing.
  const isUnsaid = intent === null && asked.intents.length === 0 && !asked.isDenied;
  return isUnsaid || missing.includes('service') || missing.includes('day');
}

/** Figures that may be a phone, however they are parted: no letter stands between them. */
const PHONES = /[+(]*\p{N}(?:[^\p{L}\p{N}]*\p{N}){6,}/gu;

/** Whom to call is nobody else's business. */
function withoutMarks(text: string): string {
  return foldedText(text)
    .replaceAll(/\S*@\S*/g, '…')
    .replaceAll(PHONES, '…');
}

/** One of the shop's, for words that nothing else was made of. */
function serviceQuoted(
  { serviceType, serviceWords }: Quoted,
  { otherWords }: Understood,
  text: string,
  { services }: Shop,
): string | null {
  const service = services.find(({ type }) => type === serviceType);
  if (service === undefined || serviceWords === null || !isSaid(serviceWords, text)) return null;
  const others = new Set(keysOf(otherWords ?? ''));
  return keysOf(serviceWords).some((key) => others.has(key)) ? service.type : null;
}

/** A day that our own reader makes of all these words, and of nothing beside them. */
function timeQuoted({ timeWords }: Quoted, text: string, context: WhenContext, shop: Shop): Found['time'] {
  if (timeWords === null || !isSaid(timeWords, text)) return null;
  const { heard, wanted, unclear } = heardInParts(timeWords, { ...context, isTimeAsked: false }, shop);
  const isWhole = heard.left.length + heard.facts.length + unclear.length === 0 && heard.changing === null;
  return isWhole && wanted !== null && saysDay(wanted) ? { wanted, words: timeWords } : null;
}

/** Whether these words stand in the text, one after the other. */
function isSaid(words: string, text: string): boolean {
  const [quoted, all] = [keysOf(words), keysOf(text)];
  return quoted.length > 0 && ` ${all.join(' ')} `.includes(` ${quoted.join(' ')} `);
}

function keysOf(text: string): string[] {
  return foldedText(text)
    .toLowerCase()
    .split(/[^\p{L}\p{N}:'’-]+/u)
    .filter((key) => key !== '');
}
