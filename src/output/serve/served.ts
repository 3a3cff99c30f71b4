import { MINUTE_MS } from '../../domain/interval.ts';
import type { MendReport } from '../../usecases/health/mend.ts';
import type { Comparison } from '../../usecases/in-step/compare-calendars.ts';
import type { CalendarInTrouble, SyncReport } from '../../usecases/in-step/report-sync.ts';
import { namedInTrouble, troubleWords } from '../failure/calendar-trouble.ts';
import { counted, listed, type ShopTime } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import type { View } from '../form/view.ts';
import { troubleLines } from '../hints/trouble.ts';

/** What `bay serve` says as it begins. */
export function servingText(place: string): string {
  return `The book and its calendars are kept in step. Today on a screen: http://${place}/\nHow it does: http://${place}/healthz, or bay doctor`;
}

/** What a run comes to that somebody has ended. People have read the log. */
export function endedView(): View {
  return { message: 'Book and calendars were kept in step until it was ended.', data: {}, text: () => '' };
}

/** Where Google sends notifications, and where they come in. */
export function receivingText({ place, address }: { place: string; address: string }): string {
  return `Google notifies ${address}, which has to lead to http://${place}.`;
}

/** What one turn has done, for whoever reads the log; null: nothing. */
export function servedText({ delivered, moved, added, halted }: SyncReport): string | null {
  const done = [
    ...(delivered === 0 ? [] : [`${counted(delivered, 'change')} delivered`]),
    ...(moved.length === 0
      ? []
      : [`${counted(moved.length, 'appointment')} followed a move in the calendar`]),
    ...(added.length === 0 ? [] : [`${counted(added.length, 'new item')} in the inbox (bay inbox)`]),
    ...halted.map(
      (calendar) => clean`nothing taken in from ${calendar} until a person has decided (bay inbox)`,
    ),
  ];
  if (done.length === 0) return null;
  const text = listed(done, 'and');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** A calendar that is not in step any more, and what a person can do. */
export function outOfStepText({ calendar, realId, trouble }: CalendarInTrouble, time: ShopTime): string {
  const { why } = troubleWords(trouble, time);
  const what = clean`! ${namedInTrouble(calendar, realId, trouble)}: ${why}.`;
  return [what, ...troubleLines(trouble, time).map((line) => clean`  ${line}`)].join('\n');
}

export function inStepAgainText(calendar: string): string {
  return clean`${calendar}: in step again.`;
}

/** Where the daily comparison of a whole calendar found the two not to agree. */
export function differsText({ calendar, compared, differences }: Comparison): string {
  const events = `${differences.length} of ${counted(compared, 'event')}`;
  return clean`! ${calendar}: compared as a whole, ${events} ${differences.length === 1 ? 'differs' : 'differ'} from the book: bay verify`;
}

/** What was mended without anybody's asking. */
export function mendedText({ applied }: Pick<MendReport, 'applied'>): string {
  return applied
    .map(({ calendar, code, isMended }) =>
      isMended
        ? clean`${calendar}: mended what was the matter (${code}).`
        : clean`! ${calendar}: tried to mend what is the matter (${code}), in vain so far: bay health`,
    )
    .join('\n');
}

/** The machine has slept, or its clock was set. */
export function clockJumpedText(byMs: number): string {
  const minutes = counted(Math.round(Math.abs(byMs) / MINUTE_MS), 'minute');
  return `The clock has gone ${byMs > 0 ? 'forward' : 'back'} by ${minutes}: every calendar is read anew.`;
}
