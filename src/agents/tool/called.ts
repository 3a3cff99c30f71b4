import type { AppError } from '../../failure.ts';
import type { SpokenAnswer, SpokenRefusal } from '../../output/spoken/answer.ts';

/** What came of a call, as every door gives it. */
export interface Called {
  readonly answer: SpokenAnswer | SpokenRefusal;
  /** What is behind a refusal; null for a success. */
  readonly failure: AppError | null;
}
