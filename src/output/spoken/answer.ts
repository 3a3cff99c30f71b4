import type { JsonObject } from '../form/json.ts';

/** What an agent is told: facts for the model, and what it may read aloud, in two sentences at most. */
export interface SpokenAnswer {
  readonly data: JsonObject;
  readonly message: string;
  /** It had been done before. */
  readonly already?: boolean;
}

/** The same of what was not done. */
export interface SpokenRefusal extends SpokenAnswer {
  /** As failures are named everywhere. */
  readonly code: string;
  /** What the model should do now; not to be read aloud. */
  readonly hint: string;
  readonly details: JsonObject;
}
