import type { InJeopardy, Jeopardy } from '../../domain/jeopardy.ts';
import { clockText, type ShopTime } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';

/** As many as are named; of all of them the agenda tells. */
const NAMED = 2;

/** Above an answer: `Promise in jeopardy: #12 Ana Pérez by 15:30, begun late (ready 16:10)` */
export function jeopardyText(found: readonly InJeopardy[], time: ShopTime): string {
  const head = found.length === 1 ? 'Promise in jeopardy' : `${found.length} promises in jeopardy`;
  const named = found.slice(0, NAMED).map((one) => textOf(one, time));
  const more = found.length > NAMED ? [`and ${found.length - NAMED} more`] : [];
  return `${head}: ${[...named, ...more].join('; ')}`;
}

function textOf({ visit: { id, customer }, promisedAt, because }: InJeopardy, time: ShopTime): string {
  return clean`#${id} ${customer.name} by ${clockText(promisedAt, time)}, ${jeopardyReason(because, time)}`;
}

const REASONS = {
  'not-here': 'not here yet',
  'not-begun': 'not begun',
  'begun-late': 'begun late',
  'takes-longer': 'takes longer',
} as const;

/** `begun late (ready 16:10)`. Not made safe. */
export function jeopardyReason(because: Jeopardy, time: ShopTime): string {
  if (because.why !== 'nobody-there')
    return `${REASONS[because.why]} (ready ${clockText(because.readyAt, time)})`;
  const { because: rule } = because;
  if (rule.why === 'retired') return `${rule.name} is not in the shop any more`;
  return 'name' in rule && rule.name !== null ? `${rule.name} is away` : 'the shop is closed then';
}
