import type { Customer } from '../domain/customer.ts';
import type { Vehicle } from '../domain/vehicle.ts';
import { failureOf } from '../failure.ts';
import { customerMeant, onlyVehicle, vehicleNumbered } from '../usecases/people/choose-customer.ts';
import type { App } from './app.ts';
import { phoneSought } from './phone-given.ts';

/** The customer that the text means; where it could be several, a person at a terminal is asked. */
export async function customerNamed(text: string, app: App): Promise<Customer> {
  const ports = await app.ports();
  const phone = await phoneSought(text, app);
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
    (id) => vehicleNumbered(Number(id), ports),
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
