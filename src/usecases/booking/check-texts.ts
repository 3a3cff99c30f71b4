import { fitting } from '../../fitting-text.ts';
import type { Write } from '../../store/write.ts';

/** What goes with an appointment and is kept as it was said, whichever door it came in by. Throws `too-long`. */
export function checkTexts(
  texts: {
    readonly notes?: string | null;
    readonly concerns?: string | null;
    readonly reason?: string | null;
  },
  { key }: Pick<Write, 'key'>,
): void {
  fitting('notes', texts.notes ?? '');
  fitting('concerns', texts.concerns ?? '');
  fitting('reason', texts.reason ?? '');
  fitting('idempotency key', key?.text ?? '');
}
