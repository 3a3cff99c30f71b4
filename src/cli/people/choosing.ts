import type { Customer } from '../../domain/customer.ts';
import { isPhoneLike } from '../../domain/typed-phone.ts';
import { AppError, type Failure, failureOf } from '../../failure.ts';
import { customerMeant } from '../../usecases/people/choose-customer.ts';
import { customerSaid } from '../../usecases/people/customer-said.ts';
import type { App, Choice } from '../app.ts';
import { askAgain } from '../asking/ask-again.ts';

/** The customer that the text means; where it could be several, a person at a terminal is asked. */
export async function customerNamed(text: string, app: App): Promise<Customer> {
  const ports = await app.ports();
  const shop = await app.shop();
  return oneOfSeveral(
    app,
    () => customerSaid(text, shop, ports),
    (id) => customerMeant(String(id), null, ports),
    (more) => customerNamed(more, app),
  );
}

/** The same of whoever comes: may be somebody new, where no number of the book was meant. */
export async function comerNamed(text: string, app: App): Promise<Customer> {
  try {
    return await customerNamed(text, app);
  } catch (thrown) {
    const unknown = failureOf(thrown, 'not-found');
    if (unknown?.what !== 'customer' || !(isPhoneLike(text) || /\p{L}/u.test(text))) throw thrown;
    throw new AppError({ ...unknown, newcomer: true });
  }
}

type SeveralMatch = Exclude<Extract<Failure, { code: 'several-match' }>, { what: 'appointment' }>;

/**
 * What was asked for; where several customers, or several cars of one, could be meant, the one that a person chooses. `again`: looks
 * for what was typed together with the text, where not all of them are in the list.
 */
export async function oneOfSeveral<T>(
  app: App,
  find: () => Promise<T>,
  take: (id: number | string) => Promise<T>,
  again?: (text: string) => Promise<T>,
): Promise<T> {
  try {
    return await find();
  } catch (thrown) {
    const several = failureOf(thrown, 'several-match');
    if (several === null || several.what === 'appointment') throw thrown;
    const prompter = await app.prompter();
    if (prompter === null) throw thrown;
    const { query, matches, total = matches.length } = several;
    const choices = matches.map(
      ({ id, label }): Choice<{ id: number | string } | string> => ({
        label: `${label}  (${id})`,
        value: { id },
      }),
    );
    if (again === undefined || total <= matches.length)
      return take(((await prompter.choose(questionOf(several), choices)) as { id: number | string }).id);
    const question = `${questionOf(several)} (${matches.length} of ${total}: type more of the name)`;
    const lookFor = (more: string) => ({ label: `look for: ${query} ${more}`, value: more });
    return askAgain(
      (mended) => prompter.choose(question, choices, lookFor, mended),
      (said) => (typeof said === 'string' ? again(`${query} ${said}`) : take(said.id)),
      app,
    );
  }
}

/** A car is looked for among those of the customer who was named. */
function questionOf({ what, query }: SeveralMatch): string {
  return what === 'vehicle' ? `Which car of ${query}?` : `Which ${what}?`;
}
