import { searchKey } from './search-key.ts';
import type { Service } from './shop.ts';

/** Whether it is to be found out what is wrong: without what the driver has noticed, nobody knows where to begin. */
export function isDiagnosis({ type, name }: Pick<Service, 'type' | 'name'>): boolean {
  return [type, name].some((text) => /\bdiag/.test(searchKey(text.replaceAll('_', ' '))));
}
