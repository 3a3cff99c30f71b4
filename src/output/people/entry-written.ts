import {
  byOutcome,
  changedBefore,
  type JsonObject,
  type Outcome,
  outcomeMark,
  type View,
  writtenData,
} from '../form/view.ts';

/** A customer or a car as the book has it now, or would have it. */
export interface Entry {
  readonly noun: 'customer' | 'vehicle';
  readonly id: number;
  /** Who or what it is, safe to print. */
  readonly is: string;
  /** The same of one that is not there yet, or not yet so. */
  readonly wouldBe: string;
  readonly json: JsonObject;
}

export function addedView(entry: Entry, outcome: Outcome): View {
  return writtenView(entry, outcome, { done: 'Added', before: 'was already there', would: 'Would add' });
}

export function editedView(entry: Entry, outcome: Outcome): View {
  return writtenView(entry, outcome, {
    done: 'Changed',
    before: changedBefore(outcome),
    would: 'Would change',
  });
}

function writtenView(
  { noun, id, is, wouldBe, json }: Entry,
  outcome: Outcome,
  words: { readonly done: string; readonly before: string; readonly would: string },
): View {
  const sentence = byOutcome(outcome, {
    done: `${words.done} ${noun} ${id}: ${is}`,
    before: `${noun === 'customer' ? 'Customer' : 'Vehicle'} ${id} ${words.before}: ${is}`,
    would: `${words.would} ${wouldBe}`,
  });
  return {
    message: `${sentence}.`,
    data: writtenData(json, outcome),
    already: outcome.replayed,
    text: (theme) => `${outcomeMark(outcome, theme)}${sentence}\n`,
  };
}
