import type { Heard } from '../../input/words/hear.ts';
import { introduced, marksIn, type NewcomerWord, newcomerIn } from '../../input/words/newcomer.ts';
import type { SaidOfBooking } from './said-of-booking.ts';
import { WordsMisunderstood } from './words-misunderstood.ts';

const LINK = /^(?:or|and|to|o|u|y|e|a)$/i;
const HOUR = /^(?:[1-9]|1\d|2[0-3])[,;]?$/;

/** `kia soul 10`: a figure by itself, or one where no time is said, may be an hour, and is no part of what the customer says. */
function assertNoHour(more: readonly string[], said: SaidOfBooking): void {
  const isAlone = more.every((word) => HOUR.test(word) || LINK.test(word));
  const hour = isAlone || said.at === undefined ? more.find((word) => HOUR.test(word)) : undefined;
  if (hour !== undefined) throw new WordsMisunderstood({ kind: 'meaningless', words: hour, meant: [] });
}

/** Words of the customer's own, with the place of the first. */
export interface OwnWords {
  readonly at: number;
  readonly text: string;
  /** Nothing says that they are this: no sign of what is wrong, and no quotes. */
  readonly isGuess: boolean;
}

/** A first name and a surname; more words, unquoted, may say something else. */
const SURE_NAME_WORDS = 2;

/** `new "Maya Chen" 2125550188 honda civic squeaks`: all that no other reading takes, from there on. */
export function newcomer<Said extends SaidOfBooking>(
  said: Said,
  { facts, left }: Heard,
  own: OwnWords[],
): { readonly said: Said; readonly at: number } | null {
  const [beginning, another] = facts.filter(({ said: fact }) => fact.kind === 'new');
  if (beginning === undefined) return null;
  if (another !== undefined)
    throw new WordsMisunderstood({ kind: 'meaningless', words: another.words, meant: [] });
  const words: (NewcomerWord & { readonly at: number })[] = [
    ...left.flatMap(({ words, at }) => words.map((text) => ({ text, isQuoted: false, at }))),
    ...facts.flatMap(({ said: fact, words: text, at }) =>
      fact.kind === 'quoted' ? [{ text, isQuoted: true, at }] : [],
    ),
  ]
    .filter(({ at }) => at > beginning.at)
    .sort((a, b) => a.at - b.at);
  // Only what stands right behind may be a name in quotes.
  const nameAt = introduced(words.map(({ text }) => text));
  const quoted = words.filter(
    ({ isQuoted, text }, index) => isQuoted && index !== nameAt && marksIn([text]).more.length > 0,
  );
  for (const { at, text } of quoted) own.push({ at, text, isGuess: false });
  const found = newcomerIn(words.filter((word) => !quoted.includes(word)));
  if (found === null)
    throw new WordsMisunderstood({ kind: 'meaningless', words: beginning.words, meant: [] });
  const { more, ...details } = found;
  if (said.customer !== undefined || said.name !== undefined)
    throw new WordsMisunderstood({
      kind: 'meaningless',
      words: `${beginning.words} ${details.name}`,
      meant: [],
    });
  assertNoHour(more, said);
  if (more.length > 0) own.push({ at: beginning.at + 1, text: more.join(' '), isGuess: true });
  const isSure = words[nameAt]?.isQuoted === true || details.name.split(' ').length <= SURE_NAME_WORDS;
  return { said: { ...details, ...said, ...(isSure ? {} : { isLoose: true }) }, at: beginning.at };
}
