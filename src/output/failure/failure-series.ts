import { isoText } from '../../domain/zone.ts';
import type { Failure, FailureCode, SeriesRefusal } from '../../failure.ts';
import { EXIT } from '../form/exit-code.ts';
import type { Explain, ExplainAll } from '../form/explanation.ts';
import { counted, momentsText, momentText, type ShopTime } from '../form/moments.ts';
import { REFUSED } from './failure-refused.ts';
import { REFUSED_TIMES } from './failure-time.ts';
import { MODE_FULL } from './mode-full.ts';

/** Why a visit of a series cannot be, each in the words of that refusal. */
const REASONS: Partial<ExplainAll<FailureCode>> = { ...REFUSED_TIMES, ...REFUSED, ...MODE_FULL };

/** What a series is refused for. */
export const OF_SERIES: ExplainAll<'series-refused'> = {
  'series-refused': ({ count, refused }, time) => ({
    exitCode: EXIT.refused,
    message: `${refused.length} of ${counted(count, 'visit')} cannot be, so nothing was changed: ${refused.map((one) => refusalText(one, time)).join('; ')}.`,
    cures: [{ do: 'begin-series-otherwise' }],
    details: {
      count,
      refused: refused.map((one) => ({
        scheduled_at: isoText(time.zone, one.at),
        code: one.why.code,
        why: reasonOf(one, time),
        nearest: one.nearest.map((at) => isoText(time.zone, at)),
      })),
    },
  }),
};

/** `Thu 26 Nov 09:00 (Thanksgiving; nearest: Wed 25 Nov 16:30 or Fri 27 Nov 09:00)` */
export function refusalText(refusal: SeriesRefusal, time: ShopTime): string {
  const { at, nearest } = refusal;
  const instead = nearest.length === 0 ? '' : `; nearest: ${momentsText(nearest, time)}`;
  return `${momentText(at, time)} (${reasonOf(refusal, time)}${instead})`;
}

function reasonOf({ why }: SeriesRefusal, time: ShopTime): string {
  const explain = REASONS[why.code] as Explain<Failure>;
  return explain(why, time).message.replace(/\.$/, '');
}
