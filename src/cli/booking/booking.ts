import type { CustomerDetails } from '../../domain/customer.ts';
import type { Instant } from '../../domain/interval.ts';
import { AppError } from '../../failure.ts';
import type { BookRequest } from '../../usecases/booking/book-appointment.ts';
import type { Visitor } from '../../usecases/people/known-people.ts';
import { customerOfDetails, vehicleSaid } from '../../usecases/people/visitor-said.ts';
import type { App, Prompter } from '../app.ts';
import { momentTyped } from '../options/when.ts';
import { comerNamed, oneOfSeveral } from '../people/choosing.ts';
import { customerGiven, vehicleGiven } from '../people/people-options.ts';
import type { BookOptions } from './book-options.ts';
import type { Work } from './start-questions.ts';
import { waysGiven } from './visit-ways.ts';

/**
 * What is to be booked. At a terminal whatever is missing is asked for, in the order of a call: who, which car, what,
 * when. Elsewhere everything that is missing is named at once: throws `missing-options`.
 */
export async function bookRequest(typed: BookOptions, app: App): Promise<BookRequest> {
  const prompter = await app.prompter();
  if (prompter === null) assertComplete(typed);
  const visitor = await visitorOf(typed, app, prompter);
  const service = typed.service ?? [await (await questions()).askService(asked(prompter), app)];
  const said = await concernsAsked({ ...typed, service }, typed, app, prompter);
  const at = await startOf({ ...typed, service }, app, prompter);
  const {
    duration = null,
    bay = null,
    technician = null,
    notes = null,
    concerns = said,
    invite = null,
    overbook = null,
  } = typed;
  return {
    ...visitor,
    services: service,
    at,
    durationMinutes: duration,
    bay,
    technician,
    notes,
    concerns,
    invite,
    overbookReason: overbook,
    held: typed.takeHeld === true ? 'taken' : 'told',
    ways: waysGiven(typed),
  };
}

/** As it was said; of limits and several days, what is free then is offered, or the first of it taken where that was asked for. */
async function startOf(
  typed: BookOptions & { readonly service: readonly string[] },
  app: App,
  prompter: Prompter | null,
): Promise<Instant> {
  if (typed.at !== undefined) return momentTyped(typed.at, app);
  if (typed.wanted === undefined) return (await questions()).askBookingStart(typed, asked(prompter), app);
  const { startWanted } = await import('./start-wanted.ts');
  return startWanted(typed, typed.wanted, app, prompter);
}

/** Asks for another time instead of one that was asked for and is refused; null where the command named its time. */
export function askingOtherTime(
  typed: BookOptions,
  { services }: BookRequest,
  app: App,
): (() => Promise<Instant>) | null {
  if (typed.at !== undefined || typed.wanted?.wanted.earliest === true) return null;
  const work = { ...typed, service: services };
  return async () => (await questions()).askBookingStart(work, asked(await app.prompter()), app);
}

const SOME_CAR = '--vehicle, --plate or --make';

function assertComplete(typed: BookOptions): void {
  const { customer, name, phone, vehicle, plate, make, model, vin, service, at, wanted } = typed;
  const somebody = customer ?? name ?? phone ?? vehicle ?? plate;
  const isNewcomer = name !== undefined && customer === undefined && phone === undefined;
  const car = vehicle ?? plate ?? make ?? model ?? vin;
  const options = [
    ...(somebody === undefined ? ['--customer'] : []),
    ...(isNewcomer && car === undefined ? [SOME_CAR] : []),
    ...(service === undefined ? ['--service'] : []),
    ...((at ?? wanted) === undefined ? ['--at'] : []),
  ];
  if (options.length > 0) throw new AppError({ code: 'missing-options', options, why: null });
}

/** They are loaded when there is somebody to answer them. */
function questions() {
  return import('./booking-questions.ts');
}

function asked(prompter: Prompter | null): Prompter {
  if (prompter === null) throw new Error('a question for nobody');
  return prompter;
}

/** Whether more will be asked than who comes: then it is good to know all of them. */
function isOpen({ service, at, wanted }: BookOptions): boolean {
  const isTimeSaid = at !== undefined || wanted?.wanted.earliest === true;
  return service === undefined || !isTimeSaid;
}

/** Whoever has said all of it in one line is asked nothing more. */
async function concernsAsked(
  work: Work,
  typed: BookOptions,
  app: App,
  prompter: Prompter | null,
): Promise<string | null> {
  if (prompter === null || typed.concerns !== undefined || !isOpen(typed)) return null;
  const evenOf = typed.service === undefined ? 'any work' : 'a diagnosis';
  return (await questions()).askConcerns(work, { evenOf }, prompter, app);
}

async function visitorOf(typed: BookOptions, app: App, prompter: Prompter | null): Promise<Visitor> {
  const customer = await customerOf(typed, app, prompter);
  if (prompter !== null && 'id' in customer && isOpen(typed))
    await (await questions()).showCallerAside(customer.id, app);
  const vehicle = await vehicleOf(typed, customer, app, prompter);
  if ('id' in customer) warnOfUnused(typed, customer.id, app);
  return { customer, vehicle };
}

/** Booking enters new customers and changes no known one: says what was given in vain. */
function warnOfUnused({ customer, name, phone, email }: BookOptions, id: number, app: App): void {
  const unused = [
    ...(customer !== undefined && name !== undefined ? ['--name'] : []),
    ...(customer !== undefined && phone !== undefined ? ['--phone'] : []),
    ...(email === undefined ? [] : ['--email']),
  ];
  if (unused.length === 0) return;
  app.warn(
    `Customer ${id} stays as it is, without ${unused.join(', ')}; to change it: bay customers edit ${id}`,
  );
}

async function customerOf(
  typed: BookOptions,
  app: App,
  prompter: Prompter | null,
): Promise<Visitor['customer']> {
  if (typed.customer !== undefined) return { id: (await comerNamed(typed.customer, app)).id };
  const details = await customerGiven(typed, app);
  const { vehicle, plate } = typed;
  const customer = await customerOfDetails({ details, vehicle, plate }, await app.ports());
  if (!('unsaid' in customer)) return 'id' in customer ? customer : newOrKnown(customer, app);
  if (prompter !== null)
    return (await import('../people/caller-questions.ts')).askCaller(details, prompter, app);
  if (customer.unsaid === 'name')
    throw new AppError({ code: 'missing-options', options: ['--name'], why: null });
  const why = { kind: 'unknown-plate', plate: customer.plate } as const;
  throw new AppError({ code: 'missing-options', options: ['--customer or --name'], why });
}

/** Somebody new, unless a person says that they are one of that name. */
export async function newOrKnown(details: CustomerDetails, app: App): Promise<Visitor['customer']> {
  const { oneOfSameName } = await import('../people/same-name.ts');
  const known = await oneOfSameName(details, app);
  return known === null ? details : { id: known };
}

async function vehicleOf(
  typed: BookOptions,
  customer: Visitor['customer'],
  app: App,
  prompter: Prompter | null,
): Promise<Visitor['vehicle']> {
  const ports = await app.ports();
  const notes = typed.carNotes === undefined ? {} : { notes: typed.carNotes };
  const given = typed.vehicle === undefined ? { ...(await vehicleGiven(typed, app)), ...notes } : {};
  const vehicle = await oneOfSeveral(
    app,
    () => vehicleSaid({ vehicle: typed.vehicle, given }, customer, ports),
    async (id) => ({ id: Number(id) }),
  );
  if (!('unsaid' in vehicle)) return vehicle;
  if (prompter !== null)
    return (await import('../people/vehicle-questions.ts')).askVehicle(customer, prompter, app);
  const { customerName } = vehicle;
  const why = customerName === null ? null : ({ kind: 'no-car', customer: customerName } as const);
  throw new AppError({ code: 'missing-options', options: [SOME_CAR], why });
}
