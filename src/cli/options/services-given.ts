import { servicesSaid } from '../../usecases/shop/services-said.ts';
import type { App } from '../app.ts';
import { readingAsked } from './when.ts';

/**
 * The options, with services that were named in a customer's words by their types: `-s frenos`. Throws `not-found`, `several-match`;
 * what could be several services is asked at a terminal and else `several-readings`.
 */
export async function servicesGiven<Options extends { readonly service?: readonly string[] }>(
  options: Options,
  app: App,
): Promise<Options> {
  if (options.service === undefined) return options;
  const shop = await app.shop();
  const service = await readingAsked(options.service, app, (said) => servicesSaid(said, shop));
  return { ...options, service };
}
