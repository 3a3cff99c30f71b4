import type { Instant } from '../domain/interval.ts';
import type { Bounded, Confirmed } from '../failure.ts';

/**
 * What a conversation may come to: calls, of them those that changed the book, those that looked for somebody and found nobody,
 * and the people whom it has to do with.
 */
export type Standing = Readonly<Record<Bounded, number>>;

/** A call of a tool that begins. */
export interface BegunCall {
  readonly at: Instant;
  readonly tool: string;
  /** Whether it may change the book. */
  readonly writes: boolean;
  /** Whether it looks for somebody who may not be there. */
  readonly mayMiss: boolean;
}

/** How it ended, without a text of anybody's. */
export interface EndedCall {
  /** `done`, the code of the failure, or `bug`. */
  readonly outcome: string;
  /** What it counts as for its conversation. */
  readonly kind: 'read' | 'write' | 'miss';
  /** Whole milliseconds that it took. */
  readonly durationMs: number;
  /** The appointment that it was about; null: none, or none that is known. */
  readonly appointmentId: number | null;
}

/** How long calls took, in whole milliseconds. */
export interface CallPace {
  readonly calls: number;
  /** Half of them took no longer. */
  readonly halfMs: number;
  /** Nor 95 of 100 than this. */
  readonly nearlyAllMs: number;
  readonly longestMs: number;
}

/** Whether a call may be made: then its number in the log, else what the conversation has had enough of. */
export type Admission = { readonly callId: number } | { readonly over: Bounded };

/** What a caller was asked to say yes to. */
export interface Confirmation {
  /** A digest of the token that was given with the question. */
  readonly tokenHash: string;
  /** A digest of what is to be done, and of the state that it is to be done to. */
  readonly request: string;
  readonly expiresAt: Instant;
}

/**
 * Conversations of agents with callers, by a digest of the key that their platform gives them: a protocol without sessions opens a
 * new one per call, so that what a conversation may do hangs on what the book knows of it. It is forgotten when nothing
 * has been heard of it for a day.
 */
export interface ConversationStore {
  /**
   * Counts a call before it is made, unless the conversation has had the `most` of what it would be; null: nobody's in particular,
   * which has no bounds. Until it has ended it counts as the worst that it can be, so that several at a time come to no more than
   * one after the other; so does one whose end nobody has told. What can be no miss, misses that may yet come do not hold back.
   * What has run out by then stays so, whatever the clock says later: conversations that are over, questions, holds and offers.
   */
  begin(conversation: string | null, call: BegunCall, most: Standing): Promise<Admission>;
  end(callId: number, ended: EndedCall): Promise<void>;
  /** How long the calls took that began after `since` and have ended, refused ones left out; null where there were none. */
  pace(since: Instant): Promise<CallPace | null>;
  /** What it has come to; a new one has come to nothing. */
  standing(conversation: string, now: Instant): Promise<Standing>;
  /** Whether it has to do with that customer: has looked them up, or entered them. */
  isOf(conversation: string, customerId: number, now: Instant): Promise<boolean>;
  /** Whether it has to do with the customer whose visit that is; false as well where there is no such visit. */
  hasVisit(conversation: string, appointmentId: number, now: Instant): Promise<boolean>;
  /** False where that would be one more than `most`: then it has nothing to do with them. */
  meets(conversation: string, customerId: number, now: Instant, most: number): Promise<boolean>;
  /** Keeps what is asked. */
  ask(conversation: string, asked: Confirmation, now: Instant): Promise<void>;
  /**
   * Whether that question of that conversation was asked about that request, and not answered yet. It is answered by the write that
   * it goes with (`Write.yes`).
   */
  judge(conversation: string, answer: Omit<Confirmation, 'expiresAt'>, now: Instant): Promise<Confirmed>;
}
