import type { CustomerOptions, VehicleOptions } from './people-options.ts';

/** What `bay book` may be told. */
export interface BookOptions extends CustomerOptions, VehicleOptions {
  readonly customer?: string;
  readonly vehicle?: string;
  readonly service?: string;
  readonly at?: string;
  readonly duration?: number;
  readonly bay?: string;
  readonly technician?: string;
  readonly notes?: string;
  readonly concerns?: string;
  readonly overbook?: string;
  readonly invite?: boolean;
}
