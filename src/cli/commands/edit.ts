import type { Command } from 'commander';
import type { Appointment } from '../../domain/appointment.ts';
import { AppError } from '../../failure.ts';
import { markedView } from '../../output/appointments/appointment-marked.ts';
import { editVisit } from '../../usecases/booking/edit-visit.ts';
import { vehiclesOf } from '../../usecases/people/keep-vehicles.ts';
import { vehicleSaid } from '../../usecases/people/visitor-said.ts';
import type { App, Prompter } from '../app.ts';
import { type WaysToChange, waysGiven, waysToChange } from '../booking/visit-ways.ts';
import { notOverbooked, sharedTag, showWarned } from '../booking/warn-of-visit.ts';
import { warnIfNotShown } from '../calendars/warn-if-not-shown.ts';
import { examples } from '../help/examples.ts';
import { nothingToChange } from '../options/nothing-to-change.ts';
import { eachOf, minutes, orNothing, textOf, unlessNothing, wordsOf } from '../options/option-parsers.ts';
import { servicesGiven } from '../options/services-given.ts';
import { outcomeOf, writeOf, writing } from '../options/writing.ts';
import { customerNamed, oneOfSeveral } from '../people/choosing.ts';
import { visitNamed, WHO } from '../people/visit-named.ts';
import type { Fill } from '../run/load-command.ts';
import { type ScopeOptions, scoped, severalMeant } from '../series/series-scope.ts';

interface EditOptions extends WaysToChange, ScopeOptions {
  readonly service?: readonly string[];
  readonly duration?: number;
  readonly customer?: string;
  readonly vehicle?: string;
  readonly notes?: string;
  readonly concerns?: string;
  readonly overbook?: string;
}

const CHANGED = [
  '--service',
  '--duration',
  '--customer',
  '--vehicle',
  '--notes',
  '--concerns',
  '--mode',
  '--promise',
  '--tag',
];

export const fillEdit: Fill = (command, app) => {
  examples(
    scoped(writing(command)),
    ['edit 12 --notes "key in the box"', 'a note afterwards; "" empties it'],
    ['edit 12 --service oil+tires', 'all that is to be done; its length follows'],
    ['edit 12 --mode drop --promise 16:00', 'who waited does not wait any more'],
  )
    .argument('[appointment...]', WHO, wordsOf('search text'))
    .option('-s, --service <type>', 'all that is to be done: oil+tires, or once more', eachOf('name'))
    .option('--duration <minutes>', 'another length, also as 1h30', minutes)
    .option('-c, --customer <who>', "somebody else's visit: number, phone or name", textOf('search text'))
    .option('-v, --vehicle <which>', 'another car: number or plate', textOf('search text'))
    .option('--notes <text>', 'for the shop; "" empties', orNothing(textOf('notes')))
    .option('--concerns <text>', 'the customer\'s own words; "" empties', orNothing(textOf('concerns')))
    .option('--overbook <why>', 'take a taken time, and record why', textOf('reason'));
  waysToChange(command).action(async (words: string[], typed: EditOptions) => {
    const { customer, vehicle, mode, promise, tag } = typed;
    const said = [
      typed.service,
      typed.duration,
      customer,
      vehicle,
      typed.notes,
      typed.concerns,
      mode,
      promise,
      tag,
    ];
    const isOpen = said.every((one) => one === undefined);
    const prompter = isOpen ? await app.prompter() : null;
    if (isOpen && prompter === null) throw nothingToChange(CHANGED);
    const write = await writeOf(app, command);
    const visit = await visitNamed({ words, command: 'edit', write, also: 'over-today' }, app);
    const changed = prompter === null ? typed : await changeAsked(visit, command, prompter, app);
    const options = await servicesGiven(changed, app);
    const { service, duration, notes, concerns, overbook = null } = options;
    const several = await severalMeant(visit, options, 'edit', app);
    const who = await whoComes(options, visit, app);
    const request = {
      appointmentId: visit.id,
      ways: waysGiven(options),
      overbookReason: overbook,
      ...who,
      ...(service === undefined ? {} : { services: service }),
      ...(duration === undefined ? {} : { durationMinutes: duration }),
      ...(notes === undefined ? {} : { notes: unlessNothing(notes) }),
      ...(concerns === undefined ? {} : { concerns: unlessNothing(concerns) }),
    };
    if (several !== null) {
      const { editSeveral } = await import('../series/series-changed.ts');
      return editSeveral(request, several, write, app);
    }
    const edited = await editVisit(request, await app.shop(), write, await app.ports());
    const { value, before, receipt, trouble } = edited;
    const time = await app.time();
    const view = markedView(
      value,
      { deed: 'edited', before },
      outcomeOf(edited, write),
      time,
      receipt,
      edited,
    );
    const tags = options.tag === undefined ? [] : await sharedTag(value, app);
    showWarned(view, [...notOverbooked(overbook, edited), ...tags], app);
    if (!write.dryRun) await warnIfNotShown(value, trouble, app);
  });
};

/** What a person says of the visit, read as the options are. */
async function changeAsked(
  visit: Appointment,
  command: Command,
  prompter: Prompter,
  app: App,
): Promise<EditOptions> {
  const { askChange } = await import('../booking/edit-questions.ts');
  const read = (option: string, text: string): unknown =>
    command.options.find(({ long }) => long === `--${option}`)?.parseArg?.(text, undefined);
  return askChange(visit, read, prompter, app);
}

interface Who {
  readonly customerId?: number;
  readonly vehicleId?: number;
}

/** Another customer, with a car of theirs; or another car of the same one. Throws `usage` for somebody else's car. */
async function whoComes({ customer, vehicle }: EditOptions, visit: Appointment, app: App): Promise<Who> {
  if (customer === undefined && vehicle === undefined) return {};
  const ports = await app.ports();
  const owner = customer === undefined ? visit.customer : await customerNamed(customer, app);
  const said = await oneOfSeveral(
    app,
    () => vehicleSaid({ vehicle, given: {} }, owner, ports),
    async (id) => ({ id: Number(id) }),
  );
  if (!('id' in said)) {
    const why = { kind: 'no-car', customer: owner.name } as const;
    throw new AppError({ code: 'missing-options', options: ['--vehicle'], why });
  }
  const own = await vehiclesOf(owner, ports);
  if (own.some(({ id }) => id === said.id)) return { customerId: owner.id, vehicleId: said.id };
  const problem = { kind: 'car-of-another', customer: owner.name } as const;
  throw new AppError({ code: 'usage', problem, command: 'edit' });
}
