import { understoodView } from '../../output/appointments/understood.ts';
import type { BookRequest } from '../../usecases/booking/book-appointment.ts';
import { requestTold } from '../../usecases/booking/request-told.ts';
import type { App } from '../app.ts';
import { confirmed } from '../asking/confirmed.ts';
import type { BookOptions } from './book-options.ts';

/**
 * Shows at a terminal what free words were understood to say, before it is booked; what was guessed of words that no vocabulary
 * has, must be confirmed. Throws `not-confirmed`.
 */
export async function showUnderstood(
  words: readonly string[],
  { isLoose = false, repeat }: BookOptions,
  request: BookRequest,
  app: App,
): Promise<void> {
  if (words.length === 0 || (await app.prompter()) === null) return;
  const told = await requestTold(request, await app.shop(), await app.ports());
  const view = understoodView(told, request, await app.time(), repeat);
  if (isLoose) await confirmed(app, view, 'Book this?');
  else app.showBefore(view);
}
