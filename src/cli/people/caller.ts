import { CommanderError } from 'commander';
import { numberSaid } from '../../domain/said-number.ts';
import { isPhoneEnd } from '../../domain/typed-phone.ts';
import { AppError } from '../../failure.ts';
import { appointmentView } from '../../output/appointments/appointment-history.ts';
import { cardView, foundCardView } from '../../output/people/caller-card.ts';
import { foundView } from '../../output/people/customer-match.ts';
import type { Page } from '../../store/page.ts';
import { appointmentWithHistory } from '../../usecases/find-appointment.ts';
import { callerCard } from '../../usecases/people/caller-card.ts';
import { findCustomers } from '../../usecases/people/find-customers.ts';
import { showCustomer } from '../../usecases/people/keep-customers.ts';
import type { App } from '../app.ts';

export const USUAL_LIMIT = 10;

/**
 * What words mean that begin with no command's name: an appointment's number, or whoever is calling. Words that mean nobody are
 * a command that there is not.
 */
export async function showCaller(words: readonly string[], app: App): Promise<void> {
  const text = words.join(' ');
  const number = numberSaid(text);
  if (number?.isSure === true) {
    const { appointment, history } = await appointmentWithHistory(number.id, await app.ports());
    return app.show(appointmentView(appointment, history, await app.time()));
  }
  if (await showFound(text, { limit: USUAL_LIMIT, offset: 0 }, app, { evenNobody: false })) return;
  // The phone rings, and the number is nobody's.
  if (isPhoneEnd(text))
    throw new AppError({ code: 'not-found', what: 'customer', query: text, known: [], newcomer: true });
  throw new CommanderError(1, 'commander.unknownCommand', `error: unknown command '${words[0] ?? ''}'`);
}

/** Whom a text means: the only one whole, several in a list. Gives whether there is anybody. */
export async function showFound(
  text: string,
  page: Page,
  app: App,
  { evenNobody = true }: { readonly evenNobody?: boolean } = {},
): Promise<boolean> {
  const [shop, ports, time] = [await app.shop(), await app.ports(), await app.time()];
  const found = await findCustomers({ text, ...page }, shop, ports);
  if (found.total === 0 && !evenNobody) return false;
  const [only] = found.total === 1 ? found.matches : [];
  const card = only === undefined ? null : await callerCard(only.customer.id, shop, ports);
  app.show(
    card === null
      ? foundView({ query: text, ...found, offset: page.offset }, time)
      : foundCardView(text, card, time),
  );
  return found.total > 0;
}

/** All that a customer may ask, in one screen. */
export async function showCustomerCard(customerId: number, app: App): Promise<void> {
  app.show(cardView(await showCustomer(customerId, await app.shop(), await app.ports()), await app.time()));
}
