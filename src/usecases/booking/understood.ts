import type { LocalDate } from '../../domain/local-date.ts';
import type { Vehicle } from '../../domain/vehicle.ts';
import type { VisitMode } from '../../domain/visit-mode.ts';
import type { Intent } from '../../input/words/intent-words.ts';
import type { Wanted } from '../../input/words/wanted.ts';

/** What a sentence comes to, for whoever asks on. Nothing is done with it. */
export interface Understood {
  /** Null: nobody can say, or nothing was said of it. */
  readonly intent: Intent | null;
  /** Types of services, as they were said; proposed: those of the last visit, for somebody who wants the same. */
  readonly services: readonly string[];
  readonly isAsLastTime: boolean;
  readonly mode: VisitMode | null;
  /** How long it is to take; null: nothing was said of it, or no agent can do anything about it. */
  readonly durationMinutes: number | null;
  /** When; of a visit that is to be cancelled or was asked about: its own time. Null: nothing that is clear was said. */
  readonly wanted: Wanted | null;
  /** The same, in the words that said it. */
  readonly timeWords: string | null;
  /** The time that a visit has which is to be moved, in the words that said it. */
  readonly presentTimeWords: string | null;
  /** Of the customer's cars those that were named or counted, or their only one; none where that is not clear. */
  readonly vehicles: readonly Vehicle[];
  /** So many cars were spoken of, each of which has a visit of its own. */
  readonly visits: number;
  /** The car as it was said. */
  readonly vehicleWords: string | null;
  /** A phone as it was said. */
  readonly phone: string | null;
  /** What the car does, in their words. */
  readonly concerns: string | null;
  /** What has no meaning for bay: names, and what is told beside. */
  readonly otherWords: string | null;
  readonly unclear: readonly Unclear[];
  readonly missing: readonly Missing[];
  readonly notDone: readonly NotDone[];
  /** The service that a model has found in words of which the grammar has made nothing: nobody has said it. */
  readonly proposed: string | null;
  /** Who has made anything of it: our own grammar alone, or a model where that has found nothing. */
  readonly by: 'grammar' | 'model';
}

/** What is asked for clearly, and only people of the shop can do. */
export interface NotDone {
  readonly what: 'series' | 'technician' | 'bay' | 'key_tag' | 'duration';
  readonly words: string;
}

/** What may be several things, or nothing that can be. */
export type Unclear =
  | { readonly field: 'intent'; readonly choices: readonly Intent[] }
  | { readonly field: 'day'; readonly words: string; readonly choices: readonly LocalDate[] }
  /** As each could be said instead; none: nobody can make sense of it. */
  | { readonly field: 'time'; readonly words: string; readonly choices: readonly string[] }
  /** It is clear, and cannot be. */
  | { readonly field: 'time'; readonly words: string; readonly why: 'closed' | 'past' }
  /** The clocks go over it twice, or jump over it. `choices`: which moments it may be. */
  | {
      readonly field: 'time';
      readonly words: string;
      readonly why: 'twice' | 'skipped';
      readonly choices: readonly string[];
    }
  | { readonly field: 'service'; readonly words: string; readonly choices: readonly string[] }
  | { readonly field: 'mode'; readonly words: string; readonly choices: readonly VisitMode[] }
  /** `isSeveral`: the cars were counted, and it is not known which they are. */
  | { readonly field: 'vehicle'; readonly isSeveral: boolean; readonly choices: readonly Vehicle[] }
  /** Figures and denials that nothing was made of, or that change what was heard. */
  | { readonly field: 'words'; readonly words: string };

export type Missing = 'service' | 'day' | 'vehicle';

/** Of words that nothing was made of, all as one. */
export function wordsUnclear(words: readonly string[]): Unclear[] {
  return words.length === 0 ? [] : [{ field: 'words', words: words.join(' ') }];
}
