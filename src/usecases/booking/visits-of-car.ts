import type { Appointment } from '../../domain/appointment.ts';
import type { Interval } from '../../domain/interval.ts';
import type { Ports } from '../ports.ts';
import type { Wish } from './wish.ts';

/** Where else the car is during `range`: its other open appointments. */
export async function visitsOfCar(
  { vehicleId, moving }: Wish,
  range: Interval,
  { store }: Pick<Ports, 'store'>,
): Promise<Appointment[]> {
  if (vehicleId === null) return [];
  const visits = await store.appointments.ofVehicle(vehicleId, range);
  return visits.filter(({ id }) => id !== moving?.appointmentId);
}
