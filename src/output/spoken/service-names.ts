import type { Shop } from '../../domain/shop.ts';
import { spokenName } from './customer-words.ts';

/** What services are called when they are spoken of, by their types. */
export function serviceNames(types: readonly string[], { services }: Pick<Shop, 'services'>): string[] {
  return types.map((type) => spokenName(services.find((service) => service.type === type)?.name ?? type));
}
