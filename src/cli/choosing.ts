import type { App } from '../app.ts';
import type { Customer } from '../domain/customer.ts';
import type { Vehicle } from '../domain/vehicle.ts';
import { failureOf } from '../failure.ts';
import { phoneDigits } from '../input/phone.ts';
import { customerMeant, onlyVehicle } from '../usecases/choose-customer.ts';
import { phoneGiven } from './people-options.ts';

/** The customer that the text means; where it could be several, a person at a terminal is asked. */
export async function customerNamed(text: string, app: App): Promise<Customer> {
  const ports = await app.ports();
  const phone = phoneDigits(text) === null ? null : await phoneOrNull(text, app);
  return oneOfSeveral(
    app,
    'Which customer?',
    () => customerMeant(text, phone, ports),
    (id) => customerMeant(String(id), null, ports),
  );
}

/** The customer's car; which of several is asked at a terminal. */
export async function carOf(customer: Customer, app: App): Promise<Vehicle> {
  const ports = await app.ports();
  return oneOfSeveral(
    app,
    `Which car of ${customer.name}?`,
    () => onlyVehicle(customer, ports),
    async (id) => (await ports.store.vehicles.get(Number(id))) as Vehicle,
  );
}

async function oneOfSeveral<T>(
  app: App,
  question: string,
  find: () => Promise<T>,
  take: (id: number | string) => Promise<T>,
): Promise<T> {
  try {
    return await find();
  } catch (thrown) {
    const several = failureOf(thrown, 'several-match');
    const prompter = several === null ? null : await app.prompter();
    if (several === null || prompter === null) throw thrown;
    const choices = several.matches.map(({ id, label }) => ({ label: `${label}  (${id})`, value: id }));
    return take(await prompter.choose(question, choices));
  }
}

/** Part of a number is no phone, and no failure either: it is looked for by its end. */
async function phoneOrNull(text: string, app: App): Promise<string | null> {
  try {
    return await phoneGiven(text, app);
  } catch (thrown) {
    if (failureOf(thrown, 'invalid-value') === null) throw thrown;
    return null;
  }
}
