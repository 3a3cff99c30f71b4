import type { Instant } from '../../domain/interval.ts';
import { exactWhen, whenContext } from '../../input/when.ts';
import type { Call } from '../tool/tool.ts';
import { refusedArgument } from './refused-argument.ts';

/** A day and time as `2025-01-15T09:00:00`, on the shop's clock unless it has an offset. Throws `time-skipped`, `time-ambiguous`. */
export function momentArgument(
  name: string,
  text: string,
  { shop, time }: Pick<Call, 'shop' | 'time'>,
): Instant {
  const when = exactWhen(text, whenContext(shop, time.now));
  if (when?.kind === 'moment') return when.at;
  throw refusedArgument({ name, fault: 'not-a', expected: 'date and time' });
}
