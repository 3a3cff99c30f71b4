import type { CalendarService } from '../calendar/calendar-service.ts';
import type { PushService } from '../calendar/push-service.ts';
import type { Clock } from '../clock.ts';
import type { Protocol } from '../domain/protocol.ts';
import type { ZoneRules } from '../domain/zone.ts';
import type { Failure } from '../failure.ts';
import type { SentenceModel } from '../model/sentence-model.ts';
import type { Worker } from '../store/images.ts';
import type { Store } from '../store/store.ts';
import type { BookEvent } from './book-event.ts';

/** Everything that a use case may need from outside. Each takes the part that it needs. */
export interface Ports {
  readonly store: Store;
  readonly calendar: CalendarService;
  /** Has calendars tell of changes there, as far as they can. */
  readonly push: PushService;
  readonly clock: Clock;
  /** Starts a stopwatch that gives the whole milliseconds since, whatever somebody does to the clock. */
  readonly stopwatch: () => () => number;
  /** In [0, 1). */
  readonly random: () => number;
  /** Told what happens on the way, for whoever watches. */
  readonly observe: (event: BookEvent) => void;
  /** A new random uuid. */
  readonly newUuid: () => string;
  /** SHA-256 of a text, in hexadecimal. */
  readonly digest: (text: string) => string;
  readonly zones: ZoneDatabase;
  /** Asked what a caller may mean, where our own grammar does not know; null: nobody is. */
  readonly sentenceModel: SentenceModel | null;
  /** This process, as far as work in common with others is concerned. */
  readonly worker: Worker;
  /** Aborted when somebody wants the command to end: nothing waits for a calendar any more. */
  readonly interruption: AbortSignal;
  /** Told of a bug that was survived, because what was asked for was done before: somebody must hear of it. */
  readonly tellOfBug: (thrown: unknown) => void;
  /** Told of a change that stands whatever happens next, before anything else is done; null: it was taken back. */
  readonly tellOfCommit: (committed: Committed | null) => void;
  /** The rules between book and calendar; the simulator breaks them on purpose, to see that it would be noticed. */
  readonly protocol: Protocol;
}

/** What was changed, and is in the book whatever happens next. */
export type Committed = NonNullable<Extract<Failure, { code: 'database-damaged' }>['committed']>;

/** What whoever runs a use case gives and is told. */
export type Door = Pick<Ports, 'interruption' | 'observe' | 'tellOfBug' | 'tellOfCommit'>;

/** The time zone database of this machine. */
export interface ZoneDatabase {
  /** `2026a` */
  readonly edition: string;
  /** The clock changes of a zone by its IANA name; null for a name that it does not know. */
  rulesOf(name: string): Promise<ZoneRules | null>;
  /** A test for its names. */
  names(): Promise<(name: string) => boolean>;
}
