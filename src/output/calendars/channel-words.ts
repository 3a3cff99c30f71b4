import type { WatchTrouble } from '../../domain/push-channel.ts';
import { troubleWords } from '../failure/calendar-trouble.ts';
import type { Cure } from '../form/cure.ts';
import { EXIT } from '../form/exit-code.ts';
import type { ShopTime } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import { hintLines } from '../hints/hints.ts';

interface WatchTroubleWords {
  readonly exitCode: number;
  /** What is wrong, without a full stop. Text of Google's may be in it: to be made safe by whoever shows it. */
  readonly why: string;
  readonly cures: readonly Cure[];
}

/** Why Google does not tell of changes in a calendar. */
export function watchTroubleWords(trouble: WatchTrouble, time: ShopTime): WatchTroubleWords {
  const why = (what: string) => `${what} (${trouble.why.replace(/\.$/, '')})`;
  if (trouble.kind === 'unwatchable')
    return {
      exitCode: EXIT.done,
      why: why('Google tells nobody of changes in a calendar of its kind'),
      cures: [],
    };
  if (trouble.kind === 'address-refused')
    return {
      exitCode: EXIT.configuration,
      why: why('Google sends nothing to the address that is set'),
      cures: [{ do: 'mend-setting', setting: 'BAY_PUBLIC_URL', problem: { kind: 'nowhere-to-tell' } }],
    };
  if (trouble.kind === 'id-taken')
    return {
      exitCode: EXIT.outOfReach,
      why: why('Google has had a channel of that name before'),
      cures: [{ do: 'run-again', ifItStays: 'everything' }],
    };
  return troubleWords(trouble, time);
}

/** A calendar of which Google does not tell, and what a person can do. */
export function toldOfText(calendar: string, trouble: WatchTrouble, time: ShopTime): string {
  const { why, cures } = watchTroubleWords(trouble, time);
  const what = clean`! ${calendar}: Google does not tell of changes there: ${why}. It is read by the clock.`;
  return [what, ...hintLines(cures, time).map((line) => clean`  ${line}`)].join('\n');
}

export function toldOfAgainText(calendar: string): string {
  return clean`${calendar}: Google tells of changes there again.`;
}
