import type { Vehicle, VehicleDetails } from '../domain/vehicle.ts';
import type { Page } from './page.ts';
import type { Write, Written } from './write.ts';

export interface VehicleStore {
  /** Throws `not-found` (customer), `car-known`. The same customer's same car again is answered with that car. */
  add(customerId: number, details: VehicleDetails, write: Write): Promise<Written<Vehicle>>;
  /** As a customer's; `customerId` gives the car to another one. Throws `not-found`, `car-known`. */
  edit(
    id: number,
    change: Partial<VehicleDetails> & { readonly customerId?: number },
    write: Write,
  ): Promise<Written<Vehicle>>;
  get(id: number): Promise<Vehicle | null>;
  byPlate(plate: string): Promise<Vehicle | null>;
  byVin(vin: string): Promise<Vehicle | null>;
  ofCustomer(customerId: number): Promise<Vehicle[]>;
  list(page: Page): Promise<{ vehicles: Vehicle[]; total: number }>;
}
