import type { Command } from 'commander';
import type { CustomerDetails } from '../../domain/customer.ts';
import type { VehicleDetails } from '../../domain/vehicle.ts';
import { readVehicle, type SaidOfVehicle } from '../../input/vehicle.ts';
import { plateDoubtText, vinDoubtText } from '../../output/form/car-doubt.ts';
import type { App } from '../app.ts';
import { email, textOf } from '../options/option-parsers.ts';
import { phoneGiven } from './phone-given.ts';

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
    ...(phone === undefined ? {} : { phone: await phoneGiven(phone, app) }),
    ...(address === undefined ? {} : { email: address }),
  };
}

/**
 * What was given of a car, in normal form; `knownYear` is that of one in the book. Warns about a plate and a VIN that look
 * mistyped. Throws `invalid-value`.
 */
export function vehicleGiven(
  options: VehicleOptions,
  app: App,
  knownYear: number | null = null,
): Partial<VehicleDetails> {
  const { given, plateDoubt, vinDoubt } = readVehicle(options, app.clock.now(), knownYear);
  if (plateDoubt !== null) app.warn(plateDoubtText(plateDoubt));
  if (vinDoubt !== null) app.warn(vinDoubtText(vinDoubt));
  return given;
}
