import { fitting } from '../fitting-text.ts';
import type { Write } from '../store/write.ts';

/** What is kept as it was said; left out or null: nothing was. */
type Texts = Readonly<
  Partial<Record<'notes' | 'concerns' | 'reason' | 'note' | 'tag', string | null | undefined>>
>;

/** What goes with a change and is kept, whichever door it came in by. Throws `too-long`. */
export function checkTexts(texts: Texts, { key }: Pick<Write, 'key'>): void {
  fitting('notes', texts.notes ?? '');
  fitting('concerns', texts.concerns ?? '');
  fitting('reason', texts.reason ?? '');
  fitting('note', texts.note ?? '');
  fitting('key tag', texts.tag ?? '');
  fitting('idempotency key', key?.text ?? '');
}
