import type { FoundSlots } from '../../usecases/free-time/find-slots.ts';
import { troubleWords } from '../failure/calendar-trouble.ts';
import { capitalised, momentText, type ShopTime } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';

/** What stderr says when a calendar could not be asked; null when all were. */
export function sourceNote(
  { source, trouble, checkedAt }: Pick<FoundSlots, 'source' | 'trouble' | 'checkedAt'>,
  time: ShopTime,
): string | null {
  if (trouble === null) return null;
  const { why } = troubleWords(trouble, time);
  const known =
    source !== 'mirror'
      ? 'its time counts as taken'
      : checkedAt === null
        ? "nothing is known of other people's events"
        : `other people's events are those of ${momentText(checkedAt, time)}`;
  return clean`${capitalised(why)}; ${known}`;
}
