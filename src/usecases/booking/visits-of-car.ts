import type { Appointment } from '../../domain/appointment.ts';
import type { Interval } from '../../domain/interval.ts';
import type { Ports } from '../ports.ts';
import { givingWay, type Wish } from './wish.ts';

/** Where else the car is during `range`: its other open appointments. */
export async function visitsOfCar(
  wish: Wish,
  range: Interval,
  { store }: Pick<Ports, 'store'>,
): Promise<Appointment[]> {
  const { vehicleId } = wish;
  if (vehicleId === null) return [];
  const gone = givingWay(wish);
  const visits = await store.appointments.ofVehicle(vehicleId, range);
  return visits.filter(({ id }) => !gone.has(id));
}
