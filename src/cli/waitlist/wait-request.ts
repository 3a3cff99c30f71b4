import { newCustomer } from '../../domain/customer.ts';
import { newVehicle } from '../../domain/vehicle.ts';
import { readWaitWords, type SaidOfWait } from '../../usecases/booking/waiting-words.ts';
import { vehicleMeant } from '../../usecases/people/choose-customer.ts';
import { customerOfDetails } from '../../usecases/people/visitor-said.ts';
import type { WaitRequest } from '../../usecases/waitlist/keep-waitlist.ts';
import { NOTHING_SAID, type SuitsSaid } from '../../usecases/waitlist/suits-said.ts';
import type { App } from '../app.ts';
import { askAgain } from '../asking/ask-again.ts';
import { required } from '../asking/required.ts';
import { newOrKnown } from '../booking/booking.ts';
import { understood } from '../booking/booking-words.ts';
import { readingAsked } from '../options/when.ts';
import { comerNamed } from '../people/choosing.ts';
import {
  type CustomerOptions,
  customerGiven,
  type VehicleOptions,
  vehicleGiven,
} from '../people/people-options.ts';

export interface WaitOptions extends SaidOfWait, CustomerOptions, VehicleOptions {}

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
  const { said, suits: heard } = await understood('waitlist add', options, () =>
    readingAsked(words, app, (meant, { nextWeekdayIs }) =>
      readWaitWords(options, meant, shop, ports, { nextWeekdayIs }),
    ),
  );
  const { customer: who, vehicle: which, notes = null, duration = null } = said;
  const known = which === undefined ? null : await vehicleMeant(which, ports);
  const customer = await customerOf(who, known?.customerId ?? null, said, app);
  const services = await required(said.service, '--service', app, async (prompter) => [
    await (await import('../booking/booking-questions.ts')).askService(prompter, app),
  ]);
  const isAsked = said.service === undefined && saysNothing(heard);
  const suits = isAsked ? await suitsAsked(app) : heard;
  return {
    customer,
    vehicle: known === null ? newVehicle(await vehicleGiven(said, app)) : { id: known.id },
    services,
    durationMinutes: duration,
    suits,
    notes: [notes, said.concerns].filter(Boolean).join(' ') || null,
  };
}

function saysNothing({ suits, until }: SuitsSaid): boolean {
  return suits.anyOf.length + suits.not.length === 0 && until === null;
}

/** When they could come, where the rest was asked about as well; any time where nobody can be asked. */
async function suitsAsked(app: App): Promise<SuitsSaid> {
  const prompter = await app.prompter();
  if (prompter === null) return NOTHING_SAID;
  const question = 'When could they come? (mornings until fri; Enter for any time)';
  const [shop, ports] = [await app.shop(), await app.ports()];
  return askAgain(
    (mended) => prompter.text(question, { ...mended, what: 'time' }),
    async (days) =>
      days === '' ? NOTHING_SAID : (await readWaitWords({}, days.split(/\s+/), shop, ports)).suits,
    app,
  );
}

/** Who waits: somebody in the book, or somebody new. */
async function customerOf(
  who: string | undefined,
  ownerId: number | null,
  said: CustomerOptions & { readonly plate?: string },
  app: App,
): Promise<WaitRequest['customer']> {
  if (who !== undefined) return { id: (await comerNamed(who, app)).id };
  if (ownerId !== null) return { id: ownerId };
  const details = await customerGiven(said, app);
  if (Object.keys(details).length > 0 || said.plate !== undefined) {
    const known = await customerOfDetails({ details, plate: said.plate }, await app.ports());
    if ('id' in known) return { id: known.id };
    if (!('unsaid' in known)) return newOrKnown(known, app);
    const name = await required<string>(undefined, '--name', app, (prompter) =>
      prompter.text('New customer, the name?', { required: true, what: 'name' }),
    );
    return newOrKnown(newCustomer({ ...details, name }), app);
  }
  const question = 'Who would come sooner? (name, phone or number)';
  return required<WaitRequest['customer']>(undefined, '--customer', app, async (prompter) => ({
    id: await (await import('../people/caller-questions.ts')).askKnownCustomer(question, prompter, app),
  }));
}
