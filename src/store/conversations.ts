import type { Instant } from '../domain/interval.ts';
import type { Confirmed } from '../failure.ts';

/** What a conversation has come to by now. */
export interface Standing {
  readonly calls: number;
  /** Of them those that changed the book. */
  readonly writes: number;
  /** Of them those that looked for somebody and found nobody. */
  readonly misses: number;
}

/** One call of a tool, as the log keeps it: no text of anybody's. */
export interface LoggedCall {
  readonly at: Instant;
  readonly tool: string;
  /** `done`, or the code of the failure. */
  readonly outcome: string;
  /** What it counts as for its conversation. */
  readonly kind: 'read' | 'write' | 'miss';
  /** Whole milliseconds that it took. */
  readonly durationMs: number;
  /** The appointment that it was about; null: none, or none that is known. */
  readonly appointmentId: number | null;
}

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
  /** What it has come to; a new one has come to nothing. */
  standing(conversation: string, now: Instant): Promise<Standing>;
  /** Whether it has to do with that customer: has looked them up, or entered them. */
  isOf(conversation: string, customerId: number, now: Instant): Promise<boolean>;
  meets(conversation: string, customerId: number, now: Instant): Promise<void>;
  /** Keeps what is asked. */
  ask(conversation: string, asked: Confirmation, now: Instant): Promise<void>;
  /** Whether that question of that conversation was asked about that request, and not answered yet. It is answered then. */
  answer(conversation: string, answered: Omit<Confirmation, 'expiresAt'>, now: Instant): Promise<Confirmed>;
  /** Notes a call; null: nobody's in particular. Forgets conversations that are over. */
  log(conversation: string | null, call: LoggedCall): Promise<void>;
}
