import type { Service, Shop } from '../../domain/shop.ts';
import type { Wait } from '../../domain/waitlist.ts';

/** Somebody on the waitlist, with what the shop calls the services; one that it offers no more goes by its type. */
export interface Waiting extends Wait {
  readonly work: readonly Pick<Service, 'type' | 'name'>[];
}

export function asWaiting(wait: Wait, { services }: Pick<Shop, 'services'>): Waiting {
  const nameOf = (type: string) => services.find((service) => service.type === type)?.name ?? type;
  return { ...wait, work: wait.services.map((type) => ({ type, name: nameOf(type) })) };
}
