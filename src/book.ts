import type { MadeBook } from './settings/made-book.ts';
import type { LocalEvents } from './store/local-events.ts';
import type { BookNotice } from './usecases/one-calendar/book-notice.ts';
import type { TieAhead } from './usecases/one-calendar/tie.ts';
import type { Door, Ports } from './usecases/ports.ts';

/** The opened book of one shop, which is what any door opens. */
export interface Book {
  /** Those of the door that has opened it. */
  readonly ports: Ports;
  /**
   * Those of one request, at a door that answers several at a time: its signal ends that request alone, down to what is being
   * asked of Google, and its observer is told of that.
   */
  readonly portsOf: (request: Door) => Ports;
  readonly localEvents: LocalEvents;
  /** Set where there was no book before. */
  readonly made: MadeBook | null;
  /** What is to be said of its calendar. */
  readonly notices: readonly BookNotice[];
  /** What its first write will tie it to, where it is tied to no calendar yet. */
  readonly tieAhead: TieAhead | null;
  /** Adds what has been counted since to the book's figures: for when somebody was answered. Fails for nothing but a bug. */
  readonly keepFigures: () => Promise<void>;
}

/** What a book is opened for. */
export interface Intent {
  readonly dryRun: boolean;
  /** How long another process that is writing in the book is waited for; left out: as long as at the counter. */
  readonly waitsMs?: number;
  /** Told where the first write has tied the book to its calendars. */
  readonly tied: (notices: readonly BookNotice[]) => Promise<void>;
}
