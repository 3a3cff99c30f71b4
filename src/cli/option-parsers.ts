import { InvalidArgumentError } from 'commander';
import { CANCELLATION_REASONS } from '../domain/appointment.ts';

/** Parsers of options and arguments: what they throw, commander reports with the option's name. */

/** `12` or `#12`. */
export function numbered(text: string): number {
  const digits = /^#?(\d{1,15})$/.exec(text.trim())?.[1];
  if (digits === undefined || Number(digits) === 0)
    throw new InvalidArgumentError('Expected a number, as 12.');
  return Number(digits);
}

/** A whole number from `least` to `most`. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
  };
}

/** The length of a job: at most a day. */
export const minutes = wholeNumber(1, 1440);

/** One of the words, whatever the case, `-` as good as `_`. */
export function oneOf<T extends string>(words: readonly T[]): (text: string) => T {
  return (text) => {
    const word = words.find((one) => one === text.trim().toLowerCase().replaceAll('-', '_'));
    if (word !== undefined) return word;
    throw new InvalidArgumentError(`Expected one of ${words.join(', ')}.`);
  };
}

export const cancellationReason = oneOf(CANCELLATION_REASONS);

/** Text that must say something. */
export function someText(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It is empty.');
  return text.trim();
}

/** Rough on purpose: one @ between two things without spaces. Only a mail server knows better. */
export function email(text: string): string {
  if (!/^[^\s@]+@[^\s@]+$/.test(text.trim())) throw new InvalidArgumentError('Expected an e-mail address.');
  return text.trim();
}
