import type { Waiting } from '../../usecases/waitlist/waiting.ts';
import { listed } from '../form/moments.ts';

/** `Oil change and Tire rotation`. Not made safe. */
export function waitsFor({ work }: Pick<Waiting, 'work'>): string {
  return listed(
    work.map(({ name }) => name),
    'and',
  );
}
