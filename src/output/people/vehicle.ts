import type { Appointment } from '../../domain/appointment.ts';
import type { Customer } from '../../domain/customer.ts';
import { type Vehicle, vehicleInfo } from '../../domain/vehicle.ts';
import { isoText, type ZoneRules } from '../../domain/zone.ts';
import type { Following } from '../../usecases/in-step/edit-people.ts';
import type { ListedVehicles } from '../../usecases/people/keep-vehicles.ts';
import { appointmentJson } from '../appointments/appointment-json.ts';
import { workNamed } from '../appointments/appointment-words.ts';
import { statusCell } from '../appointments/status-words.ts';
import { counted, type ShopTime, slotText } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import { pageText, table } from '../form/table.ts';
import type { JsonObject, Outcome, View } from '../form/view.ts';
import { addedView, type Entry, editedView } from './entry-written.ts';
import { withFollowing } from './following.ts';

/** A car as every command and tool gives it. Text in it is as it was given. */
export function vehicleJson(vehicle: Vehicle, zone: ZoneRules) {
  return {
    vehicle_id: vehicle.id,
    customer_id: vehicle.customerId,
    plate: vehicle.plate,
    vin: vehicle.vin,
    make: vehicle.make,
    model: vehicle.model,
    year: vehicle.year,
    vehicle_info: vehicleInfo(vehicle),
    notes: vehicle.notes,
    created_at: isoText(zone, vehicle.createdAt),
    updated_at: isoText(zone, vehicle.updatedAt),
  } satisfies JsonObject;
}

export function vehicleAddedView(vehicle: Vehicle, outcome: Outcome, time: ShopTime): View {
  return addedView(entryOf(vehicle, time), outcome);
}

export function vehicleEditedView(
  vehicle: Vehicle,
  outcome: Outcome,
  follows: Following,
  time: ShopTime,
): View {
  return withFollowing(editedView(entryOf(vehicle, time), outcome), follows);
}

/** One car whole, with its visits, the newest first; `owner` when it is known. */
export function vehicleView(
  vehicle: Vehicle,
  owner: Pick<Customer, 'name'> | null,
  visits: readonly Appointment[],
  time: ShopTime,
): View {
  const whose = owner === null ? clean`customer ${vehicle.customerId}` : clean`${owner.name}`;
  return {
    message: `Vehicle ${vehicle.id} is ${carText(vehicle)}, of ${whose}.`,
    data: {
      ...vehicleJson(vehicle, time.zone),
      appointments: visits.map((visit) => appointmentJson(visit, time.zone)),
    },
    text: (theme) => {
      const facts: [string, string | null][] = [
        ['Plate', vehicle.plate],
        ['VIN', vehicle.vin],
        [
          'Customer',
          owner === null ? `${vehicle.customerId}` : `${owner.name}, customer ${vehicle.customerId}`,
        ],
        ['Notes', vehicle.notes],
      ];
      const rows = facts
        .filter(([, value]) => value !== null)
        .map(([label, value]) => [{ text: label, paint: theme.dim }, value]);
      const head = theme.bold(clean`${vehicleInfo(vehicle)}`);
      const known = table(rows, { indent: 2, keep: [0] }, theme);
      const history = visits.map((visit) => [
        slotText(visit, time),
        workNamed(visit.work),
        visit.notes ?? visit.concerns,
        statusCell(visit.status, theme),
        { text: `#${visit.id}`, paint: theme.dim },
      ]);
      const below =
        history.length === 0 ? '' : `Visits\n${table(history, { indent: 2, keep: [0, 4] }, theme)}`;
      return `${head}  vehicle ${vehicle.id}\n${known}${below}`;
    },
  };
}

/** A page of all cars: `offset` were skipped, `total` there are. */
export function vehicleListView(page: ListedVehicles & { readonly offset: number }, time: ShopTime): View {
  const { vehicles, owners, total, offset } = page;
  return {
    message: `${counted(total, 'vehicle')}.`,
    data: {
      count: vehicles.length,
      total,
      offset,
      vehicles: vehicles.map((vehicle) => ({
        ...vehicleJson(vehicle, time.zone),
        customer_name: owners.get(vehicle.customerId) ?? null,
      })),
    },
    text: (theme) => {
      const rows = vehicles.map((vehicle) => {
        const { id, plate, vin, customerId } = vehicle;
        const owner = owners.get(customerId);
        return [id, vehicleInfo(vehicle), plate, vin, owner ?? null, `customer ${customerId}`];
      });
      const shape = {
        header: ['No.', 'Car', 'Plate', 'VIN', 'Whose', ''],
        right: [0],
        keep: [0, 2],
        drop: [3, 5],
      };
      return (
        table(rows, shape, theme) + theme.dim(`${pageText(vehicles.length, offset, total, 'vehicle')}\n`)
      );
    },
  };
}

/** `2018 Honda Civic, ABC1234` */
export function carText(
  vehicle: Omit<Vehicle, 'id' | 'customerId' | 'notes' | 'createdAt' | 'updatedAt'>,
): string {
  const info = vehicleInfo(vehicle);
  return vehicle.plate === null || info === vehicle.plate ? clean`${info}` : clean`${info}, ${vehicle.plate}`;
}

function entryOf(vehicle: Vehicle, { zone }: ShopTime): Entry {
  const { id, customerId } = vehicle;
  const car = carText(vehicle);
  return {
    noun: 'vehicle',
    id,
    is: `${car}, of customer ${customerId}`,
    wouldBe: `${car}, for customer ${customerId}`,
    json: vehicleJson(vehicle, zone),
  };
}
