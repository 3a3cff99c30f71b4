import type { Command } from 'commander';
import type { CustomerDetails } from '../domain/customer.ts';
import { saysNoPlate, saysNoVin } from '../domain/said-nothing.ts';
import type { VehicleDetails } from '../domain/vehicle.ts';
import {
  normalPlate,
  normalVin,
  plateDoubt,
  vehicleYear,
  vehicleYears,
  vinDoubt,
} from '../domain/vehicle-identity.ts';
import { AppError } from '../failure.ts';
import { plateDoubtText, vinDoubtText } from '../output/form/car-doubt.ts';
import type { App } from './app.ts';
import { email, textOf } from './option-parsers.ts';
import { phoneGiven } from './phone-given.ts';

/** The options that tell about a customer or a car, wherever one can be entered. */

export interface CustomerOptions {
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
}

export interface VehicleOptions {
  readonly plate?: string;
  readonly make?: string;
  readonly model?: string;
  readonly year?: string;
  readonly vin?: string;
}

export function customerOptions(command: Command): Command {
  return command
    .option('--name <name>', "the customer's name", textOf('name'))
    .option('--phone <number>', 'phone, in any spelling', textOf('phone'))
    .option('--email <address>', 'e-mail', email);
}

export function vehicleOptions(command: Command): Command {
  return command
    .option('--plate <plate>', 'licence plate', textOf('plate'))
    .option('--make <make>', 'Honda', textOf('make'))
    .option('--model <model>', 'Civic', textOf('model'))
    .option('--year <year>', '2018', textOf('year'))
    .option('--vin <vin>', 'vehicle identification number', textOf('VIN'));
}

/** What was given of a customer, in normal form. */
export async function customerGiven(options: CustomerOptions, app: App): Promise<Partial<CustomerDetails>> {
  const { name, phone, email: address } = options;
  return {
    ...(name === undefined ? {} : { name }),
    ...(phone === undefined ? {} : { phone: await phoneGiven(phone, app) }),
    ...(address === undefined ? {} : { email: address }),
  };
}

/**
 * What was given of a car, in normal form; `knownYear` is that of one in the book. Warns about a VIN that looks mistyped.
 * Throws `invalid-value`.
 */
export function vehicleGiven(
  options: VehicleOptions,
  app: App,
  knownYear: number | null = null,
): Partial<VehicleDetails> {
  const { plate, make, model, vin } = options;
  const year = options.year === undefined ? undefined : yearGiven(options.year, app);
  return {
    ...(plate === undefined ? {} : { plate: plateGiven(plate, app) }),
    ...(vin === undefined ? {} : { vin: vinGiven(vin, year ?? knownYear, app) }),
    ...(make === undefined ? {} : { make }),
    ...(model === undefined ? {} : { model }),
    ...(year === undefined ? {} : { year }),
  };
}

/** What tells one car from all others, and is no word for having none. */
function marked(
  what: string,
  text: string,
  read: (text: string) => string | null,
  saysNone: (text: string) => boolean,
): string {
  const value = saysNone(text) ? null : read(text);
  if (value !== null) return value;
  const expected = 'letters and digits; where there is none, leave it out';
  throw new AppError({ code: 'invalid-value', what, value: text, expected });
}

function plateGiven(text: string, app: App): string {
  const plate = marked('plate', text, normalPlate, saysNoPlate);
  const doubt = plateDoubt(plate);
  if (doubt !== null) app.warn(plateDoubtText(doubt));
  return plate;
}

function vinGiven(text: string, year: number | null, app: App): string {
  const vin = marked('VIN', text, normalVin, saysNoVin);
  const doubt = vinDoubt(vin, year);
  if (doubt !== null) app.warn(vinDoubtText(doubt));
  return vin;
}

function yearGiven(text: string, app: App): number {
  const year = vehicleYear(text, app.clock.now());
  if (year !== null) return year;
  const { first, last } = vehicleYears(app.clock.now());
  throw new AppError({
    code: 'invalid-value',
    what: 'year',
    value: text,
    expected: `a year from ${first} to ${last}`,
  });
}

const NOTHING_KNOWN: VehicleDetails = {
  plate: null,
  vin: null,
  make: null,
  model: null,
  year: null,
  notes: null,
};

/** A new car; null when nothing was given that tells it from others. */
export function newVehicle(given: Partial<VehicleDetails>): VehicleDetails | null {
  const vehicle = { ...NOTHING_KNOWN, ...given };
  return (vehicle.plate ?? vehicle.vin ?? vehicle.make ?? vehicle.model) === null ? null : vehicle;
}

/** A new customer. Throws `missing-options` without a name. */
export function newCustomer(given: Partial<CustomerDetails>): CustomerDetails {
  const { name } = given;
  if (name === undefined) throw new AppError({ code: 'missing-options', options: ['--name'], why: null });
  return { phone: null, email: null, notes: null, invite: null, ...given, name };
}
