import type { Command } from 'commander';
import type { CustomerDetails } from '../../domain/customer.ts';
import type { VehicleDetails } from '../../domain/vehicle.ts';
import type { SaidOfVehicle } from '../../input/vehicle.ts';
import type { App } from '../app.ts';
import { email, textOf } from '../options/option-parsers.ts';

/** The options that tell about a customer or a car, wherever one can be entered. */

export interface CustomerOptions {
  readonly name?: string;
  readonly phone?: string;
  readonly email?: string;
}

export type VehicleOptions = SaidOfVehicle;

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
    ...(phone === undefined
      ? {}
      : { phone: await (await import('./phone-given.ts')).phoneGiven(phone, app) }),
    ...(address === undefined ? {} : { email: address }),
  };
}

/**
 * What was given of a car, in normal form; `knownYear` is that of one in the book. Warns about a plate and a VIN that look
 * mistyped. Throws `invalid-value`.
 */
export async function vehicleGiven(
  options: VehicleOptions,
  app: App,
  knownYear: number | null = null,
): Promise<Partial<VehicleDetails>> {
  const { plate, make, model, year, vin } = options;
  // Most visitors are in the book, with their car.
  if ((plate ?? make ?? model ?? year ?? vin) === undefined) return {};
  const { readVehicle } = await import('../../input/vehicle.ts');
  const { given, plateDoubt, vinDoubt } = readVehicle(options, app.clock.now(), knownYear);
  const { plateDoubtText, vinDoubtText } = await import('../../output/form/car-doubt.ts');
  if (plateDoubt !== null) app.warn(plateDoubtText(plateDoubt));
  if (vinDoubt !== null) app.warn(vinDoubtText(vinDoubt));
  return given;
}
