import type { Customer } from '../../domain/customer.ts';
import { type Vehicle, vehicleInfo } from '../../domain/vehicle.ts';
import { isoText, type ZoneRules } from '../../domain/zone.ts';
import { counted, type ShopTime } from '../form/moments.ts';
import { clean } from '../form/safe-text.ts';
import { pageText, table } from '../form/table.ts';
import {
  byOutcome,
  changedBefore,
  type JsonObject,
  type Outcome,
  outcomeMark,
  type View,
  writtenData,
} from '../form/view.ts';

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
  return writtenView(vehicle, outcome, time, {
    done: 'Added',
    before: 'was already there',
    would: 'Would add',
  });
}

export function vehicleEditedView(vehicle: Vehicle, outcome: Outcome, time: ShopTime): View {
  return writtenView(vehicle, outcome, time, {
    done: 'Changed',
    before: changedBefore(outcome),
    would: 'Would change',
  });
}

/** One car whole; `owner` when it is known. */
export function vehicleView(vehicle: Vehicle, owner: Pick<Customer, 'name'> | null, time: ShopTime): View {
  const whose = owner === null ? clean`customer ${vehicle.customerId}` : clean`${owner.name}`;
  return {
    message: `Vehicle ${vehicle.id} is ${carText(vehicle)}, of ${whose}.`,
    data: vehicleJson(vehicle, time.zone),
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
      return `${head}  vehicle ${vehicle.id}\n${table(rows, { indent: 2, keep: [0] }, theme)}`;
    },
  };
}

/** A page of all cars: `offset` were skipped, `total` there are. */
export function vehicleListView(
  page: { readonly vehicles: readonly Vehicle[]; readonly total: number; readonly offset: number },
  time: ShopTime,
): View {
  const { vehicles, total, offset } = page;
  return {
    message: `${counted(total, 'vehicle')}.`,
    data: {
      count: vehicles.length,
      total,
      offset,
      vehicles: vehicles.map((vehicle) => vehicleJson(vehicle, time.zone)),
    },
    text: (theme) => {
      const rows = vehicles.map((vehicle) => {
        const { id, plate, vin, customerId } = vehicle;
        return [id, vehicleInfo(vehicle), plate, vin, `customer ${customerId}`];
      });
      const shape = { header: ['No.', 'Car', 'Plate', 'VIN', 'Whose'], right: [0], keep: [0, 2] };
      return (
        table(rows, shape, theme) + theme.dim(`${pageText(vehicles.length, offset, total, 'vehicle')}\n`)
      );
    },
  };
}

/** `2018 Honda Civic, ABC1234` */
export function carText(vehicle: Vehicle): string {
  const info = vehicleInfo(vehicle);
  return vehicle.plate === null || info === vehicle.plate ? clean`${info}` : clean`${info}, ${vehicle.plate}`;
}

function writtenView(
  vehicle: Vehicle,
  outcome: Outcome,
  time: ShopTime,
  words: { readonly done: string; readonly before: string; readonly would: string },
): View {
  const car = carText(vehicle);
  const sentence = byOutcome(outcome, {
    done: `${words.done} vehicle ${vehicle.id}: ${car}, of customer ${vehicle.customerId}`,
    before: `Vehicle ${vehicle.id} ${words.before}: ${car}, of customer ${vehicle.customerId}`,
    would: `${words.would} ${car}, for customer ${vehicle.customerId}`,
  });
  return {
    message: `${sentence}.`,
    data: writtenData(vehicleJson(vehicle, time.zone), outcome),
    already: outcome.replayed,
    text: (theme) => `${outcomeMark(outcome, theme)}${sentence}\n`,
  };
}
