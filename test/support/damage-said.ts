import type { Damage } from '../../src/failure.ts';
import { damageText } from '../../src/output/failure/damage.ts';
import type { Store } from '../../src/store/store.ts';

/** What was found, as a person reads it. */
export function saidOf(found: readonly Damage[]): string[] {
  return found.map(damageText);
}

/** All that is found in a book. */
export async function saidOfBook({ health }: Pick<Store, 'health'>): Promise<string[]> {
  return saidOf(await health.check());
}
