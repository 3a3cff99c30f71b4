import { InvalidArgumentError } from 'commander';
import { CANCELLATION_REASONS } from '../../domain/appointment.ts';
import { isEmailAddress } from '../../domain/email-address.ts';
import type { TextKind } from '../../domain/text-limits.ts';
import { fitting } from '../../fitting-text.ts';
import { readMinutes } from '../../input/duration.ts';
import { didYouMean } from './did-you-mean.ts';

/** Parsers of options and arguments: what they throw, commander reports with the option's name. */

/** `12` or `#12`. */
export function numbered(text: string): number {
  const digits = /^#?(\d{1,15})$/.exec(fitting('number', text).trim())?.[1];
  if (digits === undefined || Number(digits) === 0)
    throw new InvalidArgumentError('Expected a number, as 12.');
  return Number(digits);
}

/** A whole number from `least` to `most`. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,9}$/.test(fitting('number', text).trim()) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
  };
}

const MOST_MINUTES = 1440;

/** The length of a job: at most a day. */
export function minutes(text: string): number {
  const read = readMinutes(fitting('number', text));
  if (read !== null && read >= 1 && read <= MOST_MINUTES) return read;
  throw new InvalidArgumentError(`Expected minutes from 1 to ${MOST_MINUTES}, as 90, or hours, as 1h30.`);
}

/** One of the words, whatever the case, `-` as good as `_`. Which they are, the shell can be told. */
export function oneOf<T extends string>(
  words: readonly T[],
): ((text: string) => T) & { readonly words: readonly T[] } {
  const parse = (text: string): T => {
    const said = joined(fitting('name', text).trim().toLowerCase());
    const word = words.find((one) => joined(one) === said);
    if (word !== undefined) return word;
    const meant = didYouMean(text.trim().toLowerCase(), words);
    throw new InvalidArgumentError(`Expected one of ${words.join(', ')}${meant}.`);
  };
  return Object.assign(parse, { words });
}

export const cancellationReason = oneOf(CANCELLATION_REASONS);

/** Words are written with either sign between them. */
function joined(text: string): string {
  return text.replaceAll('-', '_');
}

/** Text of that kind that must say something. Throws `too-long`. */
export function textOf(what: TextKind): (text: string) => string {
  return (text) => {
    const said = fitting(what, text).trim();
    if (said === '') throw new InvalidArgumentError('It is empty.');
    return said;
  };
}

/** Said of what is to be taken away: `""`. The parser of an option cannot give null. */
export type Nothing = '';

/** The same of what can be taken away. */
export function orNothing<T>(parse: (text: string) => T): (text: string) => T | Nothing {
  const either = (text: string) => (text.trim() === '' ? '' : parse(text));
  return 'words' in parse ? Object.assign(either, { words: parse.words }) : either;
}

/** As use cases are told: null takes away. */
export function unlessNothing<T>(given: T | Nothing): T | null {
  return given === '' ? null : given;
}

/** The same of an option that counts each time that it is given. Throws `too-long`. */
export function eachOf(what: TextKind): (text: string, before?: readonly string[]) => string[] {
  const parse = textOf(what);
  return Object.assign((text: string, before: readonly string[] = []) => [...before, parse(text)], {
    isRepeatable: true,
  });
}

/** Words that are read as one text of that kind. Throws `too-long`. */
export function wordsOf(what: TextKind): (word: string, before?: readonly string[]) => string[] {
  return (word, before = []) => {
    const words = [...before, word];
    fitting(what, words.join(' '));
    return words;
  };
}

/** A file, by its path. Throws `too-long`. */
export const fileName = textOf('file name');

export function email(text: string): string {
  const address = fitting('e-mail address', text).trim();
  if (!isEmailAddress(address)) throw new InvalidArgumentError('Expected an e-mail address.');
  return address;
}
