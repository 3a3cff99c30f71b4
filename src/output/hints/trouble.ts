import type { CalendarTrouble } from '../../domain/calendar-answer.ts';
import { troubleExitCode, troubleWords } from '../failure/calendar-trouble.ts';
import { capitalised, type ShopTime } from '../form/moments.ts';
import { safe } from '../form/safe-text.ts';
import type { Shortfall } from '../form/view.ts';
import { hintLines } from './hints.ts';

/** What to do about trouble with the calendar, line by line, safe to show. */
export function troubleLines(trouble: CalendarTrouble, time: ShopTime): string[] {
  return hintLines(troubleWords(trouble, time).cures, time);
}

/** One line: what is wrong, and the first thing to do. */
export function troubleText(trouble: CalendarTrouble, time: ShopTime): string {
  const [first = ''] = troubleLines(trouble, time);
  return `${capitalised(safe(troubleWords(trouble, time).why))}. ${first}`;
}

/** How a report ends that met these: as the worst of them says. Null for none. */
export function troubleShortfall(troubles: readonly CalendarTrouble[], time: ShopTime): Shortfall | null {
  const exitCode = troubleExitCode(troubles, time);
  const worst = troubles.find((trouble) => troubleWords(trouble, time).exitCode === exitCode);
  if (worst === undefined) return null;
  const hint = troubleLines(worst, time).join('\n');
  return { exitCode, code: 'calendar-unreachable', hint, details: { trouble: worst.kind, why: worst.why } };
}
