import { saysNothing } from '../../domain/said-nothing.ts';
import { newVehicle, UNKNOWN_CAR, type VehicleDetails } from '../../domain/vehicle.ts';
import { fitting } from '../../fitting-text.ts';
import { carSaid } from '../../input/car-words.ts';
import { carText } from '../../output/people/vehicle.ts';
import { knownVehicle, type Visitor } from '../../usecases/people/known-people.ts';
import type { App, Prompter } from '../app.ts';
import { askAgain } from '../asking/ask-again.ts';
import { vehicleGiven } from './people-options.ts';

const CAR = 'Which car? (plate, or year, make and model; Enter if not known yet)';
const CAR_ENTERED = 'Which car? (plate, or year, make and model)';

/**
 * The car of somebody of whom the book knows none, in one line, told as it was understood; nobody need know it yet. One that is
 * somebody else's is named, and asked for again. `isNeeded`: it is the car that is to be entered.
 */
export function askVehicle(
  customer: Visitor['customer'],
  prompter: Prompter,
  app: App,
  { isNeeded = false } = {},
): Promise<VehicleDetails> {
  const question = isNeeded ? CAR_ENTERED : CAR;
  return askAgain(
    (mended) => prompter.text(question, { ...mended, required: isNeeded, what: 'search text' }),
    async (text) => {
      if (text === '' || saysNothing(text)) return UNKNOWN_CAR;
      const said = carSaid(text);
      for (const what of ['plate', 'make', 'model'] as const) fitting(what, said[what] ?? '');
      const entered = newVehicle(await vehicleGiven(said, app)) ?? UNKNOWN_CAR;
      const known = await knownVehicle(entered, customer, await app.ports());
      if (!('id' in known)) app.tell(`  New car: ${carText(entered)}`);
      return entered;
    },
    app,
  );
}
