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
  /** When; of a visit that is to be cancelled or was asked about: its own time. Null: nothing that is clear was said. */
  readonly wanted: Wanted | null;
  /** The same, in the words that said it. */
  readonly timeWords: string | null;
  /** The time that a visit has which is to be moved, in the words that said it. */
  readonly presentTimeWords: string | null;
  /** Of the customer's cars that which was named, or their only one. */
  readonly vehicle: Vehicle | null;
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
  | { readonly field: 'vehicle'; readonly words: string; readonly choices: readonly Vehicle[] }
  /** Figures and denials that nothing was made of, or that change what was heard. */
  | { readonly field: 'words'; readonly words: string };

export type Missing = 'service' | 'day' | 'vehicle';
