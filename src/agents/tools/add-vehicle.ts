import { newVehicle } from '../../domain/vehicle.ts';
import { readVehicle } from '../../input/vehicle.ts';
import { vehicleEntered } from '../../output/spoken/people-said.ts';
import { addVehicle } from '../../usecases/people/keep-vehicles.ts';
import { refusedArgument } from '../asked/refused-argument.ts';
import { CUSTOMER_ID, KEY, LANGUAGE } from '../asked/shared-parameters.ts';
import { VEHICLE } from '../told/told-facts.ts';
import { WHOLE } from '../tool/answer-schema.ts';
import { assertOf } from '../tool/caller.ts';
import { ADDS, tool } from '../tool/tool.ts';

export const ADD_VEHICLE = tool({
  name: 'add_vehicle',
  title: "Enter a customer's vehicle",
  scope: 'write',
  annotations: ADDS,
  describe: () =>
    'Enter a vehicle of a customer: by make and model, plate or VIN, whatever the caller knows.',
  parameters: {
    customer_id: CUSTOMER_ID,
    make: { type: 'string', text: 'make', description: 'Make (e.g., Honda)' },
    model: { type: 'string', text: 'model', description: 'Model (e.g., Civic)' },
    year: { type: 'integer', least: 1886, most: 2200, description: 'Model year (e.g., 2018)' },
    plate: { type: 'string', text: 'plate', description: 'License plate', guessable: true },
    vin: {
      type: 'string',
      text: 'VIN',
      description: 'Vehicle identification number, 17 characters',
      guessable: true,
    },
    idempotency_key: KEY,
    language: LANGUAGE,
  },
  answers: { always: { ...VEHICLE, customer_id: WHOLE } },
  failing: { en: 'Failed to enter the vehicle', es: 'No se pudo registrar el coche' },
  run: async (
    { customer_id: id, make, model, year, plate, vin },
    { time, language, ports, caller, write },
  ) => {
    await assertOf(caller, id);
    const said = {
      ...(make === null ? {} : { make }),
      ...(model === null ? {} : { model }),
      ...(year === null ? {} : { year: String(year) }),
      ...(plate === null ? {} : { plate }),
      ...(vin === null ? {} : { vin }),
    };
    const details = newVehicle(readVehicle(said, time.now, null).given);
    if (details === null)
      throw refusedArgument({ name: 'make', fault: 'nothing-of', names: ['make', 'model', 'plate', 'vin'] });
    const { value, replayed } = await addVehicle(id, details, write, ports);
    return vehicleEntered(value, replayed, language);
  },
});
