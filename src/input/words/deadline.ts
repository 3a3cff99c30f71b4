import { DAY_MS, MINUTE_MS } from '../../domain/interval.ts';
import { timeText } from '../../domain/minute-range.ts';
import type { TimesSaid } from './times-said.ts';

/** Until when all is to be ready, as a clock shows it (`16:00`); null where nobody said so, or in several ways. */
export function deadlineSaid({ options }: TimesSaid): string | null {
  const [first, ...others] = options.map(({ doneByMs }) => doneByMs);
  if (first === undefined || first === null || first >= DAY_MS || others.some((other) => other !== first))
    return null;
  return timeText(Math.floor(first / MINUTE_MS));
}

/** When it begins where that was said as well: it is told by itself then, and no time has to be looked for. */
export function besideDeadline(times: TimesSaid): TimesSaid {
  const options = times.options.map((option) =>
    option.exactMs === null ? option : Object.assign({}, option, { doneByMs: null }),
  );
  return { ...times, options };
}
