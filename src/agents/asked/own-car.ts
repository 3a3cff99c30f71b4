import { AppError } from '../../failure.ts';
import { vehiclesOf } from '../../usecases/people/keep-vehicles.ts';
import type { Call } from '../tool/tool.ts';

/** Somebody else's car is not there, in the same words. Throws `not-found`. */
export async function assertOwnCar(
  customerId: number,
  vehicleId: number,
  { ports }: Pick<Call, 'ports'>,
): Promise<void> {
  const cars = await vehiclesOf({ id: customerId }, ports);
  if (cars.some(({ id }) => id === vehicleId)) return;
  throw new AppError({ code: 'not-found', what: 'vehicle', query: String(vehicleId), known: [] });
}
