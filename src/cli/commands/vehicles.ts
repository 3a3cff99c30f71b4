import type { Command } from 'commander';
import { newVehicle, type VehicleDetails } from '../../domain/vehicle.ts';
import {
  vehicleAddedView,
  vehicleEditedView,
  vehicleListView,
  vehicleView,
} from '../../output/people/vehicle.ts';
import { vehicleMeant } from '../../usecases/people/choose-customer.ts';
import { addVehicle, listVehicles, showVehicle, vehiclesOf } from '../../usecases/people/keep-vehicles.ts';
import type { App } from '../app.ts';
import { required } from '../asking/required.ts';
import { examples } from '../help/examples.ts';
import { nothingToChange } from '../options/nothing-to-change.ts';
import { textOf, wholeNumber } from '../options/option-parsers.ts';
import { editOutcomeOf, outcomeOf, writeOf, writing } from '../options/writing.ts';
import { customerNamed } from '../people/choosing.ts';
import { type VehicleOptions, vehicleGiven, vehicleOptions } from '../people/people-options.ts';
import type { Fill } from '../run/load-command.ts';

interface EditOptions extends VehicleOptions {
  readonly customer?: string;
  readonly notes?: string;
}

export const fillVehicles: Fill = (command, app) => {
  addAdd(command, app);
  addList(command, app);
  addShow(command, app);
  addEdit(command, app);
};

function addAdd(vehicles: Command, app: App): void {
  const command = vehicles
    .command('add')
    .description('enter a car')
    .option('-c, --customer <who>', 'whose: number, phone or name', textOf('search text'))
    .option('--notes <text>', 'what to remember', textOf('notes'));
  examples(
    writing(vehicleOptions(command)),
    ['vehicles add --customer 0134', 'asks for the car'],
    ['vehicles add -c 1 --plate KWV8155 --make Honda --model Civic --year 2018', 'in one line'],
    ['vehicles add -c 1 --make Kia --notes "pulls to the left"', 'with what to remember'],
  ).action(async (options: EditOptions) => {
    const id =
      options.customer === undefined
        ? await ownerAsked(app)
        : (await customerNamed(options.customer, app)).id;
    const { notes = null } = options;
    const given = { ...(await vehicleGiven(options, app)), notes };
    const vehicle = newVehicle(given) ?? { ...(await carAsked({ id }, app)), ...given };
    const write = await writeOf(app, command);
    const added = await addVehicle(id, vehicle, write, await app.ports());
    app.show(vehicleAddedView(added.value, outcomeOf(added, write), await app.time()));
  });
}

/** Throws `missing-options` where nobody can be asked. */
async function ownerAsked(app: App): Promise<number> {
  return required(undefined, '--customer', app, async (prompter) =>
    (await import('../people/caller-questions.ts')).askKnownCustomer('Whose car?', prompter, app),
  );
}

/** The same. */
async function carAsked(owner: { readonly id: number }, app: App): Promise<VehicleDetails> {
  return required(undefined, '--plate or --make', app, async (prompter) =>
    (await import('../people/vehicle-questions.ts')).askVehicle(owner, prompter, app, { isNeeded: true }),
  );
}

function addList(vehicles: Command, app: App): void {
  const command = vehicles
    .command('list')
    .description('cars')
    .option('-c, --customer <who>', 'of this customer only', textOf('search text'))
    .option('-l, --limit <n>', 'at most this many', wholeNumber(1, 10_000), 50)
    .option('--offset <n>', 'after leaving out this many', wholeNumber(0, 999_999_999), 0);
  examples(
    command,
    ['vehicles list', 'the first fifty'],
    ['vehicles list --customer 0134', 'those of a customer'],
    ['vehicles list --limit 10000 --json', 'many, for a script'],
  ).action(async ({ customer, limit, offset }: { customer?: string; limit: number; offset: number }) => {
    const ports = await app.ports();
    const time = await app.time();
    if (customer === undefined) {
      const page = await listVehicles({ limit, offset }, ports);
      return app.show(vehicleListView({ ...page, offset }, time));
    }
    const owner = await customerNamed(customer, app);
    const vehicles = await vehiclesOf(owner, ports);
    const owners = new Map([[owner.id, owner.name]]);
    return app.show(vehicleListView({ vehicles, owners, total: vehicles.length, offset: 0 }, time));
  });
}

function addShow(vehicles: Command, app: App): void {
  const command = vehicles
    .command('show')
    .description('one car')
    .argument('<vehicle>', 'number, plate or VIN', textOf('search text'));
  examples(
    command,
    ['vehicles show abc1234', 'by plate'],
    ['vehicles show 1', 'by number'],
    ['vehicles show 1 --json', 'for a script'],
  ).action(async (text: string) => {
    const { vehicle, owner, visits } = await showVehicle(text, await app.ports());
    app.show(vehicleView(vehicle, owner, visits, await app.time()));
  });
}

function addEdit(vehicles: Command, app: App): void {
  const command = vehicles
    .command('edit')
    .description('change what is known of a car, or whose it is')
    .argument('<vehicle>', 'number, plate or VIN', textOf('search text'))
    .option('-c, --customer <who>', 'its new owner', textOf('search text'))
    .option('--notes <text>', 'what to remember', textOf('notes'));
  examples(
    writing(vehicleOptions(command)),
    ['vehicles edit abc1234 --customer 2', 'it has been sold to another customer'],
    ['vehicles edit 1 --plate KWV8155', 'another plate'],
    ['vehicles edit 1 --year 2019 --notes "winter tires"', 'what is known of it'],
  ).action(async (text: string, options: EditOptions) => {
    const ports = await app.ports();
    const { id, year } = await vehicleMeant(text, ports);
    const { customer, notes } = options;
    const change = {
      ...(await vehicleGiven(options, app, year)),
      ...(notes === undefined ? {} : { notes }),
      ...(customer === undefined ? {} : { customerId: (await customerNamed(customer, app)).id }),
    };
    if (Object.keys(change).length === 0)
      throw nothingToChange(['--customer', '--plate', '--make', '--notes']);
    const write = await writeOf(app, command);
    const { editVehicle } = await import('../../usecases/in-step/edit-people.ts');
    const edited = await editVehicle(id, change, write, ports);
    const outcome = editOutcomeOf(edited, change, write);
    app.show(vehicleEditedView(edited.value, outcome, edited.follows, await app.time()));
  });
}
