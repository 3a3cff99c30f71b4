import type { Customer } from '../domain/customer.ts';
import type { Instant } from '../domain/interval.ts';
import { searchKey } from '../domain/search-key.ts';
import { normalPlate } from '../domain/vehicle-identity.ts';
import { AppError } from '../failure.ts';
import type { BookRequest } from '../usecases/booking/book-appointment.ts';
import { vehicleMeant } from '../usecases/people/choose-customer.ts';
import { customerNumbered, customerWithPhone } from '../usecases/people/keep-customers.ts';
import { vehicleMarked, vehiclesOf } from '../usecases/people/keep-vehicles.ts';
import type { Visitor } from '../usecases/people/known-people.ts';
import type { App, Prompter } from './app.ts';
import type { BookOptions } from './book-options.ts';
import { carOf, customerNamed } from './choosing.ts';
import { customerGiven, newCustomer, newVehicle, vehicleGiven } from './people-options.ts';
import { momentTyped } from './when.ts';

/**
 * What is to be booked. At a terminal whatever is missing is asked for, in the order of a call: who, which car, what,
 * when. Elsewhere everything that is missing is named at once: throws `missing-options`.
 */
export async function bookRequest(typed: BookOptions, app: App): Promise<BookRequest> {
  const prompter = await app.prompter();
  if (prompter === null) assertComplete(typed);
  const visitor = await visitorOf(typed, app, prompter);
  const service = typed.service ?? (await asking(prompter)).askService(app);
  const what = {
    service: await service,
    ...(typed.duration === undefined ? {} : { duration: typed.duration }),
  };
  const at =
    typed.at === undefined
      ? await (await asking(prompter)).askStart({ ...typed, ...what }, app)
      : await momentTyped(typed.at, app);
  const {
    duration = null,
    bay = null,
    technician = null,
    notes = null,
    concerns = null,
    invite = null,
    overbook = null,
  } = typed;
  return {
    ...visitor,
    service: what.service,
    at,
    durationMinutes: duration,
    bay,
    technician,
    notes,
    concerns,
    invite,
    overbookReason: overbook,
  };
}

/** Asks for another time instead of one that was asked for and is refused; null where the command named its time. */
export function askingOtherTime(typed: BookOptions, app: App): (() => Promise<Instant>) | null {
  if (typed.at !== undefined) return null;
  return async () => (await asking(await app.prompter())).askTime(app);
}

const SOME_CAR = '--vehicle, --plate or --make';

function assertComplete(typed: BookOptions): void {
  const { customer, name, phone, vehicle, plate, make, model, vin, service, at } = typed;
  const somebody = customer ?? name ?? phone ?? vehicle ?? plate;
  const isNewcomer = name !== undefined && customer === undefined && phone === undefined;
  const car = vehicle ?? plate ?? make ?? model ?? vin;
  const options = [
    ...(somebody === undefined ? ['--customer'] : []),
    ...(isNewcomer && car === undefined ? [SOME_CAR] : []),
    ...(service === undefined ? ['--service'] : []),
    ...(at === undefined ? ['--at'] : []),
  ];
  if (options.length > 0) throw new AppError({ code: 'missing-options', options, why: null });
}

/** The questions are loaded when there is somebody to answer them. */
async function asking(prompter: Prompter | null) {
  if (prompter === null) throw new Error('a question for nobody');
  const { bookingQuestions } = await import('./booking-questions.ts');
  return bookingQuestions(prompter);
}

async function visitorOf(typed: BookOptions, app: App, prompter: Prompter | null): Promise<Visitor> {
  const customer = await customerOf(typed, app, prompter);
  const vehicle = await vehicleOf(typed, customer, app, prompter);
  if ('id' in customer) warnOfUnused(typed, customer.id, app);
  return { customer, vehicle };
}

/** Booking enters new customers and changes no known one: says what was given in vain. */
function warnOfUnused({ customer, name, phone, email }: BookOptions, id: number, app: App): void {
  const unused = [
    ...(customer !== undefined && name !== undefined ? ['--name'] : []),
    ...(customer !== undefined && phone !== undefined ? ['--phone'] : []),
    ...(email === undefined ? [] : ['--email']),
  ];
  if (unused.length === 0) return;
  app.warn(
    `Customer ${id} stays as it is, without ${unused.join(', ')}; to change it: bay customers edit ${id}`,
  );
}

async function customerOf(
  typed: BookOptions,
  app: App,
  prompter: Prompter | null,
): Promise<Visitor['customer']> {
  if (typed.customer !== undefined) return { id: (await customerNamed(typed.customer, app)).id };
  const given = await customerGiven(typed, app);
  const ports = await app.ports();
  const known = given.phone == null ? null : await customerWithPhone(given.phone, ports);
  if (known !== null && isNamed(known, given.name)) return { id: known.id };
  if (given.name !== undefined) return newCustomer(given);
  if (typed.vehicle !== undefined && given.phone === undefined) {
    return { id: (await vehicleMeant(typed.vehicle, ports)).customerId };
  }
  const plate = given.phone === undefined ? normalPlate(typed.plate ?? '') : null;
  const car = plate === null ? null : await vehicleMarked(plate, ports);
  if (car !== null) return { id: car.customerId };
  if (prompter !== null) return (await asking(prompter)).askCustomer(given, app);
  if (plate === null) return newCustomer(given);
  const why = `no car with the plate ${plate} is in the book`;
  throw new AppError({ code: 'missing-options', options: ['--customer or --name'], why });
}

/** True when nobody says another name than the one in the book. */
function isNamed({ name }: Pick<Customer, 'name'>, given: string | undefined): boolean {
  return given === undefined || searchKey(given) === searchKey(name);
}

async function vehicleOf(
  typed: BookOptions,
  customer: Visitor['customer'],
  app: App,
  prompter: Prompter | null,
): Promise<Visitor['vehicle']> {
  if (typed.vehicle !== undefined) return { id: (await vehicleMeant(typed.vehicle, await app.ports())).id };
  const entered = newVehicle(vehicleGiven(typed, app));
  if (entered !== null) return entered;
  const ports = await app.ports();
  const known = 'id' in customer ? await customerNumbered(customer.id, ports) : null;
  const cars = known === null ? [] : await vehiclesOf(known, ports);
  if (known !== null && cars.length > 0) return { id: (await carOf(known, app)).id };
  if (prompter !== null) return (await asking(prompter)).askVehicle();
  const why = known === null ? null : `${known.name} has no car in the book`;
  throw new AppError({ code: 'missing-options', options: [SOME_CAR], why });
}
