import { AppError } from '../failure.ts';
import { readWaitWords, type SaidOfWait } from '../usecases/booking/waiting-words.ts';
import { vehicleMeant } from '../usecases/people/choose-customer.ts';
import { customerOfDetails } from '../usecases/people/visitor-said.ts';
import type { WaitRequest } from '../usecases/waitlist/keep-waitlist.ts';
import type { App } from './app.ts';
import { understood } from './booking-words.ts';
import { customerNamed } from './choosing.ts';
import { type CustomerOptions, customerGiven } from './people-options.ts';
import { required } from './required.ts';
import { readingAsked } from './when.ts';

export type WaitOptions = SaidOfWait;

/**
 * Who waits for what, and when they could come. At a terminal the customer and the service are asked for where they are missing.
 * Throws `usage` for words that are not understood, `missing-options`, `not-found`, `several-match`.
 */
export async function waitRequest(
  options: WaitOptions,
  words: readonly string[],
  app: App,
): Promise<WaitRequest> {
  const shop = await app.shop();
  const ports = await app.ports();
  const { said, suits } = await understood('waitlist add', () =>
    readingAsked(words, app, (meant, { nextWeekdayIs }) =>
      readWaitWords(options, meant, shop, ports, { nextWeekdayIs }),
    ),
  );
  const { customer: who, vehicle: which, notes = null, duration = null } = said;
  const vehicle = which === undefined ? null : await vehicleMeant(which, ports);
  const customerId = await customerOf(who, vehicle?.customerId ?? null, said, app);
  const services = await required(said.service, '--service', app, async (prompter) => [
    await (await import('./booking-questions.ts')).bookingQuestions(prompter).askService(app),
  ]);
  return {
    customerId,
    vehicleId: vehicle?.id ?? null,
    services,
    durationMinutes: duration,
    suits,
    notes: [notes, said.concerns].filter(Boolean).join(' ') || null,
  };
}

/** Somebody in the book: a list of people to call has to have their phone. */
async function customerOf(
  who: string | undefined,
  ownerId: number | null,
  said: CustomerOptions & { readonly plate?: string },
  app: App,
): Promise<number> {
  if (who !== undefined) return (await customerNamed(who, app)).id;
  if (ownerId !== null) return ownerId;
  const details = await customerGiven(said, app);
  if (Object.keys(details).length > 0) {
    const known = await customerOfDetails({ details, plate: said.plate }, await app.ports());
    if ('id' in known) return known.id;
    const query = details.name ?? details.phone ?? said.plate ?? '';
    throw new AppError({ code: 'not-found', what: 'customer', query, known: [] });
  }
  const asked = await required<string>(undefined, '--customer', app, (prompter) =>
    prompter.text('Who would come sooner? (name, phone or number)', { required: true, what: 'search text' }),
  );
  return (await customerNamed(asked, app)).id;
}
