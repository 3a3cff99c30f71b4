import type { Damage } from '../../failure.ts';
import { damagesText } from '../failure/damage.ts';
import { safe } from '../form/safe-text.ts';

/** A warning beside an answer that was read from a damaged book. */
export function damageNote(found: readonly Damage[]): string {
  return safe(
    `The book is damaged, and nothing is written to it any more: ${damagesText(found)}. ` +
      'What was shown may be wrong. How to mend it: bay doctor',
  );
}
