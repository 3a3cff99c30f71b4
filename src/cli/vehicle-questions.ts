import { saysNoPlate } from '../domain/said-nothing.ts';
import { newVehicle, type VehicleDetails } from '../domain/vehicle.ts';
import { normalPlate } from '../domain/vehicle-identity.ts';
import type { Prompter } from './app.ts';

/** What a person at the counter is asked about a car that is new; once more, and why, as long as nothing tells it from others. */
export async function askVehicle(prompter: Prompter): Promise<VehicleDetails> {
  let question = 'Licence plate? (Enter if unknown)';
  for (;;) {
    const answer = await prompter.text(question, { what: 'plate' });
    const plate = saysNoPlate(answer) ? null : normalPlate(answer);
    const make = await prompter.text('Make? (as Honda)', { what: 'make' });
    const model = await prompter.text('Model? (as Civic)', { what: 'model' });
    const vehicle = newVehicle({ plate, make: make || null, model: model || null });
    if (vehicle !== null) return vehicle;
    question = 'A plate, a make or a model must tell the car from others. Licence plate?';
  }
}
